"""Characters that make a text look other than it is, or that no article needs."""

from __future__ import annotations

import re
import unicodedata

_BIDI = re.compile("[\u202a-\u202e\u2066-\u2069]")
_CONTROL = re.compile("[\x00-\x08\x0b\x0e-\x1f\x7f-\x84\x86-\x9f]")
_LOST = re.compile("\ufffd")

_SORTS = (
    (_BIDI, "characters that turn the direction of writing, and can make it look other than it is"),
    (_CONTROL, "control characters"),
    (_LOST, "replacement characters (U+FFFD): something was lost before it was read"),
)


def oddities(text: str) -> tuple[str, ...]:
    """One sentence for each sort of odd character, with their number and the place of the first."""
    return tuple(found for pattern, what in _SORTS if (found := _count(text, pattern, what)))


def _count(text: str, pattern: re.Pattern[str], what: str) -> str | None:
    first = pattern.search(text)
    if first is None:
        return None
    count = sum(1 for _ in pattern.finditer(text))
    at = first.start()
    name = unicodedata.name(first.group(), f"U+{ord(first.group()):04X}")
    line = text.count("\n", 0, at) + 1
    return f"{count:,} {what}; the first is {name} at character {at:,} (line {line:,})"


def mended(text: str) -> tuple[str, int]:
    """The text with surrogates joined to pairs, lone ones replaced by U+FFFD; and how many were lone."""
    if text.isascii():
        return text, 0
    raw = text.encode("utf-16-le", "surrogatepass")
    whole = raw.decode("utf-16-le", "replace")
    lone = whole.count("\ufffd") - text.count("\ufffd")
    return whole, lone
