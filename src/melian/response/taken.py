"""Whether the sources tell that an option is already taken: by whom, towards whom, when, and in which words."""

from __future__ import annotations

import textwrap
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Final

from melian.assessment.disputes import Dispute
from melian.assessment.grounds import event_ground, words
from melian.assessment.lookup import Lookup, documents_of, names
from melian.assessment.passages import find
from melian.model.days import in_words
from melian.model.event import Event
from melian.model.finding import Ground
from melian.model.knowledge import Knowledge
from melian.model.mention import DEEDS, Mention
from melian.model.name_words import listed
from melian.model.option import Done, Option, Towards
from melian.model.span import Excerpt, Span
from melian.response.seats import Seat, members

FLOOR: Final = 0.7
"""The least confidence of a reading that counts as told. What is taken is not ranked, so a wrong one costs the reader
an option; at .7 about seven of ten such readings are right. A convention: nothing was fitted."""
_FORCE = frozenset({"strike", "incursion", "seize", "proxy_attack"})
_SHOWN = 3
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
    dispute: Dispute
    events: tuple[Event, ...]
    asked: tuple[tuple[str, Span], ...]
    """Where the main act says what is asked: what is told there is not done."""
    whom: Mapping[Towards, frozenset[str]]
    """Who is meant by each thing that an act can be about."""


def deeds(seat: Seat, dispute: Dispute, lookup: Lookup, knowledge: Knowledge) -> Deeds:
    """The acts of the seat's side that belong to the quarrel, the main act apart; what only writers infer is out."""
    whom, side = _whom(seat, dispute, lookup, knowledge), set(seat.side)
    ours = (e for e in lookup.events if side & set(names(e.actor)) and e.id != dispute.lead.id)
    told = (e for e in ours if not lookup.writers_own(e) and _about(e, seat, whom["any"], dispute))
    asked = _asked(dispute.lead, lookup)
    return Deeds(seat=seat, lookup=lookup, dispute=dispute, events=tuple(told), asked=asked, whom=whom)


def taken(option: Option, told: Deeds) -> tuple[Taken, ...]:
    """The acts that show it, the seat's own first, at most three."""
    found = [each for event in told.events for each in _shown(option, event, told)]
    found.sort(key=lambda t: (not t.own, t.event.date is None, t.event.date or "", t.event.id))
    return tuple(found[:_SHOWN])


def _asked(lead: Event, lookup: Lookup) -> tuple[tuple[str, Span], ...]:
    """Where the words of the main act say what is asked, and on what condition: what is told there is not done."""
    told = ((m.document, part) for m in lookup.mentions_of(lead) for part in (m.content, m.condition))
    return tuple((path, part) for path, part in told if part is not None)


def _whom(
    seat: Seat, dispute: Dispute, lookup: Lookup, knowledge: Knowledge
) -> dict[Towards, frozenset[str]]:  # fmt: skip
    """The other side; the place of the demand; whom the other side uses force against; and all who can be meant."""
    lead = dispute.lead
    hit = (e for e in lookup.events if e.act in _FORCE and set(seat.other) & set(names(e.actor)))
    attacked = frozenset(name for e in hit for name in (*names(e.target), *names(e.place)))
    addressed = names(lead.target)
    ground = seat.concerned or (*addressed, *(m for body in addressed for m in members(body, knowledge)))
    if seat.role == "demander":
        ground = (*ground, *seat.partners)  # it is seldom invited where its demand is about, but by its allies
    parties = {*addressed, *names(lead.actor), *seat.concerned} - {seat.actor}
    theirs = seat.concerned if seat.role == "demander" else ()
    other = frozenset((*seat.other, *theirs, *(m for body in seat.other for m in members(body, knowledge))))
    return {
        "other": other, "demand": other, "place": frozenset(ground), "attacked": attacked - {seat.actor},
        "any": frozenset(parties | attacked | other),
    }  # fmt: skip


