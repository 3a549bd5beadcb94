"""`melian case build`, `events`, `confirm`, `reject`: a case file that grows, and keeps what people judged."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Callable
from contextlib import closing
from pathlib import Path
from typing import Any

import pytest

Melian = Callable[..., Any]
Row = dict[str, Any]

EVENT = {
    "id", "dispute", "act", "actor", "speaker", "principal", "target", "content", "condition", "place", "date",
    "mentions", "support", "elements", "independent_sources", "chain", "novelty", "against",
}  # fmt: skip
SUPPORT = {"verbatim", "verbatim_in_part", "paraphrase_only", "headline_only"}
LEVELS = {"verbatim", "paraphrase", "headline", "absent"}
NOVELTY = {"new", "repeated", "widened", "narrowed", "hardened", "softened", "undetermined"}


def events(melian: Melian) -> list[Row]:
    done = melian("events", "--case", "case.db")
    assert (done.returncode, done.stderr) == (0, b"")
    return [json.loads(line) for line in done.stdout.decode().splitlines()]


def dump(path: Path) -> list[str]:
    with closing(sqlite3.connect(path)) as connection:
        return list(connection.iterdump())


@pytest.fixture
def built(melian: Melian, examples: tuple[Path, ...], tmp_path: Path) -> Path:
    done = melian("case", "build", *examples, "--case", "case.db")
    assert (done.returncode, done.stdout, done.stderr) == (0, b"", b"")
    return tmp_path / "case.db"


def test_events_are_the_contract(built: Path, melian: Melian) -> None:
    rows = events(melian)
    assert rows
    assert len({row["id"] for row in rows}) == len(rows)
    for row in rows:
        assert row.keys() >= EVENT
        assert row["support"] in SUPPORT
        assert row["novelty"] in NOVELTY
        assert row["elements"].keys() == {"who", "what", "whom", "where", "condition", "deadline"}
        assert set(row["elements"].values()) <= LEVELS
        assert isinstance(row["independent_sources"], int)
        assert 1 <= row["independent_sources"] <= len(row["mentions"])
        assert all({"id", "document", "start", "end", "act", "form"} <= m.keys() for m in row["mentions"])


def test_events_are_made_of_the_mentions(built: Path, melian: Melian, examples: tuple[Path, ...]) -> None:
    extracted = {json.loads(line)["id"] for line in melian("extract", *examples).stdout.decode().splitlines()}
    joined = [mention["id"] for row in events(melian) for mention in row["mentions"]]
    assert len(joined) == len(set(joined))
    assert set(joined) <= extracted


def test_a_second_run_adds_nothing(built: Path, melian: Melian, examples: tuple[Path, ...]) -> None:
    before = dump(built)
    assert melian("case", "build", *examples, "--case", "case.db").returncode == 0
    assert dump(built) == before


def test_the_order_of_building_changes_no_event(
    built: Path, melian: Melian, examples: tuple[Path, ...], tmp_path: Path
) -> None:
    once = sorted(json.dumps(row) for row in events(melian))
    built.rename(tmp_path / "first.db")
    for path in reversed(examples):
        assert melian("case", "build", path, "--case", "case.db").returncode == 0
    assert sorted(json.dumps(row) for row in events(melian)) == once


def test_a_rejected_mention_leaves_the_events_and_stays_out(
    built: Path, melian: Melian, examples: tuple[Path, ...]
) -> None:
    mention = events(melian)[0]["mentions"][0]["id"]
    done = melian("reject", mention, "--reason", "quotes a film", "--case", "case.db")
    assert (done.returncode, done.stdout, done.stderr) == (0, b"", b"")
    assert mention not in {m["id"] for row in events(melian) for m in row["mentions"]}
    assert melian("case", "build", *examples, "--case", "case.db").returncode == 0
    assert mention not in {m["id"] for row in events(melian) for m in row["mentions"]}
    assert melian("confirm", mention, "--case", "case.db").returncode == 0
    assert mention in {m["id"] for row in events(melian) for m in row["mentions"]}


def test_what_cannot_be_read_is_recorded_and_the_rest_is_kept(melian: Melian, examples: tuple[Path, ...]) -> None:
    done = melian("case", "build", "missing.txt", examples[0], "--case", "case.db")
    assert done.returncode == 3
    assert len(done.stderr.splitlines()) == 1
    assert events(melian)
    brief = melian("brief", "--case", "case.db", "--out", "-", "--format", "md")
    assert rb"missing\.txt" in brief.stdout


def test_a_brief_of_a_case_is_that_of_its_articles(
    built: Path, melian: Melian, examples: tuple[Path, ...], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1700000000")
    of_case = melian("brief", "--case", "case.db", "--out", "-")
    assert of_case.returncode == 0
    assert of_case.stdout == melian("brief", *examples, "--out", "-").stdout


@pytest.mark.parametrize(
    "arguments",
    [
        ["events", "--case", "none.db"],
        ["events", "--case", "text.db"],
        ["case", "build", "text.db", "--case", "text.db"],
        ["confirm", "0000", "--case", "none.db"],
        ["brief", "--case", "none.db", "--out", "brief.html"],
        ["case", "build", "text.db", "--case", "no/folder/case.db"],
    ],
    ids=["missing", "not one", "not one to build", "confirm in none", "brief of none", "no folder"],
)
def test_a_case_file_that_cannot_be_is_status_4(arguments: list[str], melian: Melian, tmp_path: Path) -> None:
    (tmp_path / "text.db").write_text("Norway demanded that Iceland withdraw its ships.", "utf-8")
    done = melian(*arguments)
    assert (done.returncode, done.stdout) == (4, b"")
    assert len(done.stderr.splitlines()) == 1
    assert (tmp_path / "text.db").read_text("utf-8").startswith("Norway")
    assert not (tmp_path / "none.db").exists()


def test_a_mention_that_is_not_there_is_told(built: Path, melian: Melian) -> None:
    done = melian("confirm", "no-such-mention", "--case", "case.db")
    assert done.returncode == 4
    assert b"no-such-mention" in done.stderr


def test_a_rejection_has_a_reason(built: Path, melian: Melian) -> None:
    assert melian("reject", "abc", "--case", "case.db").returncode == 2
