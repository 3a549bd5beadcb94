"""Whether the sources tell that an option is already taken, by whom and in which words."""

from __future__ import annotations

import re
import textwrap
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from melian.assessment.disputes import Dispute
from melian.assessment.grounds import event_ground, words
from melian.assessment.lookup import Lookup, documents_of, names
from melian.assessment.passages import find
from melian.model.event import Event
from melian.model.finding import Ground
from melian.model.mention import DEEDS, Mention
from melian.model.option import Done, Option
from melian.model.span import Excerpt, Span
from melian.response.seats import Seat

_FORCE = frozenset({"strike", "incursion", "seize", "proxy_attack"})
_SHOWN = 3
_SUPPOSING = re.compile(r"\s*(?:would|could|might|may|should|can|must)\b")
"""After the words of an act: the act is the subject of what would follow from it, and not told as done."""
_LINE = 110


@dataclass(frozen=True, slots=True, kw_only=True)
class Taken:
    """One act of the case that the option consists in."""

    event: Event
    by: str
    own: bool
    """Whether it is the seat's own: what it says or does itself, and what its members, or its organisation, do. What a
    member says is not the organisation's word, nor the other way round."""
    says: str
    grounds: tuple[Ground, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Deeds:
    """What the seat's side is told to have done or said in the quarrel: the same for every option."""

    seat: Seat
    lookup: Lookup
    events: tuple[Event, ...]
    asked: tuple[tuple[str, Span], ...]
    """Where the main act says what is asked: what is told there is not done."""


def deeds(seat: Seat, dispute: Dispute, lookup: Lookup) -> Deeds:
    """The acts of the seat's side that belong to the quarrel, the main act apart; what only writers infer is out."""
    near, side = _near(seat, dispute, lookup), set(seat.side)
    ours = (e for e in lookup.events if side & set(names(e.actor)) and e.id != dispute.lead.id)
    told = (e for e in ours if not lookup.writers_own(e) and _about(e, seat, near, dispute))
    return Deeds(seat=seat, lookup=lookup, events=tuple(told), asked=_asked(dispute.lead, lookup))


def taken(option: Option, told: Deeds) -> tuple[Taken, ...]:
    """The acts that show it, the seat's own first, at most three."""
    found = [each for event in told.events for each in _shown(option, event, told)]
    found.sort(key=lambda t: (not t.own, t.event.date is None, t.event.date or "", t.event.id))
    return tuple(found[:_SHOWN])


def _asked(lead: Event, lookup: Lookup) -> tuple[tuple[str, Span], ...]:
    """Where the words of the main act say what is asked, and on what condition: what is told there is not done."""
    told = ((m.document, part) for m in lookup.mentions_of(lead) for part in (m.content, m.condition))
    return tuple((path, part) for path, part in told if part is not None)


def _near(seat: Seat, dispute: Dispute, lookup: Lookup) -> frozenset[str]:
    """Who can be meant: the other side, those concerned or addressed, and whom the other side uses force against."""
    lead = dispute.lead
    hit = (e for e in lookup.events if e.act in _FORCE and set(seat.other) & set(names(e.actor)))
    attacked = {name for e in hit for name in (*names(e.target), *names(e.place))}
    parties = {*names(lead.target), *names(lead.actor), *seat.concerned} - {seat.actor}
    return frozenset(parties | attacked | set(seat.other))


def _about(event: Event, seat: Seat, near: frozenset[str], dispute: Dispute) -> bool:
    """Whether it belongs to the quarrel: an act of the dispute, or towards who can be meant; or told beside the main
    act, and towards nobody who is named or towards the seat's partners."""
    told = {*names(event.target), *names(event.place)}
    if near & told or any(event.id == other.id for other in dispute.events):
        return True
    beside = bool(set(documents_of(event)) & set(documents_of(dispute.lead)))
    return beside and (not names(event.target) or bool(set(seat.partners) & told))


def _shown(option: Option, event: Event, told: Deeds) -> Iterator[Taken]:
    signs = [done for done in option.done if event.act in done.acts]
    passage = _passage(signs, event, told) if signs else None
    if passage is None:
        return
    document, excerpt = passage
    by = [name for name in names(event.actor) if name in told.seat.side]
    when = f", {event.date}" if event.date else ""
    says = f"{', '.join(by)}{when}: “{_short(excerpt.text)}”"
    grounds = (event_ground(event, f"told as {event.act.replace('_', ' ')}"), words(document, excerpt, "what is done"))
    own = told.seat.actor in by or event.act in DEEDS
    yield Taken(event=event, by=", ".join(by), own=own, says=says, grounds=grounds)


def _passage(signs: Iterable[Done], event: Event, told: Deeds) -> tuple[str, Excerpt] | None:
    """Words of the act in which one of the signs stands, those of its own document first; any where the kind is
    enough."""
    mentions = sorted(told.lookup.mentions_of(event), key=lambda m: m.document != event.content_document)
    told_as_done = (m for m in mentions if not _supposed(m, told.lookup) and not _inside(m, told.asked))
    said = [(m.document, _words(m, told.lookup)) for m in told_as_done]
    for done in signs:
        for document, passage in said:
            if not done.words or find(done.words, passage.text):
                return document, passage
    return None


def _words(mention: Mention, lookup: Lookup) -> Excerpt:
    """From the words that carry the act to the end of what is done: what stands between belongs to it."""
    start = min(mention.trigger.start, mention.content.start)
    end = max(mention.trigger.end, mention.content.end)
    return Excerpt(start=start, end=end, text=lookup.document(mention.document).text[start:end])


def _supposed(mention: Mention, lookup: Lookup) -> bool:
    """Whether the act is denied or only thought of: “giving way would mean ...” tells of nobody who gave way."""
    if mention.polarity != "asserted":
        return True
    end = max(mention.trigger.end, mention.content.end)
    ing = mention.trigger.text.split(" ")[0].endswith("ing")
    return ing and bool(_SUPPOSING.match(lookup.document(mention.document).text, end))


def _inside(mention: Mention, asked: Iterable[tuple[str, Span]]) -> bool:
    own = mention.trigger
    return any(path == mention.document and part.start <= own.start and own.end <= part.end for path, part in asked)


def _short(text: str) -> str:
    """At most a line of it; the whole stands one click away."""
    return textwrap.shorten(text, _LINE, placeholder=" …")
