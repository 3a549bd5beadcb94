"""What holds of every SMAA; test_smaa_published.py has the known answers."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from hypothesis.extra.numpy import arrays

from melian.response.draws import Floats
from melian.response.smaa import Acceptability, analyse, ranked, total

DRAWS = 100_000
Case = tuple[Floats, Floats]


def uniform_weights(draws: int, criteria: int, seed: int = 1) -> Floats:
    return np.random.default_rng(seed).dirichlet(np.ones(criteria), draws)


_cases = st.integers(0, 2**32 - 1).map(
    lambda seed: (np.random.default_rng(seed).random((60, 5, 3)), uniform_weights(60, 3, seed))
)


@given(_cases)
def test_shares_of_ranks_sum_to_one(case: Case) -> None:
    found = analyse(*case)
    np.testing.assert_allclose(found.ranks.sum(axis=1), 1)
    np.testing.assert_allclose(found.ranks.sum(axis=0), 1)


@given(_cases, st.floats(0.0, 0.5))
def test_what_is_dominated_never_comes_before(case: Case, less: float) -> None:
    values, weights = case
    values[:, 1] = values[:, 0] - less
    found = analyse(values, weights)
    assert found.pairwise[1, 0] == 0
    assert found.mean_rank[1] >= found.mean_rank[0]
    assert all(found.among(k)[0] >= found.among(k)[1] for k in range(1, 5))


@given(_cases, st.floats(0.1, 50), st.floats(-5, 5))
def test_one_scale_for_all_criteria_changes_nothing(case: Case, times: float, plus: float) -> None:
    values, weights = case
    ranks = ranked(np.round(total(values, weights), 9))
    np.testing.assert_array_equal(ranks, ranked(np.round(total(values, weights), 9) * times + plus))
    before, after = analyse(values, weights), analyse(values * times, weights)
    np.testing.assert_allclose(before.mean_rank, after.mean_rank, atol=0.05)


@given(_cases, st.integers(0, 2))
def test_all_weight_on_one_criterion_gives_its_order(case: Case, criterion: int) -> None:
    values, _ = case
    values = np.repeat(values[:1], 20, axis=0)
    found = analyse(values, np.tile(np.eye(3)[criterion], (20, 1)))
    np.testing.assert_array_equal(np.argsort(found.mean_rank), np.argsort(-values[0, :, criterion]))
    assert found.ranks.max(axis=1).tolist() == [1.0] * 5


@given(_cases, st.permutations(range(5)))
def test_the_order_of_options_is_irrelevant(case: Case, order: list[int]) -> None:
    values, weights = case
    one, other = analyse(values, weights), analyse(values[:, order], weights)
    np.testing.assert_array_equal(one.ranks[order], other.ranks)
    np.testing.assert_array_equal(one.pairwise[np.ix_(order, order)], other.pairwise)
    np.testing.assert_allclose(one.central[order], other.central)
    np.testing.assert_allclose(one.confidence[order], other.confidence)


@given(arrays(np.float64, (4, 6), elements=st.sampled_from([0.0, 0.5, 1.0])))
def test_equal_values_share_the_better_rank(totals: Floats) -> None:
    for row, ranks in zip(totals, ranked(totals), strict=True):
        assert ranks.tolist() == [sum(other > value for other in row) for value in row]


def test_an_option_that_is_never_first_has_no_central_weights() -> None:
    found: Acceptability = analyse(np.array([[[1.0, 1.0], [0.0, 0.0]]] * 9), uniform_weights(9, 2))
    assert np.isnan(found.central[1]).all()
    assert np.isnan(found.confidence[1])
    assert found.confidence[0] == 1


def test_an_even_race_is_even() -> None:
    values = np.random.default_rng(3).random((DRAWS, 2, 4))
    assert analyse(values, uniform_weights(DRAWS, 4)).ranks == pytest.approx(0.5, abs=0.01)
