"""Grounds and confidence that several assessments share."""

from __future__ import annotations

from melian.model.event import Event
from melian.model.finding import Confidence, Ground, Level
from melian.model.span import Excerpt

UNANSWERED = "not in these sources"


def words(document: str, excerpt: Excerpt, says: str) -> Ground:
    """Characters of an article."""
    return Ground(kind="words", says=says, document=document, excerpt=excerpt)


def entry(pack: str, key: str, says: str, source: str) -> Ground:
    """An entry of a pack, with its source."""
    return Ground(kind="knowledge", says=says, entry=f"{pack}: {key}", source=source)


def absence(says: str) -> Ground:
    """What was looked for and is not there."""
    return Ground(kind="absence", says=says)


def event_ground(event: Event, says: str) -> Ground:
    """An act of the case."""
    return Ground(kind="event", says=says, event=event.id)


def confidence(event: Event) -> Confidence:
    """How well the act is reported: low with one origin or without quoted words, high with three and quoted words."""
    origins, quoted = event.independent_sources, event.support in ("verbatim", "verbatim_in_part")
    level: Level = "low" if origins < 2 or not quoted else "high" if origins > 2 else "moderate"
    told = "with quoted words for it" if quoted else "without quoted words for it"
    return Confidence(level=level, why=f"{origins} independent {'origin' if origins == 1 else 'origins'}, {told}")
