"""Where a word stands, seen from the word that carries an act. All texts are made up."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from melian.extraction.party_relations import relation
from melian.model.parsed import Parsed


@pytest.mark.parametrize(
    ("text", "word", "side", "steps"),
    [
        ("Peru accused Chile.", "Peru", "direct", 1),
        ("Peru accused Chilean officers.", "Chilean", "direct", 1),
        ("Peru appealed to Chile.", "Chile", "direct", 1),
        ("Peru rejected a plan of Chile.", "Chile", "noun", 2),
        ("Peru demanded that Chile leave.", "Chile", "clause", 2),
        ("Peru said that Bolivia accused Chile.", "Peru", "above", 2),
    ],
)
def test_sides_and_steps(parse: Callable[[str], Parsed], text: str, word: str, side: str, steps: int) -> None:
    parsed = parse(text)
    carrier = next(t.i for t in parsed.tokens if t.lower in ("accused", "appealed", "rejected", "demanded"))
    found = relation(parsed, next(t.i for t in parsed.tokens if t.text == word), carrier)
    assert (found.side, found.steps) == (side, steps)


def test_every_word_has_a_side(parse: Callable[[str], Parsed]) -> None:
    parsed = parse("After Peru, which had warned Chile's fleet, left the talks, Bolivia and Ecuador urged calm.")
    for token in parsed.tokens:
        for other in parsed.tokens:
            assert relation(parsed, token.i, other.i).steps >= 0
