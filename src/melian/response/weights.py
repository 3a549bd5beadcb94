"""Draws of the weights of the criteria: uniform over all weightings that keep what is known of them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from melian.model.option import Criterion
from melian.response.draws import DRAWS, SEED, Floats, generator


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

    Raises ValueError where a criterion is not among them or is given twice, where a number is no share of 1, or where
    no weighting, or next to none, keeps it all.
    """
    _checked(weights, criteria)
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


def _checked(weights: Weights, criteria: Sequence[Criterion]) -> None:
    """Raises ValueError, naming the criterion, where what is said of weights cannot be."""
    told = (*(c for c, _ in weights.fixed), *(c for c, _, _ in weights.between))
    for named in (told, weights.order):
        for criterion in named:
            if criterion not in criteria:
                raise ValueError(f"no criterion {criterion!r}: {', '.join(criteria)}")
            if named.count(criterion) > 1:
                raise ValueError(f"{criterion} is given twice")
    ends = (*((c, x, x) for c, x in weights.fixed), *weights.between)
    if wrong := next((row for row in ends if not 0 <= row[1] <= row[2] <= 1), None):
        criterion, low, high = wrong
        raise ValueError(f"weights that are not shares of 1: {criterion}={low:g}{'' if low == high else f'-{high:g}'}")


def _fixed(raw: Floats, weights: Weights, criteria: Sequence[Criterion]) -> Floats:
    """Exponential numbers as shares of what the fixed and the least weights leave: uniform on what is left of the
    simplex."""
    fixed, least = dict(weights.fixed), _least(weights)
    rest = [i for i, c in enumerate(criteria) if c not in fixed]
    given = fixed | least
    left = 1 - sum(given.values())
    if left < -1e-9 or (not rest and abs(left) > 1e-9):
        raise ValueError(f"weights that are not shares of 1: {', '.join(f'{c}={x:g}' for c, x in given.items())}")
    out = np.tile([given.get(criterion, 0.0) for criterion in criteria], (len(raw), 1))
    if rest:
        out[:, rest] += max(0.0, left) * raw[:, rest] / raw[:, rest].sum(axis=1, keepdims=True)
    return out


def _least(weights: Weights) -> dict[Criterion, float]:
    """The least of each criterion's share, to draw above it; none of those that an order sorts afterwards."""
    return {criterion: low for criterion, low, _ in weights.between if criterion not in weights.order}


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
        keeps &= (share >= low - 1e-12) & (share <= high + 1e-12)
    return keeps
