"""`melian read`, `extract`, `quotes` and `facts` as others measure through them: fields, spans, order, statuses."""

from __future__ import annotations

import contextlib
import io
import json
import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from melian.cli import run

Melian = Callable[..., Any]
Row = dict[str, Any]

READ = {"document", "text", "title", "outlet", "date", "language", "furniture", "problems"}
MENTION = {
    "id", "document", "start", "end", "text", "act", "actor", "target", "speaker", "principal", "content", "condition",
    "place", "form", "cited_source", "date", "polarity", "hedge", "confidence", "plover", "rule",
}  # fmt: skip
FACT = {
    "id", "document", "start", "end", "text", "claim", "kind", "predicate", "subject", "object", "role", "quantity",
    "place", "place_count", "time", "time_role", "polarity", "modality", "source", "quoted", "rule",
}  # fmt: skip
QUOTE = {"document", "start", "end", "text", "kind", "quotation_id", "speaker", "cue", "chain"}


def rows(done: Any) -> list[Row]:
    return [json.loads(line) for line in done.stdout.decode().splitlines()]


def spans(value: object) -> list[Row]:
    """Every object with a start and an end, wherever it stands in a row."""
    if isinstance(value, dict):
        own = [value] if "start" in value and "end" in value else []
        return own + [span for inner in value.values() for span in spans(inner)]
    if isinstance(value, list):
        return [span for inner in value for span in spans(inner)]
    return []


@pytest.fixture(scope="module")
def printed(examples: tuple[Path, ...], restore_logging: None) -> dict[str, list[Row]]:
    """What each command prints for the examples."""
    return {command: _printed(command, examples) for command in ("read", "extract", "quotes", "facts")}


def _printed(command: str, paths: tuple[Path, ...]) -> list[Row]:
    out = io.TextIOWrapper(io.BytesIO(), encoding="utf-8")
    with contextlib.redirect_stdout(out):
        assert run([command, *map(str, paths)]) == 0
    out.seek(0)
    return [json.loads(line) for line in out]


@pytest.mark.parametrize(
    ("command", "fields"), [("read", READ), ("extract", MENTION), ("quotes", QUOTE), ("facts", FACT)]
)
def test_the_fields_are_the_contract(command: str, fields: set[str], printed: dict[str, list[Row]]) -> None:
    assert printed[command]
    assert [row for row in printed[command] if not fields <= row.keys()] == []


@pytest.mark.parametrize("command", ["read", "extract", "quotes", "facts"])
def test_documents_come_in_order(command: str, printed: dict[str, list[Row]], examples: tuple[Path, ...]) -> None:
    order = [row["document"] for row in printed[command]]
    assert order == sorted(order)
    assert set(order) <= {str(path) for path in examples}


@pytest.mark.parametrize("command", ["extract", "quotes", "facts"])
def test_spans_hold_their_text(command: str, printed: dict[str, list[Row]]) -> None:
    for row in printed[command]:
        content = Path(row["document"]).read_bytes().decode("utf-8")
        for span in spans(row):
            assert 0 <= span["start"] < span["end"] <= len(content)
            if "text" in span:
                assert content[span["start"] : span["end"]] == span["text"]


def test_text_is_the_file_with_its_line_ends(melian: Melian, tmp_path: Path) -> None:
    content = "Talks\r\n\r\nNorway demanded that Iceland withdraw its ships.\r\n"
    (tmp_path / "a.txt").write_bytes(content.encode())
    assert [row["text"] for row in rows(melian("read", "a.txt"))] == [content]


def test_nothing_is_taken_from_furniture(printed: dict[str, list[Row]]) -> None:
    furniture = {row["document"]: row["furniture"] for row in printed["read"]}
    assert any(furniture.values())
    for row in printed["extract"] + printed["quotes"]:
        pieces = furniture[row["document"]]
        assert not any(p["start"] < row["end"] and row["start"] < p["end"] for p in pieces)


