from __future__ import annotations

from collections.abc import Callable

import numpy as np
import pytest

from melian.extraction.decode_edges import apart
from melian.extraction.decode_paths import Range, runs
from melian.language import English
from melian.model.document import Document, Furniture
from melian.model.parsed import Parsed
from melian.model.span import Span
from melian.model.tags import Tags

Parse = Callable[[str], Parsed]
HEADING, BODY = "Norway wants Iceland to leave", "the talks go on for days."
TEXT = f"{HEADING}\n\n{BODY}"


def tags(parsed: Parsed) -> Tags:
    """One content from the third word to the last."""
    count = len(parsed.tokens)
    content = np.zeros((count, 5), dtype=np.float32)
    content[:2, 0] = content[2, 1] = content[3:-1, 2] = content[-1, 3] = 1
    other = np.zeros((count, 3), dtype=np.float32)
    return Tags(content=content, cue=other, source=other, links=())


def found(parsed: Parsed) -> list[str]:
    cut = apart(parsed, tags(parsed))
    assert np.allclose(cut.content.sum(axis=1), 1)
    return [words(parsed, run) for run in runs(cut.content, range(len(parsed.tokens)))]


def words(parsed: Parsed, run: Range) -> str:
    return parsed.excerpt(parsed.tokens[run[0]].start, parsed.tokens[run[1] - 1].end).text


def test_no_content_runs_from_a_heading_into_the_text(english: English) -> None:
    heading = Span(start=0, end=len(HEADING))
    document = Document(path="a.txt", text=TEXT, kind="text", headings=(heading,))
    assert found(english.parse(document)) == ["Iceland to leave", BODY]


@pytest.mark.parametrize("between", ["Advertisement", "Read more"])
def test_no_content_runs_over_what_is_the_pages(between: str, english: English) -> None:
    text = f"{HEADING}\n\n{between}\n\n{BODY}"
    start = text.index(between)
    furniture = Furniture(start=start, end=start + len(between), kind="advertisement")
    document = Document(path="a.txt", text=text, kind="text", furniture=(furniture,))
    assert found(english.parse(document)) == ["Iceland to leave", BODY]


def test_a_content_may_run_over_paragraphs(parse: Parse) -> None:
    parsed = parse(TEXT)
    assert apart(parsed, tags(parsed)).content.tolist() == tags(parsed).content.tolist()
