"""A text's sentences by its marks, for stages that have no parser."""

from __future__ import annotations

import re
from functools import lru_cache
from itertools import pairwise

from melian.model.span import Excerpt, Span

_END = re.compile(
    r"""(?<!\bMr)(?<!\bMrs)(?<!\bMs)(?<!\bDr)(?<!\bGen)(?<!\bCol)(?<!\bLt)(?<!\bSgt)(?<!\bSen)(?<!\bRep)(?<!\bGov)
    (?<!\bSt)(?<!\bNo)(?<!\b[A-Z])[.!?][”\"’»)\]]*\s+(?=[^a-z\s])
    |(?<=[.!?:”\"»)])[ \t]*\n\s*
    |\n[ \t]*\n\s*""",
    re.VERBOSE,
)
_SHORT = 58
"""A line shorter than this that ends without a mark is a line of its own (a heading, an item), not one of a wrapped
paragraph; found on news texts and government pages wrapped at 70 to 80."""


@lru_cache(maxsize=256)
def sentences(text: str) -> tuple[Span, ...]:
    """The sentences, in order, without the white space between them."""
    breaks = {m.end() for m in _END.finditer(text)} | _lines(text)
    edges = [0, *sorted(breaks), len(text)]
    spans = (_trimmed(text, a, b) for a, b in pairwise(edges))
    return tuple(span for span in spans if len(span))


def sentence_at(text: str, span: Span) -> Excerpt:
    """The sentences that share a character with `span`, with their words; `span` itself where there is none."""
    held = [s for s in sentences(text) if s.overlaps(span)] or [span]
    return Span(start=held[0].start, end=held[-1].end).of(text)


def _lines(text: str) -> set[int]:
    """Where a short line ends a sentence without a mark."""
    ends, at = set(), 0
    for line in text.splitlines(keepends=True):
        at += len(line)
        if len(line.strip()) < _SHORT:
            ends.add(at)
    return ends


def _trimmed(text: str, start: int, end: int) -> Span:
    words = text[start:end]
    return (
        Span(start=start + len(words) - len(words.lstrip()), end=max(start, end - len(words) + len(words.rstrip())))
        if words.strip()
        else Span(start=start, end=start)
    )
