"""Which mentions are worth comparing: those of one kind of act by one actor that share a telling word."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence

from melian.resolution.item import Item
from melian.resolution.nearby import Nearby

_COMMON = 40
"""Mentions that share a word are compared whole up to this number."""
_NEIGHBOURS = 4
"""Of more, each is compared with so many next to it on either side, in the order of their words: what is alike
stands together."""

Key = tuple[str, str, str]
Pair = tuple[Item, Item]


class Candidates:
    """The pairs worth comparing, while mentions come and go; their number grows about as that of the mentions."""

    def __init__(self) -> None:
        self._rank: dict[Item, tuple[list[str], Sequence[object]]] = {}
        self._near: Nearby[Key, Item] = Nearby(common=_COMMON, window=_NEIGHBOURS, rank=self._rank.__getitem__)

    def __contains__(self, item: Item) -> bool:
        return item in self._rank

    def fill(self, items: Iterable[Item]) -> Iterator[Pair]:
        """Takes in many at once and gives the pairs among them, each once."""
        held = list(items)
        self._rank.update((item, _rank(item)) for item in held)
        held.sort(key=self._rank.__getitem__)
        self._near.fill((key, item) for item in held for key in _keys(item))
        seen: set[Pair] = set()
        for found in (self._near.pairs(), _one_report(held)):
            for pair in map(_ordered, found):
                if pair not in seen:
                    seen.add(pair)
                    yield pair

    def add(self, item: Item) -> tuple[set[Pair], set[Pair]]:
        """The pairs that are candidates now, and those that no longer are by some word though perhaps by another."""
        self._rank[item] = _rank(item)
        now: set[Pair] = set()
        gone: set[Pair] = set()
        for key in _keys(item):
            added, dropped = self._near.add(key, item)
            now.update(map(_ordered, added))
            gone.update(map(_ordered, dropped))
        return now, gone

    def remove(self, item: Item) -> set[Pair]:
        """The pairs that are candidates now that it is gone."""
        now = {_ordered(pair) for key in _keys(item) for pair in self._near.remove(key, item)}
        del self._rank[item]
        return now

    def holds(self, pair: Pair) -> bool:
        """Whether two mentions are candidates by any word, or by their report."""
        a, b = pair
        if one_report(a, b):
            return True
        shared = set(_keys(a)) & set(_keys(b))
        return any(self._near.near(key, a, b) for key in shared)


def pairs(items: Sequence[Item]) -> Iterator[Pair]:
    """The pairs among these mentions, each once and the lower first."""
    return Candidates().fill(items)


def one_report(a: Item, b: Item) -> bool:
    """Whether one report tells of both as of one kind of act by one actor: worth comparing whatever their words."""
    return a.mention.document == b.mention.document and a.family == b.family and not a.actors.isdisjoint(b.actors)


def _one_report(items: Iterable[Item]) -> Iterator[Pair]:
    reports: defaultdict[tuple[str, str], list[Item]] = defaultdict(list)
    for item in items:
        reports[item.mention.document, item.family].append(item)
    for held in reports.values():
        yield from ((a, b) for k, a in enumerate(held) for b in held[k + 1 :] if one_report(a, b))


def _keys(item: Item) -> Iterator[Key]:
    words = item.stems | item.sentence
    return ((item.family, actor, stem) for actor in item.actors for stem in words)


def _rank(item: Item) -> tuple[list[str], Sequence[object]]:
    return sorted(item.stems), item.order


def _ordered(pair: Pair) -> Pair:
    a, b = pair
    return pair if a.order < b.order else (b, a)
