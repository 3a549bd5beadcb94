"""How open options rank over all weightings and ranges, and which of the ranks hold.

Elicited, not estimated: a rank says what follows from ranges that somebody judged, under every weighting alike or under
those that are asked for. It says nothing of how an option would turn out.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Final, Literal

import numpy as np
from numpy.typing import NDArray

from melian.model.option import Criterion, Option, Scale
from melian.response.draws import DRAWS, SEED, Drawn, Floats, draw, range_of, worth
from melian.response.smaa import Acceptability, analyse
from melian.response.weights import Weights, draw_weights

ELICITED_NOT_ESTIMATED: Final = "elicited, not estimated"
DO_NOTHING: Final = "do_nothing"
"""The id of the option that stands in every comparison."""
STABLE: Final = 0.8
"""A share of draws that holds: four of five. A convention; nothing was fitted."""
_SELDOM = 0.02
"""Options that are first in no more draws get no confidence factor: it would say next to nothing, and takes time."""
_EQUAL = 1e-12
"""Values that differ by no more are equal."""
Place = Literal["first", "later", "unstable"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Ranked:
    """One option among the others."""

    option: Option
    place: int
    """By mean rank, from 1."""
    mean_rank: float
    """From 1."""
    ranks: tuple[float, ...]
    """The share of draws in which it has each rank, the best first."""
    among_first: float
    """The share of draws in which it is among the first so many."""
    beats_nothing: float | None
    """The share of draws in which it ranks before doing nothing; None for that itself, or where it is not compared."""
    central: tuple[float, ...] | None
    """The mean weights that put it first, by criterion; None where none do."""
    confidence: float | None
    """How often it is first under these weights; None where it is seldom first."""
    stands: Place
    """`first`: among the first in at least four of five draws, and with each of its ranges at either end. `later`: the
    same for not being among them. `unstable`: it depends."""
    turned_by: tuple[Criterion, ...]
    """Criteria on which its range, moved to an end with the rest at their means, moves it into or out of the first."""


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Ranking:
    """All options that were compared, the best first, with what they were compared by."""

    rows: tuple[Ranked, ...]
    first: int
    """How many count as the first."""
    criteria: tuple[Criterion, ...]
    scales: Mapping[Criterion, Scale]
    weights: Weights
    draws: int
    seed: int
    drawn: Drawn
    weight_draws: Floats
    indices: Acceptability

    def row(self, name: str) -> Ranked:
        """The row of an option by its id. Raises KeyError."""
        for row in self.rows:
            if row.option.id == name:
                return row
        raise KeyError(name)

    def before_next(self, first: int) -> float | None:
        """How often one of the first so many options ranks before the next one, on average: near a half, the order
        between neighbours says little. None where there is no next one."""
        at = {option.id: i for i, option in enumerate(self.drawn.options)}
        order = [at[row.option.id] for row in self.rows[:first]]
        shares = [float(self.indices.pairwise[one, other]) for one, other in pairwise(order)]
        return sum(shares) / len(shares) if shares else None


def rank(
    options: Sequence[Option],
    scales: Mapping[Criterion, Scale],
    *,
    first: int,
    weights: Weights = Weights(),  # noqa: B008 (frozen)
    draws: int = DRAWS,
    seed: int = SEED,
) -> Ranking:
    """Rank options. The same options, weights and seed give the same ranking in any order of the options.

    Raises ValueError where there are no options, or where no weights keep what is said of them.
    """
    if not options:
        raise ValueError("no options to rank")
    options = sorted(options, key=lambda option: option.id)
    drawn = draw(options, scales, draws=draws, seed=seed)
    weighed = draw_weights(weights, drawn.criteria, draws=draws, seed=seed)
    found = analyse(drawn.values, weighed, sure_from=_SELDOM)
    turned = _turned(drawn, weighed.mean(axis=0), scales, first)
    order = sorted(range(len(options)), key=lambda i: (found.mean_rank[i], options[i].id))
    rows = tuple(_row(i, place, drawn, found, turned[i], first) for place, i in enumerate(order, start=1))
    return Ranking(
        rows=rows, first=first, criteria=drawn.criteria, scales=scales, weights=weights, draws=draws, seed=seed,
        drawn=drawn, weight_draws=weighed, indices=found,
    )  # fmt: skip


def _row(
    i: int, place: int, drawn: Drawn, found: Acceptability, turned: tuple[Criterion, ...], first: int
) -> Ranked:  # fmt: skip
    among = float(found.among(first)[i])
    nothing = next((n for n, option in enumerate(drawn.options) if option.id == DO_NOTHING), None)
    central = found.central[i]
    held = not np.isnan(central).any()
    return Ranked(
        option=drawn.options[i],
        place=place,
        mean_rank=float(found.mean_rank[i]) + 1,
        ranks=tuple(float(share) for share in found.ranks[i]),
        among_first=among,
        beats_nothing=None if nothing is None or nothing == i else float(found.pairwise[i, nothing]),
        central=tuple(float(share) for share in central) if held else None,
        confidence=None if np.isnan(found.confidence[i]) else float(found.confidence[i]),
        stands=_stands(among, turned),
        turned_by=turned,
    )


def _stands(among: float, turned: tuple[Criterion, ...]) -> Place:
    if turned or 1 - STABLE < among < STABLE:
        return "unstable"
    return "first" if among >= STABLE else "later"


def _turned(
    drawn: Drawn, weights: Floats, scales: Mapping[Criterion, Scale], first: int
) -> list[tuple[Criterion, ...]]:  # fmt: skip
    """For each option the criteria whose range turns it over the line, at mean weights and the others' mean values."""
    means = drawn.values.mean(axis=0)
    totals = means @ weights
    inside = _inside(totals, totals, first)
    found: list[list[Criterion]] = [[] for _ in drawn.options]
    for j, criterion in enumerate(drawn.criteria):
        ends = np.array([_ends(option, criterion, scales) for option in drawn.options])
        for end in (0, 1):
            moved = totals + weights[j] * (ends[:, end] - means[:, j])
            for i in np.flatnonzero(_inside(moved, totals, first) != inside):
                found[i].append(criterion)
    return [tuple(dict.fromkeys(criteria)) for criteria in found]


def _inside(moved: Floats, totals: Floats, first: int) -> NDArray[np.bool_]:
    """Whether each option, alone at its moved value, is among the first; what differs by rounding alone is equal."""
    before = (totals[None, :] > moved[:, None] + _EQUAL) & ~np.eye(len(totals), dtype=np.bool_)
    return np.asarray(before.sum(axis=1) < first)


def _ends(option: Option, criterion: Criterion, scales: Mapping[Criterion, Scale]) -> tuple[float, float]:
    told = range_of(option, criterion)
    return float(worth(told.low, scales[criterion])), float(worth(told.high, scales[criterion]))
