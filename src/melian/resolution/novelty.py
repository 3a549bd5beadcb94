"""Whether an act is new, against the last earlier act of the same actor on the same issue."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from melian.model.event import Novelty
from melian.model.mention import DEEDS
from melian.resolution.group import Group
from melian.resolution.matter import likeness
from melian.resolution.rivals import Rivals
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
    """How new each act is, while acts come and go."""

    def __init__(self) -> None:
        self.of: dict[str, Change] = {}
        """Event id to how new it is."""
        self._rivals = Rivals()

    def fill(self, groups: Sequence[Group]) -> None:
        """Takes in many at once."""
        self._rivals.fill(groups)
        self.of.update((group.id, _change(group, self._rivals)) for group in groups)

    def update(self, gone: Iterable[Group], new: Iterable[Group]) -> set[str]:
        """Takes acts out and others in; gives the ids of those that are new in another way now."""
        gone, new = tuple(gone), tuple(new)
        watching = {group.id for group in new}
        for group in gone:
            watching |= self._watching(group)
            self._rivals.remove(group)
        for group in new:
            self._rivals.add(group)
            watching |= self._watching(group)
        for group in gone:
            self.of.pop(group.id)
        held = [other for key in watching if (other := self._rivals.get(key)) is not None]
        found = {other.id: _change(other, self._rivals) for other in held}
        changed = {key for key, change in found.items() if self.of.get(key) != change}
        self.of |= found
        return changed

    def _watching(self, group: Group) -> set[str]:
        """Those that it may be measured against; what is measured against a dated act minds no undated one."""
        found = self._rivals.watching(group)
        if group.span is not None:
            return found
        return {key for key in found if (change := self.of.get(key)) is None or change.against is None}


def _change(group: Group, rivals: Rivals) -> Change:
    issue = [o for o in rivals.of(group) if _one_issue(group, o)]
    who = group.actor or "the actor"
    if not issue:
        return Change(novelty="new", against=None, why=f"no other act of {who} on this matter in these texts")
    if group.span is None:
        return Change(
            novelty="undetermined",
            against=None,
            why=f"no text dates this act, so it cannot be put before or after {_count(issue)} of {who} on this "
            "matter; a date for it would settle that",
        )
    last = _last([o for o in issue if o.span is not None and o.span[1] < group.span[0]], group)
    if last is not None:
        found = stride(last, group)
        return Change(
            novelty=found.novelty, against=last.id, why=f"against the act of {last.date or last.day}: {found.why}"
        )
    undated = [o for o in issue if o.span is None and _may_be_the_same(group, o)]
    if undated:
        return Change(
            novelty="undetermined",
            against=None,
            why=f"{_count(undated)} of {who} on this matter cannot be dated; a date would settle which came first",
        )
    return Change(novelty="new", against=None, why=f"the first act of {who} on this matter in these texts")


def _last(earlier: Sequence[Group], group: Group) -> Group | None:
    """The act to measure against: the last of the same kind, else the last that this kind steps up or back from."""
    kinds = _BEFORE.get(group.family, _PRESSURE)
    same = [o for o in earlier if o.family == group.family]
    other = [o for o in earlier if o.family in kinds]
    if group.family in _CONCESSIONS:
        same = other = same + other

    def late(o: Group) -> tuple[date, float, str]:
        return o.span[1] if o.span else date.min, likeness(o.stems, group.stems, o.names | group.names), o.id

    return max(same or other, key=late, default=None)


def _one_issue(group: Group, other: Group) -> bool:
    """Pressure on one target within a campaign, a concession in it, and else acts that share their matter."""
    names = group.names | other.names
    near = _near(group, other)
    if group.targets and other.targets and not group.targets & other.targets:
        alike = likeness(group.stems - names, other.stems - names, names)
        return near and group.family == other.family and alike >= _OTHER_TARGET
    if group.targets & other.targets and near and _one_contest(group, other):
        return True
    return likeness(group.stems, other.stems, names) >= _SAME_ISSUE


def _one_contest(group: Group, other: Group) -> bool:
    if group.family == other.family:
        return group.family in _PRESSURE
    return group.family in _CONCESSIONS and (other.family in _PRESSURE or other.family == "reject")


def _near(group: Group, other: Group) -> bool:
    if group.span is None or other.span is None:
        return group.family == other.family
    return max(group.span[0], other.span[0]) - min(group.span[1], other.span[1]) <= _CAMPAIGN


def _may_be_the_same(group: Group, other: Group) -> bool:
    same = group.family == other.family or (group.act in DEEDS and other.act in DEEDS)
    return same and likeness(group.stems, other.stems, group.names | other.names) >= _UNDATED


def _count(groups: Sequence[Group]) -> str:
    return "another act" if len(groups) == 1 else f"{len(groups)} other acts"
