"""Which earlier acts of an actor a new one may be measured against, without going through all of them."""

from __future__ import annotations

from bisect import bisect_left, insort
from collections.abc import Iterable, Iterator
from datetime import date

from melian.model.standing import Store
from melian.resolution.outline import Outline
from melian.resolution.shelf import Shelf, plain

_FEW = 200
"""Acts of one actor up to which each is held against all others."""
_LAST = 25
"""Of more: so many of the last before it that share its kind and target, or a word, and so many undated ones."""
_NEXT = 2
"""And so many from its own day on."""

Key = tuple[str, ...]
Placed = str
"""An act's place: its day, the last day that it can have happened on, its id, its family; in the order of days."""
_DIGITS, _ID = 7, 16
_UNDATED: Placed = str(date.max.toordinal())


class Rivals:
    """The acts of each actor in the order of their days, by targets and by words, while acts come and go."""

    def __init__(self, store: Store | None = None) -> None:
        self._held: Shelf[Key, list[Placed]] = Shelf("rivals", plain(list), store)

    @property
    def shelves(self) -> tuple[Shelf[Key, list[Placed]], ...]:
        """What is to be kept."""
        return (self._held,)

    def fill(self, acts: Iterable[Outline]) -> None:
        """Takes in many at once."""
        for act in acts:
            for key in _keys(act):
                self._held[key].append(_placed(act))
        for placed in self._held.values():
            placed.sort()

    def add(self, act: Outline) -> None:
        """Takes in one."""
        for key in _keys(act):
            insort(self._held[key], _placed(act))

    def remove(self, act: Outline) -> None:
        """Leaves one out."""
        placed = _placed(act)
        for key in _keys(act):
            held = self._held[key]
            del held[bisect_left(held, placed)]

    def of(self, act: Outline) -> list[Placed]:
        """The other acts of its actors that can be of one issue with it, in the order of actors and days.

        Of an actor of more than 200 acts only the nearest: that there are others still shows, not how many.
        """
        found: dict[str, None] = {}
        for actor in sorted(act.actors):
            near = self._held[actor,]
            if len(near) > _FEW:
                near = sorted({p for key in _narrow(act, actor) for p in self._near(key, act)})
            found.update(dict.fromkeys(p for p in near if id_of(p) != act.id))
        return list(found)

    def watching(self, act: Outline) -> set[str]:
        """The ids of those that may be measured against another where this one comes or goes; it must be in."""
        found: set[str] = set()
        for actor in act.actors:
            whole = self._held[actor,]
            if len(whole) <= _FEW + 1:
                found.update(map(id_of, whole))
            else:
                found.update(id_of(p) for key in _narrow(act, actor) for p in self._watching(key, act))
        return found

    def _near(self, key: Key, act: Outline) -> Iterator[Placed]:
        """The last before it, the next after it, and undated ones, which stand at the end."""
        placed = self._held[key]
        dated = bisect_left(placed, _UNDATED)
        at = min(dated, bisect_left(placed, _day(act)))
        yield from placed[max(0, at - _LAST) : min(dated, at + _NEXT)]
        yield from placed[dated : dated + _LAST]

    def _watching(self, key: Key, act: Outline) -> list[Placed]:
        """Those of a list for which the act stands among the near: `_near` the other way round."""
        placed = self._held[key]
        dated = bisect_left(placed, _UNDATED)
        at = bisect_left(placed, _placed(act))
        if at >= dated:
            return placed if at <= dated + _LAST else []
        first = bisect_left(placed, placed[at - _NEXT][:_DIGITS]) if at >= _NEXT else 0
        if at + _LAST + 1 >= dated:
            return placed[first:]
        return placed[first : bisect_left(placed, _digits(int(placed[at + _LAST + 1][:_DIGITS]) + 1))]


def id_of(placed: Placed) -> str:
    """The id of the act that stands there."""
    return placed[2 * _DIGITS : 2 * _DIGITS + _ID]


def last_of(placed: Placed) -> str:
    """The last day that it can have happened on, in digits that sort."""
    return placed[_DIGITS : 2 * _DIGITS]


def family_of(placed: Placed) -> str:
    """What acts it may be told as."""
    return placed[2 * _DIGITS + _ID :]


def is_dated(placed: Placed) -> bool:
    """Whether anything dates it."""
    return placed < _UNDATED


def day_digits(day: date) -> str:
    """A day in digits that sort."""
    return _digits(day.toordinal())


def _keys(act: Outline) -> Iterator[Key]:
    for actor in act.actors:
        yield (actor,)
        yield from _narrow(act, actor)


def _narrow(act: Outline, actor: str) -> Iterator[Key]:
    """By target, by kind of act and target, and by word."""
    for target in act.targets:
        yield actor, "on", target
        yield actor, act.family, "on", target
    for stem in act.stems:
        yield actor, "of", stem


def _placed(act: Outline) -> Placed:
    last = act.span[1] if act.span else date.max
    return f"{_day(act)}{_digits(last.toordinal())}{act.id}{act.family}"


def _day(act: Outline) -> str:
    return _digits((act.day or date.max).toordinal())


def _digits(ordinal: int) -> str:
    return f"{ordinal:0{_DIGITS}}"
