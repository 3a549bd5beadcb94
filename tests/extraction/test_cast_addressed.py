"""Nobody speaks for those whom their own words are aimed at. All texts are made up."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from melian.model.mention import Mention

Read = Callable[..., list[Mention]]


@pytest.mark.parametrize(
    ("text", "act", "actor", "target"),
    [
        ('Kenya and Somalia quarrel over the shoal. "Somalia must withdraw its boats," Foreign Minister Amina Wako '
         "said in a speech.", "demand", "Kenya", "Somalia"),
        ('The summit of Peru and Chile brought no result. "We urge the Chilean government to think again," Defence '
         "Minister Luis Soto told reporters.", "appeal", "Peru", "Chile"),
        ("Armenia on Sunday said Azerbaijan had shelled its villages. Defence Minister Arman Petrosyan accused Baku of "
         "breaking the truce.", "accuse", "Armenia", "Azerbaijan"),
    ],
    ids=["must", "we urge", "accused"],
)  # fmt: skip
def test_whose_minister(read_acts: Read, text: str, act: str, actor: str, target: str) -> None:
    assert (act, actor, target) in {(m.act, m.actor, m.target) for m in read_acts(text)}
