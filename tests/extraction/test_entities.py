"""Which words point at which actors. All texts are made up."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from melian.extraction.cast import Cast
from melian.extraction.entities import Entities
from melian.model.parsed import Parsed
from melian.packs import Packs

Parse = Callable[[str], Parsed]


@pytest.fixture
def entities(parse: Parse, shipped_packs: Packs) -> Callable[[str], Entities]:
    def made(text: str) -> Entities:
        parsed = parse(text)
        return Entities(parsed, Cast(parsed, shipped_packs.actors))

    return made


@pytest.mark.parametrize(
    ("text", "pointing"),
    [
        (
            "Chilean Foreign Minister Luis Rojas met nobody.",
            {"Chile": ["Chilean", "Foreign", "Minister", "Luis", "Rojas"]},
        ),
        ("Chile and Peru signed a pact.", {"Chile": ["Chile"], "Peru": ["Peru"]}),
        ("Peru's ships left.", {"Peru": ["Peru", "'s", "ships"]}),
        ("A spokesman for Peru left.", {"Peru": ["A", "spokesman", "Peru"]}),
        ("The offer of Peru was late.", {"Peru": ["The", "offer", "Peru"]}),
        ("The market sold apples on Monday.", {}),
        (
            "Peru warned countries importing Chilean oil.",
            {"Peru": ["Peru"], "countries importing Chilean oil": ["countries", "importing", "Chilean", "oil"]},
        ),
        ("Peru warned Chilean rebels.", {"Peru": ["Peru"], "Chilean rebels": ["Chilean", "rebels"]}),
    ],
    ids=[
        "office and name",
        "two that are joined",
        "an owner",
        "who speaks for it",
        "whose it is",
        "nobody",
        "what they do",
        "where they fight",
    ],
)
def test_every_word_of_a_phrase_points_at_its_actor(
    text: str, pointing: dict[str, list[str]], parse: Parse, entities: Callable[[str], Entities]
) -> None:
    found: dict[str, list[str]] = {}
    for token, names in zip(parse(text).tokens, entities(text).at, strict=True):
        for name in names:
            found.setdefault(name, []).append(token.text)
    assert found == pointing


def test_a_group_of_states_is_all_of_them(entities: Callable[[str], Entities]) -> None:
    assert entities("The Baltic states left.").at[1] == ("Estonia", "Latvia", "Lithuania")


def test_names_are_those_of_the_referents(entities: Callable[[str], Entities]) -> None:
    made = entities("Luis Rojas, the foreign minister of Chile, met the Peruvian president. His office said so.")
    assert any(made.at)
    for referents, names in zip(made.referents, made.at, strict=True):
        assert {a for r in referents for a in r.actors} == set(names)
        assert all(r.actors for r in referents)


@pytest.mark.parametrize(
    ("text", "at", "names"),
    [
        ("Chile, Peru and Bolivia left.", 0, ["Chile", "Peru", "Bolivia"]),
        ("Chile, Peru and Bolivia left.", 4, ["Chile", "Peru", "Bolivia"]),
        ("Chile left and Peru stayed.", 3, ["Peru"]),
        ("The market sold apples.", 1, []),
    ],
    ids=["from the first", "from the last", "of another clause", "nobody"],
)
def test_who_is_joined_is_named_together(
    text: str, at: int, names: list[str], entities: Callable[[str], Entities]
) -> None:
    assert [a for r in entities(text).together(at) for a in r.actors] == names


def test_no_words_no_actors(entities: Callable[[str], Entities]) -> None:
    assert entities(" ").at == ()
