"""Part 7 of the brief: a sentence, small tables, judgements set apart, and what it rests on."""

from __future__ import annotations

import json
import re
from dataclasses import replace

import pytest

from melian.brief import html, markdown
from melian.brief import json as rows
from melian.brief.composition import compose
from melian.brief.tree import Brief, Judged, Part, Table
from melian.model.event import Account
from melian.model.knowledge import Knowledge
from melian.packs.knowledge import load_knowledge

KNOWLEDGE = load_knowledge()


@pytest.fixture(scope="module")
def brief(account: Account) -> Brief:
    return compose(account, knowledge=KNOWLEDGE)


@pytest.fixture(scope="module")
def part(brief: Brief) -> Part:
    return next(p for p in brief.chapters[0].parts if p.number == 7)


def test_it_opens_with_what_was_found(part: Part) -> None:
    assert part.title == "Why now"
    assert part.finding.text.startswith("Of ten explanations none stands out; ")
    assert part.finding.references


def test_the_method_is_said_to_have_shown_no_gain(part: Part) -> None:
    told = " ".join(block.text for block in part.blocks if hasattr(block, "text"))
    assert "a way of thinking, not a measurement" in told
    assert "strathprints" in told
    assert "Looked for and not in these articles" in told


def test_tables_and_judgements(part: Part) -> None:
    tables = {block.name: block for block in part.blocks if isinstance(block, Table)}
    assert set(tables) >= {"explanations", "signs", "asked", "matrix", "techniques"}
    chances = [int(m[1]) for row in tables["explanations"].rows if (m := re.search(r"(\d+)%", row[1].sentence.text))]
    assert len(chances) == 10
    assert abs(sum(chances) - 100) <= 5
    assert len(tables["matrix"].columns) == 11
    judged = [block.question for block in part.blocks if isinstance(block, Judged)]
    assert judged[-3:] == ["Is a perception shaped?", "Is a dilemma created?", "Is a threshold of tolerance moved?"]


def test_likelihood_and_confidence_stand_in_no_one_sentence(brief: Brief) -> None:
    text = markdown.render(brief)
    for sentence in re.split(r"(?<=[.!?])\s|\n", text):
        assert not ("onfidence" in sentence and re.search(r"likely|\d+%", sentence)), sentence


def test_every_format_writes_it(brief: Brief) -> None:
    page, text = html.render(brief), markdown.render(brief)
    assert 'id="chapter-1-7"' in page
    assert "### 7 · Why now" in text
    parts = json.loads(rows.render(brief))["chapters"][0]["parts"]
    assert [p["number"] for p in parts] == [2, 3, 4, 5, 6, 7, 8]


def test_an_appeal_is_not_weighed_but_its_words_are_looked_at(brief: Brief) -> None:
    part = next(p for p in brief.chapters[1].parts if p.number == 7)
    assert part.finding.text.startswith("Not weighed: ")
    assert not [block for block in part.blocks if isinstance(block, Judged)]
    assert part.blocks


def test_without_packs_nothing_is_judged(account: Account) -> None:
    assert all(p.number != 7 for p in compose(account).chapters[0].parts)


def test_hostile_words_from_a_pack_are_escaped(account: Account) -> None:
    pack = KNOWLEDGE.hypotheses
    first = replace(pack.hypotheses[0], title="<script>alert(1)</script>")
    own = replace(pack, hypotheses=(first, *pack.hypotheses[1:]))
    page = html.render(compose(account, knowledge=Knowledge(hypotheses=own)))
    assert "<script>" not in page
