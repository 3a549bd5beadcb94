"""Whether an act is new, against the last earlier act of the same actor on the same issue."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass
from datetime import timedelta
from itertools import groupby
from typing import Any

from melian.model.event import Novelty
from melian.model.mention import DEEDS
from melian.model.standing import Store
from melian.resolution.matter import likeness
from melian.resolution.outline import Outline, Outlines
from melian.resolution.rivals import Placed, Rivals, day_digits, family_of, id_of, is_dated, last_of
from melian.resolution.shelf import Shelf, of_type
from melian.resolution.strides import stride

_SAME_ISSUE = 0.35
"""Likeness from which two acts of one actor are of one issue."""
_OTHER_TARGET = 0.5
"""The same for acts of one kind on others than before: then the matter has to carry it alone."""
_UNDATED = 0.5
"""Likeness from which an act that cannot be dated puts in doubt whether a dated one is new."""
_CAMPAIGN = timedelta(days=180)
"""How long demands on one target, or threats to it, are one issue whatever their words; then the words decide."""
_PRESSURE = frozenset({"demand", "threaten"})
_BEFORE: dict[str, frozenset[str]] = {
    "demand": frozenset({"accuse", "offer", "accept"}),
    "threaten": frozenset({"demand", "accuse", "reject", "offer", "accept"}),
    "reject": frozenset({"accept", "offer"}),
    "accuse": frozenset(),
    "offer": frozenset({"threaten", "demand", "reject"}),
    "accept": frozenset({"threaten", "demand", "reject"}),
}
"""What else an act is measured against where it is the first of its kind: what it steps up or steps back from.

A demand beside threats is no step back, and who demanded and now accuses has said something else.
"""
_CONCESSIONS = frozenset({"offer", "accept"})
"""Measured against the last pressure or refusal, if that is later than the last concession."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Change:
    """How an act stands to an earlier one."""

    novelty: Novelty
    against: str | None
    why: str


