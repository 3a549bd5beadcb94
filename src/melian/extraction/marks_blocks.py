"""Block quotes as plain text and Markdown write them: paragraphs whose lines begin with '>'."""

from __future__ import annotations

import re
from collections.abc import Iterator

from melian.model.span import Span

_GROUP = re.compile(r"(?m)^[ \t]{0,3}>[^\n]*(?:\n[ \t]{0,3}>[^\n]*)*")
_LINE = re.compile(r"[^\n]+")
_EDGE = "> \t\r"
_SIGNATURE = re.compile(r"(?:[―—–]|--?)[ \t]*[^\W\d_]")


def block_quotes(text: str) -> Iterator[tuple[Span, bool]]:
    """Each quoted paragraph without its marks at the edges, and whether another follows; a signature line is none."""
    for group in _GROUP.finditer(text):
        found = list(_paragraphs(text, group.start(), group.end()))
        for k, span in enumerate(found):
            yield span, k + 1 < len(found)


def _paragraphs(text: str, start: int, end: int) -> Iterator[Span]:
    begun: Span | None = None
    for line in _LINE.finditer(text, start, end):
        words = line.group().strip(_EDGE)
        first = line.start() + len(line.group()) - len(line.group().lstrip(_EDGE))
        stops = not words or _SIGNATURE.match(words)
        if begun is not None and stops:
            yield begun
        begun = None if stops else Span(start=begun.start if begun else first, end=first + len(words))
    if begun is not None:
        yield begun
