"""Whether our indices and published ones agree within the Monte Carlo error of both runs.

A number may differ by `ERRORS` standard errors of the difference, and by half of the last printed digit.
"""

from __future__ import annotations

from typing import Final

import numpy as np

from melian.response.draws import Floats

DRAWS: Final = 100_000
"""Ours."""
ERRORS: Final = 3.3
"""Standard errors; by chance alone one right answer in a thousand lies beyond."""


def within(ours: float, theirs: float, *, draws: int, digit: float = 0.0) -> None:
    """Two shares from runs of their own agree; `draws` are theirs, `digit` is the worth of their last digit."""
    pooled = (ours * DRAWS + theirs * draws) / (DRAWS + draws)
    error = np.sqrt(pooled * (1 - pooled) * (1 / DRAWS + 1 / draws))
    told = f"{ours:.6f} against {theirs:.6f}, standard error {error:.6f}"
    assert abs(ours - theirs) <= ERRORS * error + digit / 2, told


def central_within(won: Floats, theirs: tuple[float, ...] | Floats, *, draws: int, digit: float = 0.0) -> None:
    """Central weights are means over the draws that an option wins, `won`: their error is that of a mean."""
    error = won.std(axis=0) * np.sqrt((1 / DRAWS + 1 / draws) * DRAWS / len(won))
    off = (np.abs(won.mean(axis=0) - theirs) - digit / 2) / error
    assert (off <= ERRORS).all(), f"off by {off.round(1)} standard errors"
