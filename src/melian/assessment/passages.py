"""Sentences of the articles, the words looked for in them, and whose words they are."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import lru_cache

from melian.assessment.lookup import Lookup
from melian.model.document import Document
from melian.model.span import Excerpt, Span

_END = re.compile(r"[.!?][”\"’»)]*\s+(?=[^a-z\s])|\s*\n\s*")
_LONGEST = 600
"""Characters of a sentence that is looked at: what is longer is a list or a table."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Passage:
    """One sentence of an article outside the page's furniture."""

    document: str
    excerpt: Excerpt


def passages(lookup: Lookup, paths: Iterable[str]) -> tuple[Passage, ...]:
    """The sentences of these articles, in order."""
    return tuple(p for path in paths for p in _passages(lookup.document(path)))


def _passages(document: Document) -> Iterator[Passage]:
    for span in sentences(document.text):
        if len(span) <= _LONGEST and not document.in_furniture(span):
            yield Passage(document=document.path, excerpt=span.of(document.text))


def sentences(text: str) -> Iterator[Span]:
    """Where the sentences of a text stand, by their marks and lines, without the white space around them."""
    at = 0
    for end in (*(m for m in _END.finditer(text)), None):
        stop = len(text) if end is None else end.start() + len(end[0].rstrip())
        words = text[at:stop]
        if words.strip():
            start = at + len(words) - len(words.lstrip())
            yield Span(start=start, end=at + len(words.rstrip()))
        at = len(text) if end is None else end.end()


@lru_cache(maxsize=512)
def pattern(words: tuple[str, ...]) -> re.Pattern[str]:
    """Any of these words, whole; `*` stands for any ending, and a space for any white space."""
    each = (re.escape(w).replace(r"\*", r"\w*").replace(r"\ ", r"\s+") for w in sorted(words, key=len, reverse=True))
    return re.compile(rf"(?<!\w)(?:{'|'.join(each)})(?!\w)" if words else r"(?!)", re.IGNORECASE)


def find(words: tuple[str, ...], text: str) -> re.Match[str] | None:
    """The first of the words in the text."""
    return pattern(words).search(text)


def whose(lookup: Lookup, passage: Passage) -> str:
    """Who says it: the speaker of a quotation that holds half of it, else of an act told in it, else the writer."""
    reading = lookup.readings[passage.document]
    own = passage.excerpt
    for quotation in reading.quotations:
        shared = min(quotation.end, own.end) - max(quotation.start, own.start)
        if quotation.speaker is not None and 2 * shared >= len(own):
            return quotation.speaker.name
    return "the writer"
