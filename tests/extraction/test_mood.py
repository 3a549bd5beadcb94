from __future__ import annotations

from collections.abc import Callable

import pytest

from melian.extraction import mood
from melian.model.parsed import Parsed

Parse = Callable[[str], Parsed]


def at(parsed: Parsed, word: str) -> int:
    return next(t.i for t in parsed.tokens if t.text == word)


@pytest.mark.parametrize(
    ("text", "verb"),
    [
        ("Publicly reject the claim.", "reject"),
        ("- Use every forum to label the claim as a threat.", "label"),
        ("The spokesmen must state that the bridge is safe.", "state"),
        ("The capital might claim that the bridge is closed.", "claim"),
        ("The alliance should begin to warn that it is ready.", "warn"),
        ("For the capital to demand a withdrawal is absurd.", "demand"),
    ],
)
def test_supposed(parse: Parse, text: str, verb: str) -> None:
    parsed = parse(text)
    assert mood.supposed(parsed, at(parsed, verb))


@pytest.mark.parametrize(
    ("text", "verb"),
    [
        ("The spokesmen stated that the bridge must close.", "stated"),
        ("The mayor could not resist saying that it was late.", "saying"),
        ("As the capital claims, the bridge could close.", "claims"),
        ("It should go on, and the mayor said it would.", "said"),
        ("The mayor wants to warn them.", "warn"),
    ],
)
def test_asserted(parse: Parse, text: str, verb: str) -> None:
    parsed = parse(text)
    assert not mood.supposed(parsed, at(parsed, verb))


@pytest.mark.parametrize(
    ("text", "word", "points"),
    [
        ("This shows a pattern.", "This", True),
        ("These signals matter.", "signals", True),
        ("The signals matter.", "signals", False),
        ("The mayor that spoke left.", "that", False),
    ],
)
def test_pointing(parse: Parse, text: str, word: str, points: bool) -> None:
    parsed = parse(text)
    assert mood.pointing(parsed, at(parsed, word)) is points