def test_the_order_of_articles_changes_nothing(
    melian: Melian, examples: tuple[Path, ...], printed: dict[str, list[Row]]
) -> None:
    turned = rows(melian("extract", *reversed(examples)))
    key = json.dumps
    assert sorted(map(key, turned)) == sorted(map(key, printed["extract"]))


def test_ids_are_those_of_the_text(melian: Melian, examples: tuple[Path, ...], tmp_path: Path) -> None:
    (tmp_path / "renamed.txt").write_bytes(examples[0].read_bytes())
    first, second = rows(melian("extract", examples[0])), rows(melian("extract", "renamed.txt"))
    assert [row["id"] for row in first] == [row["id"] for row in second]
    assert len({row["id"] for row in first}) == len(first) > 0


def test_what_cannot_be_read_is_told_and_the_rest_is_read(melian: Melian, examples: tuple[Path, ...]) -> None:
    done = melian("extract", "missing.txt", examples[0], "also-missing.txt")
    assert done.returncode == 3
    assert {row["document"] for row in rows(done)} == {str(examples[0])}
    told = done.stderr.decode().splitlines()
    assert len(told) == 2
    assert "missing.txt" in told[0]


@pytest.mark.parametrize("content", [b"", bytes(range(256)) * 40], ids=["empty", "binary"])
def test_bad_content_is_no_crash(content: bytes, melian: Melian, tmp_path: Path) -> None:
    (tmp_path / "bad").write_bytes(content)
    done = melian("extract", "bad")
    assert (done.returncode, done.stdout) == (3, b"")
    assert len(done.stderr.decode().splitlines()) == 1


HOSTILE = [
    b"new\nline.txt",
    b"\x1b[31mred.txt",
    b"caf\xc3\xa9 \xe2\x80\xae.txt",
    b"raw\xff\xfe.txt",
    b"-dash.txt",
    b"a#1",
]


def test_hostile_file_names_stay_names(melian: Melian, tmp_path: Path) -> None:
    paths = [os.fsencode(tmp_path) + b"/" + name for name in HOSTILE]
    for path in paths:
        Path(os.fsdecode(path)).write_text("Norway demanded that Iceland withdraw its ships.", "utf-8")
    done = melian("read", *paths)
    assert done.returncode == 0
    shown = [os.fsdecode(path).encode("utf-8", "backslashreplace").decode() for path in paths]
    assert [row["document"] for row in rows(done)] == shown
    missing = melian("read", *(path + b".missing" for path in paths))
    assert missing.returncode == 3
    assert len(missing.stderr.splitlines()) == len(paths)
    assert not any(steering in done.stdout + missing.stderr for steering in (b"\x1b", "\u202e".encode()))


def test_standard_input_is_read(melian: Melian) -> None:
    done = melian("extract", "-", stdin=b"Norway demanded that Iceland withdraw its ships.")
    assert done.returncode == 0
    assert ("-", "demand", "Norway") in [(row["document"], row["act"], row["actor"]) for row in rows(done)]


def test_a_language_that_is_not_read_is_noted(melian: Melian, tmp_path: Path) -> None:
    text = (
        "La ministre a exigé que les navires quittent la zone avant la fin du mois. Le gouvernement voisin a rejeté "
        "cette demande et a proposé une nouvelle réunion dans la capitale, selon un communiqué publié mardi soir. "
        "Les deux pays se disputent depuis des années le droit de pêcher dans ces eaux froides du nord."
    )
    (tmp_path / "fr.txt").write_text(text, "utf-8")
    done = melian("extract", "fr.txt")
    assert (done.returncode, done.stdout) == (0, b"")
    assert b"language fr is not read yet" in done.stderr


@pytest.mark.parametrize(
    "arguments", [["extract"], ["extract", "--no-such"], ["nothing"], ["read", "a", "--date", "x"]]
)
def test_wrong_usage_is_status_2(arguments: list[str], melian: Melian) -> None:
    done = melian(*arguments)
    assert (done.returncode, done.stdout) == (2, b"")
    assert done.stderr


