"""Texts to sentences and tokens: where a sentence may begin, and that offsets hold."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import settings as hypothesis_settings
from hypothesis import strategies as st

from melian.language import English
from melian.language.blocks import LONGEST, blocks
from melian.language.headlines import sentence_case
from melian.language.markup import plain
from melian.model.document import Document, Furniture
from melian.model.span import Span

WORDS = st.text(st.characters(codec="utf-8"), max_size=300)


def document(text: str, *, headings: tuple[Span, ...] = (), furniture: tuple[Furniture, ...] = ()) -> Document:
    return Document(path="a", text=text, kind="text", headings=headings, furniture=furniture)


@pytest.mark.parametrize(
    ("text", "sentences"),
    [
        ("Gen. Ruiz met U.S. envoys. They left.", ["Gen. Ruiz met U.S. envoys.", "They left."]),
        ("“We will go. You will stay.” He left.", ["“We will go.", "You will stay.”", "He left."]),
        ("A title\nA line of its own", ["A title", "A line of its own"]),
        ("- One point\n- Another point", ["One point", "Another point"]),
    ],
    ids=["titles", "quotations", "lines", "bullets"],
)
def test_sentences(english: English, text: str, sentences: list[str]) -> None:
    parsed = english.parse(document(text))
    assert [text[s.start : s.end] for s in parsed.sentences] == sentences


def test_wrapped_lines_are_one_paragraph(english: English) -> None:
    text = (
        "The envoys of both countries met for two days in the capital\n"
        "and said that they would go on talking about the islands and\n"
        "the ships until a solution had been found for all of the problems."
    )
    assert len(english.parse(document(text)).sentences) == 1


def test_nothing_is_read_from_furniture(english: English) -> None:
    text = "Share this now\nThe envoys met."
    parsed = english.parse(document(text, furniture=(Furniture(start=0, end=14, kind="share"),)))
    assert [text[s.start : s.end] for s in parsed.sentences] == ["The envoys met."]


@hypothesis_settings(max_examples=60)
@given(WORDS)
def test_tokens_lie_in_the_text_in_order(english: English, text: str) -> None:
    parsed = english.parse(document(text))
    at = 0
    for token in parsed.tokens:
        assert at <= token.start < token.end <= len(text)
        assert 0 <= token.head < len(parsed.tokens)
        at = token.end
    assert [parsed.tokens[s.first].start for s in parsed.sentences] == [s.start for s in parsed.sentences]


@given(WORDS)
def test_blocks_do_not_overlap(text: str) -> None:
    found = list(blocks(document(text)))
    assert all(left.end <= right.start for left, right in pairwise(found))
    assert all(len(block) <= LONGEST for block in found)


@given(WORDS)
def test_markup_keeps_the_length(text: str) -> None:
    assert len(plain(text)) == len(text)


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("See [the note](https://example.org/a) now", "See  the note" + 24 * " " + " now"),
        ("a **bold** word", "a   bold   word"),
        (r"President\_Ruiz", "President  Ruiz"),
    ],
)
def test_markup_is_blanked(text: str, shown: str) -> None:
    assert plain(text) == shown


def test_headlines_are_set_in_sentence_case() -> None:
    body = "In Lima, Chile and others met. The ships left."
    shown = sentence_case("Peru Says Chile Must Leave Lima Now", body, {"says", "must", "leave", "now"}.__contains__)
    assert shown == "Peru says Chile must leave Lima now"
    assert sentence_case("Peru says Chile must leave", body, bool) == "Peru says Chile must leave"


def test_the_model_is_not_loaded_before_it_is_needed() -> None:
    assert "_nlp" not in vars(English())


def test_a_root_of_white_space_ends(english: English) -> None:
    assert english.parse(document("One line.\n__.\nAnother line.")).tokens
