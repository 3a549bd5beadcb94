"""Draws from the ranges of options, as shares of each criterion's scale, and the draws of weights.

Every range has a stream of its own, made from the seed, the option and the criterion: the order of the options makes no
difference, and a range that is changed leaves the draws of all others as they were.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
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


@dataclass(frozen=True, slots=True, kw_only=True)
class Weights:
    """What is known of the weights of the criteria; nothing known is every weighting alike."""

    fixed: tuple[tuple[Criterion, float], ...] = ()
    """A criterion's share of the whole, 0 to 1; those not named share the rest."""
    order: tuple[Criterion, ...] = ()
    """The more important first; criteria that are not named have no order."""
    between: tuple[tuple[Criterion, float, float], ...] = ()
    """The least and the most of a criterion's share."""

    @property
    def free(self) -> bool:
        """Whether nothing is known."""
        return not (self.fixed or self.order or self.between)


_TRIES = 400


def draw_weights(
    weights: Weights, criteria: Sequence[Criterion], *, draws: int = DRAWS, seed: int = SEED
) -> Floats:  # fmt: skip
    """Weights by draw and criterion, each row a share of 1: uniform over all weightings that keep what is known.

    Raises ValueError where a criterion is not among them, or no weighting, or next to none, keeps it all.
    """
    _known((c for c, _ in weights.fixed), criteria)
    _known((c for c, _, _ in weights.between), criteria)
    _known(weights.order, criteria)
    own, kept, found = generator(seed, "weights"), [], 0
    for _ in range(_TRIES):
        drawn = _fixed(own.exponential(size=(draws, len(criteria))), weights, criteria)
        drawn = _ordered(drawn, weights, criteria)
        drawn = drawn[_within(drawn, weights, criteria)]
        kept.append(drawn)
        found += len(drawn)
        if found >= draws:
            return np.concatenate(kept)[:draws]
    raise ValueError("no weights, or next to none, keep all of what is said of them")


def _known(named: Iterable[Criterion], criteria: Sequence[Criterion]) -> None:
    for criterion in named:
        if criterion not in criteria:
            raise ValueError(f"no criterion {criterion!r}: {', '.join(criteria)}")


def _fixed(raw: Floats, weights: Weights, criteria: Sequence[Criterion]) -> Floats:
    """Exponential numbers as shares of what the fixed weights leave: uniform on the simplex."""
    fixed = dict(weights.fixed)
    left, rest = 1 - sum(fixed.values()), [i for i, c in enumerate(criteria) if c not in fixed]
    if left < -1e-9 or any(share < 0 for share in fixed.values()) or (not rest and abs(left) > 1e-9):
        raise ValueError(f"weights that are not shares of 1: {', '.join(f'{c}={x:g}' for c, x in fixed.items())}")
    out = np.empty_like(raw)
    for i, criterion in enumerate(criteria):
        out[:, i] = fixed.get(criterion, 0.0)
    if rest:
        out[:, rest] = max(0.0, left) * raw[:, rest] / raw[:, rest].sum(axis=1, keepdims=True)
    return out


def _ordered(drawn: Floats, weights: Weights, criteria: Sequence[Criterion]) -> Floats:
    """The ordered criteria's weights sorted among themselves: by symmetry still uniform."""
    at = [criteria.index(criterion) for criterion in weights.order]
    if not at:
        return drawn
    if any(criterion in weights.order for criterion, _ in weights.fixed):
        keeps = np.all(np.diff(drawn[:, at], axis=1) <= 0, axis=1)
        return np.asarray(drawn[keeps])
    drawn[:, at] = -np.sort(-drawn[:, at], axis=1)
    return drawn


def _within(drawn: Floats, weights: Weights, criteria: Sequence[Criterion]) -> NDArray[np.bool_]:
    keeps = np.ones(len(drawn), dtype=np.bool_)
    for criterion, low, high in weights.between:
        share = drawn[:, criteria.index(criterion)]
        keeps &= (share >= low) & (share <= high)
    return keeps
