"""Stochastic multicriteria acceptability analysis, SMAA-2, with an additive value function.

Risto Lahdelma and Pekka Salminen, SMAA-2: Stochastic Multicriteria Acceptability Analysis for Group Decision Making,
Operations Research 49 (2001), 444-454; by simulation as in Tommi Tervonen and Risto Lahdelma, Implementing stochastic
multicriteria acceptability analysis, European Journal of Operational Research 178 (2007), 500-513.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from melian.response.draws import Floats

Ranks = NDArray[np.int16]
_BATCH = 4096


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Acceptability:
    """The indices of SMAA-2, by the place of an option in what was given."""

    ranks: Floats
    """`ranks[option, rank]`: the share of draws in which the option has that rank, 0 the best."""
    central: Floats
    """`central[option, criterion]`: the mean of the weights that put the option first; NaN where none does."""
    confidence: Floats
    """The share of draws of the values in which an option is first under its central weights; NaN where it was not
    worked out."""
    pairwise: Floats
    """`pairwise[one, other]`: the share of draws in which the one ranks strictly before the other."""
    mean_rank: Floats
    """The mean rank, from 0."""

    def among(self, first: int) -> Floats:
        """For each option the share of draws in which it is among the first so many."""
        return np.asarray(self.ranks[:, :first].sum(axis=1))


def analyse(values: Floats, weights: Floats, *, sure_from: float = 0.0) -> Acceptability:
    """The indices of draws: `values[draw, option, criterion]`, more is better, and `weights[draw, criterion]`.

    Options of equal value in a draw share the better rank. Confidence factors are worked out for options that are
    first in more than `sure_from` of the draws.
    """
    ranks = ranked(total(values, weights))
    first = [weights[ranks[:, i] == 0] for i in range(values.shape[1])]
    nothing = np.full(values.shape[2], np.nan)
    central = np.array([won.mean(axis=0) if len(won) else nothing for won in first])
    shares = _shares(ranks)
    return Acceptability(
        ranks=shares,
        central=central,
        confidence=_confidence(values, central, shares[:, 0] > sure_from),
        pairwise=np.array([(ranks[:, [i]] < ranks).mean(axis=0) for i in range(values.shape[1])]),
        mean_rank=ranks.mean(axis=0, dtype=np.float64),
    )


def total(values: Floats, weights: Floats) -> Floats:
    """The additive value of each option in each draw."""
    return np.asarray(np.einsum("dok,dk->do", values, weights), dtype=np.float64)


def ranked(totals: Floats) -> Ranks:
    """For each draw every option's rank, from 0: how many have a higher value."""
    order = np.argsort(-totals, axis=1, kind="stable")
    below = np.diff(np.take_along_axis(totals, order, axis=1), axis=1) < 0
    place = np.zeros(totals.shape, dtype=np.int16)
    place[:, 1:] = np.where(below, np.arange(1, totals.shape[1], dtype=np.int16), 0)
    np.maximum.accumulate(place, axis=1, out=place)
    ranks = np.empty_like(place)
    np.put_along_axis(ranks, order, place, axis=1)
    return ranks


def _shares(ranks: Ranks) -> Floats:
    many = ranks.shape[1]
    counted = [np.bincount(ranks[:, i], minlength=many) for i in range(many)]
    return np.array(counted, dtype=np.float64).reshape(many, many) / len(ranks)


def _confidence(values: Floats, central: Floats, wanted: NDArray[np.bool_]) -> Floats:
    """How often each option is first, or shares that place, with its own central weights."""
    held = np.flatnonzero(wanted)
    won, own = np.zeros(len(held)), central[held].T
    for start in range(0, len(values), _BATCH):
        scored = values[start : start + _BATCH] @ own
        mine = scored[:, held, np.arange(len(held))]
        won += (mine >= scored.max(axis=1)).sum(axis=0)
    confidence = np.full(len(central), np.nan)
    confidence[held] = won / len(values)
    return confidence
