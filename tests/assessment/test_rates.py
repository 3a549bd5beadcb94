"""Intervals against values published for them, and what must hold of any count."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from melian.assessment.rates import mix, rate, wilson


@pytest.mark.parametrize(
    ("k", "n", "low", "high"),
    [
        # Newcombe, Statistics in Medicine 17 (1998), table I, method 3
        (81, 263, 0.2553, 0.3662),
        (15, 148, 0.0624, 0.1605),
        (0, 20, 0.0, 0.1611),
        (1, 29, 0.0061, 0.1718),
    ],
)
def test_published_intervals(k: int, n: int, low: float, high: float) -> None:
    assert wilson(k, n) == pytest.approx((low, high), abs=5e-5)


@given(st.integers(1, 3000).flatmap(lambda n: st.tuples(st.integers(0, n), st.just(n))))
def test_the_interval_holds_the_share_and_mirrors(pair: tuple[int, int]) -> None:
    k, n = pair
    low, high = wilson(k, n)
    assert 0 <= low <= k / n <= high <= 1
    assert wilson(n - k, n) == pytest.approx((1 - high, 1 - low), abs=1e-9)


def test_nothing_counted_tells_nothing_and_no_count_is_more_than_its_total() -> None:
    assert wilson(0, 0) == (0.0, 1.0)
    assert rate(0, 0).share == 0
    with pytest.raises(ValueError, match="3 of 2"):
        wilson(3, 2)


@given(st.lists(st.sampled_from(["war", "lapsed", "not"])))
def test_a_mix_adds_up(outcomes: list[str]) -> None:
    counted = mix(outcomes, ("not", "lapsed", "war"))
    assert [kind for kind, _ in counted] == ["not", "lapsed", "war"]
    assert sum(found.k for _, found in counted) == len(outcomes)
    assert {found.n for _, found in counted} == {len(outcomes)}
