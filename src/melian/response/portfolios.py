"""Sets of options that can be taken together, all of them looked at, and those that no other set beats on every count.

The front is Pareto's over sums of means; that an option on its own ranks low does not keep it out of a good set
(Juuso Liesiö, Pekka Mild and Ahti Salo, Preference programming for robust portfolio modeling and project selection,
European Journal of Operational Research 181 (2007), 1488-1505, whose core index is `core` here).
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import combinations
from math import comb
from typing import Final

import numpy as np
from numpy.typing import NDArray

from melian.model.option import Criterion, Estimate, Option, Scale
from melian.response.draws import Floats, range_of
from melian.response.ranking import DO_NOTHING, Ranking

ADDED: Final[tuple[Criterion, ...]] = ("cost_self", "escalation", "cohesion", "deterrence")
"""What is added up over a set's options, and compared: two prices and two gains."""
MOST_SETS: Final = 250_000
"""So many sets are enumerated at most; `shortlist` keeps within it."""
Bools = NDArray[np.bool_]


@dataclass(frozen=True, slots=True, kw_only=True)
class Portfolio:
    """A set of options, by id, and what they come to together by their mean values."""

    options: tuple[Option, ...]
    sums: Mapping[Criterion, float]
    days: float
    """The mean days of its slowest option."""

    @property
    def ids(self) -> tuple[str, ...]:
        """The ids, in order."""
        return tuple(option.id for option in self.options)


@dataclass(frozen=True, slots=True, kw_only=True)
class Front:
    """The sets that no other beats, and how the options stand in them."""

    portfolios: tuple[Portfolio, ...]
    """By rising cost."""
    looked_at: int
    """How many sets can be taken within the budget and the rules."""
    candidates: tuple[Option, ...]
    most: int
    """The most options of a set."""
    budget: float
    """The most that a set may cost, by likeliest values; 0 for no limit."""
    core: Mapping[str, float]
    """By option, the share of the front's sets that hold it; doing nothing is a set of its own."""


def mean(estimate: Estimate) -> float:
    """The mean of a range as drawn: of the triangular distribution."""
    return (estimate.low + estimate.mode + estimate.high) / 3


def portfolio(options: Sequence[Option]) -> Portfolio:
    """These options together; without options nothing is added."""
    held = sorted(options, key=lambda option: option.id)
    sums = {c: sum(mean(range_of(o, c)) for o in held) for c in ADDED}
    return Portfolio(options=tuple(held), sums=sums, days=max((mean(o.days) for o in held), default=0.0))


def clash(options: Sequence[Option]) -> str | None:
    """Why these cannot be taken together: one excludes another, or lacks what it requires; doing nothing is a set by
    itself. None where they can."""
    ids = {option.id for option in options}
    if DO_NOTHING in ids and len(ids) > 1:
        return f"{DO_NOTHING} cannot be taken with {min(ids - {DO_NOTHING})}"
    for option in options:
        if barred := sorted(option.excludes & ids):
            return f"{option.id} cannot be taken with {barred[0]}"
        if lacking := sorted(option.requires - ids):
            return f"{option.id} requires {lacking[0]}"
    return None


def shortlist(ranking: Ranking, many: int = 16) -> tuple[Option, ...]:
    """The best of each domain in turn, so many in all: a list by rank alone would hold one kind of option only."""
    rows = [row for row in ranking.rows if row.option.id != DO_NOTHING]
    turn: dict[str, int] = {}
    keyed = []
    for row in rows:
        turn[row.option.domain] = turn.get(row.option.domain, -1) + 1
        keyed.append((turn[row.option.domain], row.place, row.option))
    return tuple(option for _, _, option in sorted(keyed, key=lambda key: key[:2])[:many])


def front(
    options: Sequence[Option], scales: Mapping[Criterion, Scale], *, budget: float, most: int
) -> Front:  # fmt: skip
    """The Pareto front of all sets of at most `most` options within the budget (0: none), their likeliest costs added.

    Doing nothing, where it is among the options, is a set by itself; an option that excludes it needs no other rule.
    Raises ValueError where there are too many sets to look at.
    """
    given = sorted({o.id: o for o in options}.values(), key=lambda option: option.id)
    single = [o for o in given if o.id == DO_NOTHING]
    held = [o for o in given if o.id != DO_NOTHING]
    members = _subsets(len(held), min(most, len(held)))
    allowed = members[_allowed(members, held, budget)]
    sums = np.array([[mean(range_of(o, c)) for c in ADDED] for o in held]).reshape(len(held), len(ADDED))
    totals = allowed @ sums
    if single:
        totals = np.vstack([totals, [[mean(range_of(single[0], c)) for c in ADDED]]])
        some = np.append(allowed.any(axis=1), True)  # nothing at all is what `do nothing` stands for
    else:
        some = np.ones(len(allowed), dtype=np.bool_)
    at = np.flatnonzero(some)
    kept = at[_undominated(totals[at] * [1.0 if scales[c].better == "less" else -1.0 for c in ADDED])]
    sets = [single if n >= len(allowed) else [held[i] for i in np.flatnonzero(allowed[n])] for n in kept]
    found = sorted((portfolio(chosen) for chosen in sets), key=lambda p: (p.sums["cost_self"], p.ids))
    core = {o.id: sum(o.id in p.ids for p in found) / len(found) for o in given} if found else {}
    return Front(
        portfolios=tuple(found), looked_at=len(at), candidates=tuple(given), most=most, budget=budget, core=core
    )


@lru_cache(maxsize=8)
def _subsets(many: int, most: int) -> Bools:
    """Every subset of at most so many, a row each, the empty one first."""
    if sum(comb(many, size) for size in range(most + 1)) > MOST_SETS:
        raise ValueError(f"too many sets to look at each: up to {most} of {many} options")
    rows = [row for size in range(most + 1) for row in combinations(range(many), size)]
    found = np.zeros((len(rows), many), dtype=np.bool_)
    for n, row in enumerate(rows):
        found[n, list(row)] = True
    found.flags.writeable = False
    return found


def _allowed(members: Bools, options: Sequence[Option], budget: float) -> Bools:
    """Whether each set keeps the budget, holds no two that exclude each other, and all that its options require."""
    at = {option.id: i for i, option in enumerate(options)}
    kept = np.ones(len(members), dtype=np.bool_)
    if budget > 0 and options:
        kept &= members @ np.array([o.values["cost_self"].mode for o in options]) <= budget + 1e-9
    for i, option in enumerate(options):
        for other in option.excludes:
            if other in at:
                kept &= ~(members[:, i] & members[:, at[other]])
        for other in option.requires:
            kept &= ~members[:, i] | (members[:, at[other]] if other in at else False)
    return kept


def _undominated(prices: Floats) -> NDArray[np.intp]:
    """The rows that no other is at most as dear as everywhere and cheaper somewhere; of equal rows the first."""
    rounded = np.round(prices, 9)
    _, first = np.unique(rounded, axis=0, return_index=True)
    left = np.sort(first)
    left = left[np.argsort(rounded[left].sum(axis=1), kind="stable")]
    kept: list[int] = []
    while len(left):
        best, left = left[0], left[1:]
        kept.append(int(best))
        left = left[(rounded[left] < rounded[best]).any(axis=1)]
    return np.sort(np.array(kept, dtype=np.intp))
