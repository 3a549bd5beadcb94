"""What is told beside a demand, by whoever demands."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from melian.extraction.telling import teller
from melian.model.mention import Mention
from melian.model.parsed import Parsed

Parse = Callable[[str], Parsed]
Read = Callable[..., list[Mention]]


@pytest.mark.parametrize(
    ("text", "word", "says"),
    [
        ("Peru demanded that Chile return the boats, warning that it would close its ports.", "warning", "demanded"),
        ("Peru said Chile must return the boats, adding that it had proof.", "adding", "said"),
        ("Peru said Chile rejected the plan, calling it absurd.", "calling", None),
        ("Peru demanded that Chile stop warning its sailors.", "warning", None),
    ],
    ids=["on what is done", "said", "on what is said", "no comma"],
)
def test_who_says_a_participle(parse: Parse, text: str, word: str, says: str | None) -> None:
    parsed = parse(text)
    found = teller(parsed, next(t.i for t in parsed.tokens if t.text == word))
    assert (parsed.tokens[found].text if found is not None else None) == says


def test_who_demands_also_threatens(read_acts: Read) -> None:
    text = "Peru demanded that Chile stop filling the lake, warning that it would cut the gas if it did not."
    found = {m.act: m for m in read_acts(text)}
    assert found["demand"].content is not None
    assert found["demand"].content.text == "Chile stop filling the lake"
    assert found["demand"].condition is None
    assert (found["threaten"].actor, found["threaten"].target) == ("Peru", "Chile")
