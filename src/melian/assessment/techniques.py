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
from melian.assessment.setting import Setting
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


def uses(setting: Setting, techniques: Iterable[Technique]) -> tuple[Use, ...]:
    """Every use, technique by technique, in the order of the articles: words in all that tell the main act or name its
    parties, structure in those that tell it.
    """
    return tuple(use for technique in techniques for use in _LOOKS[technique.look](technique, setting))


def words_in(setting: Setting, path: str) -> int:
    """Words of an article outside its furniture: the base of a count."""
    document = setting.lookup.document(path)
    return sum(len(re.findall(r"\w+", document.text[s.start : s.end])) for s in phrasing.sentences(document))


def _phrases(technique: Technique, setting: Setting) -> Iterator[Use]:
    for path in setting.about:
        reading = setting.lookup.readings[path]
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


def _headline(technique: Technique, setting: Setting) -> Iterator[Use]:
    for headline in headlines(setting.lead, setting.lookup):
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


def _one_origin(technique: Technique, setting: Setting) -> Iterator[Use]:
    if len(setting.told) > 1 and setting.lead.independent_sources == 1:
        note = f"{len(setting.told)} articles, one origin that can be shown"
        yield Use(technique=technique, voice="writer", who=None, event=setting.lead.id, note=note)


def _acts(technique: Technique, setting: Setting) -> Iterator[Use]:
    told = set(setting.told)
    for event in sorted(setting.lookup.events, key=lambda e: (e.actor or "", e.id)):
        here = told & set(documents_of(event))
        if event.act in technique.values and here and event.actor and not setting.lookup.writers_own(event):
            yield Use(technique=technique, voice="actor", who=event.actor, event=event.id)


def _third_places(technique: Technique, setting: Setting) -> Iterator[Use]:
    if setting.third:
        note = f"asked of {', '.join(sorted(setting.target))}, to be done in {', '.join(setting.third)}"
        yield Use(technique=technique, voice="actor", who=setting.lead.actor, event=setting.lead.id, note=note)


_LOOKS: dict[TechniqueLook, Callable[[Technique, Setting], Iterator[Use]]] = {
    "phrases": _phrases,
    "headline": _headline,
    "one_origin": _one_origin,
    "acts": _acts,
    "third_places": _third_places,
}
