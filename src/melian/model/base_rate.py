"""How often what came of cases of a kind, and whether anything tried does better than that."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from melian.model.precedent import Trigger

Asks = Literal["serious", "war", "yields", "compromise", "stalemate", "attains", "imposed", "dropped"]
"""What is counted: rows that ask the same stand side by side."""

Scored = Literal["nearest", "other"]
"""Whether a method is the one that the section of precedents uses."""


@dataclass(frozen=True, slots=True, kw_only=True)
class BaseRate:
    """`event` in `k` of `n` cases of the kind `of`; or only what is `said` of it, where no counts are at hand."""

    id: str
    of: str
    event: str
    asks: Asks
    unit: str
    """What is counted: crises, actors, pairs of states, disputes, threats."""
    source: str
    k: int | None = None
    n: int | None = None
    said: str = ""
    years: str = ""
    trigger: tuple[Trigger, ...] = ()
    """The first triggers it is of; empty: all."""
    note: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Skill:
    """How a method did against the rate on later cases: the difference in loss, below zero better."""

    id: str
    method: str
    of: str
    measure: str
    n: int
    split: int
    """The year before which cases were learnt from."""
    difference: float
    low: float
    high: float
    source: str
    scored: Scored = "other"
    trigger: tuple[Trigger, ...] = ()

    @property
    def better(self) -> bool:
        """Whether it beats the rate: its whole interval is below zero."""
        return self.high < 0


@dataclass(frozen=True, slots=True, kw_only=True)
class BaseRates:
    """The pack of base rates."""

    rates: tuple[BaseRate, ...] = ()
    skills: tuple[Skill, ...] = ()
