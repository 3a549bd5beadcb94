"""A first-order Markov chain over the rungs of a ladder, and how a state on it is moved by time and by evidence.

Each row of the chain is the mean of a Dirichlet distribution: a prior's pseudo-counts and what was counted.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import pairwise
from math import fsum

from melian.model.ladder import Pace

Belief = tuple[float, ...]
"""A probability for each rung, from the lowest; they sum to 1."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Chain:
    """Where a state begins, and from each rung where it goes in one step."""

    start: Belief
    rows: tuple[Belief, ...]


def chain_of(rungs: int, pace: Pace, histories: Iterable[Sequence[int]] = ()) -> Chain:
    """The chain of so many rungs: the prior's pseudo-counts and the moves in `histories`, if any are given.

    Without histories it is the prior alone: elicited, not learnt. A move off either end stays.
    """
    start = [pace.start**i for i in range(rungs)]
    rows = [[_prior(j - i, pace) for j in range(rungs)] for i in range(rungs)]
    rows[0][0] += pace.down
    rows[-1][-1] += pace.up
    for history in histories:
        start[history[0]] += 1
        for before, after in pairwise(history):
            rows[before][after] += 1
    return Chain(start=normal(start), rows=tuple(map(normal, rows)))


def advance(belief: Belief, chain: Chain) -> Belief:
    """The state one step later, before anything more is told."""
    return normal([fsum(p * row[j] for p, row in zip(belief, chain.rows, strict=True)) for j in range(len(belief))])


def drift(belief: Belief, chain: Chain, steps: float) -> Belief:
    """The state after so many steps, parts of one included: what was known fades with time."""
    for _ in range(int(steps)):
        belief = advance(belief, chain)
    part, later = steps - int(steps), advance(belief, chain)
    return normal([(1 - part) * now + part * then for now, then in zip(belief, later, strict=True)])


def weigh(belief: Belief, ratios: Sequence[float]) -> Belief:
    """Bayes' rule: each rung's probability times its likelihood ratio."""
    return normal([p * ratio for p, ratio in zip(belief, ratios, strict=True)])


def normal(numbers: Sequence[float]) -> Belief:
    """The numbers as shares of their sum; equal shares where that is 0."""
    total = fsum(numbers)
    return tuple(n / total for n in numbers) if total > 0 else (1 / len(numbers),) * len(numbers)


def _prior(move: int, pace: Pace) -> float:
    return {0: pace.stay, 1: pace.up, -1: pace.down}.get(move, pace.far)
