"""Looking through one document with other voices. All texts are made up."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from melian.extraction.cast import Cast
from melian.extraction.finds import Finder
from melian.extraction.quotations import by_rules
from melian.extraction.voices import Voices
from melian.model.parsed import Parsed
from melian.packs import Packs

TEXTS = (
    "Peru demanded that Chile leave. Chile rejected the demand. Bolivia will not accept a fence, it said.",
    "“We will not leave until Peru pays,” Chile's minister said. Peru must pay, he added. Peru condemned the threat.",
    "Chile's president warned that Peru would face consequences if it attacked. Bolivia urged Peru to talk.",
    "According to Peru, Chile must withdraw. Accusing Peru of fraud, Chile recalled its envoy.",
)


@pytest.mark.parametrize("text", TEXTS)
def test_with_other_voices_it_finds_what_a_new_one_would(
    text: str, parse: Callable[[str], Parsed], shipped_packs: Packs
) -> None:
    parsed = parse(text)
    cast = Cast(parsed, shipped_packs.actors)
    heard = Voices(parsed, cast, by_rules(parsed, cast, shipped_packs.cues).quotations)
    silent = Voices(parsed, cast, ())
    for first, second in ((heard, silent), (silent, heard)):
        earlier = Finder(parsed, cast, first, shipped_packs.acts)
        assert list(earlier.finds())
        again = earlier.hearing(second)
        assert list(again.finds()) == list(Finder(parsed, cast, second, shipped_packs.acts).finds())
        assert list(earlier.finds()) == list(Finder(parsed, cast, first, shipped_packs.acts).finds())
