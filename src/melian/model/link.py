"""A person's word on which mentions are of one act."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

Verdict = Literal["joined", "split"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Link:
    """Two sets of mentions that are of one act (`joined`), or of which none on one side is of an act on the other
    (`split`); kept by mention ids, which a rebuilding leaves as they are.
    """

    number: int
    """Its place in the order of making, from 1: what it is undone by."""
    verdict: Verdict
    left: tuple[str, ...]
    """Mentions of the first event; those that were split off."""
    right: tuple[str, ...]
    """Mentions of the second event; those that they were split off from."""
    reason: str | None
    by: str | None
    at: str
    """UTC, ISO 8601."""

    def told(self) -> str:
        """Who judged what, when, why, and under which number, in words."""
        what = "joined them" if self.verdict == "joined" else "split them"
        why = f": {' '.join(self.reason.split())}" if self.reason else ""
        return f"{self.by or 'an analyst'} {what} on {self.at[:10]} (judgement {self.number}){why}"
