"""What to watch: signs of a rung, and the places where a quarrel can break out, each with who can see it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

Checked = Literal["seen", "not_seen"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Watch:
    """What an indicator and a vulnerable place have in common."""

    id: str
    name: str
    acts: tuple[str, ...]
    """Kinds of act that count for it; none: reports of acts do not show it, and it is not looked for in them."""
    threshold: int
    """How many separate acts make it seen."""
    within: int
    """Days, back from the last report, in which they count."""
    collected_by: str
    """Who can see it."""
    expected: int
    """Days from the last report by which it would show, if it came."""
    absence: str
    """What it means where it is not seen."""
    source: str
    checked: str | None = None
    """The day an analyst last looked, ISO."""
    finding: Checked | None = None
    """What the analyst found."""
    note: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Indicator(Watch):
    """One sign. The filters keep to acts that are so measured against the one before, so tied, or so worded."""

    novelty: tuple[str, ...] = ()
    conditions: tuple[str, ...] = ()
    words: tuple[str, ...] = ()
    """One of them must stand in the words of the act; `*` at the end of one is any ending. None: any words do."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Example:
    """A place of the kind, as it is named, and the states that it concerns."""

    name: str
    region: str
    states: tuple[str, ...]
    source: str
    aliases: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class WeakPlace(Watch):
    """A kind of vulnerable place, with examples from several regions."""

    why: str
    examples: tuple[Example, ...]
