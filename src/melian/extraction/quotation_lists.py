"""Lists of quotations: each item a quotation and no more, all of one speaker, who is named with some of them only."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import replace
from itertools import pairwise

from melian.extraction.marks import Marks, Quoted
from melian.model.parsed import Parsed
from melian.model.quotation import Quotation, Voice

_ITEM = re.compile(r"(?:^|\n)[ \t]*(?:[-*•–—]|\(?\d{1,2}[.)])[ \t]+$")
"""What stands before the opening mark of an item."""
_REST = re.compile(r"[.,;]?[ \t]*(?:[(\[][^()\[\]\n]{1,60}[)\]])?[ \t]*(?=\n|$)")
"""What stands behind its closing mark: nothing, or where it is from ("(Watch)")."""
_FEWEST = 2
"""Items of a list whose speaker the paragraph above it tells."""
_LEAD = 12
"""Characters of a line before the opening mark of an item, at most."""


def listed(parsed: Parsed, marks: Marks, found: Iterable[Quotation]) -> tuple[Quotation, ...]:
    """The same quotations; where a list names one speaker for some of its items, the others are theirs too.

    Where it names nobody, they are of whom alone the paragraph above it quotes.
    """
    found = tuple(found)
    named: dict[int, Voice] = {}
    for items in _lists(parsed.text, marks):
        within = {q.start: q for q in found if any(item.holds(q) for item in items)}
        voices = [q.speaker for q in within.values() if q.speaker is not None] or _above(parsed.text, items, found)
        if len({voice.name for voice in voices}) == 1:
            named |= {start: voices[0] for start, q in within.items() if q.speaker is None}
    return tuple(replace(q, speaker=named[q.start]) if q.speaker is None and q.start in named else q for q in found)


def _lists(text: str, marks: Marks) -> Iterator[tuple[Quoted, ...]]:
    """Items that follow each other, with white space between them alone."""
    items = [q for q in marks.outer if q.closed and _opens(text, q) and _REST.match(text, q.end)]
    together = items[:1]
    for before, item in pairwise(items):
        if not _follows(text, before, item):
            yield tuple(together)
            together = []
        together.append(item)
    yield tuple(together)


def _above(text: str, items: tuple[Quoted, ...], found: tuple[Quotation, ...]) -> list[Voice]:
    """The speakers of the paragraph above a list of at least two items."""
    if len(items) < _FEWEST:
        return []
    body = text[: items[0].start].rstrip(" \t\r\n-*•–—")
    first = body.rfind("\n") + 1
    return [q.speaker for q in found if first <= q.start < len(body) and q.speaker is not None]


def _opens(text: str, quoted: Quoted) -> bool:
    return bool(_ITEM.search(text, max(0, quoted.start - _LEAD), quoted.start))


def _follows(text: str, before: Quoted, item: Quoted) -> bool:
    rest = _REST.match(text, before.end)
    between = text[rest.end() if rest else before.end : item.start]
    return len(between) <= _LEAD and not re.search(r"\w{3}", between)
