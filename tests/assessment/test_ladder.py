"""The ladder: deeds move it, words little, one report once; order and sides change no number; time fades it."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from melian.assessment.acts_told import acts_told
from melian.assessment.ladder import State, states
from melian.assessment.ladder_finding import ladder_finding
from melian.assessment.lookup import Lookup
from melian.assessment.rung_chain import chain_of
from melian.model.knowledge import Knowledge
from melian.model.mention import DEEDS, WORDS
from melian.model.outlet import Outlet, OutletIndex
from melian.packs.knowledge import load_knowledge
from tests.small_cases import Told, case, main_dispute, renamed

KNOWN = replace(
    load_knowledge(),
    outlets=OutletIndex.of(
        [
            Outlet(name="Good Post", kind="newspaper", source="test", grade="A"),
            Outlet(name="Poor Post", kind="newspaper", source="test", grade="E"),
        ]
    ),
)
N = len(KNOWN.ladder.rungs)
DEMAND = Told("demand", "Aland", "Bland", reports=9)
"""Told most often, so that it is what the dispute is about in whatever order the acts come."""
ACTS = st.builds(
    Told,
    st.sampled_from(WORDS + DEEDS),
    st.sampled_from(["Aland", "Bland", "Cland"]),
    st.sampled_from(["Aland", "Bland", "Cland", None]),
    date=st.sampled_from(["2031-03-01", "2031-02", "2030-01-01", None, "no day"]),
    outlets=st.sampled_from([("Harbour Post",), ("Good Post",), ("Poor Post", "Harbour Post")]),
    place=st.sampled_from([None, "Bland", "Cland"]),
)


def state(*acts: Told, knowledge: Knowledge = KNOWN, reported: str | None = "2031-03-05") -> State:
    return of(case(DEMAND, *acts, reported=reported), knowledge)[0]


def of(lookup: Lookup, knowledge: Knowledge = KNOWN) -> tuple[State, ...]:
    return states(main_dispute(lookup), lookup, knowledge, acts_told(lookup, knowledge.outlets))


def above(found: State, rung: int = 3) -> float:
    """How much of it stands on this rung and above."""
    return sum(found.belief[rung:])


def test_deeds_move_it_and_words_alone_move_it_little() -> None:
    words = [Told(act, actor, other) for act in WORDS for actor, other in (("Aland", "Bland"), ("Bland", "Aland"))]
    silent, talked, done = state(), state(*words), state(Told("strike", "Aland", "Bland"))
    assert abs(talked.height - silent.height) < 0.6
    assert above(talked) < above(silent) + 0.05
    assert done.height - silent.height > 2 * abs(talked.height - silent.height)
    assert above(done, 5) > 4 * above(silent, 5)


@pytest.mark.parametrize(
    ("act", "rung"),
    [("sanction", "retortion"), ("violate_airspace", "probing"), ("cyberattack", "hybrid"), ("strike", "open_force")],
)
def test_several_deeds_reported_by_several_put_a_pair_on_their_rung(act: str, rung: str) -> None:
    days = ("2031-03-01", "2031-03-02", "2031-03-03")
    found = state(*(Told(act, "Aland", "Bland", date=day, outlets=("One", "Two")) for day in days))
    assert KNOWN.ladder.rungs[found.top].id == rung


def test_one_report_five_times_moves_it_once() -> None:
    once, often = (state(Told("strike", "Bland", "Aland", reports=n)) for n in (1, 5))
    again = state(*[Told("strike", "Bland", "Aland")] * 5)
    assert often.belief == pytest.approx(once.belief)
    assert again.belief == pytest.approx(once.belief)
    assert len(again.contributions[-1].act.again) == 4


def test_a_second_origin_and_a_better_one_move_it_further() -> None:
    one, two, good, poor = (
        above(state(Told("strike", "Aland", "Bland", outlets=outlets)))
        for outlets in (("One",), ("One", "Two"), ("Good Post",), ("Poor Post",))
    )
    assert poor < one < two < good


def test_an_old_deed_has_faded() -> None:
    new, old, ancient = (
        above(state(Told("strike", "Aland", "Bland", date=d)), 6) for d in ("2031-03-01", "2030-09-01", "2019-01-01")
    )
    assert new > old > ancient
    assert ancient == pytest.approx(above(state(), 6), abs=0.03)


@given(st.lists(ACTS, max_size=7), st.randoms(use_true_random=False))
def test_order_changes_nothing_and_sides_are_even(acts: list[Told], rng: object) -> None:
    there = {"Aland": "Bland", "Bland": "Aland"}
    shuffled = sorted(acts, key=lambda _: rng.random())  # type: ignore[attr-defined]
    given_, mixed, swapped = state(*acts), state(*shuffled), None
    lookup = case(renamed(DEMAND, there), *(renamed(a, there) for a in acts))
    swapped = {s.pair: s for s in of(lookup)}
    assert mixed.belief == pytest.approx(given_.belief)
    other = tuple(sorted(there.get(name, name) for name in given_.pair))
    assert swapped[other[0], other[1]].belief == pytest.approx(given_.belief)


@given(st.lists(ACTS, max_size=7))
def test_it_is_what_prior_and_contributions_make_it(acts: list[Told]) -> None:
    found = state(*(replace(a, date="2031-03-05") for a in acts))
    if all(c.act.day and c.act.day.isoformat() in ("2031-03-05",) for c in found.contributions[1:]):
        assert sum(found.belief) == pytest.approx(1)
        assert all(0 < p < 1 for p in found.belief)
    finding = ladder_finding(found, KNOWN)
    weights = [g.weight for g in finding.grounds if g.kind == "event"]
    assert len(weights) == len(found.contributions)
    assert weights == [max(c.ratios) for c in found.contributions]


@given(st.lists(ACTS, max_size=7))
def test_the_claim_is_of_the_fewest_neighbouring_rungs_that_hold_more_than_half(acts: list[Told]) -> None:
    found = state(*acts)
    first, last = found.stretch
    assert first <= found.top <= last
    assert found.share(first, last) > 0.5
    assert all(found.share(a, a + last - first - 1) <= 0.5 for a in range(N) if a <= found.top <= a + last - first - 1)
    finding = ladder_finding(found, KNOWN)
    assert finding.likelihood is not None
    assert finding.likelihood.best == pytest.approx(found.share(first, last))


def test_the_last_day_told_is_no_earlier_than_an_act_and_none_after_the_account() -> None:
    assert str(state(reported=None).as_of) == "2031-03-01"
    assert str(state(Told("strike", "Aland", "Bland", date="2031-03-06")).as_of) == "2031-03-06"
    assert str(state(Told("exercise", "Aland", "Bland", date="2032-01-01")).as_of) == "2031-03-05"
    assert state(reported=None).undated == 9
    assert state().undated == 0


def test_without_any_act_of_the_kinds_it_is_not_in_these_sources() -> None:
    lookup = case(Told("demand", "Aland", "Bland", place="Cland"), Told("appeal", "Cland", "Dland"))
    found = {s.pair: s for s in of(lookup)}
    finding = ladder_finding(found["Aland", "Cland"], KNOWN)
    assert not finding.answered
    assert finding.likelihood is None
    assert found["Aland", "Cland"].belief == chain_of(N, KNOWN.ladder.pace).start


def test_friends_stand_on_no_ladder() -> None:
    lookup = case(Told("appeal", "Aland", "Bland"), Told("deploy", "Bland", "Aland"), Told("aid", "Bland", "Aland"))
    assert of(lookup) == ()


def test_forces_sent_where_it_is_about_count_half_and_once() -> None:
    there = Told("demand", "Aland", "Bland", place="Cland; Dland")
    lookup = case(there, Told("deploy", "Bland", None, place="Cland; Dland"), Told("warn", "Aland", "Cland"))
    found = next(s for s in of(lookup) if s.pair == ("Aland", "Bland"))
    moves = [c for c in found.contributions if c.act.deed]
    assert [c.act.aimed for c in moves] == [False]
    assert moves[0].carried == pytest.approx(0.25)


def test_forces_sent_there_say_nothing_of_a_third_party() -> None:
    lookup = case(
        Told("demand", "Aland", "Bland", place="Cland"), Told("deploy", "Bland", None, place="Cland"),
        Told("accuse", "Bland", "Eland"),
    )  # fmt: skip
    deeds = {s.pair: s.deeds for s in of(lookup)}
    assert deeds["Aland", "Bland"] == 1
    assert deeds["Bland", "Eland"] == 0


def test_claim_has_no_word_of_likelihood_and_confidence_is_never_high() -> None:
    days = [f"2031-03-0{n}" for n in range(1, 6)]
    found = state(*(Told("strike", "Aland", "Bland", date=d, outlets=("One", "Two", "Three")) for d in days))
    finding = ladder_finding(found, KNOWN)
    assert "likely" not in finding.claim
    assert finding.confidence is not None
    assert finding.confidence.level == "moderate"
    assert "set by judgement" in finding.reasoning


def test_undated_reports_are_taken_as_they_are() -> None:
    found = state(Told("strike", "Aland", "Bland", date=None), reported=None)
    assert found.as_of is not None  # the demand's own day
    assert above(found) > 0.3
