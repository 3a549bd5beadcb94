"""The chain over rungs: always a distribution, kept where nothing is told, moved by evidence whatever its order."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from melian.assessment.rung_chain import advance, chain_of, drift, weigh
from melian.model.ladder import Pace

BELIEFS = st.lists(st.floats(0.001, 1), min_size=7, max_size=7).map(lambda ns: tuple(n / sum(ns) for n in ns))
RATIOS = st.lists(st.floats(0.05, 20), min_size=7, max_size=7)
CHAIN = chain_of(7, Pace())


@given(BELIEFS, st.floats(0, 40), RATIOS)
def test_whatever_moves_it_it_stays_a_distribution(
    belief: tuple[float, ...], steps: float, ratios: list[float]
) -> None:
    for state in (advance(belief, CHAIN), drift(belief, CHAIN, steps), weigh(belief, ratios)):
        assert sum(state) == pytest.approx(1)
        assert all(p > 0 for p in state)


@given(BELIEFS, RATIOS, RATIOS)
def test_evidence_of_one_time_can_come_in_any_order(
    belief: tuple[float, ...], one: list[float], other: list[float]
) -> None:
    assert weigh(weigh(belief, one), other) == pytest.approx(weigh(weigh(belief, other), one))


def test_no_time_changes_nothing_and_much_time_forgets() -> None:
    high, low = (0.0,) * 6 + (1.0,), (1.0,) + (0.0,) * 6
    assert drift(high, CHAIN, 0) == pytest.approx(high)
    assert drift(high, CHAIN, 400) == pytest.approx(drift(low, CHAIN, 400), abs=0.01)
    assert drift(high, CHAIN, 400) == pytest.approx(CHAIN.start, abs=0.06)


def test_without_histories_a_state_stays_rather_than_moves_and_moves_by_one_rung_rather_than_by_more() -> None:
    row = CHAIN.rows[3]
    assert row[3] > row[2] > row[4] > row[6] > 0


def test_what_is_counted_is_learnt() -> None:
    learnt = chain_of(3, Pace(), [[0, 2, 0, 2, 0, 2]])
    assert learnt.rows[0][2] > chain_of(3, Pace()).rows[0][2]
    assert learnt.rows[1] == chain_of(3, Pace()).rows[1]
