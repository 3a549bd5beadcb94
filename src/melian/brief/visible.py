"""Characters that could deceive a reader or a terminal, made visible.

Texts come from outside. Control characters, bidirectional controls (Unicode TR 9; the 'Trojan Source' attack), tag
characters, lone surrogates and non-characters are shown by their number; joiners that scripts need stay.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

DECEIVING = re.compile(
    "[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f-\u009f\u061c\u200e\u200f\u2028-\u202e\u2066-\u206f"
    "\ufdd0-\ufdef\ufeff\ufff0-\uffff\ud800-\udfff\U000e0000-\U000e0fff]"
)


def visible(text: str) -> str:
    """The text with each deceiving character as its number: '⟨U+202E⟩'."""
    return DECEIVING.sub(lambda found: name(found[0]), text)


def runs(text: str) -> Iterator[tuple[str, bool]]:
    """The text cut into runs, each with whether it is one deceiving character."""
    at = 0
    for found in DECEIVING.finditer(text):
        if found.start() > at:
            yield text[at : found.start()], False
        yield found[0], True
        at = found.end()
    if at < len(text):
        yield text[at:], False


def name(character: str) -> str:
    """How a deceiving character is shown."""
    return f"⟨U+{ord(character):04X}⟩"


def one_line(text: str) -> str:
    """The text with each run of white space as one space."""
    return " ".join(text.split())
