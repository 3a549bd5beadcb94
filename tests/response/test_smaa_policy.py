"""A second published case, another decision: four policies for frontier AI under six criteria known by intervals.

Alfonso Mateos Caballero, Distributionally Robust Stochastic Multicriteria Acceptability Analysis under
Probability-Model Ambiguity: An Application to Frontier AI Governance (2026), by its package of data and results,
version 1.0.0 (doi 10.5281/zenodo.22774719), opened at github.com/alfonsomateoscaballero/DR-SMAA (CC BY 4.0):
results/governance/computed_numeric_matrix.csv, dr_smaa_results.csv, after_safety_filter_regenerated.csv and
feasibility_sensitivity.csv; draws and distributions by docs/REPRODUCIBILITY.md. Only first places are given there.
"""

from __future__ import annotations

from typing import Final

import numpy as np
import pytest

from melian.model.option import CRITERIA
from melian.response.draws import Floats
from melian.response.smaa import analyse
from melian.response.weights import Weights, draw_weights
from tests.response.agreed import DRAWS, within

# Rows: legal minimum, developer-led, mandatory and conditional, pause. Columns, more is better: opportunity kept,
# benefits kept, feasibility, robustness among states, reversibility and control, oversight. Uniform in between.
LOW: Final = np.array([
    [89, 79, 89, 40.850230, 71.707508, 34.117936], [89, 79, 89, 40.850230, 71.707508, 67.101851],
    [89, 79, 5, 40.850230, 88.226290, 81.628754], [0, 79, 5, 40.850230, 70.299413, 66.571716],
])  # fmt: skip
HIGH: Final = np.array([
    [100, 88, 100, 60.989297, 79.712911, 39.360386], [100, 88, 100, 51.236622, 99.189328, 78.399341],
    [100, 88, 20, 60.989297, 99.189328, 97.280383], [0, 88, 20, 51.236622, 79.261100, 78.169655],
])  # fmt: skip
BENEFITS, FEASIBILITY = 1, 2
MANDATORY: Final = 2
RUNS: Final = 500_000
RUNS_VARIED: Final = 100_000
VARIED: Final = {
    20: (0.64291, 0.27255), 30: (0.62836, 0.28681), 40: (0.61478, 0.30178), 50: (0.59927, 0.31950),
    60: (0.57650, 0.34331), 70: (0.55118, 0.37159), 80: (0.51902, 0.40462), 90: (0.48295, 0.44575),
    100: (0.43742, 0.49540),
}  # fmt: skip
"""First places of the second and the third policy, by the upper end of the third's feasibility."""


def first_places(policies: slice, *, feasible: float = 20, seed: int = 1) -> Floats:
    """How often each of these policies comes first, all weights alike."""
    own, high = np.random.default_rng(seed), HIGH.copy()
    high[MANDATORY, FEASIBILITY] = feasible
    values = own.uniform(LOW, high, (DRAWS, *LOW.shape))
    values[:, :, BENEFITS] = values[:, :1, BENEFITS]  # one draw for all four, as theirs
    weights = draw_weights(Weights(), CRITERIA[:6], draws=DRAWS)
    return np.asarray(analyse(values[:, policies], weights).ranks[:, 0])


def test_four_policies() -> None:
    expected = (0.083778, 0.643706, 0.272486, 0.000030)
    for ours, theirs in zip(first_places(slice(None)), expected, strict=True):
        within(ours, theirs, draws=RUNS, digit=1e-6)


def test_the_two_that_pass_its_test_of_safety() -> None:
    for ours, theirs in zip(first_places(slice(2, 4)), (0.997696, 0.002304), strict=True):
        within(ours, theirs, draws=RUNS, digit=1e-6)


@pytest.mark.parametrize("feasible", VARIED)
def test_wider_range_of_one_policy(feasible: int) -> None:
    found = first_places(slice(None), feasible=feasible, seed=feasible)
    for ours, theirs in zip(found[1:3], VARIED[feasible], strict=True):
        within(ours, theirs, draws=RUNS_VARIED, digit=1e-5)
