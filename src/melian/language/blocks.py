"""The pieces of a text that are parsed apart: paragraphs and lines, without the page's furniture."""

from __future__ import annotations

import re
from collections.abc import Iterator

from melian.model.document import Document
from melian.model.span import Span

LONGEST = 20_000
"""Characters parsed at once: bounds the parser's memory. Longer paragraphs are cut at white space."""

_PARAGRAPH = re.compile(r"\S(?:.*?\S)??(?=\s*\n[ \t\r]*\n|\s*\Z)", re.DOTALL)
_LINE = re.compile(r"\S(?:[^\n]*\S)?")
_MARKUP = re.compile(r"(?:[-*+•#>]+|\d{1,2}[.)])[ \t]+")


def blocks(document: Document) -> Iterator[Span]:
    """Spans to be parsed, in order; no sentence runs over the edge of one."""
    for piece in _outside(document):
        for paragraph in _PARAGRAPH.finditer(document.text, piece.start, piece.end):
            yield from _lines(document.text, paragraph.start(), paragraph.end())


def _outside(document: Document) -> Iterator[Span]:
    """What lies between furniture, with headings apart."""
    cuts = sorted(
        {(f.start, f.end, True) for f in document.furniture} | {(h.start, h.end, False) for h in document.headings}
    )
    at = 0
    for start, end, skipped in cuts:
        if start > at:
            yield Span(start=at, end=start)
        if not skipped and end > max(at, start):
            yield Span(start=max(at, start), end=end)
        at = max(at, end)
    if at < len(document.text):
        yield Span(start=at, end=len(document.text))


def _lines(text: str, start: int, end: int) -> Iterator[Span]:
    """A paragraph whole where its lines are merely wrapped, else line by line."""
    lines = [Span(start=m.start(), end=m.end()) for m in _LINE.finditer(text, start, end)]
    if len(lines) > 1 and _wrapped(text, lines):
        lines = [Span(start=lines[0].start, end=lines[-1].end)]
    for line in lines:
        if not text[line.start : line.end].strip("> \t"):
            continue
        marker = _MARKUP.match(text, line.start, line.end)
        yield from _bounded(text, marker.end() if marker else line.start, line.end)


def _wrapped(text: str, lines: list[Span]) -> bool:
    """Whether line ends are only wrapping: most lines break off in mid-sentence at about one width."""
    longest = max(len(line) for line in lines[:-1])
    if not 40 <= longest <= 120:
        return False
    full = [line for line in lines[:-1] if len(line) > 0.7 * longest]
    broken = [line for line in lines[:-1] if text[line.end - 1] not in ".!?:\"”’'"]
    return len(full) >= 0.8 * (len(lines) - 1) and 2 * len(broken) >= len(lines) - 1


def _bounded(text: str, start: int, end: int) -> Iterator[Span]:
    while end - start > LONGEST:
        space = text.rfind(" ", start + LONGEST // 2, start + LONGEST)
        cut = space if space > 0 else start + LONGEST
        yield Span(start=start, end=cut)
        start = cut + 1 if space > 0 else cut
    if text[start:end].strip():
        yield Span(start=start, end=end)
