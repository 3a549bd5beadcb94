"""Live pages: an entry opens with the hour and with whose words it gives."""

from __future__ import annotations

from collections.abc import Callable

from melian.model.mention import Mention

Read = Callable[..., list[Mention]]


def test_an_entry_is_whose_name_stands_behind_the_hour(read_acts: Read) -> None:
    text = (
        "The strait is closed.\n"
        "11:40 Downing Street: Iran must free the crew.\n"
        "11:52 White House: Iran must let the inspectors in.\n"
        "12:05 Kremlin: the Turkish ships must leave the gulf.\n"
    )
    found = {(m.actor, m.target) for m in read_acts(text) if m.act == "demand"}
    assert found == {("United Kingdom", "Iran"), ("United States", "Iran"), ("Russia", "Turkey")}


def test_an_hour_within_a_line_opens_nothing(read_acts: Read) -> None:
    found = read_acts("The ferry left the port at 11:40. Peru demanded that Chile open the bridge.")
    assert {(m.actor, m.target) for m in found if m.act == "demand"} == {("Peru", "Chile")}
