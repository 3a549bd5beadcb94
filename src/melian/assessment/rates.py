"""Counts with their intervals."""

from __future__ import annotations

from collections.abc import Iterable
from math import sqrt

from melian.model.case import Rate

_Z = 1.959963984540054
"""The 97.5% point of the normal distribution: the two ends leave 5% outside."""
_DIGITS = 4


def wilson(k: int, n: int) -> tuple[float, float]:
    """The ends of the 95% score interval for k of n, 0 to 1; (0, 1) where nothing was counted.

    Wilson, E. B. (1927), Journal of the American Statistical Association 22, 209-212. Raises ValueError for a
    count that cannot be.
    """
    if not 0 <= k <= n:
        raise ValueError(f"not a count of a total: {k} of {n}")
    if n == 0:
        return 0.0, 1.0
    share, square = k / n, _Z * _Z / n
    middle = (share + square / 2) / (1 + square)
    reach = _Z * sqrt(share * (1 - share) / n + square / (4 * n)) / (1 + square)
    return max(0.0, middle - reach) if k else 0.0, min(1.0, middle + reach) if k < n else 1.0


def rate(k: int, n: int) -> Rate:
    """k of n with its interval, its ends to a ten-thousandth: more no count of this size can tell."""
    low, high = wilson(k, n)
    return Rate(k=k, n=n, low=round(low, _DIGITS), high=round(high, _DIGITS))


def mix(outcomes: Iterable[str], kinds: Iterable[str]) -> tuple[tuple[str, Rate], ...]:
    """How often each kind of outcome is among them, in the order of `kinds`; their counts add up to the total."""
    found = list(outcomes)
    return tuple((kind, rate(found.count(kind), len(found))) for kind in kinds)
