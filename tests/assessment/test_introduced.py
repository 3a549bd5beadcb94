"""Who speaks for whom, where no act of a person tells."""

from __future__ import annotations

import pytest

from melian.assessment.introduced import group, in_office, sides
from melian.model.actor import Actor
from melian.model.gazetteer import Gazetteer, Holder

GAZETTEER = Gazetteer(
    actors=(
        Actor(name="Arvonia", kind="state", source="invented", demonyms=("Arvonian",)),
        Actor(name="Corland", kind="state", source="invented", demonyms=("Corlandic",)),
    ),
    holders=(Holder(name="Ada Brun", aliases=("Brun",), actor="Corland", role="president", since=2030, source="x"),),
)


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("Arvonian Prime Minister Lena Moss spoke.", {"moss": "Arvonia"}),
        ("They met President Tor Vale of Corland.", {"vale": "Corland"}),
        ("Corland's Foreign Minister Ida Holt said so.", {"holt": "Corland"}),
        ("It was left to our Allies. President Rask knew.", {}),
        ("Arvonian envoy Ole Falk and Corlandic envoy Ida Falk met.", {}),
    ],
    ids=["demonym", "of", "possessive", "no state", "two sides"],
)
def test_sides(text: str, wanted: dict[str, str]) -> None:
    assert sides(text, GAZETTEER) == wanted


@pytest.mark.parametrize(
    ("words", "text", "wanted"),
    [
        ("a rebel spokesman", "The Aland rebels left. A rebel spokesman said so.", ("Aland rebels",)),
        ("a rebel spokesman", "The Aland rebels and the Brim rebels left.", ()),
        ("rebels", "The rebels left.", ()),
        ("a group of 22 countries", "", ("22 countries",)),
        ("seven states", "", ("seven states",)),
        ("some countries", "", ()),
        ("Arvonia", "", ()),
    ],
)
def test_group(words: str, text: str, wanted: tuple[str, ...]) -> None:
    assert group(words, (), text) == wanted


def test_a_group_among_the_parties_goes_before_the_text() -> None:
    assert group("the militants", {"Brim militants"}, "The Aland militants left.") == ("Brim militants",)


def test_in_office() -> None:
    assert in_office("Brun", GAZETTEER) == ("Corland",)
    assert in_office("Moss", GAZETTEER) == ()
