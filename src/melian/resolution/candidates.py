"""Which mentions are worth comparing: those of one kind of act by one actor that share a telling word."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence

from melian.model.standing import Store
from melian.resolution.item import Item
from melian.resolution.nearby import Nearby
from melian.resolution.shelf import Shelf, of_type, plain

_COMMON = 40
"""Mentions that share a word are compared whole up to this number."""
_NEIGHBOURS = 4
"""Of more, each is compared with so many next to it on either side, in the order of their words: what is alike
stands together."""

Key = tuple[str, str, str]
Pair = tuple[Item, Item]
Items = Shelf[int, Item]
"""Items by their numbers."""


def items_shelf(store: Store | None = None) -> Items:
    """Items by their numbers, as they were kept."""
    return Shelf("items", of_type(Item), store)


class Candidates:
    """The pairs worth comparing, while mentions come and go; their number grows about as that of the mentions."""

    def __init__(self, items: Items, store: Store | None = None) -> None:
        self._items, self._rank = items, _Ranks(items)
        self._held: Shelf[Key, list[int]] = Shelf("candidates", plain(list), store)
        self._near = Nearby(self._held, common=_COMMON, window=_NEIGHBOURS, rank=self._rank.__getitem__)

    @property
    def shelves(self) -> tuple[Shelf[Key, list[int]], ...]:
        """What is to be kept."""
        return (self._held,)

    def fill(self, items: Iterable[Item]) -> Iterator[Pair]:
        """Takes in many at once and gives the pairs among them, each once."""
        held = sorted(items, key=lambda item: self._rank[item.ref])
        self._near.fill((key, item.ref) for item in held for key in _keys(item))
        seen: set[tuple[int, int]] = set()
        for found in (self._near.pairs(), _one_report(held)):
            for a, b in found:
                if (a, b) not in seen:
                    seen.add((a, b))
                    yield self._ordered((a, b))

    def add(self, item: Item) -> tuple[set[Pair], set[Pair]]:
        """The pairs that are candidates now, and those that no longer are by some word though perhaps by another."""
        now: set[Pair] = set()
        gone: set[Pair] = set()
        for key in _keys(item):
            added, dropped = self._near.add(key, item.ref)
            now.update(map(self._ordered, added))
            gone.update(map(self._ordered, dropped))
        return now, gone

    def remove(self, item: Item) -> set[Pair]:
        """The pairs that are candidates now that it is gone."""
        return {self._ordered(pair) for key in _keys(item) for pair in self._near.remove(key, item.ref)}

    def holds(self, pair: Pair) -> bool:
        """Whether two mentions are candidates by any word, or by their report."""
        a, b = pair
        if one_report(a, b):
            return True
        shared = set(_keys(a)) & set(_keys(b))
        return any(self._near.near(key, a.ref, b.ref) for key in shared)

    def _ordered(self, pair: tuple[int, int]) -> Pair:
        a, b = self._items[pair[0]], self._items[pair[1]]
        return (a, b) if a.order < b.order else (b, a)


class _Ranks(dict[int, tuple[list[str], Sequence[object]]]):
    """Where mentions stand in lists: by their words, then by their own order."""

    def __init__(self, items: Items) -> None:
        super().__init__()
        self._items = items

    def __missing__(self, ref: int) -> tuple[list[str], Sequence[object]]:
        item = self._items[ref]
        self[ref] = rank = sorted(item.stems), item.order
        return rank


def pairs(items: Sequence[Item]) -> Iterator[Pair]:
    """The pairs among these mentions, each once and the lower first."""
    held = items_shelf()
    held.update((item.ref, item) for item in items)
    return Candidates(held).fill(items)


def one_report(a: Item, b: Item) -> bool:
    """Whether one report tells of both as of one kind of act by one actor: worth comparing whatever their words."""
    return a.mention.document == b.mention.document and a.family == b.family and not a.actors.isdisjoint(b.actors)


def _one_report(items: Iterable[Item]) -> Iterator[tuple[int, int]]:
    reports: defaultdict[tuple[str, str], list[Item]] = defaultdict(list)
    for item in items:
        reports[item.mention.document, item.family].append(item)
    for held in reports.values():
        yield from ((a.ref, b.ref) for k, a in enumerate(held) for b in held[k + 1 :] if one_report(a, b))


def _keys(item: Item) -> Iterator[Key]:
    """Of an act of somebody unnamed only its copies are."""
    words = item.stems | item.sentence
    if not item.actors:
        yield item.family, "", item.mention.id
    yield from ((item.family, actor, stem) for actor in item.actors for stem in words)
