"""A third published case, another decision: retrofits of a house, exact values of four criteria, all weights alike.

The source is named in the head of `data/retrofit.csv`; first places and central weights are of 1,000,000 draws. Of 242
retrofits only the 53 that were ever first are there: the others change no first place, and where one of them is the end
of a scale the end is given below.
"""

from __future__ import annotations

from pathlib import Path
from typing import Final

import numpy as np

from melian.model.option import CRITERIA
from melian.response.smaa import analyse, ranked, total
from melian.response.weights import Weights, draw_weights
from tests.response.agreed import DRAWS, central_within, within

THEIRS: Final = 1_000_000
BEST: Final = np.array([17.470063, 0, 0, 365])
WORST: Final = np.array([37.570556, 1091, 200.45, 359])
"""Heating, cost and carbon, the less the better, and days below 24 C, the more the better."""
OFTEN: Final = 0.001
"""First in fewer draws than this, a hundred of ours, are too few to compare one by one."""
CHANCE: Final = 72.1
"""Chi-squared with 39 degrees of freedom; by chance alone one right answer in a thousand lies beyond."""

TABLE: Final = np.loadtxt(Path(__file__).parent / "data" / "retrofit.csv", delimiter=",")
FIRST: Final = TABLE[:, 5] / 100
CENTRAL: Final = TABLE[:, 6:]
VALUES: Final = np.broadcast_to((WORST - TABLE[:, 1:5]) / (WORST - BEST), (DRAWS, len(TABLE), 4))
WEIGHTS: Final = draw_weights(Weights(), CRITERIA[:4], draws=DRAWS)


def test_first_places() -> None:
    found, often = analyse(VALUES, WEIGHTS), FIRST >= OFTEN
    ours = np.append(found.ranks[often, 0], found.ranks[~often, 0].sum())
    theirs = np.append(FIRST[often], FIRST[~often].sum())
    assert len(ours) == 40
    for one, other in zip(ours, theirs, strict=True):
        within(one, other, draws=THEIRS, digit=1e-5)
    assert np.sum((ours - theirs) ** 2 / theirs) / (1 / DRAWS + 1 / THEIRS) <= CHANCE


def test_central_weights() -> None:
    ranks = ranked(total(VALUES, WEIGHTS))
    for place in np.flatnonzero(FIRST >= OFTEN):
        central_within(WEIGHTS[ranks[:, place] == 0], CENTRAL[place], draws=THEIRS, digit=1e-4)


def test_confidence_of_exact_values_is_whole() -> None:
    """The weights under which an option leads are convex where values are exact: their mean is among them."""
    found = analyse(VALUES, WEIGHTS)
    assert (found.confidence[found.ranks[:, 0] > 0] == 1).all()
