"""The ladder of escalation: rungs below nuclear use, what each is known by, and how quickly a quarrel moves on it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

UNVERIFIED = "unverified"


@dataclass(frozen=True, slots=True, kw_only=True)
class Rung:
    """One rung; the pack's order is the ladder's, the lowest first."""

    id: str
    name: str
    says: str
    """What stands between two actors on it, in one sentence."""
    acts: Mapping[str, float]
    """How much more often an act of a kind is told of actors on this rung than of others: likelihood ratios, 1 says
    nothing. They are set by judgement."""
    impact: int
    """How grave it would be, 1 (slight) to 5 (war): a judgement."""
    indicators: tuple[str, ...]
    """Ids of the indicators that it is watched by."""
    source: str
    """Where the rung is taken from, or `unverified`."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Pace:
    """How the state moves between acts: a first-order Markov chain, its counts a prior that nobody learnt."""

    start: float = 0.5
    """Each rung up is so many times as likely as the one below before anything is told, 0 to 1."""
    stay: float = 6.0
    """Pseudo-counts for staying on a rung."""
    near: float = 1.5
    """Pseudo-counts for each neighbouring rung."""
    far: float = 0.1
    """Pseudo-counts for every other rung."""
    days: float = 90.0
    """Days in which one step of the chain passes where nothing is told."""
    source: str = UNVERIFIED


@dataclass(frozen=True, slots=True, kw_only=True)
class Ladder:
    """The rungs from the lowest, with the pace; without rungs nothing is assessed."""

    rungs: tuple[Rung, ...] = ()
    pace: Pace = field(default_factory=Pace)
