"""Which sentences the encoder is to read behind the gate: where words alone make an act likely, or a pattern finds one.

The encoder takes longer for a sentence than the parser does. What it says matters only where an act in words may
stand; deeds it does not weigh.
"""

from __future__ import annotations

from collections.abc import Sequence

from melian.extraction.cast import Cast
from melian.extraction.finds import Finder
from melian.extraction.voices import Voices
from melian.model.frame import ActPack
from melian.model.parsed import Parsed
from melian.model.quotation import Quotation
from melian.model.tags import ACTS

LIKELY = 0.0
"""Log odds by words alone, above the gate's floor, from which a sentence is read whatever patterns find. Half a unit
less keeps one more of 888 acts of the annotated news, and takes the encoder a third longer on PolNeAR."""


def promising(
    parsed: Parsed, cast: Cast, quotations: tuple[Quotation, ...], acts: ActPack, own: Sequence[float]
) -> frozenset[int]:
    """Numbers of the sentences. `own` is how likely each is by its words, see `melian.extraction.gate.Words.own`."""
    finder = Finder(parsed, cast, Voices(parsed, cast, quotations), acts)
    found = {parsed.sentence_of(find.trigger.i).i for find in finder.finds() if find.act in ACTS}
    return frozenset(found.union(i for i, value in enumerate(own) if value >= LIKELY))
