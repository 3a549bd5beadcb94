"""Asserted, negated, supposed; done or only planned."""

from collections.abc import Callable

import pytest

from melian.extraction.polarity import deed_polarity, hedge, polarity
from melian.model.parsed import Parsed

Parse = Callable[[str], Parsed]


def at(parsed: Parsed, word: str) -> int:
    return next(t.i for t in parsed.tokens if t.text == word)


@pytest.mark.parametrize(
    ("text", "word", "expected"),
    [
        ("Peru threatened Chile with sanctions.", "threatened", "asserted"),
        ("Peru did not threaten Chile.", "threaten", "negated"),
        ("Peru has never demanded a withdrawal.", "demanded", "negated"),
        ("Peru denied threatening Chile.", "threatening", "negated"),
        ("Peru had received no demand from Chile.", "received", "negated"),
        ("If Peru demands a withdrawal, Chile will refuse.", "demands", "hypothetical"),
        ("Should Peru demand a withdrawal, Chile will refuse.", "demand", "hypothetical"),
        ("The union urged Peru to accept the plan.", "accept", "hypothetical"),
        ("The treaty must be ratified by Chile.", "ratified", "hypothetical"),
        ("Accepting such terms would cost Chile its ports.", "Accepting", "hypothetical"),
        ("Yielding to Peru could invite new demands.", "Yielding", "hypothetical"),
        ("To reject the plan would end the talks.", "reject", "hypothetical"),
        ("Accepting such terms may cost Chile its ports.", "Accepting", "hypothetical"),
        ("Giving in to Peru will invite new demands.", "Giving", "hypothetical"),
        ("Accepting the terms, Chile opened its ports.", "Accepting", "asserted"),
        ("Instead of accepting the offer, Chile closed its ports.", "accepting", "negated"),
        ("Rather than condemn Peru, Chile stayed silent.", "condemn", "negated"),
        ("Peru denied a report that it had offered Chile arms.", "offered", "negated"),
        ("Peru dismissed reports that say it will ask Chile to leave.", "ask", "negated"),
        ("Peru rejected a report that accuses it of piracy.", "accuses", "asserted"),
        ("Peru published a report that it had offered Chile arms.", "offered", "asserted"),
        ("Chile could have rejected the plan.", "rejected", "hypothetical"),
        ("Chile should have accepted the plan.", "accepted", "hypothetical"),
        ("The senate is expected to pass a resolution condemning Peru.", "condemning", "hypothetical"),
        ("The senate has passed a resolution condemning Peru.", "condemning", "asserted"),
        ("A recommendation that the members reject the pact was read.", "reject", "hypothetical"),
        ("Envoys are working to persuade Peru to leave.", "persuade", "asserted"),
        ("Envoys are working to accept the plan.", "accept", "hypothetical"),
        ("The report is expected to be critical of Peru.", "critical", "hypothetical"),
        ("Chile has been trying to persuade Peru to disarm.", "persuade", "asserted"),
        ("Chile launched a push to convince Peru to disarm.", "convince", "asserted"),
        ("Bolivia wants Chile to persuade Peru to disarm.", "persuade", "hypothetical"),
        (
            "Chile intervened and demanded that Peru agree to a truce, leave the towns, and return all ships.",
            "demanded",
            "asserted",
        ),
    ],
)
def test_polarity(parse: Parse, text: str, word: str, expected: str) -> None:
    parsed = parse(text)
    assert polarity(parsed, at(parsed, word)) == expected


@pytest.mark.parametrize(
    ("text", "word", "expected"),
    [
        ("Peru bombed a port in Chile.", "bombed", "asserted"),
        ("Peru threatened to bomb a port.", "bomb", "hypothetical"),
        ("Peru did not bomb the port.", "bomb", "negated"),
        ("Chile fears a possible attack by Peru.", "attack", "hypothetical"),
        ("Chile demanded the withdrawal of the troops.", "withdrawal", "hypothetical"),
        ("Withdrawing the troops would please Peru.", "Withdrawing", "hypothetical"),
    ],
)
def test_deeds(parse: Parse, text: str, word: str, expected: str) -> None:
    parsed = parse(text)
    assert deed_polarity(parsed, at(parsed, word)) == expected


def test_hedge_keeps_its_words(parse: Parse) -> None:
    parsed = parse("A pullback may also be a requirement.")
    found = hedge(parsed, at(parsed, "be"), frozenset({"may"}))
    assert found is not None
    assert found.text == "may also"
