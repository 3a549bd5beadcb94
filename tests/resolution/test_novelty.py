"""New, repeated, widened, narrowed, hardened, softened, or not to be told."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from melian.resolution import resolve

Make = Callable[..., Any]
WORDS = "leave the Straits"


@pytest.mark.parametrize(
    ("before", "after", "novelty"),
    [
        ({}, {}, "repeated"),
        ({"act": "appeal"}, {"act": "demand"}, "hardened"),
        ({"act": "demand"}, {"act": "appeal"}, "softened"),
        ({"target": "Arland"}, {"target": "Arland; Corland"}, "widened"),
        ({"target": "Arland; Corland"}, {"target": "Arland"}, "narrowed"),
        ({"target": "Corland"}, {"target": "Arland"}, "new"),
        ({"actor": "Corland"}, {"actor": "Borland"}, "new"),
    ],
)
def test_changes(make_report: Make, say: Make, before: dict[str, str], after: dict[str, str], novelty: str) -> None:
    sentence = "They must leave the Straits."
    first = make_report("a.txt", say(sentence, WORDS, date="2024-05-01", **before))
    second = make_report("b.txt", say(sentence, WORDS, date="2024-06-01", **after))
    earlier, later = sorted(resolve([second, first]), key=lambda e: e.date or "")
    assert earlier.novelty == "new"
    assert later.novelty == novelty
    assert later.against == (None if novelty == "new" else earlier.id)
    assert later.why_novel


def test_a_deadline_added_hardens(make_report: Make, say: Make) -> None:
    first = make_report("a.txt", say("They must leave the Straits.", WORDS, date="2024-05-01"))
    second = make_report("b.txt", say("They must leave the Straits within five days.", WORDS, date="2024-06-01"))
    later = max(resolve([first, second]), key=lambda e: e.date or "")
    assert later.novelty == "hardened"
    assert "within five days" in later.why_novel


@pytest.mark.parametrize(("first", "second"), [(None, "2024-06-01"), ("2024-06-01", None)])
def test_without_a_date_it_cannot_be_told(make_report: Make, say: Make, first: str | None, second: str | None) -> None:
    a = make_report("a.txt", say("They must leave the Straits.", WORDS, date=first))
    b = make_report("b.txt", say("They must give back the islands.", "give back the islands", date=second))
    undated = next(e for e in resolve([a, b]) if e.date is None)
    assert (undated.novelty, undated.against) == ("undetermined", None)
    assert "a date for it would settle that" in undated.why_novel


def test_an_act_without_any_like_it_is_new(make_report: Make, say: Make) -> None:
    (event,) = resolve([make_report("a.txt", say("They must leave the Straits.", WORDS))])
    assert (event.novelty, event.against) == ("new", None)
