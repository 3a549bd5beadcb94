"""Whom an act is put to, where its own words do not name them. All texts are made up."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from melian.model.mention import Mention

Read = Callable[..., list[Mention]]


def told(found: list[Mention], act: str) -> Mention:
    asserted = [m for m in found if m.act == act and m.polarity == "asserted"]
    assert asserted, [(m.act, m.polarity, m.actor, m.target) for m in found]
    return asserted[0]


@pytest.mark.parametrize(
    ("text", "act", "actor", "target"),
    [
        ("Peru rejected a Chilean demand to leave the island.", "demand", "Chile", "Peru"),
        ("Peru accepted a Chilean offer to mediate.", "offer", "Chile", "Peru"),
        ("Chile has denied Bolivian charges of sabotage.", "accuse", "Bolivia", "Chile"),
        ("Peru sent troops to the border despite Chilean demands to keep away.", "demand", "Chile", "Peru"),
        ("Chile remains under pressure from Peru to open the border.", "demand", "Peru", "Chile"),
        ("Peru's foreign minister said Chile had agreed to free the fishermen.", "agree", "Chile", "Peru"),
        ("Chile agreed to lend money to Peru.", "agree", "Chile", "Peru"),
        ("Chile has agreed to talks with Peru on the river.", "agree", "Chile", "Peru"),
        ("Chile defied international threats to cut off aid.", "reject", "Chile", "international community"),
        ("Chile condemned the deaths of ten fishermen in a Peruvian air strike.", "condemn", "Chile", "Peru"),
        (
            "Peru's navy warned it may shell the Chilean town of Arica to stop rocket attacks by the Shining Path.",
            "threaten", "Peru", "Shining Path",
        ),
    ],
)  # fmt: skip
def test_whom_it_is_put_to(read_acts: Read, text: str, act: str, actor: str, target: str) -> None:
    found = told(read_acts(text), act)
    assert (found.actor, found.target) == (actor, target)


@pytest.mark.parametrize(
    ("text", "act"),
    [
        ("Peru's army condemned the murder of a Chilean journalist in Lima.", "condemn"),
        ("Peru condemned last week's bombing of a market in Arica, Chile.", "condemn"),
        ("Chile denied reports that it had sold tanks to Peru.", "deny"),
        ("Chile denied a Peruvian newspaper report that it had bought missiles.", "deny"),
        ("Peru warned that Chile may be arming rebels in Bolivia.", "warn"),
    ],
    ids=["murder", "bombing", "reports", "press report", "what another does"],
)
def test_nobody(read_acts: Read, text: str, act: str) -> None:
    """Neither who suffers violence, nor a newspaper, nor whom a warning speaks of is the target."""
    assert told(read_acts(text), act).target is None


@pytest.mark.parametrize(
    ("text", "act", "target"),
    [
        ("The European Union condemned the killing of two priests by Colombian rebels.", "condemn", "Colombian rebels"),
        ("Chile denied Peruvian reports that its army had crossed the border.", "deny", "Peru"),
        ("Chile warned that Peru will face consequences.", "warn", "Peru"),
        ("Chile warned that Peruvian sanctions could hurt trade.", "warn", "Peru"),
    ],
    ids=["doer named", "whose reports", "what befalls them", "whose plans"],
)
def test_somebody_all_the_same(read_acts: Read, text: str, act: str, target: str) -> None:
    assert told(read_acts(text), act).target == target


def test_of_several_that_agree_who_tells_is_no_party(read_acts: Read) -> None:
    found = told(read_acts("Bolivia said Chile and Peru had agreed to share the river."), "agree")
    assert (found.actor, found.target) == ("Chile; Peru", None)


def test_a_broadcaster_is_no_party(read_acts: Read) -> None:
    assert told(read_acts("Al-Jazeera said Chile has agreed to open the border."), "agree").target is None


def test_a_state_yields_to_its_own_people(read_acts: Read) -> None:
    found = told(read_acts("Chile's government on Sunday lifted the state of emergency in northern Chile."), "yield")
    assert (found.actor, found.target) == ("Chile", None)


@pytest.mark.parametrize(
    "text",
    [
        "Peru and Chile resumed negotiations on a Chilean troop pullback from Arica.",
        "Peru and Chile renewed talks today on a Chilean withdrawal from Arica.",
    ],
)
def test_talks_on_a_withdrawal_are_none(read_acts: Read, text: str) -> None:
    assert not [m for m in read_acts(text) if m.act == "withdraw"]


def test_people_are_evacuated_and_troops_withdrawn(read_acts: Read) -> None:
    assert told(read_acts("U.N. helicopters evacuated the wounded from the town."), "aid").actor == "United Nations"
    assert told(read_acts("Chile withdrew its soldiers from Peru."), "withdraw").actor == "Chile"
    left = read_acts("Chile's army pulled out of Arica, leaving 50 soldiers there.")
    assert [m.trigger.text for m in left if m.act == "withdraw"] == ["pulled"]


def test_fighters_surrender(read_acts: Read) -> None:
    for text in (
        "Three hundred Peruvian rebels surrendered last week in the mountains.",
        "Some 300 Peruvian rebels laid down their arms.",
        "The Peruvian rebels have been disarmed.",
    ):
        assert str(told(read_acts(text), "withdraw").actor).endswith("Peruvian rebels")
    assert not [m for m in read_acts("Chile disarmed the Peruvian rebels.") if m.act == "withdraw"]


def test_who_urges_also_calls(read_acts: Read) -> None:
    """Parsers join the second verb to what is urged."""
    text = 'Chile\'s president said, "We urge all countries to condemn this and call on Peru to cease its tests."'
    assert {m.target for m in read_acts(text) if m.act == "appeal" and m.polarity == "asserted"} >= {"Peru"}