def test_a_bad_pack_stops_the_run_at_the_start(melian: Melian, examples: tuple[Path, ...], tmp_path: Path) -> None:
    (tmp_path / "packs").mkdir()
    (tmp_path / "packs" / "actors-mine.toml").write_text("[[actor]]\nname = 3\n", "utf-8")
    done = melian("extract", examples[0], "--packs", "packs")
    assert (done.returncode, done.stdout) == (6, b"")
    assert b"actors-mine.toml" in done.stderr


def test_own_packs_go_over_the_shipped(melian: Melian, tmp_path: Path) -> None:
    (tmp_path / "packs").mkdir()
    entry = '[[actor]]\nname = "Freedonia"\nkind = "state"\nsource = "a film"\ndemonyms = ["Freedonian"]\n'
    (tmp_path / "packs" / "actors-mine.toml").write_text(entry, "utf-8")
    text = b"Freedonia demanded that Norway withdraw its ships."
    assert "Freedonia" not in {row["actor"] for row in rows(melian("extract", "-", stdin=text))}
    assert "Freedonia" in {row["actor"] for row in rows(melian("extract", "-", "--packs", "packs", stdin=text))}


def test_a_reader_that_leaves_is_no_fault(examples: tuple[Path, ...]) -> None:
    process = subprocess.Popen(
        [sys.executable, "-m", "melian", "extract", *examples], stdout=subprocess.PIPE, stderr=subprocess.PIPE
    )
    assert process.stdout is not None
    assert process.stderr is not None
    process.stdout.readline()
    process.stdout.close()
    assert process.stderr.read() == b""
    process.stderr.close()
    assert process.wait(timeout=60) == 141


def test_a_full_disk_behind_stdout_is_status_5(examples: tuple[Path, ...]) -> None:
    with Path("/dev/full").open("wb") as full:
        done = subprocess.run(
            [sys.executable, "-m", "melian", "read", examples[0]], stdout=full, stderr=subprocess.PIPE, check=False
        )
    assert done.returncode == 5
    assert done.stderr.decode().splitlines() == ["melian: standard output: No space left on device"]


def test_ctrl_c_ends_quietly() -> None:
    process = subprocess.Popen(
        [sys.executable, "-m", "melian", "-v", "read", "-"],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        # A run started in the background has its interrupts ignored, and hands that on.
        preexec_fn=lambda: signal.signal(signal.SIGINT, signal.SIG_DFL),  # noqa: PLW1509
    )
    time.sleep(2)
    process.send_signal(signal.SIGINT)
    out, err = process.communicate(timeout=30)
    assert (process.returncode, out, err) == (130, b"", b"")


def test_the_reader_is_chosen_on_the_command_line(
    melian: Melian, small_weights: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("melian.pipeline.WEIGHTS", small_weights)
    text = b"The Kremlin said that the war would end."
    found = {
        arguments: [row["text"] for row in rows(melian("quotes", "-", *arguments, stdin=text))]
        for arguments in ((), ("--reader", "encoder"), ("--reader", "rules"))
    }
    assert found[()] == found["--reader", "encoder"] == ["war would end"]
    assert found["--reader", "rules"] == ["that the war would end"]


def test_a_reader_without_its_weights_is_wrong_usage(
    melian: Melian, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("melian.pipeline.WEIGHTS", tmp_path)
    done = melian("quotes", "-", "--reader", "encoder", stdin=b"He said so.")
    assert (done.returncode, done.stdout) == (2, b"")
    assert b"SHA256SUMS: no weights here; read with --reader rules instead" in done.stderr


def test_weights_that_were_changed_are_wrong_usage(
    melian: Melian, small_weights: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for path in small_weights.iterdir():
        (tmp_path / path.name).write_bytes(path.read_bytes().replace(b"kremlin", b"grimlin"))
    monkeypatch.setattr("melian.pipeline.WEIGHTS", tmp_path)
    done = melian("quotes", "-", stdin=b"He said so.")
    assert (done.returncode, done.stdout) == (2, b"")
    assert b"not the weights that SHA256SUMS names" in done.stderr
