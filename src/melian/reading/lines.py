"""The lines of a text, as furniture, headings and datelines are looked for in them."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise

from melian.model.span import Span

LOOKED_AT = 500_000
"""Characters in which furniture and headings are looked for; an article is far shorter, and memory stays bounded."""

_LINE = re.compile("[^\\s\ufeff](?:[^\r\n]*[^\\s\ufeff])?")
_BULLET = re.compile(r"(?:[-–—*+•·▪◦●○‣>|]+[ \t]+)+")
_NUMBER = re.compile(r"\d+(?:[.,]\d+)*")
_SPACES = re.compile(r"\s+")
_FINAL = re.compile(r"[.!?…][\"'”’»)\]*_]*$")
_ABBREVIATED = re.compile(r"(?:\b(?:[A-Z]\.){2,}|\b(?:Co|Corp|Inc|Ltd|Jr|Sr|St|No|etc)\.)$")


@dataclass(frozen=True, slots=True, kw_only=True)
class Line(Span):
    """A line that holds more than white space, from its first to its last visible character."""

    text: str
    apart: bool
    """Whether a blank line, or the start of the text, stands before it."""

    @property
    def bare(self) -> str:
        """The line without a bullet before it."""
        return self.text[self.bullet :]

    @property
    def bullet(self) -> int:
        """How many characters of bullet it begins with."""
        mark = _BULLET.match(self.text)
        return mark.end() if mark else 0

    @property
    def words(self) -> list[str]:
        """Its words, split at white space."""
        return self.bare.split()

    @property
    def final(self) -> bool:
        """Whether it ends as a sentence does; "the U.S." does not."""
        return bool(_FINAL.search(self.text)) and not _ABBREVIATED.search(self.text)

    @property
    def prose(self) -> bool:
        """Whether it reads as a paragraph of an article: a sentence of eight words, or thirty words of anything."""
        count = len(self.words)
        return count >= 30 or (count >= 8 and self.final)

    @property
    def sentence(self) -> bool:
        """Whether it ends with a full stop after four words or more: hardly ever a headline or a button."""
        return self.final and self.text.rstrip('"”’»)').endswith(".") and len(self.words) >= 4

    @property
    def body(self) -> bool:
        """Whether it reads as part of an article's body."""
        return self.prose or self.sentence


def lines(text: str) -> Iterator[Line]:
    """The lines of the first LOOKED_AT characters that hold more than white space, in order.

    A paragraph whose line ends are mere wrapping is one line, with spaces for its line ends.
    """
    block: list[Line] = []
    for line in _raw(text):
        if line.apart or line.bullet:
            yield from _unwrapped(text, block)
            block = []
        block.append(line)
    yield from _unwrapped(text, block)


def _raw(text: str) -> Iterator[Line]:
    at = 0
    for found in _LINE.finditer(text, 0, LOOKED_AT):
        gap = text[at : found.start()]
        apart = at == 0 or max(gap.count("\n"), gap.count("\r")) > 1
        yield Line(start=found.start(), end=found.end(), text=found.group(), apart=apart)
        at = found.end()


def _unwrapped(text: str, block: list[Line]) -> list[Line]:
    """The lines between two blank lines or bullets, as one where they are wrapped; a shorter first line stays apart."""
    if len(block) < 2:
        return block
    longest = max(len(line) for line in block[:-1])
    head = 1 if len(block) > 2 and len(block[0]) < 0.6 * longest else 0
    rest = block[head:]
    if not 30 <= longest <= 120 or not _wrapped(rest, longest):
        return block
    first, last = rest[0], rest[-1]
    words = text[first.start : last.end].replace("\r", " ").replace("\n", " ")
    return [*block[:head], Line(start=first.start, end=last.end, text=words, apart=first.apart)]


def _wrapped(lines: list[Line], longest: int) -> bool:
    """Whether lines are of about one width and most end in mid-sentence, one at least before a small letter."""
    pairs = list(pairwise(lines))
    full = sum(len(line) > 0.6 * longest for line in lines[:-1])
    broken = sum(line.text[-1] not in ".!?:;\"”’'" for line, _after in pairs)
    small = any(after.text[0].islower() for _line, after in pairs)
    return small and len(lines[-1]) <= 1.15 * longest and full >= 0.8 * len(pairs) and 2 * broken >= len(pairs)


def key(text: str) -> str:
    """A line as phrases are compared: lower case, straight quotes, numbers as "#", no bullet, no end mark."""
    plain = text.strip().replace("’", "'").replace("‘", "'").casefold()
    plain = _BULLET.sub("", plain, count=1) if _BULLET.match(plain) else plain
    return _SPACES.sub(" ", _NUMBER.sub("#", plain)).strip(" \t.!…:»›→↑^")
