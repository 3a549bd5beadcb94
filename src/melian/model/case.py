"""A past case as features and what came of it; and a count of what came of many."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class Case:
    """One case of the past, or one that is asked about, in the terms that cases are compared by."""

    id: str
    features: tuple[tuple[str, str], ...]
    """Name and value of what is known of it; what is unknown is left out."""
    outcome: str = ""
    """What came of it, in one word; "" while it is open."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Likeness:
    """How a past case compares with the one asked about, feature by feature."""

    case: Case
    same: tuple[str, ...]
    different: tuple[str, ...]
    unknown: tuple[str, ...]
    """Features that are known of one of the two only."""

    @property
    def score(self) -> float:
        """Share of agreement, 0 to 1, drawn to a half where little can be compared: (same + 1) / (compared + 2).

        Laplace's rule: two of two features do not outweigh eight of nine.
        """
        return (len(self.same) + 1) / (len(self.same) + len(self.different) + 2)


@dataclass(frozen=True, slots=True, kw_only=True)
class Rate:
    """`k` of `n`, with the ends of its 95% interval."""

    k: int
    n: int
    low: float
    high: float

    @property
    def share(self) -> float:
        """k / n, 0 to 1; 0 where nothing was counted."""
        return self.k / self.n if self.n else 0.0
