"""The readers that are measured: the pipeline's own stages, set up once."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace

from melian.extraction.cast import Cast
from melian.extraction.mentions import mentions, weighed
from melian.extraction.quotations import quotations
from melian.model.mention import Mention
from melian.model.parsed import Parsed
from melian.packs import load_packs

Extract = Callable[[Parsed], Sequence[Mention]]
Weigh = Callable[[Parsed], list[tuple[Mention, frozenset[str]]]]


def extractor() -> Extract:
    """Parsed text to mentions, as the pipeline does it."""
    packs = load_packs()

    def extract(parsed: Parsed) -> Sequence[Mention]:
        cast = Cast(parsed, packs.actors)
        return mentions(parsed, cast, quotations(parsed, cast, packs.cues), packs.acts, packs.outlets.names)

    return extract


def weigher() -> Weigh:
    """Parsed text to every mention that any pattern finds, with the features of its confidence."""
    packs = load_packs()
    acts = replace(packs.acts, weights=(), floor=0.0)

    def weigh(parsed: Parsed) -> list[tuple[Mention, frozenset[str]]]:
        cast = Cast(parsed, packs.actors)
        quoted = quotations(parsed, cast, packs.cues)
        return list(weighed(parsed, cast, quoted, acts, packs.outlets.names))

    return weigh
