"""Looking for phrases in articles: sentence by sentence, outside furniture and headings, what is supposed apart."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from functools import lru_cache

from melian.model.document import Document
from melian.model.event import Reading
from melian.model.span import Excerpt, Span

_END = re.compile(r"[.!?]['\"”’»)]*\s+(?=[^a-z\s])|\n+")
_MARKED = re.compile(r"“[^“”\n]+”|\"[^\"\n]+\"|«[^«»\n]+»|„[^„“”\n]+[“”]")
_SUPPOSED = re.compile(
    r"\b(?:may|might|could|would|should|[Ii]f|[Ww]hether|[Pp]erhaps|[Uu]nless|[Ss]uppos\w+|suspect\w*)\b"
)
"""In capitals May is a month."""
_NEGATED = re.compile(r"(?:\b(?:no|not|never|without|nor|neither|denie[sd]|deny)\b|n['’]t\b)(?:\W+\w+){0,4}\W*$", re.I)
_LONGEST = 2_000
"""Characters of a sentence: nobody writes a longer one, and looking back from each place in it takes time."""
_BACK = 80


def sentences(document: Document) -> Iterator[Span]:
    """Sentences by their marks and lines, outside furniture; what goes on without a mark is cut."""
    start = 0
    for end in (*_END.finditer(document.text), None):
        stop = end.start() + len(end[0].rstrip()) if end else len(document.text)
        for low in range(start, stop, _LONGEST):
            span = Span(start=low, end=min(stop, low + _LONGEST))
            if document.text[span.start : span.end].strip() and not document.in_furniture(span):
                yield span
        start = end.end() if end else stop


def quoted(reading: Reading) -> tuple[Span, ...]:
    """Every quoted run of characters in an article."""
    direct = [Span(start=q.start, end=q.end) for q in reading.quotations if q.kind == "direct"]
    marked = [Span(start=m.start(), end=m.end()) for m in _MARKED.finditer(reading.document.text)]
    return tuple(sorted((*direct, *marked)))


def found(phrases: Iterable[str], document: Document, within: Span) -> Iterator[Excerpt]:
    """Each place in `within` where one of the phrases stands as whole words; `*` at an end stands for any ending."""
    pattern = _pattern(tuple(phrases))
    for match in pattern.finditer(document.text, within.start, within.end):
        yield Excerpt(start=match.start(), end=match.end(), text=match[0])


def supposed(text: str) -> bool:
    """Whether a sentence asks, supposes or advises: it reports nothing."""
    return text.rstrip("\"”’') ").endswith("?") or _SUPPOSED.search(text) is not None


def negated(text: str, at: int) -> bool:
    """Whether a negation stands within five words before the place."""
    return _NEGATED.search(text[max(0, at - _BACK) : at]) is not None


def nearest(names: Sequence[str], others: Sequence[str], text: str, at: int) -> bool:
    """Whether, of all the names in a sentence, one of `names` stands nearest before the place, or else behind it."""
    own, rest = _distance(names, text, at), _distance(others, text, at)
    return own is not None and (rest is None or own < rest)


def stands(names: Sequence[str], text: str) -> bool:
    """Whether any of the names stands in the text as it is spelt."""
    return _pattern(tuple(names), exact=True).search(text) is not None


def _distance(names: Sequence[str], text: str, at: int) -> int | None:
    if not names:
        return None
    starts = [match.start() for match in _pattern(tuple(names), exact=True).finditer(text)]
    return min((at - start if start <= at else len(text) + start - at for start in starts), default=None)


@lru_cache(maxsize=512)
def _pattern(phrases: tuple[str, ...], exact: bool = False) -> re.Pattern[str]:
    inner = "|".join(
        re.escape(p.rstrip("*")).replace("\\ ", r"\s+") + (r"\w*" if p.endswith("*") else "") for p in sorted(phrases)
    )
    return re.compile(rf"(?<!\w)(?:{inner})(?!\w)", 0 if exact else re.I)
