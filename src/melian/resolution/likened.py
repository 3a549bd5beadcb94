"""Which mentions are alike enough to join, kept up while mentions come and go, and what hangs together by that."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any

from melian.model.link import Link
from melian.model.standing import Store
from melian.resolution.candidates import Candidates, Items, Pair, one_report
from melian.resolution.item import Item
from melian.resolution.pair import Likeness, compare
from melian.resolution.shelf import Shelf, plain

Alike = dict[int, Likeness]


class Likened:
    """Mentions with those that each may join: what the joining of one can change is what hangs together with it."""

    def __init__(self, items: Items, links: Sequence[Link], store: Store | None = None) -> None:
        self._items, self._candidates = items, Candidates(items, store)
        self._alike: Shelf[int, Alike] = Shelf("alike", plain(dict, _alike_out, _alike_back), store)
        self._reports: Shelf[str, list[int]] = Shelf("reports", plain(list), store)
        self._named: Shelf[str, list[int]] = Shelf("named", plain(list), store)
        self.judge(links)

    @property
    def shelves(self) -> tuple[Shelf[Any, Any], ...]:
        """What is to be kept."""
        return self._alike, self._reports, self._named, *self._candidates.shelves

    def judge(self, links: Sequence[Link]) -> None:
        """Takes what people joined; the articles of mentions that a new link or none names any more come anew."""
        self._mates: defaultdict[str, set[str]] = defaultdict(set)
        for link in links:
            if link.verdict == "joined":
                for mention in (*link.left, *link.right):
                    self._mates[mention].update(link.left, link.right)

    def told_in(self, path: str) -> list[Item]:
        """The mentions of a report."""
        return [self._items[ref] for ref in self._reports.find(path) or ()]

    def fill(self, items: Iterable[Item]) -> None:
        """Takes in many at once."""
        held = list(items)
        for item in held:
            self._list(item)
        for pair in self._candidates.fill(held):
            self._liken(pair)

    def add(self, item: Item) -> set[Item]:
        """Takes in one; gives it and all whose likenesses changed with it."""
        self._list(item)
        now, gone = self._candidates.add(item)
        report = (other for other in self.told_in(item.mention.document) if other is not item)
        now.update(_pair(item, other) for other in report if one_report(item, other))
        changed = {item}
        for pair in now:
            changed.update(self._liken(pair))
        for pair in gone:
            if pair[1].ref in (self._alike.find(pair[0].ref) or ()) and not self._candidates.holds(pair):
                changed.update(pair)
                self._forget(pair)
        return changed

    def remove(self, item: Item) -> set[Item]:
        """Leaves one out; gives all whose likenesses changed, or that hung together with it."""
        changed = set(self.around(item))
        for other in tuple(self._alike.find(item.ref) or ()):
            self._forget((item, self._items[other]))
        self._reports[item.mention.document].remove(item.ref)
        if item.ref in (named := self._named.find(item.mention.id) or []):
            named.remove(item.ref)
        for pair in self._candidates.remove(item):
            changed.update(self._liken(pair))
        return changed

    def likenesses(self, items: Sequence[Item]) -> Iterator[tuple[int, int, Likeness]]:
        """The pairs that are alike enough among items in order that hang together, by their places."""
        places: Mapping[int, int] = {item.ref: i for i, item in enumerate(items)}
        for i, item in enumerate(items):
            for other, likeness in (self._alike.find(item.ref) or {}).items():
                if (j := places[other]) > i:
                    yield i, j, likeness

    def wholes(self, items: Iterable[Item]) -> Iterator[list[Item]]:
        """All that hangs together with these, in order, each whole once."""
        reached: set[Item] = set()
        for item in items:
            if item not in reached:
                reached.add(item)
                waiting = [item]
                for held in waiting:
                    fresh = [other for other in self.around(held) if other not in reached]
                    reached.update(fresh)
                    waiting.extend(dict.fromkeys(fresh))
                yield sorted(waiting, key=lambda held: held.order)

    def around(self, item: Item) -> Iterator[Item]:
        """What an item hangs together with directly: the alike, what it points back to, what a person joined to it."""
        alike = tuple(self._alike.find(item.ref) or ())
        self._items.load(alike)
        yield from (self._items[ref] for ref in alike)
        for other in self.told_in(item.mention.document):
            if other is not item and other.family == item.family and (_open(item) or _open(other)):
                yield other
        for mention in self._mates.get(item.mention.id, ()):
            yield from (self._items[ref] for ref in self._named.find(mention) or () if ref != item.ref)

    def _list(self, item: Item) -> None:
        self._reports[item.mention.document].append(item.ref)
        if item.mention.id in self._mates:
            self._named[item.mention.id].append(item.ref)

    def _liken(self, pair: Pair) -> Iterable[Item]:
        a, b = pair
        if b.ref in (self._alike.find(a.ref) or ()):
            return ()
        likeness = compare(a, b)
        if likeness is None or not likeness.enough(a):
            return ()
        self._alike[a.ref][b.ref] = self._alike[b.ref][a.ref] = likeness
        return pair

    def _forget(self, pair: Pair) -> None:
        a, b = pair
        del self._alike[a.ref][b.ref]
        del self._alike[b.ref][a.ref]


def _alike_out(alike: Alike) -> list[tuple[int, float, bool]]:
    return sorted((ref, likeness.score, likeness.decisive) for ref, likeness in alike.items())


def _alike_back(held: Iterable[tuple[int, float, bool]]) -> Alike:
    return {ref: Likeness(score=score, decisive=decisive) for ref, score, decisive in held}


def _open(item: Item) -> bool:
    """Whether it is told without its content or its actor, so that it can join another of its report."""
    return item.mention.actor is None or item.points_back


def _pair(a: Item, b: Item) -> Pair:
    return (a, b) if a.order < b.order else (b, a)
