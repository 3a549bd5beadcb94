"""An "it" that only holds a place: what should be recalled asks nothing of anybody."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from melian.model.mention import Mention

Read = Callable[..., list[Mention]]


@pytest.mark.parametrize(
    "text",
    [
        "Bolivia waits. It should be recalled that Peru signed the treaty in 1929.",
        "It must be stressed that Iraq has the right to the river.",
        "Chile has sent a note. It should be noted that Peru is far away.",
        "Nepal is small. It has to be said that India is large.",
    ],
)
def test_what_should_be_noted_is_asked_of_nobody(read_acts: Read, text: str) -> None:
    assert not [m for m in read_acts(text) if m.act in ("appeal", "demand")]


@pytest.mark.parametrize(
    ("text", "actor", "target"),
    [
        ("It would be wise for Peru to recall its ships, Chile's foreign minister said.", "Chile", "Peru"),
        ("Chile said it would be better for Peru to return the trawlers.", "Chile", "Peru"),
        ('"It would be helpful if Peru answered our letter," Chile said.', "Chile", "Peru"),
    ],
    ids=["wise for", "better for", "helpful if"],
)
def test_what_would_be_wise_of_another_is_asked_of_it(read_acts: Read, text: str, actor: str, target: str) -> None:
    found = [m for m in read_acts(text) if m.act == "appeal"]
    assert [(m.actor, m.target) for m in found] == [(actor, target)]
