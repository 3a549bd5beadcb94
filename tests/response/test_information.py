"""What knowing is worth: known answers, and bounds."""

from __future__ import annotations

import numpy as np
import pytest

from melian.model.option import CRITERIA, Estimate, Option
from melian.response.information import information
from melian.response.ranking import rank
from melian.response.weights import Weights
from tests.response.made import SCALES, around, option

SURE = {c: around(5.0, 0) for c in CRITERIA if c != "speed"}
DAYS = Estimate(low=30, mode=30, high=30)
ONLY = Weights(fixed=(("deterrence", 1.0),))


def sure(name: str, deterrence: Estimate) -> Option:
    return option(name, SURE | {"deterrence": deterrence}, days=DAYS)


def test_one_range_against_a_sure_thing_is_worth_half_its_mean_distance() -> None:
    """Triangular 0 to 10 around 5 against a sure 5: the gain is E max(0, x - 5) = 10/12, or 1/12 of the scale."""
    wide = sure("wide", Estimate(low=0, mode=5, high=10))
    found = information(rank([wide, sure("flat", around(5, 0))], SCALES, first=1, weights=ONLY, draws=4000))
    assert found.everything == pytest.approx(1 / 12, abs=0.001)
    assert found.ranges[0].option == wide
    assert found.ranges[0].criterion == "deterrence"
    assert found.ranges[0].share == pytest.approx(1, abs=0.01)
    assert found.criteria[0].criterion == "deterrence"
    assert found.weights.share == 0


def test_where_one_always_wins_nothing_is_worth_knowing() -> None:
    found = information(rank([sure("best", around(9)), sure("flat", around(3))], SCALES, first=1, weights=ONLY))
    assert found.everything == 0
    assert {w.share for w in (*found.ranges, *found.options, *found.criteria, found.weights)} == {0}


def test_parts_are_never_worth_more_than_everything_and_a_range_no_more_than_its_option() -> None:
    own = np.random.default_rng(4)
    made = [option(n, {c: float(own.uniform(2, 8)) for c in CRITERIA if c != "speed"}) for n in "abcdefg"]
    found = information(rank(made, SCALES, first=2, draws=2000), choose=2)
    shares = {w.option.id: w.share for w in found.options if w.option}
    assert 0 < found.weights.share <= 1
    for each in found.ranges:
        assert each.option is not None
        assert 0 <= each.share <= shares[each.option.id] + 0.01


def test_when_all_are_taken_nothing_is_worth_knowing() -> None:
    found = information(rank([option("one"), option("other")], SCALES, first=1), choose=5)
    assert found.everything == 0
