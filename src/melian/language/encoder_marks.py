"""Which characters stand within quotation marks: a feature of the encoder's input, never a reading by itself."""

from __future__ import annotations

import re
from typing import Final

OUTSIDE: Final = 0
INSIDE: Final = 1
MARK: Final = 2
SINGLE: Final = 3
"""Within single marks only."""

_DOUBLE: Final = frozenset('"“”„‟«»＂')
_OPENS: Final = frozenset("“„‟«")
_CLOSES: Final = frozenset("”»")
_SINGLE: Final = re.compile(r"(?<!\w)['‘](?=\S)([^'‘’\n]{1,400}(?:(?<=\w)['’](?=\w)[^'‘’\n]{0,400})*)['’](?!\w)")


def mark_states(text: str) -> bytearray:
    """One state a character of a block of text; an unclosed mark runs to the block's end.

    A straight mark opens where none is open and closes where one is.
    """
    states = bytearray(len(text))
    for found in _SINGLE.finditer(text):
        states[found.start() : found.end()] = bytes([SINGLE]) * (found.end() - found.start())
    depth = 0
    for i, character in enumerate(text):
        if character in _DOUBLE:
            depth = _step(depth, character)
            states[i] = MARK
        elif depth:
            states[i] = INSIDE
    return states


def _step(depth: int, mark: str) -> int:
    if mark in _OPENS:
        return depth + 1 if depth < 2 else depth
    if mark in _CLOSES or depth:
        return max(0, depth - 1)
    return depth + 1