class Changes:
    """How new each act is, while acts come and go; `outlines` has those that are in."""

    def __init__(self, outlines: Outlines, store: Store | None = None) -> None:
        self.of: Shelf[str, Change] = Shelf("changes", of_type(Change), store)
        """Event id to how new it is."""
        self._outlines, self._rivals = outlines, Rivals(store)

    @property
    def shelves(self) -> tuple[Shelf[Any, Any], ...]:
        """What is to be kept."""
        return self.of, *self._rivals.shelves

    def fill(self, acts: Sequence[Outline]) -> None:
        """Takes in many at once."""
        self._rivals.fill(acts)
        self.of.update((act.id, self._change(act)) for act in acts)

    def leave(self, gone: Iterable[Outline]) -> set[str]:
        """Takes acts out; gives the ids of those that may be new in another way now."""
        gone, watching = tuple(gone), set[str]()
        for act in gone:
            watching |= self._watching(act)
            self._rivals.remove(act)
            del self.of[act.id]
        return watching - {act.id for act in gone}

    def enter(self, new: Iterable[Outline], watching: set[str]) -> set[str]:
        """Takes acts in; gives the ids of those, of these and of `watching`, that are new in another way now."""
        new = tuple(new)
        fresh = {act.id for act in new}
        for act in new:
            self._rivals.add(act)
        watching = watching.union(fresh, *(self._watching(act) for act in new))
        found = {key: self._change(self._outlines[key], fresh) for key in sorted(watching)}
        changed = {key for key, change in found.items() if self.of.find(key) != change}
        self.of.update((key, found[key]) for key in changed)
        return changed

    def _watching(self, act: Outline) -> set[str]:
        """Those that it may be measured against; what is measured against a dated act minds no undated one."""
        found = self._rivals.watching(act)
        if act.span is not None:
            return found
        return {key for key in found if (change := self.of.find(key)) is None or change.against is None}

    def _change(self, act: Outline, fresh: Collection[str] | None = None) -> Change:
        """How new an act is; what it is by one and the same other act is not worked out again unless one is `fresh`."""
        rivals = self._rivals.of(act)
        last = self._last(act, rivals) if act.span is not None else None
        if last is None:
            others = (self._outlines[id_of(p)] for p in rivals)
            return self._first(act, [o for o in others if _one_issue(act, o)])
        if fresh is not None and not (act.id in fresh or last.id in fresh):
            before = self.of.find(act.id)
            if before is not None and before.against == last.id:
                return before
        found = stride(last, act)
        why = f"against the act of {last.date or last.day}: {found.why}"
        return Change(novelty=found.novelty, against=last.id, why=why)

    def _first(self, act: Outline, issue: Sequence[Outline]) -> Change:
        """Of an act with no earlier one to be measured against: `issue` has the others of its issue."""
        who = act.actor or "the actor"
        if not issue:
            return Change(novelty="new", against=None, why=f"no other act of {who} on this matter in these texts")
        if act.span is None:
            return Change(
                novelty="undetermined",
                against=None,
                why=f"no text dates this act, so it cannot be put before or after {_count(issue)} of {who} on this "
                "matter; a date for it would settle that",
            )
        undated = [o for o in issue if o.span is None and _may_be_the_same(act, o)]
        if undated:
            return Change(
                novelty="undetermined",
                against=None,
                why=f"{_count(undated)} of {who} on this matter cannot be dated; a date would settle which came first",
            )
        return Change(novelty="new", against=None, why=f"the first act of {who} on this matter in these texts")

    def _last(self, act: Outline, rivals: Iterable[Placed]) -> Outline | None:
        """The act to measure against: the last of the same kind, else the last that this kind steps up or back from."""
        first = day_digits(act.span[0]) if act.span else ""
        earlier = [p for p in rivals if is_dated(p) and last_of(p) < first]
        same, other = frozenset({act.family}), _BEFORE.get(act.family, _PRESSURE)
        if act.family in _CONCESSIONS:
            same = other = same | other
        for kinds in (same, other):
            found = self._latest(act, (p for p in earlier if family_of(p) in kinds))
            if found is not None:
                return found
        return None

    def _latest(self, act: Outline, placed: Iterable[Placed]) -> Outline | None:
        """The latest of these that is of one issue with it, of one day the most alike."""
        for _, together in groupby(sorted(placed, key=last_of, reverse=True), key=last_of):
            held = [o for o in (self._outlines[id_of(p)] for p in together) if _one_issue(act, o)]
            if held:
                return max(held, key=lambda o: (likeness(o.stems, act.stems, o.names | act.names), o.id))
        return None


def _one_issue(group: Outline, other: Outline) -> bool:
    """Pressure on one target within a campaign, a concession in it, and else acts that share their matter."""
    names = group.names | other.names
    near = _near(group, other)
    if group.targets and other.targets and not group.targets & other.targets:
        alike = likeness(group.stems - names, other.stems - names, names)
        return near and group.family == other.family and alike >= _OTHER_TARGET
    if group.targets & other.targets and near and _one_contest(group, other):
        return True
    return likeness(group.stems, other.stems, names) >= _SAME_ISSUE


def _one_contest(group: Outline, other: Outline) -> bool:
    if group.family == other.family:
        return group.family in _PRESSURE
    return group.family in _CONCESSIONS and (other.family in _PRESSURE or other.family == "reject")


def _near(group: Outline, other: Outline) -> bool:
    if group.span is None or other.span is None:
        return group.family == other.family
    return max(group.span[0], other.span[0]) - min(group.span[1], other.span[1]) <= _CAMPAIGN


def _may_be_the_same(group: Outline, other: Outline) -> bool:
    same = group.family == other.family or (group.act in DEEDS and other.act in DEEDS)
    return same and likeness(group.stems, other.stems, group.names | other.names) >= _UNDATED


def _count(groups: Sequence[Outline]) -> str:
    return "another act" if len(groups) == 1 else f"{len(groups)} other acts"
