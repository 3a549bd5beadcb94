"""Which characters of a text stand in quotation marks, or are a quotation by the reader's finding."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from melian.model.event import Reading
from melian.model.span import Span

_LONGEST = 3000
"""Characters: an opening mark without its closing one reaches no further than its paragraph, or this."""
_PAIRS = re.compile(
    rf"“([^“”]{{1,{_LONGEST}}}?)(?:”|(?=\n\s*\n)|\Z)"
    rf"|«([^«»]{{1,{_LONGEST}}}?)»"
    rf"|(?<![\w\"])\"([^\"\n]{{1,{_LONGEST}}}?)\"(?!\w)"
    rf"|(?<![\w‘’])‘([^‘\n]{{1,{_LONGEST}}}?)’(?!\w)"
)


def quoted_spans(reading: Reading) -> tuple[Span, ...]:
    """The quoted stretches of a document, without their marks, in order and not overlapping."""
    found = list(marked(reading.document.text))
    found += [Span(start=q.start, end=q.end) for q in reading.quotations if q.kind == "direct" and q.end > q.start]
    return tuple(_merged(found))


def quoted_in(spans: Iterable[Span], where: Span) -> Iterator[Span]:
    """The parts of the quoted stretches that lie in `where`."""
    for span in spans:
        if span.overlaps(where):
            yield Span(start=max(span.start, where.start), end=min(span.end, where.end))


def marked(text: str) -> Iterator[Span]:
    """The stretches of a text in quotation marks, without the marks, in order."""
    for match in _PAIRS.finditer(text):
        group = match.lastindex or 0
        yield Span(start=match.start(group), end=match.end(group))


def _merged(spans: Iterable[Span]) -> Iterator[Span]:
    held: Span | None = None
    for span in sorted(spans):
        if held is None or span.start > held.end:
            if held is not None:
                yield held
            held = span
        else:
            held = Span(start=held.start, end=max(held.end, span.end))
    if held is not None:
        yield held
