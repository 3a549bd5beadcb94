"""In whose words an act is told."""

from __future__ import annotations

from dataclasses import replace

from melian.assessment.disputes import Dispute
from melian.assessment.lookup import Lookup, look_up
from melian.assessment.wording import drift, headlines, nearest_quotations
from melian.model.event import Account


def test_drift_lists_each_wording_once_in_order(dispute: Dispute, lookup: Lookup) -> None:
    assert [m.id for m in drift(dispute.lead, lookup)] == ["h1", "h2", "h3", "l1", "l2", "l3"]


def test_headlines_that_say_more(dispute: Dispute, lookup: Lookup) -> None:
    found = {h.mention.id: h.reasons for h in headlines(dispute.lead, lookup)}
    assert found == {
        "h1": ("the text below ties it to a condition", "the text below names another addressee"),
        "l1": ("the text below hedges it",),
    }


def test_a_headline_alone_is_an_overclaim(dispute: Dispute, account: Account) -> None:
    lead = replace(dispute.lead, mentions=tuple(m for m in dispute.lead.mentions if m.id == "h1"))
    (only,) = headlines(lead, look_up(account))
    assert only.reasons == ("the text below does not carry it",)


def test_nearest_quotations_are_the_speakers_and_nearest_first(dispute: Dispute, lookup: Lookup) -> None:
    found = nearest_quotations(dispute.lead, lookup)
    assert [q.text.split()[0] for q in found] == ["The", "Without"]
    assert {q.speaker.name for q in found if q.speaker} == {"Ilse Marn"}


def test_a_headline_of_another_act_by_the_same_actor_is_listed(dispute: Dispute, account: Account) -> None:
    told = tuple(m for m in dispute.lead.mentions if m.id != "h1")
    stray = replace(dispute.lead, id="e-stray", mentions=tuple(m for m in dispute.lead.mentions if m.id == "h1"))
    lead = replace(dispute.lead, mentions=told)
    lookup = look_up(replace(account, events=(lead, stray)))
    found = {h.mention.id: h.reasons for h in headlines(lead, lookup)}
    assert found["h1"] == ("the text below does not carry it",)
