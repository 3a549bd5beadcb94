"""Texts that a report cites speak for whoever issued them."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from melian.model.mention import Mention

Read = Callable[..., list[Mention]]


@pytest.mark.parametrize(
    ("text", "actor", "speaker"),
    [
        ("A White House statement said Iran must stop its raids on Israel.", "United States", "White House"),
        ("A statement from the Chilean army said Peru must withdraw its troops from Bolivia.", "Chile", "Chilean army"),
        (
            "A letter signed by Chilean President Gabriel Boric said Peru must withdraw its troops from Bolivia.",
            "Chile",
            "Gabriel Boric",
        ),
        (
            "Chilean President Gabriel Boric issued a statement on Monday. The statement said Peru must withdraw.",
            "Chile",
            "Gabriel Boric",
        ),
    ],
)
def test_a_text_speaks_for_its_issuer(read_acts: Read, text: str, actor: str, speaker: str) -> None:
    found = next(m for m in read_acts(text) if m.act == "demand")
    assert found.actor == actor
    assert found.speaker is not None
    assert found.speaker.name == speaker


@pytest.mark.parametrize(
    ("text", "act"),
    [
        ("Chile's foreign ministry issued a statement on Monday. The statement urged Peru to stop.", "appeal"),
        ("Chile's foreign ministry released a report on Monday. The report criticized Peru.", "condemn"),
        ("Chile's army sent a letter to Lima. The letter accused Peru of arming the rebels.", "accuse"),
    ],
)
def test_a_text_named_again_acts_for_its_issuer(read_acts: Read, text: str, act: str) -> None:
    assert [(m.actor, m.target) for m in read_acts(text) if m.act == act] == [("Chile", "Peru")]
