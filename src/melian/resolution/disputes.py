"""Events to disputes: one matter between the same parties, with its demands, answers and counter-threats."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import Any

from melian.model.standing import Store
from melian.resolution.dispute_names import DisputeNames
from melian.resolution.matter import likeness
from melian.resolution.nearby import Nearby
from melian.resolution.outline import Outline, Outlines
from melian.resolution.shelf import Shelf, plain

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
Pair = tuple[str, str]
"""Two acts' ids."""


class Disputes:
    """Which acts are of one dispute, while acts come and go; `outlines` has those that are in."""

    def __init__(self, outlines: Outlines, store: Store | None = None) -> None:
        self._names = DisputeNames(outlines, self._around, store)
        self._outlines = outlines
        self._held: Shelf[Key, list[str]] = Shelf("parties", plain(list), store)
        self._near = Nearby(self._held, common=_COMMON, window=1, rank=str)
        self._linked: Shelf[str, set[str]] = Shelf("linked", plain(set, sorted, set), store)
        self._told: Shelf[str, dict[str, int]] = Shelf("told", plain(dict, _in_order), store)
        self._together: Shelf[str, list[Pair]] = Shelf("together", plain(list, list, _pairs), store)

    @property
    def of(self) -> Shelf[str, str]:
        """Event id to the name of its dispute."""
        return self._names.of

    @property
    def shelves(self) -> tuple[Shelf[Any, Any], ...]:
        """What is to be kept."""
        return self.of, self._held, self._linked, self._told, self._together

    def fill(self, acts: Sequence[Outline]) -> None:
        """Takes in many at once."""
        self._near.fill((key, act.id) for act in sorted(acts, key=lambda act: act.id) for key in _keys(act))
        for pair in set(self._near.pairs()):
            self._link(pair)
        self._tell(acts)
        for document in tuple(self._told):
            self._put_together(document)
        self._names.whole(act.id for act in acts)

    def leave(self, gone: Iterable[Outline]) -> set[str]:
        """Takes acts out; gives the ids of those whose dispute may be another now."""
        gone = tuple(gone)
        changed: set[str] = set()
        for document in _reports(gone):
            changed.update(self._untie(document))
        for act in gone:
            changed.update(self._remove(act))
        return changed - {act.id for act in gone}

    def enter(self, new: Iterable[Outline], changed: set[str], documents: Iterable[str]) -> set[str]:
        """Takes acts in, told in reports some of which those that left were told in too.

        Gives the ids of those, of these and of `changed`, whose dispute is another now.
        """
        new = tuple(new)
        documents = {*documents, *_reports(new)}
        for document in documents:
            changed.update(self._untie(document))
        changed.update(act.id for act in new)
        for act in new:
            changed.update(self._add(act))
        self._tell(new)
        for document in documents:
            changed.update(*self._put_together(document))
        return self._names.name(changed)

    def _untie(self, document: str) -> set[str]:
        """Forgets what a report tells together."""
        pairs = self._together.take(document) or ()
        for a, b in pairs:
            self._names.lose(a, b)
        return {key for pair in pairs for key in pair}

    def _add(self, act: Outline) -> set[str]:
        changed: set[str] = set()
        now: set[Pair] = set()
        old: set[Pair] = set()
        for key in _keys(act):
            added, dropped = self._near.add(key, act.id)
            now.update(added)
            old.update(dropped)
        for pair in now:
            changed.update(self._link(pair))
        for a, b in old:
            if b in (self._linked.find(a) or ()) and not self._holds(a, b):
                self._linked[a].discard(b)
                self._linked[b].discard(a)
                self._names.lose(a, b)
                changed.update((a, b))
        return changed

    def _remove(self, act: Outline) -> set[str]:
        changed = self._linked.take(act.id) or set()
        for other in changed:
            self._linked[other].discard(act.id)
            self._names.lose(act.id, other)
        for document, _ in act.told:
            self._told[document].pop(act.id, None)
        for pair in {pair for key in _keys(act) for pair in self._near.remove(key, act.id)}:
            changed.update(self._link(pair))
        self._names.leave(act)
        return changed

    def _holds(self, a: str, b: str) -> bool:
        keys = set(_keys(self._outlines[a])) & set(_keys(self._outlines[b]))
        return any(self._near.near(key, a, b) for key in keys)

    def _link(self, pair: Pair) -> Pair | tuple[()]:
        a, b = pair
        if b in (self._linked.find(a) or ()) or not _one_matter(self._outlines[a], self._outlines[b]):
            return ()
        self._linked[a].add(b)
        self._linked[b].add(a)
        return pair

    def _tell(self, acts: Iterable[Outline]) -> None:
        """Keeps where each act is first told in each report."""
        for act in acts:
            for document, start in act.told:
                self._told[document][act.id] = start

    def _put_together(self, document: str) -> list[Pair]:
        starts = self._told[document]
        told = [self._outlines[key] for key in sorted(starts, key=lambda key: (starts[key], key))]
        found = list(_told_together(told))
        if found:
            self._together[document] = found
        return found

    def _around(self, key: str) -> set[str]:
        found = set(self._linked.find(key) or ())
        for document, _ in self._outlines[key].told:
            for pair in self._together.find(document) or ():
                if key in pair:
                    found.update(pair)
        return found


def _in_order(starts: dict[str, int]) -> dict[str, int]:
    return dict(sorted(starts.items()))


def _pairs(held: Iterable[Iterable[str]]) -> list[Pair]:
    return [(a, b) for a, b in held]


def _reports(acts: Iterable[Outline]) -> set[str]:
    return {document for act in acts for document, _ in act.told}


def _keys(group: Outline) -> Iterator[Key]:
    """The same two parties, in either direction, and a word."""
    words = group.stems - group.names
    parties = {(min(a, t), max(a, t)) for a in group.actors for t in group.targets}
    return ((a, t, stem) for a, t in parties for stem in words)


def _told_together(told: Sequence[Outline]) -> Iterator[Pair]:
    """An answer with what it answers, and a demand with the threat behind it, among the acts of one report in order."""
    for n, a in enumerate(told):
        answered = [b for b in told[:n] if _answers(a, b)]
        if answered:
            yield answered[-1].id, a.id
        yield from ((b.id, a.id) for b in told if b is not a and _backs(a, b))


def _answers(answer: Outline, act: Outline) -> bool:
    """Whether an act answers an earlier one of the same report: aimed at its actor, with its words or none."""
    if act.family not in _ANSWERS.get(answer.family, ()) or not answer.targets & act.actors:
        return False
    if answer.family in ("reject", "accept") and answer.answers:
        return True
    return _one_matter(answer, act)


def _backs(a: Outline, b: Outline) -> bool:
    families = {a.family, b.family}
    return families == _TOGETHER and bool(a.actors & b.actors) and bool(a.targets & b.targets)


def _one_matter(a: Outline, b: Outline) -> bool:
    return likeness(a.stems, b.stems, a.names | b.names) >= _ONE_MATTER
