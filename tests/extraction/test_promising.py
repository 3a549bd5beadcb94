"""Which sentences the encoder reads behind the gate. All texts are made up."""

from __future__ import annotations

import math
from collections.abc import Callable

import pytest

from melian.extraction.cast import Cast
from melian.extraction.promising import LIKELY, promising
from melian.extraction.quotations import by_rules
from melian.model.parsed import Parsed
from melian.packs import Packs

Parse = Callable[[str], Parsed]
TEXT = "Peru lies by the sea. Peru demanded that Chile withdraw its ships. Chile deployed two ships. It was cold."


@pytest.mark.parametrize(
    ("own", "wanted"),
    [
        ([-math.inf] * 4, {1}),
        ([LIKELY - 1, LIKELY - 1, LIKELY, LIKELY - 1], {1, 2}),
        ([LIKELY] * 4, {0, 1, 2, 3}),
    ],
    ids=["a pattern finds an act in words", "words alone make one likely", "everywhere"],
)
def test_promising(own: list[float], wanted: set[int], parse: Parse, shipped_packs: Packs) -> None:
    parsed = parse(TEXT)
    cast = Cast(parsed, shipped_packs.actors)
    quoted = by_rules(parsed, cast, shipped_packs.cues).quotations
    assert promising(parsed, cast, quoted, shipped_packs.acts, own) == wanted
