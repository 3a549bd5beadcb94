"""The readers that are measured: the pipeline's own stages, set up once."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from melian.model.mention import Mention
from melian.model.parsed import Parsed


def extractor() -> Callable[[Parsed], Sequence[Mention]]:
    """Parsed text to mentions, as the pipeline does it."""
    from melian.extraction.cast import Cast
    from melian.extraction.mentions import mentions
    from melian.packs.acts import load_acts
    from melian.packs.actors import load_actors

    acts, actors = load_acts(), load_actors()

    def extract(parsed: Parsed) -> Sequence[Mention]:
        cast = Cast(parsed, actors)
        return mentions(parsed, cast, (), acts)

    return extract
