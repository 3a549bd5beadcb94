"""Quotation marks: pairs, apostrophes, paragraphs, repairs."""

from __future__ import annotations

from collections.abc import Callable
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from melian.extraction.marks import Marks, quoted_spans
from melian.model.document import Document
from melian.model.parsed import Parsed, Sentence

Parse = Callable[[str], Parsed]


def bare(text: str) -> Parsed:
    """A text as one sentence without tokens: marks need no more."""
    whole = Sentence(i=0, first=0, last=0, start=0, end=len(text))
    return Parsed(document=Document(path="t", text=text, kind="text"), tokens=(), sentences=(whole,))


def words(parsed: Parsed) -> list[str]:
    return [parsed.text[s.start : s.end] for s in quoted_spans(parsed)]


@pytest.mark.parametrize(
    ("text", "inside"),
    [
        ("“We will not,” he said.", ["We will not,"]),
        ('"We will not," he said. "Never."', ["We will not,", "Never."]),
        ("«Nous partons», a dit le ministre.", ["Nous partons"]),
        ("The ministers' plan isn't the workers’ plan.", []),
        ("He called it a 'farce' and left.", ["farce"]),
        ("It's the '90s again, he said.", []),
        ("“He told me ‘never again’ twice,” she said.", ["He told me ‘never again’ twice,"]),
        ("``We agree,'' he said.", ["We agree,"]),
        ("“We agree,“ he said.", ["We agree,"]),
        ("No marks at all.", []),
    ],
    ids=["curly", "straight", "guillemets", "apostrophes", "single", "decade", "nested", "latex", "misused", "none"],
)
def test_pairs(text: str, inside: list[str]) -> None:
    assert words(bare(text)) == inside


def test_nested_marks_are_kept_with_their_depth() -> None:
    marks = Marks(bare("“He told me ‘never again’ twice,” she said."))
    assert [(q.depth, len(q.inner)) for q in marks.all] == [(0, 31), (1, 11)]


def test_a_quotation_runs_on_where_the_next_paragraph_opens_again(parse: Parse) -> None:
    parsed = parse("“The talks have failed.\n\n“We shall go home,” the envoy said.")
    first, second = Marks(parsed).outer
    assert (first.closed, first.continues) == (False, True)
    assert parsed.text[first.inner.start : first.inner.end] == "The talks have failed."
    assert second.closed


def test_an_unclosed_mark_ends_with_its_paragraph(parse: Parse) -> None:
    parsed = parse("He said: “The talks have failed.\n\nNobody else spoke.")
    assert words(parsed) == ["The talks have failed."]
    assert [q.continues for q in Marks(parsed).outer] == [False]


def test_a_token_knows_whether_it_is_quoted(parse: Parse) -> None:
    parsed = parse("“We will stay,” the envoy said.")
    marks = Marks(parsed)
    quoted = {t.text for t in parsed.tokens if marks.hold(t)}
    assert {"We", "stay"} <= quoted
    assert not {"envoy", "said"} & quoted


@given(st.text(alphabet="ab .,\n\"'“”‘’«»`", max_size=120))
def test_marks_of_any_text_nest_and_lie_in_it(text: str) -> None:
    marks = Marks(bare(text))
    for quoted in marks.all:
        assert 0 <= quoted.start <= quoted.inner.start <= quoted.inner.end <= quoted.end <= len(text)
    outer = marks.outer
    assert all(a.end <= b.start for a, b in pairwise(outer))


def test_many_single_marks_take_no_more_than_linear_time() -> None:
    assert len(words(bare("'a " * 60_000))) == 0
