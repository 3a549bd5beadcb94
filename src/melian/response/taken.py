"""Whether the sources tell that an option is already taken, by whom and in which words."""

from __future__ import annotations

import textwrap
from collections.abc import Iterable
from dataclasses import dataclass

from melian.assessment.disputes import Dispute
from melian.assessment.grounds import event_ground, words
from melian.assessment.lookup import Lookup, names
from melian.assessment.passages import find
from melian.model.event import Event
from melian.model.finding import Ground
from melian.model.mention import DEEDS
from melian.model.option import Done, Option
from melian.model.span import Excerpt
from melian.response.seats import Seat

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


def taken(option: Option, seat: Seat, dispute: Dispute, lookup: Lookup) -> tuple[Taken, ...]:
    """The acts that show it, the seat's own first, at most three."""
    near = _near(seat, dispute, lookup)
    found = [
        told
        for event in lookup.events
        if event.id != dispute.lead.id and not lookup.writers_own(event) and _about(event, near, dispute)
        for told in _shown(option, event, seat, lookup)
    ]
    found.sort(key=lambda t: (not t.own, t.event.date is None, t.event.date or "", t.event.id))
    return tuple(found[:_SHOWN])


def _near(seat: Seat, dispute: Dispute, lookup: Lookup) -> frozenset[str]:
    """Who can be meant: the other side, those concerned or addressed, and whom the other side uses force against."""
    lead = dispute.lead
    hit = (e for e in lookup.events if e.act in _FORCE and set(seat.other) & set(names(e.actor)))
    attacked = {name for e in hit for name in (*names(e.target), *names(e.place))}
    parties = {*names(lead.target), *names(lead.actor), *seat.concerned} - {seat.actor}
    return frozenset(parties | attacked | set(seat.other))


def _about(event: Event, near: frozenset[str], dispute: Dispute) -> bool:
    inside = any(event.id == other.id for other in dispute.events)
    return inside or bool(near & {*names(event.target), *names(event.place)})


def _shown(option: Option, event: Event, seat: Seat, lookup: Lookup) -> Iterable[Taken]:
    by = [name for name in names(event.actor) if name in seat.side]
    signs = [done for done in option.done if event.act in done.acts]
    if not by or not signs:
        return
    passage = _passage(signs, event, lookup)
    if passage is None:
        return
    document, excerpt = passage
    own = seat.actor in by or event.act in DEEDS
    when = f", {event.date}" if event.date else ""
    says = f"{', '.join(by)}{when}: “{_short(excerpt.text)}”"
    grounds = (event_ground(event, f"told as {event.act.replace('_', ' ')}"), words(document, excerpt, "what is done"))
    yield Taken(event=event, by=", ".join(by), own=own, says=says, grounds=grounds)


def _short(text: str) -> str:
    """At most a line of it; the whole stands one click away."""
    return textwrap.shorten(text, _LINE, placeholder=" …")


def _passage(signs: Iterable[Done], event: Event, lookup: Lookup) -> tuple[str, Excerpt] | None:
    """The words of the act in which one of the signs stands, the event's own first; any where the kind is enough."""
    told = [(event.content_document, event.content)]
    told += [(m.document, m.content) for m in lookup.mentions_of(event)]
    for done in signs:
        for document, content in told:
            if not done.words or find(done.words, content.text):
                return document, Excerpt(start=content.start, end=content.end, text=content.text)
    return None
