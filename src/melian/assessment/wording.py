"""In whose words an act is told: the forms by their strength, and the nearest quoted words."""

from __future__ import annotations

import re
from collections import Counter

from melian.assessment.lookup import Lookup, documents_of
from melian.model.event import Event
from melian.model.quotation import Quotation

STRENGTH = ("direct_quote", "indirect_quote", "paraphrase", "anonymous_source", "author_opinion", "author_advice")
"""Forms from the nearest to the words that were said to the furthest; a headline is none of them."""
_QUOTED_ENOUGH = 4
"""Words: a shorter quotation carries no object (the contract's rule for support)."""


def nearest_quotations(event: Event, lookup: Lookup) -> tuple[Quotation, ...]:
    """Words quoted from the act's speaker in the articles that tell of it, nearest in wording first.

    Four words and more. Those in which the same actor does the same come first. Nearness is how many of the act's
    mentions share each of its words of four letters and more, over the root of its length: a long quotation is not near
    because it holds much.
    """
    speakers = speakers_of(event, lookup)
    wanted = Counter(w for m in lookup.mentions_of(event) for w in _words(m.content.text))

    def nearness(quotation: Quotation) -> float:
        words = _words(quotation.text)
        return float(sum(wanted[w] for w in words) / max(1, len(words)) ** 0.5)

    found = [
        q
        for path in documents_of(event)
        for q in lookup.readings[path].quotations
        if q.kind == "direct" and q.speaker is not None and q.speaker.name in speakers
        if len(q.text.split()) >= _QUOTED_ENOUGH
    ]
    return tuple(
        sorted(found, key=lambda q: (not does_it(q, event, lookup), -nearness(q), lookup.order[q.document], q.start))
    )


def speakers_of(event: Event, lookup: Lookup) -> frozenset[str]:
    """Who is said to have said it: the speakers of its mentions, else the one whose quoted words hold what is told."""
    own = frozenset(m.speaker.name for m in lookup.mentions_of(event) if m.speaker)
    return own or frozenset(
        q.speaker.name
        for m in lookup.mentions_of(event)
        for q in lookup.readings[m.document].quotations
        if q.speaker is not None and q.speaker.name[:1].isupper() and q.holds(m.content)
    )


def does_it(quotation: Quotation, event: Event, lookup: Lookup) -> bool:
    """Whether the actor does in the quoted words what he does in the event: the demand beside the threat behind it."""
    return any(
        m.act == event.act and m.actor == event.actor and m.polarity == "asserted" and quotation.overlaps(m.content)
        for m in lookup.readings[quotation.document].mentions
    )


def _words(text: str) -> set[str]:
    return {word for word in re.findall(r"\w+", text.casefold()) if len(word) > 3}
