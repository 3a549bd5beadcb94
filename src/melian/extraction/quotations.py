"""Who said what, in whose words: attributed speech, thought and intent, found by rules over syntax."""

from __future__ import annotations

from melian.extraction.cast import Cast
from melian.extraction.marks import Marks
from melian.extraction.quotation_assembly import assemble
from melian.extraction.quotation_candidates import Candidate
from melian.extraction.quotation_decode import decode
from melian.extraction.quotation_identity import Speakers
from melian.extraction.quotation_reader import candidates
from melian.model.cue import CueLexicon
from melian.model.parsed import Parsed
from melian.model.quotation import Quotation


def quotations(parsed: Parsed, cast: Cast, cues: CueLexicon) -> tuple[Quotation, ...]:
    """All attributions of a document, one object a contiguous piece of content, in text order."""
    marks = Marks(parsed)
    return link(parsed, cast, marks, candidates(parsed, marks, cues))


def link(parsed: Parsed, cast: Cast, marks: Marks, found: tuple[Candidate, ...]) -> tuple[Quotation, ...]:
    """Candidates, from rules or from any other reader, to quotations with their speakers."""
    speakers = Speakers(parsed, cast)
    return assemble(parsed, marks, speakers, decode(parsed, found, speakers.same))
