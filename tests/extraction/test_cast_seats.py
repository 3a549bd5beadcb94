"""Offices without a state's name: whose they are, by the seat that acts, the text's own voice, or nobody's."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from melian.extraction.cast import Cast
from melian.model.mention import Mention
from melian.model.parsed import Parsed
from melian.packs import Packs

Parse = Callable[[str], Parsed]
Read = Callable[..., list[Mention]]


def speaking(parsed: Parsed, packs: Packs) -> tuple[str, ...]:
    """For whom the subject of the first "said" speaks."""
    said = next(t for t in parsed.tokens if t.text == "said")
    subject = parsed.child(said.i, "nsubj")
    assert subject is not None
    found = Cast(parsed, packs.actors).refer(subject.i)
    assert found is not None
    return found.actors


@pytest.mark.parametrize(
    "text",
    [
        "Spain sent a frigate. The prime minister's spokesman said Spain must recall it. Downing Street waited.",
        "Spain sent a frigate. The foreign minister said Spain must recall it. London also called in the ambassador.",
    ],
)
def test_an_office_is_of_the_state_whose_seat_acts(parse: Parse, shipped_packs: Packs, text: str) -> None:
    assert speaking(parse(text), shipped_packs) == ("United Kingdom",)


def test_nobody_speaks_for_whom_they_say_must_act(parse: Parse, shipped_packs: Packs) -> None:
    parsed = parse("Serbia closed the bridge. The prime minister said Serbia must reopen it.")
    assert speaking(parsed, shipped_packs) == ()


def test_two_seats_that_act_tell_nothing(parse: Parse, shipped_packs: Packs) -> None:
    parsed = parse("A frigate came. The foreign minister said Spain must go. London waited. Later Paris protested too.")
    assert speaking(parsed, shipped_packs) == ()


@pytest.mark.parametrize(
    ("text", "actor"),
    [
        ("Turkey and Greece met in London. In Moscow, Armenia's premier rejected the plan.", "Armenia"),
        ("Speaking in Brussels, Kosovo's premier rejected the offer of Serbia.", "Kosovo"),
    ],
)
def test_a_place_set_before_owns_nothing(read_acts: Read, text: str, actor: str) -> None:
    assert {m.actor for m in read_acts(text) if m.act == "reject"} == {actor}


def test_a_report_of_the_secretary_general_is_theirs(read_acts: Read) -> None:
    text = "On 12 March my Special Representative met the mayor. I call upon Turkey to let the engineers in."
    found = read_acts(text, title="Report of the Secretary-General on Cyprus")
    assert {(m.actor, m.target) for m in found if m.act == "appeal"} == {("United Nations", "Turkey")}


def test_my_envoy_is_nobodys_where_nobody_is_known_to_speak(read_acts: Read) -> None:
    found = read_acts("Uganda held a vote. My special envoy urged Sudan to open the airport.")
    assert not [m for m in found if m.actor == "Uganda"]
