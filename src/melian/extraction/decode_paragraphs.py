"""A quotation over several paragraphs, each of which opens again: one piece a paragraph, marks outside."""

from __future__ import annotations

from collections.abc import Iterator

from melian.extraction.decode_paths import Range
from melian.extraction.marks import Marks
from melian.model.parsed import Parsed


def by_paragraph(parsed: Parsed, marks: Marks, tokens: Range) -> Iterator[Range]:
    """The parts of a run of content, cut where other quotation marks open on a new line."""
    first = tokens[0]
    for k in range(tokens[0] + 1, tokens[1]):
        before, token = parsed.tokens[k - 1], parsed.tokens[k]
        if "\n" not in parsed.text[before.end : token.start]:
            continue
        around = marks.around(token)
        if around is not None and around.start == token.start and marks.around(before) not in (None, around):
            yield first, k
            first = k
    yield first, tokens[1]
