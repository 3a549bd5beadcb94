"""Events to disputes: one matter between the same parties, with its demands, answers and counter-threats."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from datetime import date

from melian.resolution.group import Group
from melian.resolution.matter import likeness
from melian.resolution.nearby import Nearby

_ONE_MATTER = 0.4
"""Likeness from which two acts between the same parties are of one matter."""
_ANSWERS = {
    "reject": ("demand", "offer", "accuse", "threaten"),
    "accept": ("demand", "offer"),
    "accuse": ("demand", "threaten"),
    "threaten": ("demand", "threaten"),
}
"""What a kind of act can answer, when it is told in the same report as an act of whom it is aimed at."""
_TOGETHER = frozenset({"demand", "threaten"})
"""A demand and a threat by one actor on one target in one report: the one backs the other."""
_COMMON = 60
"""Acts between the same parties that share a word are compared whole up to this number; of more, each with the next."""

Key = tuple[str, str, str]
Pair = tuple[Group, Group]


class Disputes:
    """Which acts are of one dispute, while acts come and go."""

    def __init__(self) -> None:
        self.of: dict[str, str] = {}
        """Event id to the id of its dispute: that of the dispute's earliest event, marked as a dispute's."""
        self._near: Nearby[Key, Group] = Nearby(common=_COMMON, window=1, rank=lambda group: group.id)
        self._linked: defaultdict[Group, set[Group]] = defaultdict(set)
        self._told: defaultdict[str, dict[Group, int]] = defaultdict(dict)
        self._together: dict[str, list[Pair]] = {}

    def fill(self, groups: Sequence[Group]) -> None:
        """Takes in many at once."""
        self._near.fill((key, group) for group in sorted(groups, key=lambda group: group.id) for key in _keys(group))
        for pair in set(self._near.pairs()):
            self._link(pair)
        self._tell(groups)
        for document in self._told:
            self._put_together(document)
        self._name(groups)

    def update(self, gone: Iterable[Group], new: Iterable[Group]) -> set[str]:
        """Takes acts out and others in; gives the ids of those whose dispute is another now."""
        gone, new = tuple(gone), tuple(new)
        changed = set(new)
        documents = {item.mention.document for group in (*gone, *new) for item in group.items}
        for document in documents:
            changed.update(*self._together.pop(document, ()))
        for group in gone:
            changed.update(self._remove(group))
        for group in new:
            changed.update(self._add(group))
        self._tell(new)
        for document in documents:
            changed.update(*self._put_together(document))
        return self._name(changed.difference(gone))

    def _add(self, group: Group) -> set[Group]:
        changed: set[Group] = set()
        now: set[Pair] = set()
        old: set[Pair] = set()
        for key in _keys(group):
            added, dropped = self._near.add(key, group)
            now.update(added)
            old.update(dropped)
        for pair in now:
            changed.update(self._link(pair))
        for a, b in old:
            if b in self._linked.get(a, ()) and not self._holds(a, b):
                self._linked[a].discard(b)
                self._linked[b].discard(a)
                changed.update((a, b))
        return changed

    def _remove(self, group: Group) -> set[Group]:
        changed = self._linked.pop(group, set())
        for other in changed:
            self._linked[other].discard(group)
        for document in {item.mention.document for item in group.items}:
            self._told[document].pop(group, None)
        for pair in {pair for key in _keys(group) for pair in self._near.remove(key, group)}:
            changed.update(self._link(pair))
        del self.of[group.id]
        return changed

    def _holds(self, a: Group, b: Group) -> bool:
        return any(self._near.near(key, a, b) for key in set(_keys(a)) & set(_keys(b)))

    def _link(self, pair: Pair) -> Pair | tuple[()]:
        a, b = pair
        if b in self._linked.get(a, ()) or not _one_matter(a, b):
            return ()
        self._linked[a].add(b)
        self._linked[b].add(a)
        return pair

    def _tell(self, groups: Iterable[Group]) -> None:
        """Keeps where each act is first told in each report."""
        for group in groups:
            for item in group.items:
                told = self._told[item.mention.document]
                told[group] = min(item.mention.start, told.get(group, item.mention.start))

    def _put_together(self, document: str) -> list[Pair]:
        starts = self._told[document]
        found = list(_told_together(sorted(starts, key=lambda group: (starts[group], group.id))))
        if found:
            self._together[document] = found
        return found

    def _name(self, groups: Iterable[Group]) -> set[str]:
        """Names the disputes of these acts anew; gives the acts whose dispute has another name than before."""
        reached: set[Group] = set()
        renamed: set[str] = set()
        for group in groups:
            if group in reached:
                continue
            reached.add(group)
            whole = [group]
            for held in whole:
                fresh = self._around(held) - reached
                reached |= fresh
                whole.extend(fresh)
            name = f"d-{min(whole, key=lambda g: (g.day or date.max, g.id)).id}"
            renamed |= {g.id for g in whole if self.of.get(g.id) != name}
            self.of.update((g.id, name) for g in whole)
        return renamed

    def _around(self, group: Group) -> set[Group]:
        found = set(self._linked.get(group, ()))
        for document in {item.mention.document for item in group.items}:
            for pair in self._together.get(document, ()):
                if group in pair:
                    found.update(pair)
        return found


def _keys(group: Group) -> Iterator[Key]:
    """The same two parties, in either direction, and a word."""
    words = group.stems - group.names
    parties = {(min(a, t), max(a, t)) for a in group.actors for t in group.targets}
    return ((a, t, stem) for a, t in parties for stem in words)


def _told_together(told: Sequence[Group]) -> Iterator[Pair]:
    """An answer with what it answers, and a demand with the threat behind it, among the acts of one report in order."""
    for n, a in enumerate(told):
        answered = [b for b in told[:n] if _answers(a, b)]
        if answered:
            yield answered[-1], a
        yield from ((b, a) for b in told if b is not a and _backs(a, b))


def _answers(answer: Group, act: Group) -> bool:
    """Whether an act answers an earlier one of the same report: aimed at its actor, with its words or none."""
    if act.family not in _ANSWERS.get(answer.family, ()) or not answer.targets & act.actors:
        return False
    if answer.family in ("reject", "accept") and any(item.bare or item.refers for item in answer.items):
        return True
    return _one_matter(answer, act)


def _backs(a: Group, b: Group) -> bool:
    families = {a.family, b.family}
    return families == _TOGETHER and bool(a.actors & b.actors) and bool(a.targets & b.targets)


def _one_matter(a: Group, b: Group) -> bool:
    return likeness(a.stems, b.stems, a.names | b.names) >= _ONE_MATTER
