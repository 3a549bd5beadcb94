"""Lists by key in a fixed order, and which two values of one list stand near each other, while values come and go."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Callable, Hashable, Iterable, Iterator
from itertools import combinations
from typing import Any, Generic, TypeVar

from melian.resolution.shelf import Shelf

K = TypeVar("K", bound=Hashable)
V = TypeVar("V")
Pairs = list[tuple[V, V]]


class Nearby(Generic[K, V]):
    """In a list of up to `common` values all are near each other; in a longer one each is near the `window` values on
    either side, so that the pairs grow no faster than the values. `rank` orders the values and is no two's; `held`
    has the lists.
    """

    def __init__(self, held: Shelf[K, list[V]], *, common: int, window: int, rank: Callable[[V], Any]) -> None:
        self._held, self._common, self._window, self._rank = held, common, window, rank

    def fill(self, entries: Iterable[tuple[K, V]]) -> None:
        """Puts values in at once; those of a key must come in order."""
        for key, value in entries:
            self._held[key].append(value)

    def pairs(self) -> Iterator[tuple[V, V]]:
        """All that stand near each other, the lower first; once for each key."""
        for held in self._held.values():
            yield from self._all(held) if len(held) <= self._common else self._neighbours(held)

    def add(self, key: K, value: V) -> tuple[Pairs[V], Pairs[V]]:
        """The pairs that are near now, and those that are no longer, under this key."""
        held = self._held[key]
        at = self._at(held, value)
        held.insert(at, value)
        if len(held) <= self._common:
            return [(value, other) for other in held if other is not value], []
        around = [(value, held[i]) for i in self._around(held, at)]
        if len(held) == self._common + 1:
            others = [other for other in held if other is not value]
            return around, list(self._all(others))
        return around, list(self._across(held, at, self._window + 1, skip=1))

    def remove(self, key: K, value: V) -> Pairs[V]:
        """The pairs that are near now and were not, under this key; those of the value itself are gone."""
        held = self._held[key]
        at = self._at(held, value)
        del held[at]
        if not held:
            del self._held[key]
        if len(held) < self._common:
            return []
        if len(held) == self._common:
            return list(self._all(held))
        return list(self._across(held, at, self._window, skip=0))

    def near(self, key: K, left: V, right: V) -> bool:
        """Whether two values of a key's list stand near each other."""
        held = self._held.find(key) or []
        return len(held) <= self._common or abs(self._at(held, left) - self._at(held, right)) <= self._window

    def _at(self, held: list[V], value: V) -> int:
        return bisect_left(held, self._rank(value), key=self._rank)

    def _around(self, held: list[V], at: int) -> Iterator[int]:
        yield from (i for i in range(max(0, at - self._window), min(len(held), at + self._window + 1)) if i != at)

    def _across(self, held: list[V], at: int, apart: int, *, skip: int) -> Iterator[tuple[V, V]]:
        """Pairs so many places apart with `at` between them."""
        for i in range(max(0, at - apart + skip), at):
            if i + apart < len(held) and i + apart >= at + skip:
                yield held[i], held[i + apart]

    def _all(self, held: list[V]) -> Iterator[tuple[V, V]]:
        return combinations(held, 2)

    def _neighbours(self, held: list[V]) -> Iterator[tuple[V, V]]:
        for k, value in enumerate(held):
            for other in held[max(0, k - self._window) : k]:
                yield other, value
