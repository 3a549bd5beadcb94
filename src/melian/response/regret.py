"""How much worse than the best each choice would be, whichever way the other side takes it (minimax regret).

Leonard Savage, The theory of statistical decision, Journal of the American Statistical Association 46 (1951), 55-67.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Final, Literal

import numpy as np

from melian.model.option import Criterion, Estimate, Scale
from melian.response.draws import Floats, range_of
from melian.response.portfolios import ADDED, Portfolio

Turn = Literal["well", "as_judged", "badly"]
TURNS: Final[tuple[Turn, ...]] = ("well", "as_judged", "badly")
"""What hangs on others (all but one's own cost) comes out at the better end of every range, at the likeliest, or at the
worse end, for every option at once."""


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Regret:
    """The regret of each choice in each scenario, and the choice whose worst is least."""

    table: Floats
    """`table[choice, scenario]`, 0 or more; 0 where the choice is the best there."""
    worst: tuple[float, ...]
    """The highest of each choice."""
    least: int
    """The choice whose highest is lowest; the first of equal ones."""


def regret(values: Floats) -> Regret:
    """The regrets of `values[choice, scenario]`, more is better. Raises ValueError without choices or scenarios."""
    if values.size == 0:
        raise ValueError("no choices or no scenarios")
    table = values.max(axis=0) - values
    worst = table.max(axis=1)
    return Regret(table=table, worst=tuple(float(w) for w in worst), least=int(worst.argmin()))


def regret_of(sets: Sequence[Portfolio], scales: Mapping[Criterion, Scale]) -> Regret:
    """The regret of sets over how the other side takes it, in `value`."""
    return regret(np.array([[value(chosen, scales, turn) for turn in TURNS] for chosen in sets]))


def value(chosen: Portfolio, scales: Mapping[Criterion, Scale], turn: Turn = "as_judged") -> float:
    """What a set comes to in a scenario: the sum of what is added up, each in scales, weighed alike."""
    found = 0.0
    for criterion in ADDED:
        scale = scales[criterion]
        added = sum(_at(range_of(o, criterion), scale, criterion, turn) for o in chosen.options)
        found += (added if scale.better == "more" else -added) / (scale.high - scale.low)
    return found / len(ADDED)


def _at(told: Estimate, scale: Scale, criterion: Criterion, turn: Turn) -> float:
    if turn == "as_judged" or criterion == "cost_self":
        return told.mode
    return told.high if (scale.better == "more") == (turn == "well") else told.low
