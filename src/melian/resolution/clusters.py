"""Mentions to groups that each tell of one act: the most alike first, as long as all in a group agree."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence

from melian.resolution.item import Item
from melian.resolution.pair import Likeness, compare, told

_SAMPLE = 12
"""Mentions of a group that a joining group is held against; bounds the work for acts that thousands report."""
_AVERAGE = 0.7
"""Share of the score for one pair that all pairs of two groups must reach on average."""


class Clusters:
    """Groups of items in the making; `items` must be in their total order.

    `split` has for an item those that a person found to be of other acts: their groups are never put together.
    """

    def __init__(self, items: Sequence[Item], split: Mapping[int, frozenset[int]] | None = None) -> None:
        self.items, self._split = items, split or {}
        self._of = list(range(len(items)))
        self._members: dict[int, list[int]] = {i: [i] for i in range(len(items))}
        self._joins: dict[int, list[tuple[int, str]]] = {i: [] for i in range(len(items))}

    def join_alike(self, found: Iterable[tuple[int, int, Likeness]]) -> None:
        """Joins what is alike, by the places of pairs that are alike enough, the lower first.

        The best pairs come first; ties go by the items' own order.
        """
        for i, j, likeness in sorted(found, key=lambda f: (-f[2].score, f[0], f[1])):
            a, b = self._of[i], self._of[j]
            if a != b and not self.apart(i, j) and self._agree(a, b, decisive=likeness.decisive):
                self.join(i, j, told(self.items[i], self.items[j]))

    def join(self, i: int, j: int, why: str) -> None:
        """Puts the groups of two items together."""
        a, b = sorted((self._of[i], self._of[j]))
        self._joins[i].append((j, why))
        self._joins[j].append((i, why))
        for k in self._members[b]:
            self._of[k] = a
        self._members[a] = sorted(self._members[a] + self._members.pop(b))

    def together(self, i: int, j: int) -> bool:
        """Whether two items are in one group."""
        return self._of[i] == self._of[j]

    def apart(self, i: int, j: int) -> bool:
        """Whether a person split any of the one item's group from any of the other's."""
        if not self._split:
            return False
        others = self.group(j)
        return any(not self._split[k].isdisjoint(others) for k in self.group(i) if k in self._split)

    def group(self, i: int) -> list[int]:
        """The items of the group that `i` is in, in order."""
        return self._members[self._of[i]]

    def reasons(self, group: Sequence[int]) -> Iterator[str]:
        """Why each mention of a group but the first is in it: what it was joined to, and for what."""
        reached, waiting = {group[0]}, [group[0]]
        for i in waiting:
            for j, why in self._joins[i]:
                if j not in reached:
                    reached.add(j)
                    waiting.append(j)
                    yield f"{self.items[j].mention.id} with {self.items[i].mention.id}: {why}"

    def groups(self) -> Iterator[list[int]]:
        """All groups."""
        yield from self._members.values()

    def _agree(self, a: int, b: int, *, decisive: bool) -> bool:
        """Whether all pairs of two groups can be one act, and, save for a decisive pair, are alike on average."""
        scores: list[float] = []
        for i in self._members[a][:_SAMPLE]:
            for j in self._members[b][:_SAMPLE]:
                likeness = compare(self.items[i], self.items[j])
                if likeness is None:
                    return False
                scores.append(likeness.score)
        if decisive:
            return True
        first = self.items[self._members[a][0]]
        average = sum(scores) / len(scores) / _AVERAGE
        return Likeness(score=average).enough(first)
