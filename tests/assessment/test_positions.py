"""Who stands where, from acts in the same dispute."""

from __future__ import annotations

from dataclasses import replace

import pytest

from melian.assessment.disputes import Dispute
from melian.assessment.lookup import Lookup
from melian.assessment.positions import Stance, beside, positions, unheard


def test_each_answer_is_a_position(dispute: Dispute, lookup: Lookup) -> None:
    assert [(p.actor, p.stance) for p in positions(dispute, lookup)] == [
        ("Corland", "rejects"), ("Haldia", "criticises_demander"), ("Venn", "criticises_addressee"),
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("act", "target", "stance"),
    [
        ("accept", "Arvonia", "accepts"), ("agree", None, "accepts"), ("yield", "Arvonia", "accepts"),
        ("reject", None, "rejects"), ("reject", "Venn", "other"), ("deny", "Arvonia", "rejects"),
        ("condemn", "Arvonia; Venn", "criticises_demander"), ("threaten", "Arvonia", "criticises_demander"),
        ("condemn", "Lake Pact", "criticises_addressee"), ("condemn", "Venn", "other"),
        ("appeal", "Lake Pact", "asks"), ("offer", "Arvonia", "offers"), ("deploy", "Arvonia", "acts"),
    ],
)  # fmt: skip
def test_stances(dispute: Dispute, lookup: Lookup, act: str, target: str | None, stance: Stance) -> None:
    answer = replace(next(e for e in dispute.events if e.actor == "Haldia"), act=act, target=target)
    only = replace(dispute, events=(dispute.lead, answer))
    assert [p.stance for p in positions(only, lookup)] == [stance]


def test_the_demander_takes_no_position_on_its_own_demand(dispute: Dispute, lookup: Lookup) -> None:
    joint = replace(next(e for e in dispute.events if e.actor == "Haldia"), actor="Arvonia; Haldia")
    assert not positions(replace(dispute, events=(dispute.lead, joint)), lookup)


def test_those_concerned_without_a_statement(dispute: Dispute, lookup: Lookup) -> None:
    found = unheard(dispute, lookup, named=("Corland", "Zell"))
    assert [(u.actor, u.why) for u in found] == [
        ("Lake Pact", "addressed"), ("Mirne", "place"), ("Tessel", "place"), ("Zell", "named"),
    ]  # fmt: skip
    assert [e.id for e in found[2].elsewhere] == ["e-ask"]


def test_a_place_that_is_no_actor_is_not_listed(dispute: Dispute, lookup: Lookup) -> None:
    found = unheard(dispute, lookup, known=("Tessel", "Lake Pact", "Arvonia"))
    assert [u.actor for u in found] == ["Lake Pact", "Tessel"]


def test_a_conditional_position_says_so(dispute: Dispute, lookup: Lookup) -> None:
    answer = next(e for e in dispute.events if e.actor == "Haldia")
    tied = replace(answer, condition=dispute.lead.condition, condition_document=dispute.lead.condition_document)
    assert [p.conditional for p in positions(replace(dispute, events=(dispute.lead, answer)), lookup)] == [False]
    assert [p.conditional for p in positions(replace(dispute, events=(dispute.lead, tied)), lookup)] == [True]


def test_words_to_the_parties_in_the_same_articles_stand_beside(dispute: Dispute, lookup: Lookup) -> None:
    answer = next(e for e in lookup.events if e.actor == "Haldia")
    lead = replace(dispute.lead, mentions=(*dispute.lead.mentions, *answer.mentions))
    apart = replace(dispute, lead=lead, events=(lead,))
    assert [(p.actor, p.stance) for p in beside(apart, lookup)] == [
        ("Corland", "rejects"), ("Haldia", "criticises_demander"), ("Venn", "criticises_addressee"),
    ]  # fmt: skip
    assert beside(dispute, lookup) == ()
