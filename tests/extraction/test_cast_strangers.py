"""States that no pack knows: nobody who is named beside them does what they do. All names are made up."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from melian.extraction.cast_strangers import RULE, strange
from melian.model.actor import Referent
from melian.model.mention import Mention

Read = Callable[..., list[Mention]]


@pytest.mark.parametrize(
    "text",
    [
        "The Republic of Ostrania demands that Serbia return the bridge. Croatia has sent observers.",
        "Croatia has sent observers. Ostrania says it will close the border unless Serbia leaves.",
        "Ostrania sent a note. Germany waited. The Ostranian government warned that it would expel the envoys.",
        "Ostrania has ordered Serbia to leave the valley, and Croatia waits. Ostrania said Serbia must answer.",
    ],
    ids=["republic", "it", "people", "must"],
)
def test_what_an_unknown_state_says_is_nobody_elses(read_acts: Read, text: str) -> None:
    said = [m for m in read_acts(text) if m.act in ("demand", "threaten", "warn") and m.form != "headline"]
    assert not [m.actor for m in said if m.actor is not None]


def test_what_is_asked_of_an_unknown_state_is_asked_of_nobody_else(read_acts: Read) -> None:
    text = "Peru said it was worried. Chile demanded that Karpania free the crew by Friday."
    found = [m for m in read_acts(text) if m.act == "demand"]
    assert [m.target for m in found if m.actor == "Chile"] in ([], [None])


def test_a_known_state_still_acts_beside_one(read_acts: Read) -> None:
    text = "Ostrania sent observers. Chile demanded that Peru free the crew by Friday."
    found = next(m for m in read_acts(text) if m.act == "demand")
    assert (found.actor, found.target) == ("Chile", "Peru")


def test_strange() -> None:
    stranger = Referent(name="Ostrania", kind="unresolved", rule=RULE)
    known = Referent(name="Chile", kind="actor", actors=("Chile",), rule="name")
    assert strange((stranger,))
    assert not strange((stranger, known))
    assert not strange(())
