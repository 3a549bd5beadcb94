"""What a demand ties together, and what conflict it is told as."""

from __future__ import annotations

from melian.assessment.asked import asked
from melian.assessment.disputes import Dispute
from melian.assessment.linkage import linkage, ties
from melian.assessment.lookup import Lookup
from melian.assessment.named import Named
from melian.model.finding import Finding
from melian.model.knowledge import Knowledge


def found(dispute: Dispute, lookup: Lookup, knowledge: Knowledge, named: Named) -> dict[str, Finding]:
    wanted = asked(dispute, lookup, knowledge)
    assert wanted is not None
    return {f.question: f for f in reversed(linkage(wanted, dispute, lookup, knowledge, named))}


def test_the_main_clause_beside_what_has_to_come_first_is_the_other_matter(
    dispute: Dispute, lookup: Lookup, knowledge: Knowledge, named: Named
) -> None:
    tied = ties(dispute, lookup, knowledge, named)
    assert tied
    assert all(
        t.excerpt.text == lookup.document(t.mention.document).text[t.excerpt.start : t.excerpt.end] for t in tied
    )


def test_it_is_tied_to_talks_in_the_articles_words(
    dispute: Dispute, lookup: Lookup, knowledge: Knowledge, named: Named
) -> None:
    answer = found(dispute, lookup, knowledge, named)["linkage.tied"]
    assert "withdrawal of forces in Mirne, Tessel" in answer.claim
    assert "talks" in answer.claim
    assert all(g.kind == "words" for g in answer.grounds)


def test_without_violent_deeds_it_says_so(dispute: Dispute, lookup: Lookup, knowledge: Knowledge, named: Named) -> None:
    assert not found(dispute, lookup, knowledge, named)["linkage.deeds"].answered


def test_the_demands_own_speaker_comes_first(
    dispute: Dispute, lookup: Lookup, knowledge: Knowledge, named: Named
) -> None:
    told = found(dispute, lookup, knowledge, named)["linkage.recast"]
    assert told.claim.startswith("Ilse Marn tells it with “heart of the matter”")
    assert told.grounds[0].excerpt is not None
    assert "growth of the Pact" in told.grounds[0].excerpt.text
