"""What moves when one range or one weight is changed: ranks before and after, from the same draws."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Final

import numpy as np

from melian.model.option import CRITERIA, FACTORS, Criterion, Estimate, Option, OptionBook
from melian.response.draws import Floats, range_of, worth
from melian.response.ranking import Place, Ranking

LEAST: Final = 0.005
"""A share of draws that moves by less has not moved."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Move:
    """One option whose place, or whose share of draws among the first, is another one."""

    option: Option
    before: int
    """Its place, from 1."""
    after: int
    among_before: float
    among_after: float
    stood: Place
    stands: Place


def moves(before: Ranking, after: Ranking) -> tuple[Move, ...]:
    """Options whose place is another one, the furthest moved first; empty where none moves.

    An option that is in one of the two only is left out.
    """
    held = {row.option.id: row for row in before.rows}
    found = [
        Move(
            option=row.option, before=held[row.option.id].place, after=row.place,
            among_before=held[row.option.id].among_first, among_after=row.among_first,
            stood=held[row.option.id].stands, stands=row.stands,
        )
        for row in after.rows
        if row.option.id in held
    ]  # fmt: skip
    moved = [m for m in found if m.before != m.after or m.stood != m.stands]
    return tuple(sorted(moved, key=lambda m: (-abs(m.after - m.before), m.after)))


@dataclass(frozen=True, slots=True, kw_only=True)
class Crossing:
    """Which options a change takes over the line of the first so many."""

    into: tuple[Move, ...]
    """The best place first."""
    out_of: tuple[Move, ...]
    within: tuple[Move, ...]
    """The others that move, the furthest first."""


def crossing(moved: Sequence[Move], first: int) -> Crossing:
    """The moves apart by whether they cross the line."""
    into = sorted((m for m in moved if m.after <= first < m.before), key=lambda m: m.after)
    out_of = sorted((m for m in moved if m.before <= first < m.after), key=lambda m: m.before)
    within = tuple(m for m in moved if (m.before <= first) is (m.after <= first))
    return Crossing(into=tuple(into), out_of=tuple(out_of), within=within)


def shifted(before: Ranking, after: Ranking) -> float:
    """The most that any option's share of draws among the first has changed."""
    held = {row.option.id: row.among_first for row in before.rows}
    return max((abs(row.among_first - held[row.option.id]) for row in after.rows if row.option.id in held), default=0.0)


def with_range(book: OptionBook, name: str, criterion: str, estimate: Estimate) -> OptionBook:
    """The book with one range of one option replaced; `days` and `speed` are the same, and `up` and `down` are the
    factors of its effect, which move the paths and no rank.

    Raises ValueError for an option or criterion that is not there, or where the range leaves its scale.
    """
    if name not in {option.id for option in book.options}:
        raise ValueError(f"no option {name!r}")
    if criterion in ("up", "down"):
        least, most = FACTORS
        if estimate.low < least or estimate.high > most:
            raise ValueError(f"{name}.{criterion}: outside of {least:g} to {most:g}")
        return _with(book, name, lambda o: replace(o, effect=replace(o.effect, **{criterion: estimate})))
    at: Criterion | None = next((c for c in CRITERIA if c == ("speed" if criterion == "days" else criterion)), None)
    if at is None or at not in book.scales:
        raise ValueError(f"no criterion {criterion!r}: {', '.join(book.scales)}, up, down")
    scale = book.scales[at]
    if estimate.low < scale.low or estimate.high > scale.high:
        raise ValueError(f"{name}.{criterion}: outside of {scale.low:g} to {scale.high:g}")
    return _with(book, name, lambda o: _changed(o, at, estimate))


def _with(book: OptionBook, name: str, change: Callable[[Option], Option]) -> OptionBook:
    return replace(book, options=tuple(change(o) if o.id == name else o for o in book.options))


def _changed(option: Option, criterion: Criterion, estimate: Estimate) -> Option:
    if criterion == "speed":
        return replace(option, days=estimate)
    values: Mapping[Criterion, Estimate] = {**option.values, criterion: estimate}
    return replace(option, values=values)


@dataclass(frozen=True, slots=True, kw_only=True)
class Tilt:
    """What happens where one criterion weighs as much as all others together."""

    criterion: Criterion
    lead: tuple[Option, ...]
    """The first three then."""
    into: tuple[Option, ...]
    """Options that come into the first so many, the best first."""
    out_of: tuple[Option, ...]


def tilts(ranking: Ranking) -> tuple[Tilt, ...]:
    """Each criterion in turn at half of all weight, the others sharing the rest alike, at mean values; against the
    order at the ranking's own mean weights."""
    means = ranking.drawn.values.mean(axis=0)
    before = _order(means @ ranking.weight_draws.mean(axis=0))
    return tuple(_tilt(ranking, means, before, n) for n in range(len(ranking.criteria)))


def _tilt(ranking: Ranking, means: Floats, before: list[int], n: int) -> Tilt:
    many, options, first = len(ranking.criteria), ranking.drawn.options, ranking.first
    weights = np.full(many, 0.5 / max(1, many - 1))
    weights[n] = 0.5
    after = _order(means @ weights)
    return Tilt(
        criterion=ranking.criteria[n],
        lead=tuple(options[i] for i in after[:3]),
        into=tuple(options[i] for i in after[:first] if i not in before[:first]),
        out_of=tuple(options[i] for i in before[:first] if i not in after[:first]),
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class Swing:
    """How far one range alone moves an option: the one of its ranges that moves it most."""

    option: Option
    criterion: Criterion
    place: int
    """From 1, with all at mean values and mean weights; so it can differ from the place by mean rank."""
    at_least: int
    """Its place with the range at its low end."""
    at_most: int


def swings(ranking: Ranking) -> tuple[Swing, ...]:
    """For each option, by place, the range that moves it furthest while all else stays at mean values."""
    means, weights = ranking.drawn.values.mean(axis=0), ranking.weight_draws.mean(axis=0)
    totals = means @ weights
    at = {option.id: i for i, option in enumerate(ranking.drawn.options)}
    return tuple(_swing(ranking, at[row.option.id], means, weights, totals) for row in ranking.rows)


def _swing(ranking: Ranking, i: int, means: Floats, weights: Floats, totals: Floats) -> Swing:
    option, others = ranking.drawn.options[i], np.delete(totals, i)

    def place(total: float) -> int:
        return 1 + int((np.round(others, 12) > round(total, 12)).sum())

    found = []
    for j, criterion in enumerate(ranking.criteria):
        told, scale = range_of(option, criterion), ranking.scales[criterion]
        least, most = (
            float(totals[i] + weights[j] * (worth(end, scale) - means[i, j])) for end in (told.low, told.high)
        )
        found.append(
            Swing(
                option=option, criterion=criterion, place=place(float(totals[i])), at_least=place(least),
                at_most=place(most),
            )
        )  # fmt: skip
    return max(found, key=lambda s: abs(s.at_most - s.at_least))


def _order(totals: Floats) -> list[int]:
    """Options from the best; they are held in the order of their ids, which decides between equal ones."""
    return [int(i) for i in np.argsort(-np.round(totals, 12), kind="stable")]
