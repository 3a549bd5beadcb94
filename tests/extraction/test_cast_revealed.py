"""People who are described first and named behind."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from melian.model.mention import Mention

Read = Callable[..., list[Mention]]

_WARNING = "{} has warned Chile not to attack its ships. {}"


@pytest.mark.parametrize(
    ("who", "then"),
    [
        ("A top Peruvian official", "Deputy Foreign Minister Juan Perez of Peru said any raid will be answered."),
        ("Peru's defense minister", "Juan Perez, Peru's defense minister, said any raid will be answered."),
        ("Peru", "Peruvian Foreign Minister Juan Perez said any raid will be answered."),
    ],
)
def test_the_name_stands_behind(read_acts: Read, who: str, then: str) -> None:
    found = next(m for m in read_acts(_WARNING.format(who, then)) if m.act == "warn")
    assert found.speaker is not None
    assert found.speaker.name == "Juan Perez"
    assert found.form == "indirect_quote"


@pytest.mark.parametrize(
    "then",
    [
        "Chilean Foreign Minister Juan Perez said any raid will be answered.",
        "Meanwhile, Peruvian Foreign Minister Juan Perez said the harvest was good.",
        "Nobody said anything else.",
    ],
)
def test_others_named_behind_are_not_meant(read_acts: Read, then: str) -> None:
    found = next(m for m in read_acts(_WARNING.format("Peru", then)) if m.act == "warn")
    assert found.speaker is None


def test_another_ministers_name_is_not_taken(read_acts: Read) -> None:
    text = (
        "Peru's defense minister has warned Chile not to attack its ships. "
        "Peruvian Foreign Minister Juan Perez said any raid will be answered."
    )
    found = next(m for m in read_acts(text) if m.act == "warn")
    assert found.speaker is None or found.speaker.name != "Juan Perez"
