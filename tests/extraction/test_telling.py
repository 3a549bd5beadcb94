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
        ("Peru demanded that Chile return the boats and called for restraint.", "called", "demanded"),
        ("Peru insisted that Chile return the boats and urged it to free the crews.", "urged", "insisted"),
        ("Peru said Chile returned the boats and called for restraint.", "called", None),
    ],
    ids=["on what is done", "said", "on what is said", "no comma", "joined to a bare verb", "insisted", "both told"],
)
def test_who_says_a_participle(parse: Parse, text: str, word: str, says: str | None) -> None:
    parsed = parse(text)
    found = teller(parsed, next(t.i for t in parsed.tokens if t.text == word))
    assert (parsed.tokens[found].text if found is not None else None) == says


def test_who_demands_also_calls(read_acts: Read) -> None:
    found = {m.act: m for m in read_acts("Peru demanded that Chile stop filling the lake and called for restraint.")}
    assert found["demand"].content is not None
    assert found["demand"].content.text == "Chile stop filling the lake"
    assert not [m for m in found.values() if m.act == "appeal" and m.actor != "Peru"]


def test_who_demands_also_threatens(read_acts: Read) -> None:
    text = "Peru demanded that Chile stop filling the lake, warning that it would cut the gas if it did not."
    found = {m.act: m for m in read_acts(text)}
    assert found["demand"].content is not None
    assert found["demand"].content.text == "Chile stop filling the lake"
    assert found["demand"].condition is None
    assert (found["threaten"].actor, found["threaten"].target) == ("Peru", "Chile")
