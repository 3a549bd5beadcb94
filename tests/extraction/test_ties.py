"""What is demanded because something hangs on it, and what is threatened for the case that it is not done. Made up."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from melian.model.mention import Mention

Read = Callable[..., list[Mention]]


def _told(found: list[Mention]) -> set[tuple[str, str | None, str | None]]:
    return {(m.act, m.actor, m.target) for m in found if m.polarity == "asserted"}


@pytest.mark.parametrize(
    "text",
    [
        "Chile had threatened to close the strait unless Peruvian ships left the bay.",
        "Chile threatened to shell the Peruvian port if the pilots were not released.",
        "Chile has threatened Peru with an embargo if the dam is not opened.",
        "Chile repeated its refusal to negotiate with Peru until the fishing ban is lifted.",
        "Chile said it will sign the accord only after Peru frees the sailors.",
        "Chile's president said talks can resume only when Peru stops the shelling.",
        "Chile is ready to talk, but only if Peru pulls its troops back from the river.",
        "Chile said there can be no talks without a Peruvian pullout from the islands.",
        "Without a Peruvian withdrawal, peace is impossible, Chile's foreign minister said.",
    ],
    ids=["had threatened", "if not", "if not, a thing", "refusal until", "only after", "only when", "only if",
         "no without", "impossible without"],
)  # fmt: skip
def test_what_is_waited_for_is_demanded(read_acts: Read, text: str) -> None:
    assert ("demand", "Chile", "Peru") in _told(read_acts(text))


@pytest.mark.parametrize(
    "text",
    [
        "Chile told Peru to withdraw its troops or face an attack.",
        "Chile has demanded that Peru pay or face new tariffs.",
        "Chile gave Peru two days to pull out or face bombardment.",
        "Chile warned Peru to lay down its arms or be attacked.",
        "Chile is massing ships, urging Peru to come to the table and sign a deal, or face harsher sanctions.",
        "Chile has ordered Peru to hand over the pilots or risk an embargo.",
        '"Peru must pay or it will lose its ports," Chile\'s president said.',
    ],
    ids=["told", "demanded", "given time", "passive", "urged to do two things", "ordered", "must"],
)
def test_leave_or_suffer_is_a_demand_and_a_threat(read_acts: Read, text: str) -> None:
    assert {("demand", "Chile", "Peru"), ("threaten", "Chile", "Peru")} <= _told(read_acts(text))


@pytest.mark.parametrize(
    "text",
    [
        "Chile asked Peru to call or write.",
        "Chile told Peru to sign the treaty or the protocol.",
        "Chile invited Peru to stay or leave.",
        "Chile traded with Peru until the war ended.",
        "Chile left the talks without a Peruvian guarantee.",
        "Chile said it met Peru only after Bolivia had left.",
    ],
)
def test_other_choices_and_times_threaten_and_demand_nothing(read_acts: Read, text: str) -> None:
    rules = {m.rule for m in read_acts(text)}
    assert not {r for r in rules if r.startswith(("or.", "tied."))}


def test_who_is_asked_to_do_it_or_be_harmed_is_not_merely_asked(read_acts: Read) -> None:
    assert "appeal" not in {m.act for m in read_acts("Chile urged Peru to stop the raids or face an attack.")}
