"""Which sentences the encoder is to read behind the gate: where a second opinion may count.

The encoder takes longer for a sentence than the parser does. What it says matters only where an act in words may
stand; deeds it does not weigh. A text that is full of acts is read whole: in a report of a dispute little would be
saved, and much of what its acts refer to stands elsewhere. Of any other text it reads the sentences in which a pattern
finds an act that is not too unlikely, and those that are likely to hold one by their words alone.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from melian.extraction.confidence import glance
from melian.extraction.finds import Finder
from melian.model.frame import ActPack
from melian.model.tags import ACTS

LIKELY = 1.5
"""Log odds by words alone, above the gate's floor, from which a sentence is read whatever patterns find."""
WORTH = 0.25
"""Probability at a glance from which a pattern's find is read."""
FULL = 0.4
TELLING = 0.75
"""Probability at a glance, or log odds by words, from which a sentence tells that its text is full of acts."""
WHOLE = 0.25
"""Share of a document's characters, in sentences that tell so, from which all of it is read.

These numbers were chosen on the annotated news, gate and all, where 881 acts are found when all is read:
with these 7 of them go, net. A setting that reads a fifth more loses 5, one that reads a tenth less 9 to 11.
"""


def promising(finder: Finder, pack: ActPack, own: Sequence[float]) -> frozenset[int]:
    """Numbers of the sentences. `own` is how likely each is by its words, see `melian.extraction.gate.Words.own`."""
    parsed, found = finder.parsed, _found(finder, pack)
    likely = {i for i, value in enumerate(own) if value >= LIKELY}
    telling = {i for i, value in enumerate(own) if value >= TELLING}
    full = (parsed.sentences[i] for i in telling.union(i for i, share in found.items() if share >= FULL))
    if sum(len(sentence) for sentence in full) >= WHOLE * len(parsed.text):
        return frozenset(range(len(parsed.sentences)))
    return frozenset(likely.union(i for i, share in found.items() if share >= WORTH))


def _found(finder: Finder, pack: ActPack) -> Mapping[int, float]:
    """By sentence with an act in words that a pattern finds, how probable the likeliest is at a glance."""
    crowd, weights = finder.crowd, dict(pack.unchosen_weights)
    found: dict[int, float] = {}
    for find in finder.finds():
        if find.act in ACTS:
            sentence = finder.parsed.sentence_of(find.trigger.i)
            found[sentence.i] = max(found.get(sentence.i, 0.0), glance(find, crowd, sentence, weights))
    return found
