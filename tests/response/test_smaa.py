"""Published examples within Monte Carlo error, and what holds of every SMAA."""

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


def thrombosis(draws: int = DRAWS) -> Floats:
    """Heparin against enoxaparin after trauma: proximal thrombosis, distal thrombosis, major bleeding.

    Larry D. Lynd and Bernie J. O'Brien, Advances in risk-benefit evaluation using probabilistic simulation methods,
    Journal of Clinical Epidemiology 57 (2004), 795-803: 20, 40 and 1 of 136 against 8, 32 and 5 of 129. Beta
    distributions and scales as in examples/thrombolytics.json of github.com/drugis/mcda-elicitation-web.
    """
    own = np.random.default_rng(2)
    heparin = [own.beta(20, 116, draws), own.beta(40, 96, draws), own.beta(1, 135, draws)]
    enoxaparin = [own.beta(8, 121, draws), own.beta(32, 97, draws), own.beta(5, 124, draws)]
    worst, best = np.array([0.25, 0.40, 0.10]), np.array([0.0, 0.15, 0.0])
    drawn = np.stack([np.transpose(heparin), np.transpose(enoxaparin)], axis=1)
    return np.asarray((worst - drawn) / (worst - best))


def test_thrombosis_without_preferences() -> None:
    """As printed in the manual's example of the R package smaa 0.2 (Gert van Valkenhoef; 10,000 draws of its own),
    github.com/gertvv/rsmaa, smaa/tests/Examples/smaa-Ex.Rout.save."""
    found = analyse(thrombosis(), uniform_weights(DRAWS, 3))
    np.testing.assert_allclose(found.ranks, [[0.3504, 0.6496], [0.6496, 0.3504]], atol=0.015)
    expected = [[0.1865, 0.2772, 0.5363], [0.4073, 0.3641, 0.2285]]
    np.testing.assert_allclose(found.central, expected, atol=0.015)
    np.testing.assert_allclose(found.confidence, [0.6682, 0.8956], atol=0.015)


def test_thrombosis_with_fixed_weights() -> None:
    """The same place: weights of .5, .2 and .3."""
    found = analyse(thrombosis(), np.tile([0.5, 0.2, 0.3], (DRAWS, 1)))
    np.testing.assert_allclose(found.ranks[:, 0], [0.1279, 0.8721], atol=0.015)


# Each criterion: logit of placebo (mean, sd), then differences of fluoxetine, paroxetine, sertraline and venlafaxine
# with their covariance.
_NAUSEA = (-2.0172, 0.1917, (0.3952, 0.6443, 0.6470, 0.9771),
           ((0.0417, 0.0349, 0.0295, 0.0356), (0.0349, 0.0563, 0.0310, 0.0366),
            (0.0295, 0.0310, 0.0440, 0.0290), (0.0356, 0.0366, 0.0290, 0.0537)))  # fmt: skip
_INSOMNIA = (-2.6073, 0.1906, (0.7978, 0.7486, 1.0663, 0.9745),
             ((0.0439, 0.0352, 0.0256, 0.0328), (0.0352, 0.0626, 0.0281, 0.0347),
              (0.0256, 0.0281, 0.0540, 0.0259), (0.0328, 0.0347, 0.0259, 0.0674)))  # fmt: skip
_HEADACHE = (-1.1960, 0.2927, (0.1965, 0.1263, 0.2030, -0.2254),
             ((0.0352, 0.0276, 0.0219, 0.0292), (0.0276, 0.0485, 0.0237, 0.0328),
              (0.0219, 0.0237, 0.0326, 0.0236), (0.0292, 0.0328, 0.0236, 0.0592)))  # fmt: skip
_DIZZINESS = (-2.2300, 0.6103, (0.1203, 0.6539, -0.2204, 1.1915),
              ((0.0912, 0.0739, 0.0809, 0.0646), (0.0739, 0.1408, 0.1033, 0.0703),
               (0.0809, 0.1033, 0.1466, 0.0692), (0.0646, 0.0703, 0.0692, 0.0859)))  # fmt: skip
_DIARRHEA = (-2.1897, 0.2075, (0.6082, 0.1409, 0.9320, 0.0960),
             ((0.0537, 0.0412, 0.0341, 0.0379), (0.0412, 0.0811, 0.0378, 0.0432),
              (0.0341, 0.0378, 0.0539, 0.0334), (0.0379, 0.0432, 0.0334, 0.0986)))  # fmt: skip
_RESPONSE = (-0.1714, 0.1130, (0.4718, 0.7259, 0.6715, 0.8212),
             ((0.0134, 0.0104, 0.0099, 0.0105), (0.0104, 0.0230, 0.0082, 0.0107),
              (0.0099, 0.0082, 0.0190, 0.0092), (0.0105, 0.0107, 0.0092, 0.0191)))  # fmt: skip


def test_antidepressants_without_preferences() -> None:
    """Gert van Valkenhoef, Tommi Tervonen and others, Multicriteria benefit-risk assessment using network
    meta-analysis, Journal of Clinical Epidemiology 65 (2012), 394-403: five options, six criteria.

    Distributions from examples/hansen.json of github.com/drugis/mcda-elicitation-web, expected indices from
    itest/hansen-ra-ord.txt of github.com/gertvv/rsmaa, both made by its authors. That file was made from draws of the
    posterior, these from its normal approximation in four digits, which takes up most of the tolerance of .03.
    """
    own, columns = np.random.default_rng(1), []
    for criterion in (_RESPONSE, _DIARRHEA, _DIZZINESS, _HEADACHE, _INSOMNIA, _NAUSEA):
        mean, sd, differences, covariance = criterion
        base = own.normal(mean, sd, (DRAWS, 1))
        logits = np.hstack([base, base + own.multivariate_normal(differences, covariance, DRAWS)])
        share = 1 / (1 + np.exp(-logits))
        columns.append(share if criterion is _RESPONSE else 1 - share)
    found = analyse(np.stack(columns, axis=2), uniform_weights(DRAWS, 6))
    expected = [
        [0.6002, 0.1156, 0.0980, 0.0616, 0.1246], [0.0244, 0.2601, 0.3195, 0.3216, 0.0744],
        [0.1450, 0.3298, 0.2559, 0.2207, 0.0486], [0.0768, 0.1304, 0.1895, 0.2254, 0.3779],
        [0.1536, 0.1641, 0.1371, 0.1707, 0.3745],
    ]  # fmt: skip
    np.testing.assert_allclose(found.ranks, expected, atol=0.03)


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
