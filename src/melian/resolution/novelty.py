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
from melian.resolution.sequels import Sequel
from melian.resolution.shelf import Shelf, of_type
from melian.resolution.strides import stride
from melian.resolution.words import stem

_SAME_ISSUE = 0.35
"""Likeness from which two acts of one actor are of one issue."""
_OTHER_TARGET = 0.5
"""The same for acts of one kind on others than before: then the matter has to carry it alone."""
_UNDATED = 0.5
"""Likeness from which an act that cannot be dated puts in doubt whether a dated one is new."""
_WITHOUT_NAME = """consequence account accountable hold held measure action response respond price cost face severe
swift serious grave massive strong stronger even"""
_NAMELESS = frozenset(map(stem, _WITHOUT_NAME.split()))
"""Harm without a name, which fits any issue: "there will be consequences"."""
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
        self._outlines.load(watching)
        self.of.load(watching)
        found = {key: self._change(self._outlines[key], fresh) for key in sorted(watching)}
        changed = {key for key, change in found.items() if self.of.find(key) != change}
        self.of.update((key, found[key]) for key in changed)
        return changed

    def _watching(self, act: Outline) -> set[str]:
        """Those that it may be measured against; what is measured against a dated act minds no undated one."""
        found = self._rivals.watching(act)
        if act.span is not None:
            return found
        return {key for key in found if self._minds_undated(key)}

    def _minds_undated(self, key: str) -> bool:
        change = self.of.find(key)
        return change is None or change.against is None or self._outlines[key].span is None

    def _change(self, act: Outline, fresh: Collection[str] | None = None) -> Change:
        """How new an act is; what it is by one and the same other act is not worked out again unless one is `fresh`."""
        rivals = self._rivals.of(act)
        if act.span is None:
            return self._undated(act, rivals)
        last = self._last(act, rivals)
        if last is None:
            return self._first(act, rivals)
        if fresh is not None and not (act.id in fresh or last.id in fresh):
            before = self.of.find(act.id)
            if before is not None and before.against == last.id:
                return before
        return _against(last, act, f"the act of {last.date or last.day}")

    def _first(self, act: Outline, rivals: Iterable[Placed]) -> Change:
        """Of a dated act with no earlier one to be measured against."""
        if act.sequel:
            return _by_its_words(act.sequel, None)
        issue = self._issue(act, rivals)
        undated = [o for o in issue if o.span is None and _may_be_the_same(act, o)]
        if undated:
            return _unclear(
                f"{_count(undated)} of {_who(act)} on this matter cannot be dated; a date would settle which came first"
            )
        return _new(f"{'the first' if issue else 'no other'} act of {_who(act)} on this matter in these texts")

    def _undated(self, act: Outline, rivals: Iterable[Placed]) -> Change:
        """Of an act that nothing dates: by its own words, else by the others of its report if there are no others."""
        kinds = _measures(act)
        issue = self._issue(act, (p for p in rivals if family_of(p) in kinds))
        if act.sequel:
            plain = [o for o in issue if o.family == act.family and not o.sequel]
            return _by_its_words(act.sequel, plain[0] if len(plain) == 1 else None)
        before = [o for o in issue if _one_report(act, o) and o.back and not act.back]
        open_ = [o for o in issue if not (_one_report(act, o) and o.back != act.back) and not _simultaneous(act, o)]
        if all(_follows(o, act) for o in open_):
            if not before:
                return _new(f"no act of {_who(act)} on this matter is told as earlier in these texts")
            last = max(before, key=lambda o: (o.family == act.family, *_alike(act, o)))
            return _against(last, act, "an act that the same report tells as earlier")
        return _unclear(
            f"no text dates this act, so it cannot be put before or after {_count(open_)} of {_who(act)} on this "
            "matter; a date for it would settle that"
        )

    def _issue(self, act: Outline, rivals: Iterable[Placed]) -> list[Outline]:
        keys = [id_of(p) for p in rivals]
        self._outlines.load(keys)
        return [o for o in (self._outlines[key] for key in keys) if _one_issue(act, o)]

    def _last(self, act: Outline, rivals: Iterable[Placed]) -> Outline | None:
        """The act to measure against: the last of the same kind, else the last that this kind steps up or back from."""
        first = day_digits(act.span[0]) if act.span else ""
        earlier = [p for p in rivals if is_dated(p) and last_of(p) < first]
        same, other = frozenset({act.family}), _measures(act)
        if act.family in _CONCESSIONS:
            same = other
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
                return max(held, key=lambda o: _alike(act, o))
        return None


def _measures(act: Outline) -> frozenset[str]:
    """The kinds of act that it can be measured against."""
    return _BEFORE.get(act.family, _PRESSURE) | {act.family}


def _against(before: Outline, act: Outline, told: str) -> Change:
    found = stride(before, act)
    return Change(novelty=found.novelty, against=before.id, why=f"against {told}: {found.why}")


def _by_its_words(said: Sequel, before: Outline | None) -> Change:
    why = f"by the report’s own words (“{said.words}”)"
    if before is None:
        why += "; which earlier act that is about these texts do not tell" if said.novelty != "new" else ""
    return Change(novelty=said.novelty, against=before.id if before else None, why=why)


def _new(why: str) -> Change:
    return Change(novelty="new", against=None, why=why)


def _unclear(why: str) -> Change:
    return Change(novelty="undetermined", against=None, why=why)


def _who(act: Outline) -> str:
    return act.actor or "the actor"


def _alike(act: Outline, other: Outline) -> tuple[float, str]:
    return likeness(other.stems, act.stems, other.names | act.names), other.id


def _one_report(act: Outline, other: Outline) -> bool:
    """Whether a report that dates neither tells of both."""
    return other.span is None and not {path for path, _ in act.told}.isdisjoint(path for path, _ in other.told)


def _simultaneous(act: Outline, other: Outline) -> bool:
    """Whether one undated report tells both as the news of its day."""
    return _one_report(act, other) and not (act.back or other.back)


def _follows(other: Outline, act: Outline) -> bool:
    """Whether another undated act of its kind says of itself that it goes on from an earlier one."""
    said = other.sequel
    return other.span is None and other.family == act.family and said is not None and said.novelty != "new"


def _one_issue(group: Outline, other: Outline) -> bool:
    """Pressure on one target within a campaign, a concession in it, and else acts that share their matter."""
    names = group.names | other.names
    near = _near(group, other)
    if group.targets and other.targets and not group.targets & other.targets:
        mine, theirs = group.stems - names - _NAMELESS, other.stems - names - _NAMELESS
        return near and group.family == other.family and likeness(mine, theirs, names) >= _OTHER_TARGET
    if group.targets & other.targets and near and _one_contest(group, other):
        return True
    return likeness(group.stems - _NAMELESS, other.stems - _NAMELESS, names) >= _SAME_ISSUE


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
    if group.targets and other.targets and not group.targets & other.targets:
        return False
    return same and likeness(group.stems, other.stems, group.names | other.names) >= _UNDATED


def _count(groups: Sequence[Outline]) -> str:
    return "another act" if len(groups) == 1 else f"{len(groups)} other acts"
