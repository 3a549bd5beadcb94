"""Indicators and places: seen, told, not seen, not looked for; by threshold, time and what an analyst found."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from melian.assessment.acts_told import acts_told
from melian.assessment.indicators import Seen, Sign, Spot, signs, spots, watch_next
from melian.assessment.lookup import Lookup
from melian.model.knowledge import Knowledge
from melian.packs.knowledge import load_knowledge
from tests.small_cases import Told, case, main_dispute, renamed

KNOWN = load_knowledge()
DEMAND = Told("demand", "Aland", "Bland", place="Bland")
FLIGHTS = [Told("violate_airspace", "Aland", "Bland", date=f"2031-03-0{n}") for n in (1, 2)]


def found(*acts: Told, knowledge: Knowledge = KNOWN) -> dict[str, Sign]:
    return of(case(DEMAND, *acts), knowledge)


def of(lookup: Lookup, knowledge: Knowledge = KNOWN) -> dict[str, Sign]:
    acts = acts_told(lookup, knowledge.outlets)
    return {sign.watch.id: sign for sign in signs(main_dispute(lookup), lookup, knowledge, acts)}


def places(lookup: Lookup) -> dict[str, Spot]:
    told = spots(main_dispute(lookup), lookup, KNOWN, acts_told(lookup, KNOWN.outlets))
    return {spot.example.name: spot for spot in told}


@pytest.mark.parametrize(
    ("acts", "state"),
    [
        ([], "not_seen"), (FLIGHTS[:1], "below"), (FLIGHTS, "seen"),
        ([replace(f, date="2029-01-01") for f in FLIGHTS], "not_seen"),
        ([replace(f, target="Cland", place="Cland", dispute="other") for f in FLIGHTS], "not_seen"),
        ([replace(f, target=None, place="Bland") for f in FLIGHTS], "seen"),
        (FLIGHTS[:1] * 5, "below"),
    ],
    ids=["none", "one", "two", "long ago", "elsewhere", "by place", "one told five times"],
)  # fmt: skip
def test_states_follow_the_threshold(acts: list[Told], state: Seen) -> None:
    assert found(*acts)["airspace"].state == state


def test_what_reports_of_acts_do_not_show_is_not_looked_for() -> None:
    sign = found()["logistics"]
    assert (sign.state, sign.checked) == ("not_looked_for", None)


def test_what_was_looked_for_was_last_checked_when_the_brief_was_made_and_expected_after_the_last_report() -> None:
    sign = found()["strikes"]
    assert sign.checked == "2031-03-07"
    assert str(sign.expected) == "2031-03-12"


def test_what_an_analyst_found_stands() -> None:
    own = tuple(
        replace(i, finding="seen", checked="2031-03-06", note="fuel trains") if i.id == "logistics" else i
        for i in KNOWN.indicators
    )
    sign = found(knowledge=replace(KNOWN, indicators=own))["logistics"]
    assert (sign.state, sign.checked, sign.by) == ("seen", "2031-03-06", "the analyst")


def test_of_an_undated_report_no_day_is_given_by_which_a_sign_would_show() -> None:
    told = of(case(DEMAND, reported=None))
    assert {sign.expected for sign in told.values()} == {None}
    assert told["strikes"].state == "not_seen"


def test_words_of_the_act_are_asked_for_where_a_sign_names_them() -> None:
    accused = [Told("accuse", "Bland", "Aland", date=f"2031-03-0{n}") for n in (1, 2, 3)]
    assert found(*accused)["pretext"].state == "not_seen"
    told = tuple(replace(i, words=("did it", "shell*")) if i.id == "pretext" else i for i in KNOWN.indicators)
    assert found(*accused, knowledge=replace(KNOWN, indicators=told))["pretext"].state == "seen"


def test_a_demand_that_grew_is_told_by_its_novelty() -> None:
    assert found()["widened_demand"].state == "not_seen"
    assert found(replace(DEMAND, novelty="widened"))["widened_demand"].state == "seen"


def test_what_to_watch_next_is_the_rung_above_without_what_is_seen() -> None:
    told = tuple(found(*FLIGHTS).values())
    rungs = KNOWN.ladder.rungs
    place = next(n for n, r in enumerate(rungs) if r.id == "probing")
    names = {sign.watch.id for sign in watch_next(place - 1, told, rungs)}
    assert names == set(rungs[place].indicators) - {"airspace"}
    assert watch_next(len(rungs) - 1, told, rungs)


def test_places_are_listed_for_two_states_or_by_name() -> None:
    listed = places(case(Told("demand", "Russia", "Lithuania"), Told("deploy", "Russia", None, place="Kaliningrad")))
    assert set(listed["Kaliningrad"].states) == {"Russia", "Lithuania"}
    assert "Strait of Hormuz" not in listed
    assert "Strait of Hormuz" in places(case(Told("demand", "Iran", "Oman")))


@given(
    st.lists(
        st.builds(
            Told, st.sampled_from(["strike", "deploy", "accuse", "sanction"]), st.sampled_from(["Aland", "Bland"]),
            st.sampled_from(["Aland", "Bland", "Cland"]), date=st.sampled_from(["2031-03-01", "2031-02-20", None]),
        ),
        max_size=6,
    )
)  # fmt: skip
def test_sides_are_even_and_order_changes_nothing(acts: list[Told]) -> None:
    names = {"Aland": "Bland", "Bland": "Aland"}
    swapped = case(renamed(DEMAND, names), *(renamed(a, names) for a in reversed(acts)))
    there = {key: (sign.state, len(sign.acts)) for key, sign in of(swapped).items()}
    assert there == {key: (sign.state, len(sign.acts)) for key, sign in found(*acts).items()}
