"""Which sentences the encoder reads behind the gate. All texts are made up."""

from __future__ import annotations

import math
from collections.abc import Callable

import pytest

from melian.extraction.cast import Cast
from melian.extraction.finds import Finder
from melian.extraction.promising import LIKELY, TELLING, promising
from melian.extraction.quotations import by_rules
from melian.extraction.voices import Voices
from melian.model.parsed import Parsed
from melian.packs import Packs

Parse = Callable[[str], Parsed]
SEA = "Peru lies by the sea, and its coast is long, dry and full of birds that fishermen know well."
TEXT = f"{SEA} Peru demanded that Chile withdraw its ships. Chile deployed two ships. {SEA} {SEA} {SEA} {SEA} {SEA}"
"""One sentence of eight tells a demand, the next a deed."""
LITTLE = -math.inf


def finder_of(text: str, parse: Parse, packs: Packs) -> Finder:
    """Looks through a text with the rules' quotations."""
    parsed = parse(text)
    cast = Cast(parsed, packs.actors)
    quoted = by_rules(parsed, cast, packs.cues).quotations
    return Finder(parsed, cast, Voices(parsed, cast, quoted), packs.acts)


def wanted(text: str, own: list[float], parse: Parse, packs: Packs) -> frozenset[int]:
    """What the encoder is to read of a text."""
    return promising(finder_of(text, parse, packs), packs.acts, own)


@pytest.mark.parametrize(
    ("own", "sentences"),
    [
        ([LITTLE] * 8, {1}),
        ([TELLING - 0.1, TELLING - 0.1, LITTLE, LITTLE, LIKELY, LITTLE, LITTLE, LITTLE], {1, 4}),
        ([LIKELY] * 8, set(range(8))),
    ],
    ids=["a pattern finds an act in words", "words alone make one likely", "everywhere"],
)
def test_where_an_act_is_likely(own: list[float], sentences: set[int], parse: Parse, shipped_packs: Packs) -> None:
    assert wanted(TEXT, own, parse, shipped_packs) == sentences


def test_words_alone_may_tell_that_a_text_is_full_of_acts(parse: Parse, shipped_packs: Packs) -> None:
    assert wanted(f"{SEA} {SEA} {SEA}", [LITTLE, TELLING, LITTLE], parse, shipped_packs) == {0, 1, 2}


def test_a_text_full_of_acts_is_read_whole(parse: Parse, shipped_packs: Packs) -> None:
    demand = "Peru demanded that Chile withdraw its ships from the bay without delay and pay for what they broke."
    assert wanted(f"{SEA} {demand} {SEA}", [LITTLE] * 3, parse, shipped_packs) == {0, 1, 2}


@pytest.mark.parametrize(
    "slight",
    [
        "Critics warned that the film was too long.",
        "The coach warned his players about the rain.",
        "Fans rejected the offer of a refund.",
        "The minister asked the crowd for patience.",
    ],
)
def test_a_find_that_is_hardly_one_is_not_read(slight: str, parse: Parse, shipped_packs: Packs) -> None:
    text = f"{slight} {SEA} {SEA} {SEA}"
    assert list(finder_of(text, parse, shipped_packs).finds())
    assert wanted(text, [LITTLE] * 4, parse, shipped_packs) == frozenset()
