"""In which form a report carries an act, and who says it."""

from __future__ import annotations

from collections.abc import Set

from melian.extraction.fillers import same_side
from melian.extraction.find import Find
from melian.extraction.retold import retold
from melian.model.actor import Referent
from melian.model.mention import DEEDS, Form, Speaker
from melian.model.parsed import Parsed

_ANYBODY = frozenset({"official", "source", "diplomat", "aide", "insider", "person", "deputy", "negotiator", "member"})


def form_of(parsed: Parsed, find: Find, conduct: Set[str] = frozenset()) -> Form:
    """The contract's form of a find; `conduct` are verbs that tell what somebody does rather than says."""
    if find.advice:
        return "author_advice"
    if parsed.sentence_of(find.trigger.i).heading:
        return "headline"
    voice = find.voice
    if voice is not None and voice.titled:
        return "headline"
    if voice is not None and _theirs(find):
        if voice.readout:
            return "indirect_quote"
        if voice.own_document or voice.quoted:
            return "direct_quote"
        return "anonymous_source" if _unnamed(voice.speaker) else "indirect_quote"
    return _told(parsed, find, conduct)


def _told(parsed: Parsed, find: Find, conduct: Set[str]) -> Form:
    """The form where the words are not the actor's own: the writer's, or somebody else's who tells of them."""
    if find.nominal or find.act in DEEDS:
        return "paraphrase"
    teller = find.reporter or (find.voice.referents if find.voice is not None else ())
    if not teller and (find.done or retold(parsed, find.trigger, conduct)):
        return "paraphrase"
    told_by = find.who if find.who and find.who[0].kind == "person" else teller or find.who
    return "anonymous_source" if _unnamed(next(iter(told_by), None)) else "indirect_quote"


def speaker_of(find: Find) -> tuple[Speaker | None, str | None]:
    """Who says it, and the person whose act they report where that is another of the same side."""
    voice, who = find.voice, find.who
    person = who[0] if who and _speaks(who[0]) else None
    if find.reporter and _speaks(find.reporter[0]) and same_side(find.reporter, who):
        return _named(find.reporter[0]), person.name if person is not None and person.kind == "person" else None
    if voice is None or voice.speaker is None or not _theirs(find):
        return _named(person), None
    speaker = voice.speaker
    reported = person is not None and person.kind == "person" and person.name != speaker.name
    return _named(speaker if _speaks(speaker) else person), (person.name if reported and person else None)


def _theirs(find: Find) -> bool:
    """Whether the act is the speaker's own side's: others' acts are only reported by them."""
    return find.voice is not None and same_side(find.voice.referents, find.who)


def _speaks(referent: Referent) -> bool:
    """A person, a source or an organ: a state as such has no voice."""
    return referent.kind != "actor" or referent.name not in referent.actors


def _unnamed(referent: Referent | None) -> bool:
    """An official or source without name; a body or an office is one, even where nobody is named."""
    if referent is None or referent.kind != "unnamed_source":
        return False
    words = {w.lower().rstrip("s") for w in (referent.role or referent.name).split()}
    return bool(words & _ANYBODY)


def _named(referent: Referent | None) -> Speaker | None:
    return None if referent is None else Speaker(name=referent.name, role=referent.role)
