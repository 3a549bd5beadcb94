"""Groups without a name of their own: peoples, parties, rebels of a place, rival governments. Texts of our own."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from melian.extraction.cast import Cast
from melian.model.gazetteer import Gazetteer
from melian.model.parsed import Parsed
from melian.packs.actors import load_actors

Parse = Callable[[str], Parsed]


@pytest.fixture(scope="module")
def actors() -> Gazetteer:
    return load_actors()


def who(parse: Parse, actors: Gazetteer, text: str, word: str) -> tuple[str, ...]:
    """Whom the last `word` of the text refers to."""
    parsed = parse(text)
    at = [t.i for t in parsed.tokens if t.text == word][-1]
    found = Cast(parsed, actors).refer_all(at)
    return tuple(dict.fromkeys(actor for referent in found for actor in referent.actors))


PEOPLES = [
    ("The cleric urged Muslims to boycott the vote.", "Muslims", ("Muslims",)),
    ("Peru condemned Iraq's Sunni Arabs for voting.", "Arabs", ("Iraqi Sunni Arabs",)),
    ("Chile called on all moderate Iraqi Sunnis to keep calm.", "Sunnis", ("Iraqi Sunnis",)),
    ("The Arabs of the north rejected the plan.", "Arabs", ("Arab states",)),
    ("Peru called on Lebanese Shi'ites to vote.", "Shi'ites", ("Lebanese Shi'ites",)),
]

BODIES = [
    ("The European Union met. Chile rejected the European plan.", "European", ("European Union",)),
    ("The European Commission wrote to Chile, which called European threats empty.", "European", ("European Union",)),
    ("Chile rejected the European plan.", "European", ("European countries",)),
    ("The European Central Bank met. Chile rejected the European plan.", "European", ("European countries",)),
    ("The European Union met. Chile wrote to the Europeans.", "Europeans", ("European countries",)),
    ("The European Union met. Chile wrote to European governments.", "governments", ("European countries",)),
    ("Chile will let U.N. nuclear inspectors in.", "inspectors", ("International Atomic Energy Agency",)),
    ("Chile will let U.N. inspectors in.", "inspectors", ("United Nations",)),
]

FORMER = [
    ("Georgia voted on Monday. Russia has troops in the former Soviet republic.", "republic", ("Georgia",)),
    ("Russia threatened Georgia. Moscow cut gas to the former Soviet republic.", "republic", ("Georgia",)),
    ("Russia warned the former Soviet republic of Moldova.", "republic", ("Moldova",)),
    ("Russia warned the former Soviet republic.", "republic", ()),
    ("Peru held a vote. Chile said it would send ships to the country.", "country", ("Peru",)),
    ("Chile said the country would not yield.", "country", ("Chile",)),
    ("Chile closed the country's borders.", "country", ("Chile",)),
    ("Chile wants the country to leave.", "country", ()),
]

PARTIES = [
    ("Peru's main political parties say they are ready for talks.", "parties", ("Peruvian political parties",)),
    ("Chile met political parties in Peru.", "parties", ("Peruvian political parties",)),
    ("Peru's political parties met Chile. The seven parties want peace.", "parties", ("Peruvian political parties",)),
    ("Peru and Chile met on Monday. The parties want peace.", "parties", ("Chile", "Peru")),
]  # fmt: skip

REBELS = [
    ("Sudan will end attacks in Darfur, and is asking rebels to do the same.", "rebels", ("Darfur rebels",)),
    ("Chile called on the kidnappers of a man taken hostage in Peru to yield.", "kidnappers", ("kidnappers in Peru",)),
    ("Two men were seized in Peru. Chile wrote to the kidnappers.", "kidnappers", ("kidnappers in Peru",)),
    ("Chile wrote to the kidnappers.", "kidnappers", ()),
    ("Chile will seize ships in Peruvian ports to punish smugglers.", "smugglers", ()),
]  # fmt: skip

HALVES = [
    ("South Korea agreed to send rice to the North.", "North", ("North Korea",)),
    ("North Korea warned that the South is to blame.", "South", ("South Korea",)),
    ("Chile said rain fell in the North.", "North", ()),
]

RIVALS = [
    (
        "Deposed Peruvian President Juan Soto wrote to the de facto government.",
        "government", ("de facto government of Peru",),
    ),
    ("Peruvian officials met. The interim government agreed.", "government", ("Peru",)),
    (
        "Ousted Peruvian President Juan Soto spoke. Interim President Luis Vega of Peru refused. Mr. Vega left.",
        "Vega", ("de facto government of Peru",),
    ),
]  # fmt: skip

OTHERS = [
    ("A U.N. investigator left for Lima. Peru accused the envoy of lying.", "envoy", ("United Nations",)),
    (
        "Britain, France and Germany offered talks. Iran called on the Europeans to hurry.",
        "Europeans", ("France", "Germany", "United Kingdom"),
    ),
    ("Britain and Spain offered talks. Iran called on the Europeans to hurry.", "Europeans", ("European countries",)),
    (
        "The rebels of Chile quit talks in Switzerland. They want the government to pay. Chile said no.",
        "government", ("Chile",),
    ),
]  # fmt: skip


@pytest.mark.parametrize(
    ("text", "word", "expected"),
    [*PEOPLES, *BODIES, *FORMER, *PARTIES, *REBELS, *HALVES, *RIVALS, *OTHERS],
    ids=lambda v: str(v)[:60],
)
def test_groups(parse: Parse, actors: Gazetteer, text: str, word: str, expected: tuple[str, ...]) -> None:
    assert tuple(sorted(who(parse, actors, text, word))) == expected


@pytest.mark.parametrize(("text", "found"), [
    ("Chile met Peru. Lima said it had armed the island of Quor.", ()),
    ("Chile met Peru. Lima said it had armed the island.", ("Chile",)),
])  # fmt: skip
def test_a_place_with_a_name_that_nobody_knows_is_no_state_named_before(
    parse: Parse, actors: Gazetteer, text: str, found: tuple[str, ...]
) -> None:
    assert who(parse, actors, text, "island") == found
