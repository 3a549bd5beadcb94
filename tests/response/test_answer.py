"""A whole answer from one seat: what is compared, even-handed, in no order of the evidence."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from melian.assessment.acts_told import acts_told
from melian.assessment.ladder import states
from melian.assessment.lookup import Lookup
from melian.model.knowledge import Knowledge
from melian.model.option import OptionBook
from melian.packs.options import load_options
from melian.response.answer import RANKED, Answer, Request, answer, sets, state_of_seat, upper
from melian.response.portfolios import portfolio
from melian.response.ranking import DO_NOTHING, rank
from melian.response.regret import TURNS, value
from melian.response.screening import STATUS_WORDS
from melian.response.seats import seat_of
from tests.small_cases import Told, case, main_dispute, renamed
from tests.small_world import DEMAND, HILL, LAKE, OUTSIDE, world

WORLD = world()
FEW = Request(draws=300)
PAIRS = dict(zip(("Lake Pact", "Corland", "Mirne", "Tessel"), ("Hill Pact", "Arvonia", "Venn", "Zemlan"), strict=True))
SWAP = PAIRS | {theirs: ours for ours, theirs in PAIRS.items()}
QUARREL = (
    DEMAND,
    Told("reject", LAKE, "Arvonia", words="the demand"),
    Told("deploy", "Arvonia", "Mirne", words="a brigade to the border"),
    Told("sanction", "Mirne", "Arvonia", words="two banks"),
)  # fmt: skip


def found(lookup: Lookup, actor: str, knowledge: Knowledge = WORLD, request: Request = FEW) -> Answer:
    dispute = main_dispute(lookup)
    seat = seat_of(actor, dispute, knowledge)
    ladder = states(dispute, lookup, knowledge, acts_told(lookup, knowledge.outlets))
    return answer(dispute, lookup, knowledge, seat, states=ladder, request=request)


def numbers(told: Answer) -> object:
    """Everything but names of actors."""
    assert told.ranking is not None
    assert told.information is not None
    assert told.scenario is not None
    return (
        told.ranking.rows, [(p.why, p.portfolio, p.worst_regret) for p in told.picks], told.information, told.scenario,
        told.plan,
    )  # fmt: skip


@pytest.mark.parametrize("actor", [LAKE, "Mirne", "Arvonia"])
def test_with_sides_swapped_every_number_is_the_same(actor: str) -> None:
    mine = found(case(*QUARREL), actor)
    other = found(case(*(renamed(told, SWAP) for told in QUARREL)), SWAP[actor])
    assert mine.ranking is not None
    assert numbers(mine) == numbers(other)


@settings(max_examples=5, deadline=None)
@given(st.permutations(QUARREL))
def test_the_order_of_the_evidence_changes_nothing(order: list[Told]) -> None:
    assert numbers(found(case(*order), LAKE)) == numbers(found(case(*QUARREL), LAKE))


def test_what_is_open_or_doubtful_is_ranked_and_doing_nothing_always() -> None:
    told = found(case(*QUARREL), LAKE)
    assert told.ranking is not None
    assert {r.option.id for r in told.ranking.rows} == {
        s.option.id for s in told.screened if s.status in RANKED or s.option.id == DO_NOTHING
    }
    assert told.picks[-1].portfolio.ids == (DO_NOTHING,)
    assert {o.id for p in told.picks for o in p.portfolio.options} <= {r.option.id for r in told.ranking.rows}


def test_the_state_is_that_of_the_seat_with_the_other_side() -> None:
    lookup = case(*QUARREL)
    dispute = main_dispute(lookup)
    every = states(dispute, lookup, WORLD, acts_told(lookup, WORLD.outlets))
    for actor in ("Mirne", "Arvonia"):
        held = state_of_seat(seat_of(actor, dispute, WORLD), every)
        assert held is not None
        assert actor in held.pair
    assert state_of_seat(seat_of(OUTSIDE, dispute, WORLD), ()) is None


def test_a_pack_without_options_for_the_seat_gives_the_screening_alone() -> None:
    nothing = next(o for o in WORLD.options.options if o.by == {"demander"})
    told = found(case(DEMAND), LAKE, replace(WORLD, options=replace(WORLD.options, options=(nothing,))))
    assert [s.status for s in told.screened] == ["not_yours"]
    assert (told.ranking, told.picks, told.plan) == (None, (), None)
    bare = found(case(DEMAND), LAKE, replace(WORLD, options=OptionBook()))
    assert bare.screened == ()


def test_the_first_are_a_third() -> None:
    assert [upper(n) for n in (1, 2, 3, 50)] == [1, 1, 1, 17]
    assert HILL != LAKE


SHIPPED = load_options()


@settings(max_examples=20, deadline=None)
@given(
    st.sets(st.sampled_from([o.id for o in SHIPPED.options]), min_size=25),
    st.sampled_from([0.0, 5.0, 12.0, 30.0]),
    st.booleans(),
)
def test_the_set_of_least_regret_has_the_least_of_all_that_are_shown(
    names: set[str], budget: float, choose: bool
) -> None:
    options = [o for o in SHIPPED.options if o.id in names | {DO_NOTHING}]
    ranking = rank(options, SHIPPED.scales, first=3, draws=50)
    nothing = ranking.row(DO_NOTHING).option
    chosen = tuple(o for o in options if not o.requires and o is not nothing)[:1] if choose else ()
    front, picks, _ = sets(ranking, SHIPPED, budget, chosen)
    least = [pick for pick in picks if "regret" in pick.why]
    assert len(least) == 1
    assert least[0].worst_regret == min(pick.worst_regret for pick in picks)
    assert picks[-1].why[-1] == "nothing"
    every = [*front.portfolios, portfolio([nothing]), *([portfolio(chosen)] if chosen else [])]
    best = [max(value(p, SHIPPED.scales, turn) for p in every) for turn in TURNS]
    for pick in picks:
        behind = [b - value(pick.portfolio, SHIPPED.scales, t) for b, t in zip(best, TURNS, strict=True)]
        assert pick.worst_regret == pytest.approx(max(behind))


def test_a_chosen_set_comes_first_and_the_plan_is_of_it() -> None:
    wanted = Request(draws=300, choose=("reject_publicly", "aggression_charges"))
    told = found(case(*QUARREL), "Mirne", request=wanted)
    assert told.plan is not None
    assert told.picks[0].why[0] == "chosen"
    assert {step.option.id for step in told.plan.steps} == set(wanted.choose)
    assert len(told.picks) > 1
    assert told.picks[-1].portfolio.ids == (DO_NOTHING,)
    status = {s.option.id: s for s in told.screened}["aggression_charges"].status
    assert status != "open"
    step = next(s for s in told.plan.steps if s.option.id == "aggression_charges")
    assert step.to_check[0].startswith(STATUS_WORDS[status])


@pytest.mark.parametrize(
    ("names", "says"),
    [
        (("nobody",), "no option 'nobody'"),
        (("comply", "reject_publicly"), "comply cannot be taken with reject_publicly"),
    ],
)
def test_a_set_that_cannot_be_is_an_error(names: tuple[str, ...], says: str) -> None:
    with pytest.raises(ValueError, match=says):
        found(case(*QUARREL), "Mirne", request=Request(draws=300, choose=names))


def test_reviews_are_counted_from_the_day_the_account_was_made() -> None:
    told = found(case(*QUARREL), "Mirne")
    assert told.plan is not None
    assert told.plan.decided == date(2031, 3, 7)
    assert all(review >= told.plan.decided for review in told.plan.reviews)
