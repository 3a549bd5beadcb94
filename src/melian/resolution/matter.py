"""How much two sets of words speak of one matter, 0 to 1."""

from __future__ import annotations

from functools import lru_cache

_WORD = 10
"""Weight of a word. Weights are whole numbers, so that sums are exact and equal in any order."""
_NAME = 4
"""Weight of a word of the target's name: all acts on one target share it."""
_NUMBER = 15
"""Weight of a number: years, rates and terms tell acts apart."""
_FEWEST = 15
"""Sets of less weight than this count as if they had it: one shared word is no matter."""


def total(stems: frozenset[str], names: frozenset[str]) -> int:
    """The weight of a set of words, in tenths of a word."""
    weight = _WORD * len(stems) - (_WORD - _NAME) * len(stems & names)
    numbers = _numbers(stems)
    return weight + (_NUMBER - _WORD) * len(numbers - names) if numbers else weight


def likeness(left: frozenset[str], right: frozenset[str], names: frozenset[str]) -> float:
    """Shared weight, over the lighter set (a short report may say part of what a long one says) and over both.

    The mean of the overlap coefficient and of Dice's, so that one word in a long sentence is not enough.
    """
    common = left & right
    if not common:
        return 0.0
    shared, a, b = total(common, names), total(left, names), total(right, names)
    overlap = shared / max(min(a, b), _FEWEST)
    dice = 2 * shared / max(a + b, 2 * _FEWEST)
    return min(1.0, 0.5 * overlap + 0.5 * dice)


@lru_cache(maxsize=1 << 16)
def _numbers(stems: frozenset[str]) -> frozenset[str]:
    return frozenset(s for s in stems if s[0].isdigit())
