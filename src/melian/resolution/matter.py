"""How much two sets of words speak of one matter, 0 to 1."""

from __future__ import annotations

from collections.abc import Iterable

_NAME = 0.4
"""Weight of a word of the target's name: all acts on one target share it."""
_NUMBER = 1.5
"""Weight of a number: years, rates and terms tell acts apart."""
_FEWEST = 1.5
"""Sets of less weight than this count as if they had it: one shared word is no matter."""


def weight(stem: str, names: frozenset[str]) -> float:
    """What one shared word counts."""
    if stem in names:
        return _NAME
    return _NUMBER if stem[0].isdigit() else 1.0


def total(stems: Iterable[str], names: frozenset[str]) -> float:
    """The weight of a set of words."""
    return sum(weight(s, names) for s in stems)


def likeness(left: frozenset[str], right: frozenset[str], names: frozenset[str]) -> float:
    """Shared weight, over the lighter set (a short report may say part of what a long one says) and over both.

    The mean of the overlap coefficient and of Dice's, so that one word in a long sentence is not enough.
    """
    shared = total(left & right, names)
    if not shared:
        return 0.0
    a, b = total(left, names), total(right, names)
    overlap = shared / max(min(a, b), _FEWEST)
    dice = 2 * shared / max(a + b, 2 * _FEWEST)
    return min(1.0, 0.5 * overlap + 0.5 * dice)
