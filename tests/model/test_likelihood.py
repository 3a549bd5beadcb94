"""Likelihood in words and numbers."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from melian.model.likelihood import BANDS, Likelihood, word


@pytest.mark.parametrize(
    ("probability", "wanted"),
    [
        (0.0, "almost no chance"), (0.05, "almost no chance"), (0.06, "very unlikely"), (0.2, "very unlikely"),
        (0.21, "unlikely"), (0.45, "roughly even chance"), (0.5, "roughly even chance"), (0.55, "likely"),
        (0.8, "likely"), (0.81, "very likely"), (0.95, "very likely"),
        (0.96, "almost certain"), (1.0, "almost certain"),
    ],
)  # fmt: skip
def test_words(probability: float, wanted: str) -> None:
    assert word(probability) == wanted


@given(st.floats(0, 1), st.floats(0, 1))
def test_a_higher_number_has_no_lower_word(a: float, b: float) -> None:
    order = [name for _, name in BANDS]
    low, high = sorted((a, b))
    assert order.index(word(low)) <= order.index(word(high))


def test_never_0_or_100() -> None:
    assert (Likelihood(best=0.0).percent, Likelihood(best=1.0).percent) == ("1%", "99%")


def test_the_interval_is_told() -> None:
    assert Likelihood(best=0.07, low=0.05, high=0.104).percent == "7% (5 to 10%)"


@pytest.mark.parametrize(("low", "best", "high"), [(0.5, 0.4, 0.6), (0.1, 0.4, 0.3), (None, 1.2, None)])
def test_no_probability(low: float | None, best: float, high: float | None) -> None:
    with pytest.raises(ValueError, match="not a probability"):
        Likelihood(best=best, low=low, high=high)
