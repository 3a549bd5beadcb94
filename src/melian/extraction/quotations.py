"""Who said what, in whose words: attributed speech, thought and intent, by rules over syntax or an encoder's tags."""

from __future__ import annotations

from melian.extraction.cast import Cast
from melian.extraction.decode import decode
from melian.extraction.decode_edges import apart
from melian.extraction.decode_pieces import Tuning
from melian.extraction.marks import Marks
from melian.extraction.quotation_assembly import assemble
from melian.extraction.quotation_decode import decode as settle
from melian.extraction.quotation_identity import Speakers
from melian.extraction.quotation_reader import candidates
from melian.model.cue import CueLexicon
from melian.model.parsed import Parsed
from melian.model.quotation import Quotation
from melian.model.tags import Tags


def quotations(
    parsed: Parsed, cast: Cast, cues: CueLexicon, tags: Tags | None = None, *, inner: bool = True
) -> tuple[Quotation, ...]:
    """All attributions of a document, one object a contiguous piece of content, in text order.

    With `tags` the encoder reads, and what the rules find is a second opinion; without them the rules read alone.
    `inner` takes a report within a report apart, with its chain; otherwise the outer one is kept whole.
    """
    marks, speakers = Marks(parsed), Speakers(parsed, cast)
    found = settle(parsed, candidates(parsed, marks, cues), speakers.same)
    if tags is None:
        return assemble(parsed, marks, speakers, found)
    return decode(parsed, cast, apart(parsed, tags), marks, rules=found, cues=cues, tuning=Tuning.of(inner=inner))
