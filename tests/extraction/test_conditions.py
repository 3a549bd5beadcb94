"""What an act is tied to, and how."""

from collections.abc import Callable

import pytest

from melian.extraction.conditions import condition
from melian.model.parsed import Parsed

Parse = Callable[[str], Parsed]


@pytest.mark.parametrize(
    ("text", "word", "expected", "kind", "role"),
    [
        ("The blockade cannot end until Chile leaves the strait.", "end", "until Chile leaves the strait", "until",
         "required_first"),
        ("Peru will close the border unless Chile pays.", "close", "unless Chile pays", "unless", "required_first"),
        ("If Chile attacks, Peru will respond.", "respond", "If Chile attacks", "if", "required_first"),
        ("Should Chile attack, Peru will respond.", "respond", "Should Chile attack", "if", "required_first"),
        ("Peru demands a pullback as a condition for ending the war.", "demands", "as a condition for ending the war",
         "precondition", "in_exchange"),
        ("Peru offered gas in exchange for access to the port.", "offered", "in exchange for access to the port",
         "precondition", "in_exchange"),
        ("Chile must leave the islands within six months.", "leave", "within six months", "deadline", "required_first"),
        ("Peru ordered the ships to leave by Friday.", "ordered", "by Friday", "deadline", "required_first"),
    ],
    ids=["until", "unless", "if", "inverted should", "as a condition for", "in exchange for", "within", "by"],
)  # fmt: skip
def test_conditions(parse: Parse, text: str, word: str, expected: str, kind: str, role: str) -> None:
    parsed = parse(text)
    found = condition(parsed, next(t.i for t in parsed.tokens if t.text == word))
    assert found is not None
    assert (found.text, found.kind, found.role) == (expected, kind, role)
    assert parsed.text[found.start : found.end] == found.text


def test_a_deadline_of_another_act(parse: Parse) -> None:
    parsed = parse("Peru accused Chile of delay and asked it to produce the letters by Monday.")
    accused, asked = (next(t.i for t in parsed.tokens if t.text == word) for word in ("accused", "asked"))
    assert condition(parsed, accused) is None
    found = condition(parsed, asked)
    assert found is not None
    assert found.text == "by Monday"


@pytest.mark.parametrize(
    "text", ["Peru rejected the offer.", "The envoys waited until noon.", "Peru condemned the raid in the north."]
)
def test_no_condition(parse: Parse, text: str) -> None:
    parsed = parse(text)
    assert condition(parsed, next(t.i for t in parsed.tokens if t.pos == "VERB")) is None
