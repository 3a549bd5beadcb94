"""A quotation that its own sentence introduces is not another paragraph's."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from melian.extraction.decode_near import settled
from melian.extraction.decode_paths import Range
from melian.extraction.decode_pieces import Piece
from melian.extraction.marks import Marks
from melian.model.parsed import Parsed

Parse = Callable[[str], Parsed]
LATER = "\n\nSenator Reed spoke on radio, “It is a mistake.”"


def piece(parsed: Parsed, words: str, source: str, cue: str) -> Piece:
    """A piece with source and cue, all by their words."""

    def at(told: str) -> Range:
        start = parsed.text.index(told)
        tokens = [t.i for t in parsed.tokens if start <= t.start < start + len(told)]
        return tokens[0], tokens[-1] + 1

    return Piece(tokens=at(words), cue=at(cue), source=at(source))


@pytest.mark.parametrize(
    ("text", "source"),
    [
        ("Ana Vega, also on television, defended her decision, “We had no choice.”" + LATER, "Ana Vega"),
        ("Paul Brown wrote a letter: “We had no choice.”" + LATER, "Paul Brown"),
        ("“We had no choice.”" + LATER, "Senator Reed"),
        ("The decision came at night, “We had no choice.”" + LATER, "Senator Reed"),
    ],
)
def test_the_own_sentence_speaks(parse: Parse, text: str, source: str) -> None:
    parsed = parse(text)
    found = settled(parsed, Marks(parsed), piece(parsed, "We had no choice", "Senator Reed", "spoke")).source
    assert found is not None
    assert parsed.text[parsed.tokens[found[0]].start : parsed.tokens[found[1] - 1].end] == source


def test_a_source_in_its_own_paragraph_stays(parse: Parse) -> None:
    parsed = parse("Brown defended it, “We had no choice.” Senator Reed spoke on radio.")
    told = piece(parsed, "We had no choice", "Senator Reed", "spoke")
    assert settled(parsed, Marks(parsed), told) == told
