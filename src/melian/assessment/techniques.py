"""Which techniques of influence words and structure show, in the same way for every writer, speaker and state."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import islice
from typing import Literal

from melian.assessment import phrasing
from melian.assessment.headlines import headlines
from melian.assessment.lookup import documents_of
from melian.assessment.scene import Scene
from melian.model.event import Reading
from melian.model.span import Excerpt, Span
from melian.model.techniques import Technique, TechniqueLook

_MOST = 200
"""Places of one technique in one article: more are no article's, and nobody reads them."""
Voice = Literal["writer", "quoted", "reported", "actor"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Use:
    """One place where a technique shows: the words, and in whose voice. It says nothing of intent."""

    technique: Technique
    voice: Voice
    who: str | None
    """The speaker or actor; None for the writer of the article, and for words quoted from nobody in particular."""
    document: str | None = None
    excerpt: Excerpt | None = None
    event: str | None = None
    note: str = ""


def uses(scene: Scene, techniques: Iterable[Technique]) -> tuple[Use, ...]:
    """Every use, technique by technique, in the order of the articles: words in all that tell the main act or name its
    parties, structure in those that tell it.
    """
    return tuple(use for technique in techniques for use in _LOOKS[technique.look](technique, scene))


def words_in(scene: Scene, path: str) -> int:
    """Words of an article outside its furniture: the base of a count."""
    document = scene.lookup.document(path)
    return sum(len(re.findall(r"\w+", document.text[s.start : s.end])) for s in phrasing.sentences(document))


def _phrases(technique: Technique, scene: Scene) -> Iterator[Use]:
    for path in scene.about:
        reading = scene.lookup.readings[path]
        quoted = phrasing.quoted(reading)
        for hit in islice(_hits(technique, reading), _MOST):
            voice, who = _voice(hit, reading, quoted)
            yield Use(technique=technique, voice=voice, who=who, document=path, excerpt=hit)


def _hits(technique: Technique, reading: Reading) -> Iterator[Excerpt]:
    for span in phrasing.sentences(reading.document):
        yield from phrasing.found(technique.values, reading.document, span)


def _voice(hit: Excerpt, reading: Reading, quoted: Sequence[Span]) -> tuple[Voice, str | None]:
    """Whose words: the speaker's in quotation marks, the speaker's as the writer puts them, or the writer's."""
    holding = [q for q in reading.quotations if q.holds(hit) and q.speaker is not None]
    inner = min(holding, key=len, default=None)
    who = inner.speaker.name if inner and inner.speaker else None
    if any(span.holds(hit) for span in quoted):
        return "quoted", who
    return ("reported", who) if inner is not None else ("writer", None)


def _headline(technique: Technique, scene: Scene) -> Iterator[Use]:
    for headline in headlines(scene.lead, scene.lookup):
        if headline.reasons:
            note = "; ".join(headline.reasons)
            yield Use(
                technique=technique,
                voice="writer",
                who=None,
                document=headline.document,
                excerpt=headline.words,
                note=note,
            )


def _one_origin(technique: Technique, scene: Scene) -> Iterator[Use]:
    if len(scene.told) > 1 and scene.lead.independent_sources == 1:
        note = f"{len(scene.told)} articles, one origin that can be shown"
        yield Use(technique=technique, voice="writer", who=None, event=scene.lead.id, note=note)


def _acts(technique: Technique, scene: Scene) -> Iterator[Use]:
    told = set(scene.told)
    for event in sorted(scene.lookup.events, key=lambda e: (e.actor or "", e.id)):
        here = told & set(documents_of(event))
        if event.act in technique.values and here and event.actor and not scene.lookup.writers_own(event):
            yield Use(technique=technique, voice="actor", who=event.actor, event=event.id)


def _third_places(technique: Technique, scene: Scene) -> Iterator[Use]:
    if scene.third:
        note = f"asked of {', '.join(sorted(scene.target))}, to be done in {', '.join(scene.third)}"
        yield Use(technique=technique, voice="actor", who=scene.lead.actor, event=scene.lead.id, note=note)


_LOOKS: dict[TechniqueLook, Callable[[Technique, Scene], Iterator[Use]]] = {
    "phrases": _phrases,
    "headline": _headline,
    "one_origin": _one_origin,
    "acts": _acts,
    "third_places": _third_places,
}
