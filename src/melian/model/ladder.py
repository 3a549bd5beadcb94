"""The ladder of escalation: rungs below nuclear use, what each is known by, and how quickly a quarrel moves on it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from melian.model.mention import DEEDS

UNVERIFIED = "unverified"


@dataclass(frozen=True, slots=True, kw_only=True)
class Rung:
    """One rung; the pack's order is the ladder's, the lowest first."""

    id: str
    name: str
    says: str
    """What stands between two actors on it, in one sentence."""
    acts: Mapping[str, float]
    """Likelihood ratios by kind of act: how much more readily it is told of actors on this rung than of others. A kind
    that is not named has 1, which says nothing. They are set by judgement."""
    impact: int
    """How grave it would be, 1 (slight) to 5 (war): a judgement."""
    impact_why: str
    indicators: tuple[str, ...]
    """Ids of the indicators that it is watched by."""
    source: str
    """Where the rung is taken from, or `unverified`."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Pace:
    """How the state moves between acts: a first-order Markov chain, its counts a prior that nobody learnt.

    Where `up` over `down` is `start`, a state of which nothing more is told returns to where it began.
    """

    start: float = 0.6
    """Each rung is so many times as likely as the one below before anything is told, 0 to 1."""
    stay: float = 6.0
    """Pseudo-counts for staying on a rung."""
    up: float = 1.2
    """Pseudo-counts for the next rung above."""
    down: float = 2.0
    """Pseudo-counts for the next rung below."""
    far: float = 0.01
    """Pseudo-counts for every other rung."""
    days: float = 90.0
    """Days in which one step of the chain passes."""
    kept: float = 0.4
    """The part of a deed's ratio that it has on the rungs above its own: who strikes goes on imposing sanctions."""
    source: str = UNVERIFIED


UNGRADED = "ungraded"
_TRUST: Mapping[str, float] = {"A": 0.9, "B": 0.8, "C": 0.65, "D": 0.4, "E": 0.2, "F": 0.5, UNGRADED: 0.5}


_KEPT = frozenset(DEEDS) - {"withdraw", "aid"}
"""Deeds of a lower rung go on above it; pulling back and helping do not."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Ladder:
    """The rungs from the lowest, with the pace; without rungs nothing is assessed."""

    rungs: tuple[Rung, ...] = ()
    pace: Pace = field(default_factory=Pace)
    trust: Mapping[str, float] = field(default_factory=lambda: _TRUST)
    """By Admiralty grade, and for an outlet without one: how much of an act's evidence one origin carries, 0 to 1."""

    def ratios(self, act: str) -> tuple[float, ...]:
        """The likelihood ratio of a kind of act on each rung. Above a rung that names it a deed keeps a part."""
        found, below = [], 1.0
        for rung in self.rungs:
            found.append(rung.acts.get(act, max(1.0, below * self.pace.kept) if act in _KEPT else 1.0))
            below = max(below, rung.acts.get(act, 1.0))
        return tuple(found)
