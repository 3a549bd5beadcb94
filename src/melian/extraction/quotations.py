"""Who said what, in whose words: attributed speech, thought and intent, by rules over syntax or an encoder's tags."""

from __future__ import annotations

from dataclasses import dataclass

from melian.extraction.cast import Cast
from melian.extraction.decode import decode
from melian.extraction.decode_edges import apart
from melian.extraction.decode_pieces import Tuning
from melian.extraction.marks import Marks
from melian.extraction.quotation_assembly import assemble
from melian.extraction.quotation_decode import Attribution
from melian.extraction.quotation_decode import decode as settle
from melian.extraction.quotation_identity import Speakers
from melian.extraction.quotation_lists import listed
from melian.extraction.quotation_reader import candidates
from melian.model.cue import CueLexicon
from melian.model.parsed import Parsed
from melian.model.quotation import Quotation
from melian.model.tags import Tags


@dataclass(frozen=True, slots=True, kw_only=True)
class ByRules:
    """What the rules find in a document: who is said to say which tokens."""

    parsed: Parsed
    marks: Marks
    speakers: Speakers
    attributions: tuple[Attribution, ...]

    @property
    def quotations(self) -> tuple[Quotation, ...]:
        """The same as quotations."""
        return assemble(self.parsed, self.marks, self.speakers, self.attributions)


def by_rules(parsed: Parsed, cast: Cast, cues: CueLexicon) -> ByRules:
    """Reads by rules alone."""
    marks, speakers = Marks(parsed), Speakers(parsed, cast)
    found = settle(parsed, candidates(parsed, marks, cues), speakers.same)
    return ByRules(parsed=parsed, marks=marks, speakers=speakers, attributions=tuple(found))


def quotations(
    parsed: Parsed,
    cast: Cast,
    cues: CueLexicon,
    tags: Tags | None = None,
    *,
    inner: bool = True,
    rules: ByRules | None = None,
) -> tuple[Quotation, ...]:
    """All attributions of a document, one object a contiguous piece of content, in text order.

    With `tags` the encoder reads, and what the rules find is a second opinion; without them the rules read alone.
    `rules` is what they find, where that is known already. `inner` takes a report within a report apart, with its
    chain; otherwise the outer one is kept whole.
    """
    rules = rules or by_rules(parsed, cast, cues)
    if tags is None:
        return listed(parsed, rules.marks, rules.quotations)
    tuning = Tuning.of(inner=inner)
    told = decode(parsed, cast, apart(parsed, tags), rules.marks, rules=rules.attributions, cues=cues, tuning=tuning)
    return listed(parsed, rules.marks, told)
