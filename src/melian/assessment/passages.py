"""Sentences of the articles, the words looked for in them, and whose words they are."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import lru_cache

from melian.assessment.lookup import Lookup
from melian.model.document import Document
from melian.model.quotation import Quotation
from melian.model.span import Excerpt, Span

_END = re.compile(r"(?<!\bvs)(?<!\b[MD]r)(?<!\bMs)(?<!\bSt)(?<!\b[A-Z])[.!?][”\"’»)]*\s+(?=[^a-z\s])|\s*\n\s*")
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


def quotation_of(lookup: Lookup, passage: Passage) -> Quotation | None:
    """The quotation with a speaker that holds half of the passage or more; a direct one before a reported one."""
    own = passage.excerpt
    held = [
        q
        for q in lookup.readings[passage.document].quotations
        if q.speaker is not None and 2 * (min(q.end, own.end) - max(q.start, own.start)) >= len(own)
    ]
    return min(held, key=lambda q: (q.kind == "indirect", q.start), default=None)


def whose(lookup: Lookup, passage: Passage) -> str:
    """Whose words it is: a speaker's, a speaker's as reported, or the writer's."""
    held = quotation_of(lookup, passage)
    if held is None or held.speaker is None:
        return "the writer"
    return f"{held.speaker.name}, as reported," if held.kind == "indirect" else held.speaker.name


def speaker_of(lookup: Lookup, passage: Passage) -> str | None:
    """The name of the speaker whose quoted or reported words it is."""
    held = quotation_of(lookup, passage)
    return held.speaker.name if held is not None and held.speaker is not None else None
