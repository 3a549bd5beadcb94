"""Which frames a word may start. All texts are made up."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from melian.model.mention import Mention

Read = Callable[..., list[Mention]]


@pytest.mark.parametrize(
    ("text", "act", "actor", "target"),
    [
        ("Accusing Peru of sheltering the raiders, Chile closed the market.", "accuse", "Chile", "Peru"),
        ("Condemning Peru for the raid, Chile recalled its envoy.", "condemn", "Chile", "Peru"),
        ("Demanding an apology from Peru, Chile closed the border.", "demand", "Chile", "Peru"),
    ],
)
def test_a_participle_in_front_is_the_subjects_act(
    read_acts: Read, text: str, act: str, actor: str, target: str
) -> None:
    assert (act, actor, target) in {(m.act, m.actor, m.target) for m in read_acts(text)}


def test_a_name_that_ends_like_a_participle_is_none(read_acts: Read) -> None:
    assert not [m for m in read_acts("Banning Station lies between Peru and Chile.") if m.actor]
