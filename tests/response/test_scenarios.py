"""Paths over the ladder: against the chain itself, with effects, seeded."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from melian.assessment.ladder import State
from melian.assessment.rung_chain import Belief, chain_of, drift, normal
from melian.model.ladder import Pace
from melian.model.option import Effect, Estimate, Option
from melian.response.scenarios import EACH_NEXT, _combined, scenario
from tests.response.made import around, option

SOON = Estimate(low=0, mode=0, high=0)


BELIEF: Belief = normal([5, 4, 3, 2, 1])


def state(belief: Belief = BELIEF, pair: tuple[str, str] = ("Ara", "Bel")) -> State:
    return State(pair=pair, belief=belief, contributions=(), as_of=date(2031, 3, 1))


def calming(name: str = "calm", by: float = 0.5) -> Option:
    effect = Effect(up=Estimate(low=by, mode=by, high=by), down=Estimate(low=1 / by, mode=1 / by, high=1 / by))
    return option(name, days=SOON, effect=effect)


def test_with_counts_so_large_that_nothing_is_unknown_it_is_the_chain_itself() -> None:
    pace = Pace(stay=6e6, up=1.2e6, down=2e6, far=1e4, days=30.4)
    found = scenario(state(), pace, (), months=6, paths=20)
    expected = drift(state().belief, chain_of(5, pace), 6)
    at_or_above = [level.share for level in found.without.levels]
    np.testing.assert_allclose(at_or_above, [sum(expected[n:]) for n in range(5)], atol=0.002)
    assert found.without.mean[-1] == pytest.approx(sum(n * p for n, p in enumerate(expected)), abs=0.005)


@pytest.mark.parametrize("days", [1.0, 7.0, 30.4, 30.5])
def test_a_chain_that_steps_within_a_month_takes_all_its_steps(days: float) -> None:
    pace = Pace(stay=6e6, up=1.2e6, down=2e6, far=1e4, days=days)
    found = scenario(state(), pace, [calming()], months=3, paths=20)
    for fan in (found.without, found.with_options):
        for level in fan.levels:
            assert 0 <= level.low <= level.share <= level.high <= 1 + 1e-9
            assert level.share <= level.ever + 1e-9 <= 1 + 2e-9
        assert all(0 <= mean <= 4 for mean in fan.mean)
    if days == 7:
        daily = scenario(state(), replace(pace, days=30.4 / 4), (), months=3, paths=20)
        expected = drift(state().belief, chain_of(5, pace), 12)
        assert [level.share for level in daily.without.levels] == pytest.approx(
            [sum(expected[n:]) for n in range(5)], abs=0.002
        )


def test_without_options_nothing_differs() -> None:
    found = scenario(state(), Pace(), (), paths=40)
    assert found.without == found.with_options
    assert found.lower == 0


def test_what_calms_lowers_and_what_stirs_raises() -> None:
    lower = scenario(state(), Pace(), [calming()], paths=40)
    higher = scenario(state(), Pace(), [calming(by=2.0)], paths=40)
    assert lower.with_options.mean[-1] < lower.without.mean[-1] < higher.with_options.mean[-1]
    assert (lower.lower, higher.lower) == (1, 0)
    assert lower.without == higher.without


def test_an_option_counts_once_it_takes_hold() -> None:
    late = option("calm", days=Estimate(low=365, mode=365, high=365), effect=calming().effect)
    found = scenario(state(), Pace(), [late], paths=20)
    assert found.with_options.mean[:12] == found.without.mean[:12]
    assert found.with_options.mean[-1] < found.without.mean[-1]


@settings(max_examples=20)
@given(st.lists(st.floats(-1, 1), max_size=6))
def test_effects_are_combined_with_diminishing_returns(logs: list[float]) -> None:
    together = _combined([np.full((1, 1), log) for log in logs], 1, 1)[0, 0]
    rising, falling = (sorted((s * x for x in logs if s * x > 0), reverse=True) for s in (1, -1))
    expected = sum(x * EACH_NEXT**n for n, x in enumerate(rising)) - sum(
        x * EACH_NEXT**n for n, x in enumerate(falling)
    )
    assert together == pytest.approx(expected)


def test_shares_are_shares_and_ever_is_at_least_then() -> None:
    found = scenario(state(), Pace(), [calming()], paths=60)
    for fan in (found.without, found.with_options):
        shares = [level.share for level in fan.levels]
        assert shares[0] == pytest.approx(1)
        assert shares == sorted(shares, reverse=True)
        assert all(
            x.low <= x.share + 1e-9 and x.share <= x.high + 1e-9 and x.ever >= x.share - 1e-9 for x in fan.levels
        )
        assert len(fan.bands) == fan.months + 1
        assert all(list(band) == sorted(band) and band[0] >= 0 and band[-1] < 5 for band in fan.bands)


def test_the_same_seed_the_order_of_options_and_the_sides_change_nothing() -> None:
    two = [calming("one"), calming("two", 0.8)]
    one = scenario(state(), Pace(), two, paths=30)
    assert scenario(state(), Pace(), two[::-1], paths=30) == one
    assert scenario(state(pair=("Bel", "Ara")), Pace(), two, paths=30) == one
    assert scenario(state(), Pace(), two, paths=30, seed=1) != one


def test_the_assumptions_say_where_the_counts_are_from() -> None:
    assert "2 for the next one down, set by judgement" in scenario(state(), Pace(), (), paths=5).assumptions[0]
    assert (
        "2 for the next one down, from a book" in scenario(state(), Pace(source="a book"), (), paths=5).assumptions[0]
    )
    assert around(1).low == 0
