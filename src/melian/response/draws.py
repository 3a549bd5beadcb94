"""Draws from the ranges of options, as shares of each criterion's scale.

Every range has a stream of its own, made from the seed, the option and the criterion: the order of the options makes no
difference, and a range that is changed leaves the draws of all others as they were.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from hashlib import sha256
from typing import Final

import numpy as np
from numpy.typing import NDArray

from melian.model.option import CRITERIA, Criterion, Estimate, Option, Scale

Floats = NDArray[np.float64]
SEED: Final = 416
"""The year of the ultimatum to Melos."""
DRAWS: Final = 2000
"""As many as a brief takes: a share is then known to within .022 (95%)."""


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Drawn:
    """Draws of options: `values[draw, option, criterion]`, 0 the worse end of the scale and 1 the better."""

    options: tuple[Option, ...]
    criteria: tuple[Criterion, ...]
    values: Floats


def draw(
    options: Sequence[Option], scales: Mapping[Criterion, Scale], *, draws: int = DRAWS, seed: int = SEED
) -> Drawn:
    """Draws of every option on every criterion that has a scale. Raises KeyError where an option lacks a range."""
    criteria = tuple(c for c in CRITERIA if c in scales)
    values = np.empty((draws, len(options), len(criteria)))
    for i, option in enumerate(options):
        for j, criterion in enumerate(criteria):
            told, scale = range_of(option, criterion), scales[criterion]
            values[:, i, j] = _column(seed, draws, option.id, criterion, told, scale)
    return Drawn(options=tuple(options), criteria=criteria, values=values)


def range_of(option: Option, criterion: Criterion) -> Estimate:
    """The option's range on a criterion; its days for `speed`."""
    return option.days if criterion == "speed" else option.values[criterion]


def worth(number: Floats | float, scale: Scale) -> Floats:
    """A number as a share of its scale, 1 the better end. Days count by their logarithm: a week more matters early."""
    low, high, at = scale.low, scale.high, np.clip(number, scale.low, scale.high)
    if scale.unit == "days":
        low, high, at = np.log1p(low), np.log1p(high), np.log1p(at)
    share = (at - low) / (high - low)
    return np.asarray(share if scale.better == "more" else 1 - share, dtype=np.float64)


def triangular(estimate: Estimate, uniform: Floats) -> Floats:
    """The triangular distribution of a range, by inversion of numbers uniform on 0 to 1."""
    low, mode, high = estimate.low, estimate.mode, estimate.high
    if high == low:
        return np.full_like(uniform, low)
    rising = low + np.sqrt(uniform * (high - low) * (mode - low))
    falling = high - np.sqrt((1 - uniform) * (high - low) * (high - mode))
    return np.where(uniform < (mode - low) / (high - low), rising, falling)


def generator(seed: int, *names: str) -> np.random.Generator:
    """A stream of its own for these names."""
    digest = sha256(":".join((str(seed), *names)).encode("utf-8", "surrogatepass")).digest()
    return np.random.default_rng(int.from_bytes(digest[:8], "big"))


@lru_cache(maxsize=2048)
def _column(seed: int, draws: int, option: str, criterion: str, told: Estimate, scale: Scale) -> Floats:
    """One option's draws on one criterion: the same for every seat, so they are kept.

    The uniform numbers are one in each of so many equal parts of 0 to 1, in random order (a Latin hypercube).
    """
    own = generator(seed, option, criterion)
    uniform = (own.permutation(draws) + own.random(draws)) / draws
    column = worth(triangular(told, uniform), scale)
    column.flags.writeable = False
    return column
