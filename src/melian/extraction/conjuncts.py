"""Phrases that are joined: "Estonia, Latvia and Lithuania"."""

from __future__ import annotations

from melian.model.parsed import Parsed

_MANY = 60
"""Phrases that one list may hold."""


def conjuncts(parsed: Parsed, i: int) -> tuple[int, ...]:
    """Token `i` and the heads of the phrases coordinated with it, in text order."""
    found, stack = [i], [i]
    while stack and len(found) < _MANY:
        k = stack.pop()
        for child in parsed.children(k):
            if child.dep == "conj" and child.i not in found:
                found.append(child.i)
                stack.append(child.i)
    return tuple(sorted(found))
