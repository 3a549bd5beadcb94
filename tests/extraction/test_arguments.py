"""Logical arguments, whatever the sentence's shape."""

from collections.abc import Callable

import pytest

from melian.extraction.arguments import arguments, coordinated
from melian.model.parsed import Parsed

Parse = Callable[[str], Parsed]


def heads(parsed: Parsed, word: str, role: str) -> list[str]:
    i = next(t.i for t in parsed.tokens if t.text == word)
    return [parsed.tokens[k].text for k in arguments(parsed, i).get(role, ())]


@pytest.mark.parametrize(
    ("text", "word", "role", "expected"),
    [
        pytest.param("Peru accused Chile of bad faith.", "accused", "subject", ["Peru"], id="active subject"),
        pytest.param("Peru accused Chile of bad faith.", "accused", "object", ["Chile"], id="active object"),
        pytest.param("Chile was accused by Peru of bad faith.", "accused", "subject", ["Peru"], id="agent"),
        pytest.param("Chile was accused by Peru of bad faith.", "accused", "object", ["Chile"], id="passive subject"),
        pytest.param("Peru met the envoys and rejected the plan.", "rejected", "subject", ["Peru"], id="coordination"),
        pytest.param("Peru wants to punish Chile.", "punish", "subject", ["Peru"], id="control by subject"),
        pytest.param("Peru urged Chile to withdraw.", "urged", "infinitive", ["withdraw"], id="infinitive"),
        pytest.param("The envoy, who rejected the offer, went.", "rejected", "subject", ["envoy"], id="who"),
        pytest.param("The offer that Peru rejected was old.", "rejected", "object", ["offer"], id="relative object"),
        pytest.param("Peru called on Chile to stop.", "called", "on", ["Chile"], id="preposition"),
        pytest.param("Chile fears a threat posed by Peru.", "threat", "clause", [], id="a description is no content"),
        pytest.param("Peru spoke out, accusing Chile of theft.", "accusing", "subject", ["Peru"], id="participle"),
        pytest.param("Peru accused Chile of arming rebels.", "arming", "subject", ["Chile"], id="of who is accused"),
        pytest.param("Peru kept Chile from closing the port.", "closing", "subject", ["Chile"], id="who is kept from"),
        pytest.param(
            "Peru blames Chile for spoiling talks by threatening war.",
            "threatening",
            "subject",
            ["Chile"],
            id="by what who is blamed does",
        ),
        pytest.param(
            "Peru has blasted Chilean calls to ratify a treaty.",
            "calls",
            "infinitive",
            ["ratify"],
            id="what calls are for",
        ),
        pytest.param("Peru angered Chile by closing the port.", "closing", "subject", ["Peru"], id="by who angers"),
    ],
)
def test_roles(parse: Parse, text: str, word: str, role: str, expected: list[str]) -> None:
    assert heads(parse(text), word, role) == expected


def test_coordinated_names_are_all_found(parse: Parse) -> None:
    parsed = parse("Estonia, Latvia and Lithuania objected.")
    assert [parsed.tokens[k].text for k in coordinated(parsed, 0)] == ["Estonia", "Latvia", "Lithuania"]
