"""Which earlier acts of an actor a new one may be measured against, without going through all of them."""

from __future__ import annotations

from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterable, Iterator
from datetime import date

from melian.resolution.group import Group

_FEW = 200
"""Acts of one actor up to which each is held against all others."""
_LAST = 25
"""Of more: so many of the last before it that share its kind and target, or a word, and so many undated ones."""
_STEPS = ("demand", "threaten", "reject")

Key = tuple[str, ...]
Placed = tuple[date, str]


class Rivals:
    """The acts of each actor in the order of their days, with indices over targets and words."""

    def __init__(self, groups: Iterable[Group]) -> None:
        self._groups: dict[str, Group] = {}
        self._held: defaultdict[Key, list[Placed]] = defaultdict(list)
        for group in groups:
            self._groups[group.id] = group
            for key in _keys(group):
                self._held[key].append(_placed(group))
        for placed in self._held.values():
            placed.sort()

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

    def _near(self, key: Key, group: Group) -> Iterator[Placed]:
        """The last before it, the next after it, and undated ones, which stand at the end."""
        placed = self._held[key]
        dated = bisect_left(placed, (date.max, ""))
        at = min(dated, bisect_left(placed, (group.day or date.max, "")))
        yield from placed[max(0, at - _LAST) : min(dated, at + 2)]
        yield from placed[dated : dated + _LAST]


def _keys(group: Group) -> Iterator[Key]:
    for actor in group.actors:
        yield (actor,)
        yield from ((actor, group.family, "on", target) for target in group.targets)
        yield from ((actor, "of", stem) for stem in group.stems)


def _narrow(group: Group, actor: str) -> Iterator[Key]:
    """Words, and targets with the kinds of act that it may step up or back from."""
    for target in group.targets:
        yield from ((actor, family, "on", target) for family in {group.family, *_STEPS})
    for stem in group.stems:
        yield actor, "of", stem


def _placed(group: Group) -> Placed:
    return group.day or date.max, group.id
