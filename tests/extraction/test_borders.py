"""Borders between acts: what is wished, refused or accepted, and what only sounds so. All texts are made up."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from melian.model.mention import Mention

Read = Callable[..., list[Mention]]


def asserted(found: list[Mention]) -> set[tuple[str, str | None, str | None]]:
    return {(m.act, m.actor, m.target) for m in found if m.polarity == "asserted"}


@pytest.mark.parametrize(
    ("text", "act", "actor", "target"),
    [
        ('"It would be good if Chile withdrew this threat," the foreign minister of Peru said.', "appeal", "Peru",
         "Chile"),
        ('"We would welcome it if Chile opened the strait," the president of Peru said.', "appeal", "Peru", "Chile"),
        ('"Peru does not bow to threats," Peru\'s finance minister told Chile.',
         "reject", "Peru", "Chile"),
        ("Chile's foreign ministry called the demand of Peru \"baseless\".", "reject", "Chile", "Peru"),
        ("Chile agreed to the conditions set by Peru.", "accept", "Chile", "Peru"),
        ("Chile agreed to the request of Peru.", "accept", "Chile", "Peru"),
        ("Chile will not agree to Peru's terms.", "reject", "Chile", "Peru"),
        ("Peruvian oil will face consequences, the president of Chile said.", "threaten", "Chile", "Peru"),
    ],
    ids=["good if", "welcome if", "does not bow", "baseless", "conditions", "request", "not to terms", "its oil"],
)  # fmt: skip
def test_is_that_act(read_acts: Read, text: str, act: str, actor: str, target: str) -> None:
    assert (act, actor, target) in asserted(read_acts(text))


@pytest.mark.parametrize(
    ("text", "act"),
    [
        ("Chile and Peru have agreed to submit the dispute over the shoal to a court.", "yield"),
        ("What does Chile want from Peru?", "demand"),
        ("Chile kept buying Peruvian gas, directly funding its war machine.", "aid"),
        ("The election offers a glimmer of hope for the talks with Peru, the president of Chile said.", "offer"),
        ("Peru's demand that Chile withdraw its troops is not a serious peace proposal.", "reject"),
        ('"Peru will face severe consequences if it attacks," the president of Chile said.', "warn"),
        ("The delegation of Peru will be led by its deputy prime minister, the ministry of Chile said.", "warn"),
        ("Chile and Peru agreed to a truce.", "accept"),
        ("Chile and Peru could agree to a truce.", "offer"),
    ],
    ids=[
        "submit a dispute",
        "a question",
        "buying",
        "hope",
        "no proposal",
        "will face",
        "will be led",
        "truce",
        "could agree",
    ],
)
def test_is_not_that_act(read_acts: Read, text: str, act: str) -> None:
    assert act not in {m.act for m in read_acts(text)}
