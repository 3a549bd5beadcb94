"""The nearest cases: what counts as near, and that nothing hangs on the order in which cases are given."""

from __future__ import annotations

from random import Random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from melian.assessment.nearest import forecast, likeness, nearest
from melian.model.case import Case


def case(name: str, outcome: str = "", **features: str) -> Case:
    return Case(id=name, features=tuple(features.items()), outcome=outcome)


ASKED = case("asked", trigger="words", power="weaker", deadline="yes")
_values = st.dictionaries(st.sampled_from("abcdef"), st.sampled_from("xy"))
_cases = st.lists(_values, max_size=25).map(lambda rows: [case(f"c{n}", **row) for n, row in enumerate(rows)])


def test_features_agree_differ_or_are_known_of_one_only() -> None:
    found = likeness(ASKED, case("past", trigger="words", power="stronger", in_war="no"))
    assert (found.same, found.different, found.unknown) == (("trigger",), ("power",), ("deadline", "in_war"))


def test_much_agreement_outweighs_a_little_that_is_perfect() -> None:
    asked = case("asked", **dict.fromkeys("abcdefghi", "x"))
    little = case("little", a="x", b="x")
    much = case("much", **(dict.fromkeys("abcdefgh", "x") | {"i": "y"}))
    assert [near.case.id for near in nearest(asked, [little, much])] == ["much", "little"]


def test_those_as_near_as_the_last_are_shown_too() -> None:
    past = [case(f"c{n}", trigger="words") for n in range(5)] + [case("far", trigger="violent")]
    assert [near.case.id for near in nearest(ASKED, past, most=2)] == ["c0", "c1", "c2", "c3", "c4"]


@given(_values, _cases, st.randoms(use_true_random=False))
def test_order_changes_nothing(asked: dict[str, str], past: list[Case], random: Random) -> None:
    shuffled = random.sample(past, len(past))
    one = case("asked", **asked)
    assert nearest(one, past) == nearest(one, shuffled)


@given(_values, _cases)
def test_nobody_left_out_is_nearer(asked: dict[str, str], past: list[Case]) -> None:
    one = case("asked", **asked)
    shown = nearest(one, past, most=4)
    left = [likeness(one, c).score for c in past if c.id not in {near.case.id for near in shown}]
    assert len(shown) >= min(4, len(past))
    assert max(left, default=0.0) < min((near.score for near in shown), default=1.0)


@given(st.lists(st.sampled_from("ab")), st.lists(st.sampled_from("abc")))
def test_a_forecast_is_a_distribution_that_rules_nothing_out(near: list[str], whole: list[str]) -> None:
    told = forecast(near, whole, "abc")
    assert sum(told) == pytest.approx(1)
    assert min(told) > 0


def test_a_forecast_lies_between_the_nearest_and_their_class() -> None:
    told = forecast(["a"] * 8, ["b"] * 98, ("a", "b"))
    assert told[0] == pytest.approx((8 + 8 * 0.01) / 16)