def _about(event: Event, seat: Seat, near: frozenset[str], dispute: Dispute) -> bool:
    """Whether it belongs to the quarrel: an act of the dispute, or towards who can be meant; or told beside the main
    act, and towards nobody who is named or towards the seat's partners."""
    told = _at(event)
    if near & told or _within(event, dispute):
        return True
    beside = bool(set(documents_of(event)) & set(documents_of(dispute.lead)))
    return beside and (not names(event.target) or bool(set(seat.partners) & told))


def _at(event: Event) -> set[str]:
    """Towards whom, and where."""
    return {*names(event.target), *names(event.place)}


def _within(event: Event, dispute: Dispute) -> bool:
    return any(event.id == other.id for other in dispute.events)


def _shown(option: Option, event: Event, told: Deeds) -> Iterator[Taken]:
    before = _before(event, told.dispute.lead)
    if before and event.act not in DEEDS:
        return  # words from before the demand are no answer to it
    signs = [done for done in option.done if event.act in done.acts and _meant(done, event, told)]
    passage = _passage(signs, event, told) if signs else None
    if passage is None:
        return
    document, excerpt = passage
    by = [name for name in names(event.actor) if name in told.seat.side]
    says = f"{listed(by)}, {_when(event, before)}: “{_short(excerpt.text)}”"
    grounds = (event_ground(event, f"told as {event.act.replace('_', ' ')}"), words(document, excerpt, "what is done"))
    own = told.seat.actor in by or event.act in DEEDS
    yield Taken(event=event, by=listed(by), own=own, says=says, grounds=grounds)


def _meant(done: Done, event: Event, told: Deeds) -> bool:
    """Whether the act is about what the option is about. Words of the dispute that name nobody are said to the other
    side; a deed has to name whom, or where."""
    within = _within(event, told.dispute)
    if done.towards == "demand" and not within:
        return False
    if done.towards == "any" or told.whom[done.towards] & _at(event):
        return True
    return done.towards in ("other", "demand") and within and event.act not in DEEDS and not names(event.target)


def _before(event: Event, lead: Event) -> bool:
    """Whether it is surely earlier than the demand, as far as both are dated."""
    if event.date is None or lead.date is None:
        return False
    size = min(len(event.date), len(lead.date))
    return event.date[:size] < lead.date[:size]


def _when(event: Event, before: bool) -> str:
    """The day as precise as it is told, and that it is from before the demand where it is."""
    return f"{in_words(event.date)}{', before the demand' if before else ''}"


def _passage(signs: Iterable[Done], event: Event, told: Deeds) -> tuple[str, Excerpt] | None:
    """Words of the act in which one of the signs stands, those of its own document first; any where the kind is
    enough."""
    mentions = sorted(told.lookup.mentions_of(event), key=lambda m: m.document != event.content_document)
    said = [(m, _words(m, told.lookup)) for m in mentions if _as_done(m, told.asked)]
    for done in signs:
        for mention, passage in said:
            if done.public and mention.form == "anonymous_source":
                continue
            if all(not held or find(held, passage.text) for held in (done.words, done.also)):
                return mention.document, passage
    return None


def _as_done(mention: Mention, asked: Iterable[tuple[str, Span]]) -> bool:
    """Whether it is told as done, surely enough, and not where the demand says what is asked."""
    return mention.polarity == "asserted" and mention.confidence >= FLOOR and not _inside(mention, asked)


def _words(mention: Mention, lookup: Lookup) -> Excerpt:
    """From the words that carry the act to the end of what is done: what stands between belongs to it."""
    start = min(mention.trigger.start, mention.content.start)
    end = max(mention.trigger.end, mention.content.end)
    return Excerpt(start=start, end=end, text=lookup.document(mention.document).text[start:end])


def _inside(mention: Mention, asked: Iterable[tuple[str, Span]]) -> bool:
    own = mention.trigger
    return any(path == mention.document and part.start <= own.start and own.end <= part.end for path, part in asked)


def _short(text: str) -> str:
    """At most a line of it; the whole stands one click away."""
    return textwrap.shorten(text, _LINE, placeholder=" …")
