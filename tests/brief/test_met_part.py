"""Part 5 as it goes on: judgements first, details closed, and what nothing answers in sight."""

from __future__ import annotations

from collections.abc import Sequence

import pytest

from melian.brief.composition import compose
from melian.brief.findings import unanswered
from melian.brief.tree import Block, Judged, Sentence, Table
from melian.model.actor import Actor
from melian.model.event import Account
from melian.model.finding import Finding, Ground
from melian.model.knowledge import Knowledge


@pytest.fixture(scope="module")
def blocks(account: Account, cast: Sequence[Actor], knowledge: Knowledge) -> tuple[Block, ...]:
    brief = compose(account, cast=cast, knowledge=knowledge)
    return next(part for part in brief.chapters[0].parts if part.number == 5).blocks


def tables(blocks: tuple[Block, ...]) -> dict[str, Table]:
    return {block.name: block for block in blocks if isinstance(block, Table)}


def test_details_are_closed_behind_their_judgements(blocks: tuple[Block, ...]) -> None:
    held = tables(blocks)
    assert held["compliance"].fold
    assert held["linkage"].fold
    judged = next(i for i, b in enumerate(blocks) if isinstance(b, Judged) and b.question == "Can it be met at all?")
    assert judged < blocks.index(held["compliance"])


def test_the_opening_sentence_says_whether_it_can_be_met(
    account: Account, cast: Sequence[Actor], knowledge: Knowledge
) -> None:
    part = next(p for p in compose(account, cast=cast, knowledge=knowledge).chapters[0].parts if p.number == 5)
    assert "; whether it can be met, in our judgement: not" in part.finding.text
    bare = next(p for p in compose(account, cast=cast).chapters[0].parts if p.number == 5)
    assert "can be met" not in bare.finding.text


def test_what_nothing_answers_is_said_beside_the_closed_table(blocks: tuple[Block, ...]) -> None:
    rows = tables(blocks)["compliance"].rows
    open_ = [row[0].sentence.text for row in rows if row[1].sentence.text.endswith("not in these sources.")]
    said = [b.text for b in blocks if isinstance(b, Sentence) and b.text.startswith("Not in these sources: ")]
    assert open_
    assert all(any(name.casefold() in text.casefold() for text in said) for name in open_)


def test_what_is_promised_is_told(blocks: tuple[Block, ...]) -> None:
    row = tables(blocks)["commitments"].rows[0]
    assert "promised: to treat an attack as one’s own and help; trigger: an attack on a member" in row[1].sentence.text


def test_each_stance_on_the_demand_is_reasoned(blocks: tuple[Block, ...]) -> None:
    reasoned = tables(blocks)["stance-findings"]
    assert reasoned.fold
    assert all(cell.sentence.text for row in reasoned.rows for cell in row)


def test_questions_without_an_answer_are_said_once() -> None:
    def finding(question: str, *, known: bool) -> Finding:
        ground = Ground(kind="knowledge" if known else "absence", says="a day")
        return Finding(question=question, claim="By when: open", basis="information", grounds=(ground,))

    found = [finding("a", known=False), finding("a", known=False), finding("b", known=True), finding("c", known=False)]
    headings = {"a": "By when", "b": "Who decides", "c": "Gaps"}
    assert unanswered(found, headings) == "Not in these sources: by when; gaps."
    assert unanswered(found[2:3], headings) == ""
