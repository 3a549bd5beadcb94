"""Names of actors in running text."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from melian.assessment.lookup import others
from melian.brief.phrases import sides
from melian.model.name_words import listed, with_article
from melian.packs.actors import load_actors


@pytest.mark.parametrize("name", ["United States", "European Union", "Organization of American States", "Philippines"])
def test_names_that_take_an_article(name: str) -> None:
    assert with_article(name) == f"the {name}"


@pytest.mark.parametrize("name", ["Bolivia", "NATO", "Honduras", "Zambia", "allies", "the Allies", "Union", "Cyprus"])
def test_names_that_take_none(name: str) -> None:
    assert with_article(name) == name


def test_states_ending_in_s_are_mostly_no_plurals() -> None:
    states = {actor.name for actor in load_actors().actors if actor.kind == "state"}
    articled = {name for name in states if with_article(name) != name}
    assert {"Netherlands", "Philippines", "United Kingdom"} <= articled
    assert not articled & {"Honduras", "Laos", "Mauritius", "Barbados", "Cyprus", "Belarus"}


def test_several_in_a_sentence() -> None:
    assert sides("Bolivia; United States") == "Bolivia and the United States"
    assert sides(None, "somebody") == "somebody"


@given(st.lists(st.sampled_from("ABCD"), unique=True), st.lists(st.sampled_from("ABCD"), unique=True))
def test_nobody_acts_on_himself(joined: list[str], among: list[str]) -> None:
    found = others("; ".join(joined) or None, "; ".join(among) or None)
    assert (found.split("; ") if found else []) == [name for name in joined if name not in among]


@pytest.mark.parametrize(
    ("items", "last", "said"),
    [
        ((), "and", ""),
        (("one",), "or", "one"),
        (("one", "two"), "or", "one or two"),
        (("one", "two", "three"), "and", "one, two and three"),
    ],
)
def test_names_stand_in_a_row(items: tuple[str, ...], last: str, said: str) -> None:
    assert listed(items, last) == said
