"""`melian case join`, `split`, `undo`, `links`: what an analyst made of the events stays, whatever is added."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

Melian = Callable[..., Any]
Row = dict[str, Any]
FIRST = "OSLO, May 3 - Norway demanded that Iceland withdraw its ships from the Barents Sea."
SECOND = "OSLO, May 4 - Iceland must hand back the captured trawler, Norway demanded."
THIRD = "BERGEN, May 3 - Norway has demanded that Iceland withdraw all its ships from the Barents Sea."


@pytest.fixture
def case(melian: Melian, tmp_path: Path) -> Path:
    for name, text in (("1.txt", FIRST), ("2.txt", SECOND), ("3.txt", THIRD)):
        (tmp_path / name).write_text(text, "utf-8")
    assert melian("case", "build", "1.txt", "2.txt", "--case", "case.db", "--reader", "rules").returncode == 0
    return tmp_path / "case.db"


def rows(melian: Melian, *command: str) -> list[Row]:
    done = melian(*command, "--case", "case.db")
    assert (done.returncode, done.stderr) == (0, b"")
    return [json.loads(line) for line in done.stdout.decode().splitlines()]


def documents(melian: Melian) -> set[frozenset[str]]:
    return {frozenset(m["document"] for m in row["mentions"]) for row in rows(melian, "events")}


def test_a_missed_join_is_joined_and_a_new_article_keeps_it(case: Path, melian: Melian) -> None:
    first, second = (row["id"] for row in rows(melian, "events"))
    assert rows(melian, "case", "join", first, second[:8], "--why", "one note", "--by", "Ann") == []
    assert documents(melian) == {frozenset({"1.txt", "2.txt"})}
    assert melian("case", "build", "3.txt", "1.txt", "--case", "case.db", "--reader", "rules").returncode == 0
    (event,) = rows(melian, "events")
    assert {m["document"] for m in event["mentions"]} == {"1.txt", "2.txt", "3.txt"}
    assert any("Ann joined them" in why and why.endswith(": one note") for why in event["why_joined"])
    brief = melian("brief", "--case", "case.db", "--out", "-", "--format", "md", "--reader", "rules").stdout.decode()
    assert "Ann joined them" in brief
    (link,) = rows(melian, "case", "links")
    assert (link["number"], link["verdict"], link["reason"], link["by"]) == (1, "joined", "one note", "Ann")
    assert rows(melian, "case", "undo", "1") == []
    assert documents(melian) == {frozenset({"1.txt", "3.txt"}), frozenset({"2.txt"})}


def test_a_wrong_join_is_split_and_a_rebuilding_keeps_it(case: Path, melian: Melian) -> None:
    assert melian("case", "build", "3.txt", "--case", "case.db", "--reader", "rules").returncode == 0
    assert documents(melian) == {frozenset({"1.txt", "3.txt"}), frozenset({"2.txt"})}
    joined = next(row for row in rows(melian, "events") if len(row["mentions"]) == 2)
    mention = next(m["id"] for m in joined["mentions"] if m["document"] == "3.txt")
    assert rows(melian, "case", "split", mention[:9], "--why", "said in Bergen") == []
    apart = {frozenset({name}) for name in ("1.txt", "2.txt", "3.txt")}
    assert documents(melian) == apart
    assert melian("case", "build", "1.txt", "2.txt", "3.txt", "--case", "case.db", "--reader", "rules").returncode == 0
    assert documents(melian) == apart
    first, third = (row["id"] for row in rows(melian, "events") if row["mentions"][0]["document"] in ("1.txt", "3.txt"))
    done = melian("case", "join", first, third, "--case", "case.db")
    assert done.returncode == 4
    assert b"an analyst split them" in done.stderr
    assert b"melian case undo 1" in done.stderr


@pytest.mark.parametrize(
    "arguments", [["join", "nosuch", "nosuch"], ["split", "nosuch"], ["undo", "5"]], ids=["join", "split", "undo"]
)
def test_what_is_not_there_is_told(case: Path, melian: Melian, arguments: list[str]) -> None:
    done = melian("case", *arguments, "--case", "case.db")
    assert (done.returncode, done.stdout) == (4, b"")
    assert len(done.stderr.splitlines()) == 1
