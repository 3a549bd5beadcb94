"""Published worked examples: the indices of SMAA, from published runs of 10,000 draws."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

import numpy as np
import pytest

from melian.model.option import CRITERIA
from melian.response.draws import Floats
from melian.response.smaa import Acceptability, analyse, ranked, total
from melian.response.weights import Weights, draw_weights
from tests.response.agreed import DRAWS, central_within, within

THEIRS: Final = 10_000
NAMES: Final = CRITERIA[:3]
"""Names for the three criteria of the thrombosis case: proximal and distal thrombosis, bleeding."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Printed:
    """What was published for heparin and enoxaparin, with what is known of the weights."""

    weights: Weights
    first: tuple[float, float]
    """How often each ranks first; of two, the rest is how often it ranks second."""
    central: tuple[tuple[float, ...], tuple[float, ...]] | None = None
    confidence: tuple[float, float] | None = None


# Larry D. Lynd and Bernie J. O'Brien, Advances in risk-benefit evaluation using probabilistic simulation methods: an
# application to the prophylaxis of deep vein thrombosis, Journal of Clinical Epidemiology 57 (2004), 795-803.
THROMBOSIS: Final = {
    # The manual's example of the R package smaa 0.2 (Gert van Valkenhoef): github.com/gertvv/rsmaa,
    # smaa/tests/Examples/smaa-Ex.Rout.save.
    "no preferences": Printed(
        weights=Weights(),
        first=(0.3504, 0.6496),
        central=((0.1865, 0.2772, 0.5363), (0.4073, 0.3641, 0.2285)),
        confidence=(0.6682, 0.8956),
    ),
    "fixed": Printed(weights=Weights(fixed=tuple(zip(NAMES, (0.5, 0.2, 0.3), strict=True))), first=(0.1279, 0.8721)),
    # Other runs, by the method's authors: R/test/thrombo.R of github.com/drugis/mcda-elicitation-web.
    "no preferences, a second run": Printed(
        weights=Weights(),
        first=(0.3381, 0.6619),
        central=((0.1976, 0.2780, 0.5244), (0.4118, 0.3578, 0.2304)),
        confidence=(0.6389, 0.8925),
    ),
    "proximal before bleeding before distal": Printed(
        weights=Weights(order=(NAMES[0], NAMES[2], NAMES[1])),
        first=(0.1369, 0.8631),
        central=((0.5240, 0.1213, 0.3547), (0.6229, 0.1103, 0.2668)),
        confidence=(0.1914, 0.9174),
    ),
    "each twice the next": Printed(
        weights=Weights(fixed=tuple(zip(NAMES, (4 / 7, 1 / 7, 2 / 7), strict=True))), first=(0.1049, 0.8951)
    ),
}


def thrombosis() -> Floats:
    """Heparin against enoxaparin after trauma: proximal thrombosis, distal thrombosis, major bleeding.

    20, 40 and 1 of 136 against 8, 32 and 5 of 129. Beta distributions and scales as in examples/thrombolytics.json of
    github.com/drugis/mcda-elicitation-web.
    """
    own = np.random.default_rng(2)
    heparin = [own.beta(20, 116, DRAWS), own.beta(40, 96, DRAWS), own.beta(1, 135, DRAWS)]
    enoxaparin = [own.beta(8, 121, DRAWS), own.beta(32, 97, DRAWS), own.beta(5, 124, DRAWS)]
    worst, best = np.array([0.25, 0.40, 0.10]), np.array([0.0, 0.15, 0.0])
    drawn = np.stack([np.transpose(heparin), np.transpose(enoxaparin)], axis=1)
    return np.asarray((worst - drawn) / (worst - best))


@pytest.mark.parametrize("name", THROMBOSIS)
def test_thrombosis(name: str) -> None:
    printed, values = THROMBOSIS[name], thrombosis()
    weights = draw_weights(printed.weights, NAMES, draws=DRAWS)
    found = analyse(values, weights)
    for option in (0, 1):
        within(found.ranks[option, 0], printed.first[option], draws=THEIRS)
        within(found.ranks[option, 1], 1 - printed.first[option], draws=THEIRS)
    for option, central in enumerate(printed.central or ()):
        won = weights[ranked(total(values, weights))[:, option] == 0]
        central_within(won, central, draws=THEIRS)
    for option, confidence in enumerate(printed.confidence or ()):
        assert printed.central is not None
        within(_first_under(printed.central[option], option, values), confidence, draws=THEIRS)
        assert found.confidence[option] == _first_under(found.central[option], option, values)


def _first_under(weights: tuple[float, ...] | Floats, option: int, values: Floats) -> float:
    """How often an option comes first under these weights: with the printed ones, the printed confidence factor."""
    found: Acceptability = analyse(values, np.tile(np.asarray(weights), (len(values), 1)))
    return float(found.ranks[option, 0])


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
    itest/hansen-ra-ord.txt and hansen-cf-ord.txt of github.com/gertvv/rsmaa, all made by its authors. Theirs are from
    draws of the posterior, which are not printed, ours from its normal approximation in four digits: that takes up
    most of the tolerances, .03 and for confidence factors .05.
    """
    own, columns = np.random.default_rng(1), []
    for criterion in (_RESPONSE, _DIARRHEA, _DIZZINESS, _HEADACHE, _INSOMNIA, _NAUSEA):
        mean, sd, differences, covariance = criterion
        base = own.normal(mean, sd, (DRAWS, 1))
        logits = np.hstack([base, base + own.multivariate_normal(differences, covariance, DRAWS)])
        share = 1 / (1 + np.exp(-logits))
        columns.append(share if criterion is _RESPONSE else 1 - share)
    values = np.stack(columns, axis=2)
    found = analyse(values, draw_weights(Weights(), CRITERIA[:6], draws=DRAWS))
    expected = [
        [0.6002, 0.1156, 0.0980, 0.0616, 0.1246], [0.0244, 0.2601, 0.3195, 0.3216, 0.0744],
        [0.1450, 0.3298, 0.2559, 0.2207, 0.0486], [0.0768, 0.1304, 0.1895, 0.2254, 0.3779],
        [0.1536, 0.1641, 0.1371, 0.1707, 0.3745],
    ]  # fmt: skip
    np.testing.assert_allclose(found.ranks, expected, atol=0.03)
    central = [
        [0.0904, 0.1721, 0.1787, 0.1648, 0.1970, 0.1970], [0.2320, 0.0899, 0.2660, 0.1161, 0.1142, 0.1818],
        [0.2892, 0.1715, 0.1324, 0.1295, 0.1395, 0.1379], [0.2759, 0.0659, 0.3136, 0.1233, 0.0997, 0.1216],
        [0.2867, 0.1765, 0.0790, 0.2419, 0.1197, 0.0961],
    ]  # fmt: skip
    np.testing.assert_allclose(found.central, central, atol=0.03)
    first = [_first_under(np.array(weights), option, values) for option, weights in enumerate(central)]
    np.testing.assert_allclose(first, [0.9860, 0.1183, 0.5217, 0.5188, 0.6458], atol=0.05)
