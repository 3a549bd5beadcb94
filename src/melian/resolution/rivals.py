"""Which earlier acts of an actor a new one may be measured against, without going through all of them."""

from __future__ import annotations

from bisect import bisect_left, insort
from collections import defaultdict
from collections.abc import Iterable, Iterator
from datetime import date, timedelta

from melian.resolution.group import Group

_FEW = 200
"""Acts of one actor up to which each is held against all others."""
_LAST = 25
"""Of more: so many of the last before it that share its kind and target, or a word, and so many undated ones."""
_NEXT = 2
"""And so many from its own day on."""

Key = tuple[str, ...]
Placed = tuple[date, str]
_UNDATED: Placed = (date.max, "")


class Rivals:
    """The acts of each actor in the order of their days, by targets and by words, while acts come and go."""

    def __init__(self) -> None:
        self._groups: dict[str, Group] = {}
        self._held: defaultdict[Key, list[Placed]] = defaultdict(list)

    def fill(self, groups: Iterable[Group]) -> None:
        """Takes in many at once."""
        for group in groups:
            self._groups[group.id] = group
            for key in _keys(group):
                self._held[key].append(_placed(group))
        for placed in self._held.values():
            placed.sort()

    def add(self, group: Group) -> None:
        """Takes in one."""
        self._groups[group.id] = group
        for key in _keys(group):
            insort(self._held[key], _placed(group))

    def remove(self, group: Group) -> None:
        """Leaves one out."""
        del self._groups[group.id]
        for key in _keys(group):
            self._held[key].remove(_placed(group))

    def get(self, key: str) -> Group | None:
        """The act of that id, where it is in."""
        return self._groups.get(key)

    def of(self, group: Group) -> list[Group]:
        """The other acts of its actors that can be of one issue with it, in the order of actors, days and ids.

        Of an actor of more than 200 acts only the nearest: that there are others still shows, not how many.
        """
        found: dict[str, None] = {}
        for actor in sorted(group.actors):
            near = self._held[actor,]
            if len(near) > _FEW:
                near = sorted({p for key in _narrow(group, actor) for p in self._near(key, group)})
            found.update(dict.fromkeys(key for _, key in near if key != group.id))
        return [self._groups[key] for key in found]

    def watching(self, group: Group) -> set[str]:
        """The acts that may be measured against another where this one comes or goes; it must be in."""
        found: set[str] = set()
        for actor in group.actors:
            whole = self._held[actor,]
            if len(whole) <= _FEW + 1:
                found.update(key for _, key in whole)
            else:
                found.update(p[1] for key in _narrow(group, actor) for p in self._watching(key, group))
        return found

    def _near(self, key: Key, group: Group) -> Iterator[Placed]:
        """The last before it, the next after it, and undated ones, which stand at the end."""
        placed = self._held[key]
        dated = bisect_left(placed, _UNDATED)
        at = min(dated, bisect_left(placed, (group.day or date.max, "")))
        yield from placed[max(0, at - _LAST) : min(dated, at + _NEXT)]
        yield from placed[dated : dated + _LAST]

    def _watching(self, key: Key, group: Group) -> list[Placed]:
        """Those of a list for which the group stands among the near: `_near` the other way round."""
        placed = self._held[key]
        dated = bisect_left(placed, _UNDATED)
        at = bisect_left(placed, _placed(group))
        if at >= dated:
            return placed if at <= dated + _LAST else []
        first = bisect_left(placed, (placed[at - _NEXT][0], "")) if at >= _NEXT else 0
        if at + _LAST + 1 >= dated:
            return placed[first:]
        return placed[first : bisect_left(placed, (placed[at + _LAST + 1][0] + timedelta(days=1), ""))]


def _keys(group: Group) -> Iterator[Key]:
    for actor in group.actors:
        yield (actor,)
        yield from _narrow(group, actor)


def _narrow(group: Group, actor: str) -> Iterator[Key]:
    """By target, by kind of act and target, and by word."""
    for target in group.targets:
        yield actor, "on", target
        yield actor, group.family, "on", target
    for stem in group.stems:
        yield actor, "of", stem


def _placed(group: Group) -> Placed:
    return group.day or date.max, group.id
