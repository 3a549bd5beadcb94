"""A dispute's demand beside past ones: what is known of it, what is not and says so, and that sides do not matter."""

from __future__ import annotations

from dataclasses import replace
from random import Random

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from melian.assessment.demand_features import FEATURES, Known, features, lead_demand
from melian.assessment.disputes import Dispute
from melian.assessment.lookup import Lookup
from melian.assessment.precedents import as_case, compare
from melian.model.actor import ActorKind
from melian.model.event import Event
from melian.model.precedent import DemandClass, Pact, Precedent, Precedents

_KINDS = (
    DemandClass(id="withdraw", name="withdrawal", words=("remov*", "clear* out", "radar crews")),
    DemandClass(id="tolls", name="tolls", words=("toll*",)),
)


KINDS: dict[str, ActorKind] = {"Tessel": "state", "Mirne": "state", "Reed Bank": "territory"}


def past(name: str, **fields: object) -> Precedent:
    given_ = {
        "id": name, "name": name, "year": 1950, "demand": "Leave.", "demander": ("Fenmark",), "target": ("Gold",),
        "demand_class": "withdraw", "issue": "economic", "means": "none", "outcome": "lapsed", "after": "Nothing.",
        "western": False, "source": ("unverified",), **fields,
    }  # fmt: skip
    return Precedent(**given_)  # type: ignore[arg-type]


PACK = Precedents(
    cases=(
        past("alike", addressee="alliance", third_party_territory="yes", power="comparable", trigger="words"),
        past("other", demand_class="tolls", addressee="state", power="weaker", trigger="violent", outcome="war"),
        past("half", addressee="alliance", power="weaker", trigger="words", outcome="complied"),
    ),
    classes=_KINDS,
    war_words=("war",),
    great_powers=("Arvonia", "Corland"),
    great_powers_source="an almanac",
    pacts=(Pact(name="Lake Pact", members=("Corland", "Haldia"), source="its charter"),),
)


def of(known: tuple[Known, ...]) -> dict[str, str | None]:
    return {one.name: one.value for one in known}


@pytest.fixture
def demand(dispute: Dispute) -> Event:
    return dispute.lead


def test_each_feature_is_told_or_said_to_be_unknown(demand: Event, dispute: Dispute) -> None:
    found = features(demand, (demand.content.text,), dispute.events, PACK, KINDS)
    assert tuple(one.name for one in found) == FEATURES
    assert of(found) == {
        "demand": "withdraw", "addressee": "alliance", "third_party_territory": "yes", "deadline": "no",
        "threat": "no", "power": "comparable", "target_allied": "yes", "trigger": "words", "adjacent": None,
        "in_war": None,
    }  # fmt: skip
    for one in found:
        kinds = {ground.kind for ground in one.grounds}
        assert kinds
        assert one.value is not None or kinds == {"absence"}


def test_what_the_lists_do_not_hold_is_unknown_and_not_no(demand: Event) -> None:
    bare = Precedents(cases=PACK.cases, classes=_KINDS)
    found = of(features(demand, ("leave it",), (demand,), bare, {"Lake Pact": "organisation"}))
    assert (found["demand"], found["power"], found["target_allied"]) == (None, None, None)
    assert found["addressee"] == "alliance"


@pytest.mark.parametrize(("act", "trigger", "threat"), [
    ("strike", "violent", "yes"), ("exercise", "military", "yes"), ("sanction", "economic", "no"),
    ("threaten", "words", "yes"), ("accuse", "words", "no"),
])  # fmt: skip
def test_deeds_of_the_demander_set_the_trigger(demand: Event, act: str, trigger: str, threat: str) -> None:
    deed = replace(demand, id="deed", act=act)
    found = of(features(demand, (), (demand, deed), PACK, KINDS))
    assert (found["trigger"], found["threat"]) == (trigger, threat)
    others = replace(deed, actor=demand.target, target=demand.actor)
    found = of(features(demand, (), (demand, others), PACK, KINDS))
    assert (found["trigger"], found["threat"]) == ("words", "no")


