"""Whether an act is new, against the last earlier act of the same actor on the same issue."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from melian.model.event import Novelty
from melian.model.mention import DEEDS
from melian.resolution.elements import elements
from melian.resolution.group import Group
from melian.resolution.matter import likeness

_SAME_ISSUE = 0.35
"""Likeness from which two acts of one actor are of one issue."""
_SAME_CONTENT = 0.6
"""Likeness from which they say the same."""
_RUNGS: dict[str, int] = {
    "yield": 0, "accept": 0, "agree": 0, "offer": 1, "promise": 1, "deny": 2, "appeal": 2, "condemn": 2, "accuse": 2,
    "reject": 3, "warn": 3, "demand": 3, "threaten": 4,
}  # fmt: skip
_DEED = 5
_PRESSURE = frozenset({"demand", "threaten"})


@dataclass(frozen=True, slots=True, kw_only=True)
class Change:
    """How an act stands to an earlier one."""

    novelty: Novelty
    against: str | None
    why: str


def changes(groups: Sequence[Group]) -> dict[str, Change]:
    """Event id to how new it is."""
    by_actor: defaultdict[str, list[Group]] = defaultdict(list)
    for group in groups:
        for actor in sorted(group.actors):
            by_actor[actor].append(group)
    return {group.id: _change(group, by_actor) for group in groups}


def _change(group: Group, by_actor: Mapping[str, Sequence[Group]]) -> Change:
    others = {o.id: o for actor in sorted(group.actors) for o in by_actor[actor] if o is not group}
    issue = [o for o in others.values() if _one_issue(group, o)]
    who = group.actor or "the actor"
    if not issue:
        return Change(novelty="new", against=None, why=f"no other act of {who} on this matter in these texts")
    if group.day is None:
        return Change(
            novelty="undetermined",
            against=None,
            why=f"no text dates this act, so it cannot be put before or after {_count(issue)} of {who} on this "
            "matter; a date for it would settle that",
        )
    undated = [o for o in issue if o.day is None]
    earlier = [o for o in issue if o.day is not None and o.day < group.day]
    if not earlier and undated:
        return Change(
            novelty="undetermined",
            against=None,
            why=f"{_count(undated)} of {who} on this matter cannot be dated; a date would settle which came first",
        )
    if not earlier:
        return Change(novelty="new", against=None, why=f"the first act of {who} on this matter in these texts")
    last = max(earlier, key=lambda o: (o.day, o.family == group.family, likeness(o.stems, group.stems, o.names), o.id))
    novelty, why = _compared(last, group)
    return Change(novelty=novelty, against=last.id, why=f"against the act of {last.date or last.day}: {why}")


def _one_issue(group: Group, other: Group) -> bool:
    """Demands on one target, and threats to it, are of one issue; other acts where they share their matter."""
    if group.targets and other.targets and not group.targets & other.targets:
        return False
    if group.family == other.family and group.family in _PRESSURE and group.targets & other.targets:
        return True
    return likeness(group.stems, other.stems, group.names | other.names) >= _SAME_ISSUE


def _compared(before: Group, after: Group) -> tuple[Novelty, str]:
    rung = _rung(after) - _rung(before)
    if rung:
        direction: Novelty = "hardened" if rung > 0 else "softened"
        return direction, f"from {before.act} to {after.act}"
    deadlines = _deadline(before), _deadline(after)
    if deadlines[0] is None and deadlines[1] is not None:
        return "hardened", f"a deadline is added ({deadlines[1]})"
    if after.targets > before.targets:
        return "widened", f"also to {', '.join(sorted(after.targets - before.targets))}"
    if after.targets < before.targets and after.targets:
        return "narrowed", f"no longer to {', '.join(sorted(before.targets - after.targets))}"
    return _objects(before, after)


def _objects(before: Group, after: Group) -> tuple[Novelty, str]:
    if likeness(before.core, after.core, before.names | after.names) >= _SAME_CONTENT:
        return "repeated", "same act, same target, same matter"
    if before.core < after.core:
        return "widened", f"adds {', '.join(sorted(after.core - before.core)[:6])}"
    if after.core < before.core:
        return "narrowed", f"leaves out {', '.join(sorted(before.core - after.core)[:6])}"
    return "undetermined", "the wording differs in ways that these rules cannot order"


def _rung(group: Group) -> int:
    return _DEED if group.act in DEEDS else _RUNGS.get(group.act, 2)


def _deadline(group: Group) -> str | None:
    return next((e.value for e in elements(group) if e.element == "deadline"), None)


def _count(groups: Sequence[Group]) -> str:
    return "another act" if len(groups) == 1 else f"{len(groups)} other acts"
