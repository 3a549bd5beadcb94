"""How likely something is: a number and, from one row of words, its word.

The words and their bands are those of ICD 203, Analytic Standards (Office of the Director of National Intelligence,
2 January 2015), section D.6.e(2)(a), first row. Likelihood is of an event; how sure one is of a judgement is its
*confidence*, and the two never stand in one sentence (same place, (b)).
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

Word = Literal[
    "almost no chance", "very unlikely", "unlikely", "roughly even chance", "likely", "very likely", "almost certain"
]
BANDS: tuple[tuple[float, Word], ...] = (
    (0.05, "almost no chance"),
    (0.20, "very unlikely"),
    (0.45, "unlikely"),
    (0.55, "roughly even chance"),
    (0.80, "likely"),
    (0.95, "very likely"),
    (1.0, "almost certain"),
)
"""The upper end of each band; a value on an end belongs to the band below it, but .55 and above is `likely`."""
_LEAST, _MOST = 0.01, 0.99
"""ICD 203 knows neither 0 nor 100%."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Likelihood:
    """A probability, 0 to 1, with the ends of its 95% interval where there is one."""

    best: float
    low: float | None = None
    high: float | None = None

    def __post_init__(self) -> None:
        """Raises ValueError outside of 0 to 1, or where the interval does not hold the number."""
        ends = [end for end in (self.low, self.best, self.high) if end is not None]
        if ends != sorted(ends) or not all(0 <= end <= 1 for end in ends):
            raise ValueError(f"not a probability with its interval: {self.low}, {self.best}, {self.high}")

    @property
    def word(self) -> Word:
        """The word of its band."""
        return word(self.best)

    @property
    def percent(self) -> str:
        """'30% (20 to 45%)'; never 0 or 100."""
        said = f"{_whole(self.best)}%"
        if self.low is None or self.high is None:
            return said
        return f"{said} ({_whole(self.low)} to {_whole(self.high)}%)"


def word(probability: float) -> Word:
    """The word of ICD 203 for a probability, 0 to 1."""
    return next(name for end, name in BANDS if probability < end or (probability <= end and end not in (0.45, 0.55)))


def _whole(probability: float) -> int:
    return round(100 * min(max(probability, _LEAST), _MOST))