def test_own_ground_is_not_a_third_partys(demand: Event) -> None:
    own = replace(demand, place="Lake Pact; Tessel")
    assert of(features(own, (), (own,), PACK, KINDS))["third_party_territory"] == "no"
    for place in (None, "Reed Bank", "the north", "Reed Bank; Tessel"):
        open_ = replace(demand, place=place)
        assert of(features(open_, (), (open_,), PACK, KINDS))["third_party_territory"] is None


def test_a_war_is_told_by_the_demand_or_what_it_is_tied_to(demand: Event) -> None:
    known = features(demand, ("before the war can end",), (demand,), PACK, KINDS)
    assert of(known)["in_war"] == "yes"


def test_the_nearest_come_first_and_the_class_is_whole(dispute: Dispute, lookup: Lookup) -> None:
    found = compare(dispute, lookup, PACK, KINDS)
    assert found is not None
    assert [near.case.id for near in found.near] == ["alike", "half", "other"]
    assert {case.id for case in found.whole} == {"alike", "half"}
    assert dict(found.whole_mix)["complied"].k == 1
    assert dict(found.whole_mix)["war"].n == 2
    assert "adjacent" not in found.near[0].likeness.unknown  # known of neither


def test_without_a_demand_or_a_pack_nothing_is_compared(dispute: Dispute, lookup: Lookup) -> None:
    assert compare(dispute, lookup, Precedents()) is None
    talk = replace(dispute, lead=replace(dispute.lead, act="appeal"), events=())
    assert lead_demand(talk) is None
    assert compare(talk, lookup, PACK) is None


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=25)
@given(st.randoms(use_true_random=False))
def test_order_of_events_and_cases_changes_nothing(dispute: Dispute, lookup: Lookup, random: Random) -> None:
    events, cases = list(dispute.events), list(PACK.cases)
    random.shuffle(events)
    random.shuffle(cases)
    one = compare(dispute, lookup, PACK, KINDS)
    other = compare(replace(dispute, events=tuple(events)), lookup, replace(PACK, cases=tuple(cases)), KINDS)
    assert one is not None
    assert other is not None
    assert (one.known, one.near, one.near_mix, one.whole_mix) == (
        other.known, other.near, other.near_mix, other.whole_mix,
    )  # fmt: skip


def _swapped(text: str | None, sides: dict[str, str]) -> str | None:
    return "; ".join(sides.get(name, name) for name in text.split("; ")) if text else text


def test_sides_swapped_with_all_that_is_known_of_them_the_numbers_are_the_same(
    dispute: Dispute, lookup: Lookup
) -> None:
    sides = {"Arvonia": "Lake Pact", "Lake Pact": "Arvonia"}

    def turned(event: Event) -> Event:
        return replace(event, actor=_swapped(event.actor, sides), target=_swapped(event.target, sides))

    pack = replace(
        PACK,
        great_powers=tuple(sides.get(name, name) for name in PACK.great_powers),
        pacts=tuple(replace(p, name=sides.get(p.name, p.name)) for p in PACK.pacts),
    )
    there = compare(dispute, lookup, PACK, KINDS)
    lead, events = turned(dispute.lead), tuple(map(turned, dispute.events))
    back = compare(replace(dispute, lead=lead, events=events), lookup, pack, KINDS)
    assert there is not None
    assert back is not None
    assert of(there.known) == of(back.known)
    assert [(n.case.id, n.likeness.score) for n in there.near] == [(n.case.id, n.likeness.score) for n in back.near]
    assert (there.near_mix, there.whole_mix) == (back.near_mix, back.whole_mix)


def test_a_precedent_as_a_case_leaves_out_what_is_unknown() -> None:
    assert as_case(PACK.cases[2]).features == (
        ("demand", "withdraw"), ("addressee", "alliance"), ("power", "weaker"), ("trigger", "words"),
    )  # fmt: skip
    assert as_case(PACK.cases[2]).outcome == "complied"
