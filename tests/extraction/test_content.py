"""The words of an act: what is asked or said, and neither where nor by whom."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from melian.extraction.content import content_of
from melian.extraction.find import Find
from melian.model.mention import Mention
from melian.model.parsed import Parsed

Parse = Callable[[str], Parsed]
Read = Callable[..., list[Mention]]


@pytest.mark.parametrize(
    ("text", "word", "content"),
    [
        ("Speaking at the council, she emphasized the need for new talks.", "emphasized", "the need for new talks"),
        ("According to the paper, Peru laid out its terms.", "laid", "its terms"),
        ("Yet the council has refused to give way.", "refused", "to give way"),
        ("The council has urged both parties to show restraint.", "urged", "to show restraint"),
        ("If Chile attacks, Peru will sink the boats.", "sink", "Peru will sink the boats"),
        ("In the north the rebels must leave.", "leave", "In the north the rebels must leave"),
    ],
    ids=["participle before", "according to", "yet", "what one is urged to", "what one will do", "where it is done"],
)
def test_what_only_the_encoder_finds(parse: Parse, text: str, word: str, content: str) -> None:
    parsed = parse(text)
    trigger = next(t for t in parsed.tokens if t.text == word)
    find = Find(
        trigger=trigger, act="demand", rule="encoder", weight=0.5, who=(), whom=(), content=trigger.i, voice=None,
        flipped=False, nominal=False, clausal=True,
    )  # fmt: skip
    assert content_of(parsed, find, None).text == content


def test_quotation_marks_stand_in_pairs(read_acts: Read) -> None:
    (found,) = read_acts('Peru accused Chile of using the talks "as a lever for something else".')
    assert found.content is not None
    assert found.content.text == 'using the talks "as a lever for something else"'


def test_an_opening_mark_is_kept_with_its_closing_one(read_acts: Read) -> None:
    (found,) = read_acts('Peru accused Chile of "dragging its feet" on the licences.')
    assert found.content is not None
    assert found.content.text == '"dragging its feet" on the licences'


def test_a_charge_against_whoever_is_accused(read_acts: Read) -> None:
    found = {m.act: m for m in read_acts("Peru accused Chilean engineers of hiding the true volume of the lake.")}
    assert found["accuse"].content is not None
    assert found["accuse"].content.text == "hiding the true volume of the lake"


@pytest.mark.parametrize(
    ("text", "act", "content"),
    [
        ("Poland demanded a reply. Chile rejected the demand on Monday evening.", "reject", "the demand"),
        ("Chile demanded a meeting of both ministers with Peru on Monday.", "demand", None),
    ],
    ids=["the day of the answer", "a day that is asked for"],
)
def test_the_day_of_an_answer_is_no_part_of_it(read_acts: Read, text: str, act: str, content: str | None) -> None:
    found = [m.content.text for m in read_acts(text) if m.act == act and m.actor == "Chile" and m.content is not None]
    assert found
    assert all(words == content if content else words.startswith("a meeting") for words in found)
