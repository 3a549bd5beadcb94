from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from melian.model.option import CRITERIA, Estimate
from melian.response.draws import draw, triangular, worth
from melian.response.weights import Weights, draw_weights
from tests.response.made import SCALES, around, option


@given(st.floats(-5, 5), st.floats(0, 5), st.floats(0, 5))
def test_draws_keep_to_their_range_and_its_mean(low: float, to_mode: float, to_high: float) -> None:
    given_range = Estimate(low=low, mode=low + to_mode, high=low + to_mode + to_high)
    drawn = triangular(given_range, (np.arange(2000) + 0.5) / 2000)
    assert drawn.min() >= given_range.low - 1e-9
    assert drawn.max() <= given_range.high + 1e-9
    assert drawn.mean() == pytest.approx((given_range.low + given_range.mode + given_range.high) / 3, abs=0.01)


def test_a_changed_range_leaves_all_other_draws() -> None:
    one, other = option("one"), option("other")
    moved = option("other", {"escalation": 9.0})
    before, after = draw([one, other], SCALES, draws=50), draw([one, moved], SCALES, draws=50)
    changed = np.any(before.values != after.values, axis=0)
    assert changed.sum() == 1
    assert changed[1, before.criteria.index("escalation")]


def test_the_order_of_options_only_orders_the_draws() -> None:
    one, other = option("one"), option("other")
    np.testing.assert_array_equal(
        draw([one, other], SCALES, draws=50).values, draw([other, one], SCALES, draws=50).values[:, ::-1]
    )


def test_the_better_end_of_each_scale_is_one() -> None:
    assert worth(0, SCALES["escalation"]) == 1
    assert worth(10, SCALES["deterrence"]) == 1
    assert worth(3650, SCALES["speed"]) == 0
    assert worth(7, SCALES["speed"]) - worth(37, SCALES["speed"]) > worth(700, SCALES["speed"]) - worth(
        730, SCALES["speed"]
    )


def test_an_option_without_spread_is_drawn_as_it_is() -> None:
    drawn = draw([option("one", {"deterrence": around(7, 0)})], SCALES, draws=10)
    assert set(drawn.values[:, 0, drawn.criteria.index("deterrence")]) == {0.7}


def test_nothing_known_is_uniform_on_the_simplex() -> None:
    drawn = draw_weights(Weights(), CRITERIA, draws=20_000)
    np.testing.assert_allclose(drawn.sum(axis=1), 1)
    np.testing.assert_allclose(drawn.mean(axis=0), 1 / 8, atol=0.005)
    assert (drawn[:, 0] > 0.5).mean() == pytest.approx(0.5**7, abs=0.003)  # P(w > x) = (1 - x)^(k - 1)


def test_an_order_is_kept_and_its_centroid_is_known() -> None:
    drawn = draw_weights(
        Weights(order=("escalation", "cohesion", "speed")), ("cohesion", "escalation", "speed"), draws=20_000
    )
    assert np.all(drawn[:, 1] >= drawn[:, 0])
    assert np.all(drawn[:, 0] >= drawn[:, 2])
    np.testing.assert_allclose(drawn.mean(axis=0), [5 / 18, 11 / 18, 2 / 18], atol=0.01)  # rank order centroid


def test_fixed_weights_leave_the_rest_to_the_others() -> None:
    drawn = draw_weights(Weights(fixed=(("escalation", 0.4),)), CRITERIA)
    assert set(drawn[:, CRITERIA.index("escalation")]) == {0.4}
    np.testing.assert_allclose(drawn.sum(axis=1), 1)


def test_intervals_are_kept() -> None:
    drawn = draw_weights(Weights(between=(("escalation", 0.2, 0.3),)), CRITERIA)
    assert len(drawn) == 2000
    assert drawn[:, CRITERIA.index("escalation")].min() >= 0.2
    assert drawn[:, CRITERIA.index("escalation")].max() <= 0.3


def test_narrow_intervals_are_drawn_from_uniformly() -> None:
    """Five criteria at .15 to .25 each, or one at .9 and more: too seldom met by drawing from all weightings."""
    narrow = draw_weights(Weights(between=tuple((c, 0.15, 0.25) for c in CRITERIA[:5])), CRITERIA)
    assert narrow[:, :5].min() >= 0.15
    assert narrow[:, :5].max() <= 0.25
    np.testing.assert_allclose(narrow.sum(axis=1), 1)
    high = draw_weights(Weights(between=(("speed", 0.9, 1.0),)), CRITERIA, draws=20_000)[:, -1]
    assert (high > 0.95).mean() == pytest.approx(0.5**7, abs=0.003)  # as on the whole simplex, a tenth as large


def test_an_order_is_kept_beside_an_interval() -> None:
    told = Weights(order=("cohesion", "deterrence", "exposure"), between=(("speed", 0.4, 0.5), ("exposure", 0.05, 1)))
    drawn, at = draw_weights(told, CRITERIA), [CRITERIA.index(c) for c in told.order]
    assert np.all(np.diff(drawn[:, at], axis=1) <= 0)
    assert drawn[:, -1].min() >= 0.4
    assert drawn[:, -1].max() <= 0.5
    assert drawn[:, at[-1]].min() >= 0.05


def test_intervals_above_their_least_are_those_of_drawing_from_all() -> None:
    told = Weights(between=(("escalation", 0.1, 0.3), ("speed", 0.05, 1.0)))
    drawn, every = draw_weights(told, CRITERIA, draws=20_000), draw_weights(Weights(), CRITERIA, draws=200_000)
    kept = every[(every[:, 2] >= 0.1) & (every[:, 2] <= 0.3) & (every[:, -1] >= 0.05)]
    np.testing.assert_allclose(drawn.mean(axis=0), kept.mean(axis=0), atol=0.004)
    np.testing.assert_allclose(drawn.std(axis=0), kept.std(axis=0), atol=0.004)


@pytest.mark.parametrize(
    "weights",
    [
        Weights(fixed=(("escalation", float("nan")),)),
        Weights(fixed=(("escalation", float("inf")),)),
        Weights(fixed=(("escalation", 0.5), ("escalation", 0.2))),
        Weights(fixed=(("escalation", 0.5),), between=(("escalation", 0.4, 0.6),)),
        Weights(between=(("escalation", 0.6, 0.4),)),
        Weights(between=(("escalation", float("nan"), 0.4),)),
        Weights(between=(("escalation", 0.1, float("inf")),)),
        Weights(fixed=tuple((c, 0.0) for c in CRITERIA)),
        Weights(order=("escalation", "speed", "escalation")),
        Weights(fixed=(("escalation", 1.2),)),
        Weights(fixed=(("escalation", -0.1),)),
        Weights(between=(("escalation", 0.9, 1.0), ("speed", 0.9, 1.0))),
        Weights(order=("beauty",)),  # type: ignore[arg-type]
    ],
)
def test_weights_that_cannot_be_are_an_error(weights: Weights) -> None:
    with pytest.raises(ValueError, match=r"weight|criterion|given twice"):
        draw_weights(weights, CRITERIA)
