"""Words of packs: plain, with `*` at an end; a regular expression is refused, so none can hold up a brief."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from time import perf_counter

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pydantic import TypeAdapter, ValidationError

from melian.assessment.passages import find
from melian.errors import PackError
from melian.packs.commitments import load_commitments
from melian.packs.compliance import load_compliance
from melian.packs.indicators import load_indicators
from melian.packs.norms import load_norms
from melian.packs.precedents import load_precedents
from melian.packs.wording import Wording

EVIL = r"(\\w+\\s?)+$"
WORDINGS = TypeAdapter(Wording)
FILES: tuple[tuple[str, Callable[[Path], object], str], ...] = (
    ("precedents", load_precedents, 'classes:\n  - {id: own, name: own, words: ["WORD"]}'),
    ("precedents", load_precedents, 'war_words: ["WORD"]'),
    ("precedents", load_precedents, 'called_precedents: ["WORD"]'),
    ("norms", load_norms, 'lists:\n  - {id: own, words: ["WORD"]}'),
    ("commitments", load_commitments, 'ambiguity:\n  - {id: own, says: own, source: unverified, words: ["WORD"]}'),
    (
        "indicators",
        load_indicators,
        "indicator:\n  - {id: own, name: own, collected_by: us, expected: 1, absence: none, source: unverified, "
        'words: ["WORD"]}',
    ),
    ("compliance", load_compliance, 'matter:\n  - {id: own, name: own, source: unverified, words: ["WORD"]}'),
)


@pytest.mark.parametrize(("stem", "load", "row"), FILES, ids=[f"{f[0]}-{n}" for n, f in enumerate(FILES)])
def test_a_regular_expression_is_refused_with_file_line_and_field(
    stem: str, load: Callable[[Path], object], row: str, tmp_path: Path
) -> None:
    (tmp_path / f"{stem}-own.yaml").write_text("# mine\n" + row.replace("WORD", EVIL), encoding="utf-8")
    with pytest.raises(PackError, match=rf"{stem}-own\.yaml, line [23]: \S*words|called_precedents"):
        load(tmp_path)


@pytest.mark.parametrize(
    "bad", ["", "*", "a*b", "a**", " a", "a ", "a  b", "(a|b)", "a+", r"\w", "a\nb", "^a", "a" * 121]
)
def test_only_plain_words_with_a_star_at_an_end(bad: str) -> None:
    with pytest.raises(ValidationError):
        WORDINGS.validate_python(bad)


@pytest.mark.parametrize(
    "good", ["withdraw*", "pull* back", "cease-fire", "state’s own", "in 1*", "R&D", "U.S. troops"]
)
def test_words_as_analysts_write_them(good: str) -> None:
    assert WORDINGS.validate_python(good) == good
    assert find((good,), f"They said: “{good.replace('*', 'ing')}”.") is not None


@given(
    st.lists(st.sampled_from(["a*", "aa*", "b* a*", "a", "b*"]), min_size=1, max_size=6),
    st.sampled_from(["a", "a ", "ab"]),
)
def test_no_text_holds_them_up(words: list[str], piece: str) -> None:
    began = perf_counter()
    find(tuple(words), piece * 50_000 + "!")
    assert perf_counter() - began < 2
