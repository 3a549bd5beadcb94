"""Who backs a demand has given nobody anything yet."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from melian.model.mention import Mention

Read = Callable[..., list[Mention]]


@pytest.mark.parametrize(
    "text",
    [
        "Brazil expressed its full support for Guyana's position in the dispute.",
        "Italy expressed full support for Kuwait's demand that Iraq leave the field.",
        "Estonia voiced support for Finland's refusal to open the crossing.",
    ],
)
def test_support_for_a_stance_is_no_deed(read_acts: Read, text: str) -> None:
    assert not [m for m in read_acts(text) if m.act in ("promise", "aid")]


def test_support_for_a_state_still_is(read_acts: Read) -> None:
    found = [m for m in read_acts("Ghana reaffirmed its support for Togo.") if m.act == "promise"]
    assert [(m.actor, m.target) for m in found] == [("Ghana", "Togo")]
