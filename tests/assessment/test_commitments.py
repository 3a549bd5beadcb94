"""Who has promised what, what is open in it, and who could be next."""

from __future__ import annotations

from dataclasses import replace

from melian.assessment.commitments import commitments, concerned, held
from melian.assessment.disputes import Dispute
from melian.assessment.lookup import Lookup
from melian.assessment.named import Named
from melian.assessment.spread import spread
from melian.model.knowledge import Knowledge


def test_both_sides_promises_are_shown(dispute: Dispute, lookup: Lookup, knowledge: Knowledge, named: Named) -> None:
    who = concerned(dispute, lookup, knowledge, named)
    sides = {h.commitment.id: h.side for h in held(who, knowledge)}
    assert sides == {"charter": "addressed", "friend": "demander"}


def test_a_promise_is_told_with_its_words_and_source(
    dispute: Dispute, lookup: Lookup, knowledge: Knowledge, named: Named
) -> None:
    who = concerned(dispute, lookup, knowledge, named)
    promise = next(f for f in commitments(who, dispute, lookup, knowledge) if "Lake Charter" in f.claim)
    assert "trigger: an attack on a member" in promise.claim
    assert "an attack on one is an attack on all" in promise.grounds[0].says
    assert promise.grounds[0].source == "Charter of the lake"


def test_what_is_open_is_matched_with_words_in_the_articles(
    dispute: Dispute, lookup: Lookup, knowledge: Knowledge, named: Named
) -> None:
    who = concerned(dispute, lookup, knowledge, named)
    words = tuple(replace(a, words=("radar",)) for a in knowledge.ambiguities)
    gaps = [
        f
        for f in commitments(who, dispute, lookup, replace(knowledge, ambiguities=words))
        if f.question == "commitments.gap"
    ]
    assert gaps[0].basis == "judgement"
    assert any(g.kind == "words" and "radar" in (g.excerpt.text if g.excerpt else "") for g in gaps[0].grounds)
    silent = tuple(replace(a, words=("volcano",)) for a in knowledge.ambiguities)
    others = commitments(who, dispute, lookup, replace(knowledge, ambiguities=silent))
    assert not next(f for f in others if f.question == "commitments.gap").answered


def test_with_no_commitment_known_it_says_what_was_looked_for(
    dispute: Dispute, lookup: Lookup, knowledge: Knowledge, named: Named
) -> None:
    none = replace(knowledge, commitments=())
    who = concerned(dispute, lookup, none, named)
    found = commitments(who, dispute, lookup, none)
    assert [f.answered for f in found if f.question == "commitments.held"] == [False]


def test_next_is_who_the_articles_name_as_next(
    dispute: Dispute, lookup: Lookup, knowledge: Knowledge, named: Named
) -> None:
    who = concerned(dispute, lookup, knowledge, named)
    assert not spread(who, dispute, lookup, knowledge, named)[0].answered
    signs = tuple(replace(s, words=("both countries", "two northern states")) for s in knowledge.signs)
    marked = replace(knowledge, signs=tuple(s for s in signs if s.kind == "next"))
    assert [f.question for f in spread(who, dispute, lookup, marked, named)][-1] == "spread.flashpoint"
