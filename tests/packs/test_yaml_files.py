"""YAML packs: plain values only, and errors with file, line and field."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pydantic import BaseModel, ConfigDict

from melian.errors import PackError
from melian.packs.yaml_files import analysts_yaml, validated


class _Entry(BaseModel):
    model_config = ConfigDict(extra="forbid")
    id: str
    n: int = 0


class _File(BaseModel):
    model_config = ConfigDict(extra="forbid")
    entry: tuple[_Entry, ...] = ()


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("entry:\n- id: a\n- id: b\n  n: x\n", "own.yaml, line 4: entry.1.n: Input should be a valid integer"),
        ("entry:\n- id: a\n  size: 3\n", "own.yaml, line 3: entry.0.size: Extra inputs"),
        ("entry:\n- n: 3\n", "own.yaml, line 2: entry.0.id: Field required"),
        ("entry:\n- id: a\n  id: b\n", "own.yaml, line 3: id is given twice"),
        ("a: &x [1]\nentry: *x\n", "own.yaml: line 2: aliases are not used"),
        ("entry: [\n", "own.yaml: line 2: "),
        ("- 1\n", "own.yaml, line 1: the file: Input should be"),
        ("entry:\n- id: a\n  n: " + "9" * 5_000, "own.yaml: line 3: a number of 5000 digits"),
        ("entry:\n- id: a\n  n: 1:30\n", "own.yaml, line 3: entry.0.n: Input should be a valid integer"),
        ("entry:\n- id: a\n  n: 0x1F\n", "own.yaml, line 3: entry.0.n: Input should be a valid integer"),
        ("entry:\n- id: a\n  n: !!int 014\n", "own.yaml: line 3: a number is written without a tag"),
        ("entry:\n- id: 12\n", "own.yaml, line 2: entry.0.id: Input should be a valid string"),
        ("entry:\n- id: !!python/name:os.system x\n", "own.yaml: line 2: could not determine a constructor"),
    ],
)
def test_errors_name_file_line_and_field(text: str, message: str) -> None:
    with pytest.raises(PackError) as error:
        validated(_File, "own.yaml", text)
    assert str(error.value).startswith(message)


@pytest.mark.parametrize("word", ["2024-05-01", "no", "yes", "on", "off", "NO", "false flag", "true north"])
def test_words_and_dates_stay_text(word: str) -> None:
    assert validated(_File, "own.yaml", f"entry:\n- id: {word}\n").entry[0].id == word


@pytest.mark.parametrize("word", ["1:30", "12:30:45", "014", "1_000", "0x1F", "0b11", "1:30.5", "007"])
def test_what_is_no_plain_number_stays_text(word: str) -> None:
    assert validated(_File, "own.yaml", f"entry:\n- id: {word}\n").entry[0].id == word


@pytest.mark.parametrize(
    ("word", "number"), [("0", 0), ("-3", -3), ("+5", 5), ("10", 10), ("1.5", 1.5), ("-.5", -0.5), ("1.0e+3", 1000)]
)
def test_plain_numbers_are_numbers(word: str, number: float) -> None:
    assert validated(_Numbers, "own.yaml", f"x: {word}\n").x == number


class _Numbers(BaseModel):
    model_config = ConfigDict(strict=True)
    x: float


def test_an_empty_file_has_no_entries() -> None:
    assert validated(_File, "own.yaml", "# nothing yet\n").entry == ()


def test_too_long_and_too_deep(tmp_path: Path) -> None:
    with pytest.raises(PackError, match="longer than"):
        validated(_File, "own.yaml", "#" * 4_000_001)
    with pytest.raises(PackError, match=r"^own\.yaml"):
        validated(_File, "own.yaml", "[" * 5_000)


def test_files_in_name_order(tmp_path: Path) -> None:
    for name in ("norms-b.yaml", "norms-a.yaml", "norms.yml", "other.yaml"):
        (tmp_path / name).write_text(f"# {name}")
    assert [text for _, text in analysts_yaml(tmp_path, "norms")] == ["# norms-a.yaml", "# norms-b.yaml", "# norms.yml"]


@given(st.text(max_size=80))
def test_any_text_is_read_or_refused(text: str) -> None:
    read: _File | None
    refused = ""
    try:
        read = validated(_File, "own.yaml", text)
    except PackError as error:
        read, refused = None, str(error)
    assert isinstance(read, _File) or refused.startswith("own.yaml")


def test_words_that_begin_like_true_or_false_stay_words() -> None:
    assert validated(_Words, "own.yaml", "words: [falsely, trueborn]").words == ("falsely", "trueborn")


class _Words(BaseModel):
    words: tuple[str, ...]
