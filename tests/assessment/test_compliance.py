"""Can it be met: what it takes, who decides, whether it can, and what sides and order have to do with it (nothing)."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import fields, is_dataclass, replace
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from melian.assessment.asked import asked
from melian.assessment.commitments import commitments, concerned
from melian.assessment.compliance import compliance
from melian.assessment.disputes import Dispute, select
from melian.assessment.linkage import linkage
from melian.assessment.lookup import Lookup, look_up
from melian.assessment.named import Named
from melian.assessment.spread import spread
from melian.model.actor import Actor
from melian.model.event import Account
from melian.model.finding import Finding
from melian.model.knowledge import Knowledge


def test_the_class_is_told_by_its_words(dispute: Dispute, lookup: Lookup, knowledge: Knowledge) -> None:
    found = asked(dispute, lookup, knowledge)
    assert found is not None
    assert found.kind is not None
    assert found.kind.id == "withdraw_forces"
    assert "remove its radar crews" in found.words[0].excerpt.text


def answers(dispute: Dispute, lookup: Lookup, knowledge: Knowledge, named: Named) -> dict[str, list[Finding]]:
    wanted = asked(dispute, lookup, knowledge)
    assert wanted is not None
    found: dict[str, list[Finding]] = {}
    for finding in compliance(wanted, dispute, lookup, knowledge, named):
        found.setdefault(finding.question.removeprefix("compliance."), []).append(finding)
    return found


def test_every_question_is_answered_or_said_to_be_open(
    dispute: Dispute, lookup: Lookup, knowledge: Knowledge, named: Named
) -> None:
    found = answers(dispute, lookup, knowledge, named)
    assert set(found) == {
        "act", "physical", "legal", "decides", "can", "when", "reversible", "negotiable", "maximalist",
    }  # fmt: skip
    for finding in (f for group in found.values() for f in group):
        assert finding.grounds
        assert finding.answered or "not in these sources" in finding.claim
    assert not found["when"][0].answered


def test_members_own_armies_are_among_the_bodys_forces(
    dispute: Dispute, lookup: Lookup, knowledge: Knowledge, named: Named
) -> None:
    found = answers(dispute, lookup, knowledge, named)
    assert found["can"][0].claim.startswith("Not in full: Mirne, Tessel are members of Lake Pact")
    assert any(g.entry == "commitments: Lake Pact (members)" for g in found["can"][0].grounds)
    assert [f.claim.split(":")[0] for f in found["decides"]] == ["Lake Pact", "Mirne, Tessel"]


def test_without_the_bodys_members_nothing_is_said_of_their_armies(
    dispute: Dispute, lookup: Lookup, knowledge: Knowledge, named: Named
) -> None:
    found = answers(dispute, lookup, replace(knowledge, bodies=()), named)
    assert not found["can"][0].answered
    assert found["decides"][0].basis == "assumption"


def test_a_maximalist_demand_is_counted_by_its_signs(
    dispute: Dispute, lookup: Lookup, knowledge: Knowledge, named: Named
) -> None:
    judged = answers(dispute, lookup, knowledge, named)["maximalist"][0]
    assert judged.claim.startswith(f"{len(judged.grounds)} of 5 signs")
    assert judged.likelihood is None
    assert judged.would_change


def test_an_act_that_asks_nothing_is_not_tested(dispute: Dispute, lookup: Lookup, knowledge: Knowledge) -> None:
    other = next(e for e in lookup.events if e.act == "reject")
    assert asked(replace(dispute, lead=other), lookup, knowledge) is None


def everything(account: Account, cast: tuple[Actor, ...], knowledge: Knowledge) -> tuple[Finding, ...]:
    lookup = look_up(account)
    named = Named.of(cast, lookup)
    found: list[Finding] = []
    for dispute in select(lookup).disputes:
        who = concerned(dispute, lookup, knowledge, named)
        wanted = asked(dispute, lookup, knowledge)
        if wanted is not None:
            found += compliance(wanted, dispute, lookup, knowledge, named)
            found += linkage(wanted, dispute, lookup, knowledge, named)
        found += commitments(who, dispute, lookup, knowledge)
        found += spread(who, dispute, lookup, knowledge, named)
    return tuple(found)


def swapped(value: Any, one: str, other: str) -> Any:
    """The same with two names exchanged everywhere; they are equally long, so every span still holds its words."""
    if isinstance(value, str):
        return value.replace(one, "\0").replace(other, one).replace("\0", other)
    if isinstance(value, tuple):
        return tuple(swapped(item, one, other) for item in value)
    if is_dataclass(value) and not isinstance(value, type):
        return replace(value, **{f.name: swapped(getattr(value, f.name), one, other) for f in fields(value)})
    return value


def numbers(findings: tuple[Finding, ...]) -> Counter[Any]:
    return Counter(
        (f.question, f.basis, len(f.grounds), tuple(re.findall(r"\d+", f.claim)), f.confidence and f.confidence.level)
        for f in findings
    )


def test_with_sides_swapped_every_number_is_the_same(
    account: Account, cast: tuple[Actor, ...], knowledge: Knowledge
) -> None:
    names = ("Arvonia", "Corland")
    other = everything(swapped(account, *names), swapped(cast, *names), swapped(knowledge, *names))
    mine = everything(account, cast, knowledge)
    assert any("Corland" in f.claim for f in other)
    assert numbers(mine) == numbers(other)


@settings(max_examples=20, deadline=None)
@given(random=st.randoms(use_true_random=False))
def test_the_order_of_evidence_changes_nothing(
    random: Any, account: Account, cast: tuple[Actor, ...], knowledge: Knowledge
) -> None:
    events, entries = list(account.events), list(knowledge.commitments)
    random.shuffle(events)
    random.shuffle(entries)
    other = everything(replace(account, events=tuple(events)), cast, replace(knowledge, commitments=tuple(entries)))
    assert other == everything(account, cast, knowledge)


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("pull its gunboats out of the lagoon and leave the base", "withdraw_forces"),
        ("to halt the alliance's eastward growth", "not_admit"),
        ("stop enriching uranium at the hill plant", "stop_programme"),
        ("hand over the two sailors", "hand_over_persons"),
        ("give up the northern islands", "cede_territory"),
        ("repeal the language law and hold elections", "change_law"),
        ("stop arming the rebels and end all aid to them", "stop_support"),
        ("lift the sanctions", "lift_measures"),
        ("pay 40 million in damages", "pay"),
        ("reopen the canal to grain boats", "passage"),
        ("sign a treaty of guarantees", "sign_document"),
        ("stop shelling the town", "cease_fire"),
        ("send more soldiers to the coast", "reinforce"),
        ("resume talks on fish", "talks"),
        ("dismantle the militant groups on its soil", "act_against"),
        ("be kind to one another", None),
    ],
)
def test_classes_are_told_by_words(
    text: str, kind: str | None, dispute: Dispute, lookup: Lookup, knowledge: Knowledge
) -> None:
    mention = lookup.mentions_of(dispute.lead)[1]
    told = replace(mention, content=replace(mention.content, text=text))
    row = next(r for r in dispute.lead.mentions if r.id == mention.id)
    alone = replace(dispute, lead=replace(dispute.lead, mentions=(row,)))
    found = asked(alone, replace(lookup, mentions={(mention.document, mention.id): told}), knowledge)
    assert found is not None
    assert (found.kind.id if found.kind else None) == kind
