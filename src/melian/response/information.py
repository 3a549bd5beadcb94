"""What it is worth to settle a range or a weight before choosing: the expected value of partial perfect information.

The choice is of the options with the highest expected value. Values are additive and ranges are drawn apart from each
other, so the expectation given one of them is exact and only the outer mean is by simulation (the expected value of
partial perfect information as in Gianluca Baio, Bayesian Methods in Health Economics, 2012, section 3.5).
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from melian.model.option import Criterion, Option
from melian.response.draws import Floats
from melian.response.ranking import Ranking
from melian.response.smaa import total

_MIN = 1e-9
"""Less is the rounding of sums."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Worth:
    """What settling one thing is worth."""

    option: Option | None
    """None where it is a criterion for all options, or the weights."""
    criterion: Criterion | None
    """None where it is all of an option's ranges, or the weights."""
    share: float
    """Of what knowing everything would be worth, 0 to 1."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Information:
    """What knowing more is worth when so many options are chosen, the most worthwhile first."""

    everything: float
    """In value: 1 is one option that is best on every criterion against one that is worst. 0: nothing would be chosen
    differently."""
    weights: Worth
    criteria: tuple[Worth, ...]
    options: tuple[Worth, ...]
    ranges: tuple[Worth, ...]


def information(ranking: Ranking, *, choose: int | None = None) -> Information:
    """The value of settling the weights, each criterion, each option and each range, when `choose` options are taken.

    Without `choose`, as many as the ranking counts as the first.
    """
    drawn, weights = ranking.drawn, ranking.weight_draws.mean(axis=0)
    many = min(choose or ranking.first, len(drawn.options))
    means = drawn.values.mean(axis=0)
    held, away = means @ weights, (drawn.values - means) * weights
    chosen = np.argsort(-held, kind="stable")[:many]
    everything = _better(total(drawn.values, ranking.weight_draws), chosen)

    def worth(gain: float, option: Option | None = None, criterion: Criterion | None = None) -> Worth:
        share = 0.0 if min(gain, everything) < _MIN else min(1.0, gain / everything)
        return Worth(option=option, criterion=criterion, share=share)

    lines = [_line(np.delete(held, i), many) for i in range(len(held))]
    options = list(enumerate(drawn.options))
    criteria = list(enumerate(drawn.criteria))
    return Information(
        everything=everything,
        weights=worth(_better(ranking.weight_draws @ means.T, chosen)),
        criteria=_sorted(worth(_better(held + away[:, :, j], chosen), None, c) for j, c in criteria),
        options=_sorted(worth(_gain(held[i], away[:, i].sum(axis=1), lines[i]), o) for i, o in options),
        ranges=_sorted(worth(_gain(held[i], away[:, i, j], lines[i]), o, c) for i, o in options for j, c in criteria),
    )


def _better(totals: Floats, chosen: NDArray[np.intp]) -> float:
    """By how much the best so many of each row are worth more, in the mean, than those that are chosen before."""
    many, kept = len(chosen), totals.shape[1] - len(chosen)
    best = np.partition(totals, kept, axis=1)[:, -many:] if kept > 0 else totals
    more = float((best.sum(axis=1) - totals[:, chosen].sum(axis=1)).mean())
    return more if more > _MIN else 0.0


def _line(others: Floats, many: int) -> float:
    """What an option has to be worth to be among the best so many beside the others."""
    return float(np.sort(others)[-many]) if len(others) >= many else -np.inf


def _gain(held: float, away: Floats, line: float) -> float:
    """What knowing how far one option is from its mean adds: it comes in, or goes out, where that crosses the line."""
    return 0.0 if np.isinf(line) else float(np.maximum(held + away, line).mean() - max(held, line))


def _sorted(found: Iterable[Worth]) -> tuple[Worth, ...]:
    return tuple(sorted(found, key=lambda w: (-w.share, w.option.id if w.option else "", w.criterion or "")))
