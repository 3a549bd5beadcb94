"""Finds to mentions: one object for each act that a sentence tells."""

from __future__ import annotations

from collections.abc import Iterator

from melian.extraction.act_reader import ActReader
from melian.extraction.answers import with_answered, without_taken
from melian.extraction.cast import Cast
from melian.extraction.entities import Entities
from melian.extraction.find import Find
from melian.extraction.finds import Finder
from melian.extraction.mention_builder import Builder, Weighed
from melian.extraction.party_choice import Chooser, Read
from melian.extraction.sources import Credits
from melian.extraction.subject import about
from melian.extraction.told_once import told_once
from melian.extraction.voices import Voices
from melian.model.frame import ActPack
from melian.model.mention import Mention
from melian.model.parsed import Parsed
from melian.model.quotation import Quotation
from melian.model.tags import ActTags


def mentions(
    parsed: Parsed,
    cast: Cast,
    quotations: tuple[Quotation, ...],
    acts: ActPack,
    outlets: tuple[str, ...] = (),
    tags: ActTags | None = None,
    finder: Finder | None = None,
) -> tuple[Mention, ...]:
    """Every act that the document tells, in text order; none of a match report.

    `outlets` are names of news outlets as texts credit them; they make `cited_source`. `tags` are the encoder's, for
    what the patterns miss or get wrong. `finder` is one that has looked through the text before, with other voices.
    """
    if about(parsed, dict(acts.words).get("sport", frozenset())):
        return ()
    made = tuple(weighed(parsed, cast, quotations, acts, outlets, tags, finder))
    kept = (w.mention for w in made if w.mention.confidence >= w.floor)
    told = without_taken(sorted(told_once(kept, acts.clauses), key=lambda m: (m.start, m.trigger.start, m.act)))
    return with_answered(told, frozenset(w.mention.id for w in made if w.settled))


def weighed(
    parsed: Parsed,
    cast: Cast,
    quotations: tuple[Quotation, ...],
    acts: ActPack,
    outlets: tuple[str, ...] = (),
    tags: ActTags | None = None,
    finder: Finder | None = None,
) -> Iterator[Weighed]:
    """Every find's mention, whatever its confidence. `finder` is one that has looked through the text before."""
    voices = Voices(parsed, cast, quotations)
    entities = Entities(parsed, cast)
    finder = finder.hearing(voices) if finder is not None else Finder(parsed, cast, voices, acts)
    builder = Builder(parsed, cast, acts, Credits(parsed, cast, outlets), finder.crowd)
    told = tuple(reads(parsed, finder, voices, entities, tags))
    chooser = Chooser(parsed, cast, entities, told)
    for read in told:
        if not builder.worth(read.reviewed, tags):
            continue
        made = builder.mention(chooser.chosen(read, acts.actor_weights, acts.target_weights))
        if made is not None:
            yield made


def reads(parsed: Parsed, finder: Finder, voices: Voices, entities: Entities, tags: ActTags | None) -> Iterator[Read]:
    """Every find of the patterns, and what only the encoder finds."""
    finds = tuple(finder.finds())
    if tags is None:
        yield from (Read(found=find, reviewed=find) for find in finds)
        return
    reader = ActReader(parsed, tags, entities, voices)
    yield from (_read(reader, find, reader.reviewed(find)) for find in finds)
    yield from (_read(reader, find, find) for find in reader.unread(finds))


def _read(reader: ActReader, found: Find, reviewed: Find) -> Read:
    actor, target = reader.castings(found) or (None, None)
    return Read(found=found, reviewed=reviewed, actor=actor, target=target)
