"""How an act differs from an earlier one of the same actor on the same issue, sign by sign, with the words."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from melian.model.event import Novelty
from melian.model.mention import DEEDS
from melian.resolution.force import besides, force, further, relents, resolved
from melian.resolution.matter import likeness
from melian.resolution.outline import Outline
from melian.resolution.terms import hours
from melian.resolution.words import written

_SAME_CONTENT = 0.5
"""Likeness from which two acts say the same."""
_STEP = 0.5
"""Least difference of force that counts."""
_RUNGS: dict[str, int] = {
    "yield": 0, "accept": 0, "agree": 0, "offer": 1, "promise": 1, "deny": 2, "appeal": 2, "condemn": 2, "accuse": 2,
    "reject": 3, "warn": 3, "demand": 3, "threaten": 4,
}  # fmt: skip
_DEED = 5
_HARMING = frozenset({"threaten", *DEEDS})
_FIGURE = re.compile(r"(?<![\w.])(\d+(?:[.,]\d+)?)\s*(%|percent|per cent|[a-z]+)", re.IGNORECASE)


@dataclass(frozen=True, slots=True, kw_only=True)
class Stride:
    """One sign of change, and the words that show it."""

    novelty: Novelty
    why: str


def stride(before: Outline, after: Outline) -> Stride:
    """The weightiest sign of how `after` stands to `before`.

    What the acts are weighs most, then words that take back, deadlines, means, and last whom and what they concern.
    Where no sign is found and the two do not say the same it is undetermined.
    """
    return next(_signs(before, after), _unclear())


def _signs(before: Outline, after: Outline) -> Iterator[Stride]:
    yield from _rung(before, after)
    if words := relents(after.said):
        yield _softer(f"it takes something back (“{words}”)")
    yield from _deadline(before, after)
    if after.act in _HARMING:
        yield from _harm(before, after)
    yield from _targets(before, after)
    yield from _figures(before, after)
    yield from _hedge(before, after)
    yield from _objects(before, after)


def _rung(before: Outline, after: Outline) -> Iterator[Stride]:
    difference = _rank(after) - _rank(before)
    if difference:
        yield (_harder if difference > 0 else _softer)(f"from {before.act} to {after.act}")


def _rank(group: Outline) -> int:
    return _DEED if group.act in DEEDS else _RUNGS.get(group.act, 2)


def _deadline(before: Outline, after: Outline) -> Iterator[Stride]:
    old, new = before.deadline, after.deadline
    if new is not None and old is None:
        yield _harder(f"a deadline is added ({new})")
    left, now = hours(old), hours(new)
    if left is not None and now is not None and left != now:
        told = f"“{new}” after “{old}”"
        yield _harder(f"the deadline is shorter: {told}") if now < left else _softer(f"the deadline is later: {told}")


def _harm(before: Outline, after: Outline) -> Iterator[Stride]:
    old, new = force(before.matter), force(after.matter)
    if new.level - old.level >= _STEP:
        yield _harder(f"the means named are harder: “{new.words}” after {_quoted(old.words)}")
    if (words := further(after.said)) and not further(before.said):
        yield _harder(f"it goes on from what was said before (“{words}”)")
    if (words := resolved(after.said)) and not resolved(before.said):
        yield _harder(f"the will to do it is stressed (“{words.strip()}”)")
    if before.condition and not after.condition and not after.deadline:
        yield _harder(f"no condition is named any more (before: “{before.condition}”)")
    if old.level - new.level >= _STEP and new.level:
        yield _softer(f"the means named are milder: “{new.words}” after “{old.words}”")


def _quoted(words: str) -> str:
    return f"“{words}”" if words else "none that is named"


def _targets(before: Outline, after: Outline) -> Iterator[Stride]:
    if after.targets > before.targets:
        yield Stride(novelty="widened", why=f"also to {', '.join(sorted(after.targets - before.targets))}")
    elif after.targets < before.targets and after.targets:
        yield Stride(novelty="narrowed", why=f"no longer to {', '.join(sorted(before.targets - after.targets))}")
    elif after.targets and before.targets and not after.targets & before.targets:
        yield Stride(novelty="widened", why=f"now to {', '.join(sorted(after.targets))} as well")


def _figures(before: Outline, after: Outline) -> Iterator[Stride]:
    """The same thing counted otherwise: 25% after 10%."""
    old, new = dict(_counted(before.matter)), dict(_counted(after.matter))
    for unit in sorted(old.keys() & new.keys()):
        if old[unit] != new[unit]:
            novelty: Novelty = "widened" if new[unit] > old[unit] else "narrowed"
            yield Stride(novelty=novelty, why=f"{new[unit]:g} {unit} after {old[unit]:g}")


def _counted(text: str) -> Iterator[tuple[str, float]]:
    for number, unit in _FIGURE.findall(text):
        yield unit.casefold(), float(number.replace(",", ""))


def _hedge(before: Outline, after: Outline) -> Iterator[Stride]:
    old, new = before.hedge, after.hedge
    if old and not new:
        yield _harder(f"no longer hedged (before: “{old}”)")
    if new and not old:
        yield _softer(f"hedged (“{new}”)")


def _objects(before: Outline, after: Outline) -> Iterator[Stride]:
    if before.core < after.core:
        yield Stride(novelty="widened", why=f"adds {', '.join(written(after.matter, after.core - before.core)[:6])}")
    alike = likeness(before.core, after.core, before.names | after.names)
    if alike >= _SAME_CONTENT:
        yield Stride(novelty="repeated", why="same act, same target, same matter")
    elif (words := besides(after.said)) and not besides(before.said) and _rank(after) == _rank(before):
        yield Stride(novelty="widened", why=f"it is asked besides what was asked before (“{words}”)")
    if after.core < before.core:
        yield Stride(
            novelty="narrowed", why=f"leaves out {', '.join(written(before.matter, before.core - after.core)[:6])}"
        )


def _harder(why: str) -> Stride:
    return Stride(novelty="hardened", why=why)


def _softer(why: str) -> Stride:
    return Stride(novelty="softened", why=why)


def _unclear() -> Stride:
    return Stride(novelty="undetermined", why="the wording differs in ways that these rules cannot order")
