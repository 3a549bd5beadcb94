"""Who stands where towards a demand, and who has said nothing in these sources."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from dataclasses import dataclass
from typing import Literal

from melian.assessment.disputes import Dispute
from melian.assessment.lookup import Lookup, documents_of, names
from melian.model.event import Event
from melian.model.mention import DEEDS, WORDS

Stance = Literal["accepts", "rejects", "criticises_demander", "criticises_addressee", "asks", "offers", "acts", "other"]
ORDER: tuple[Stance, ...] = (
    "accepts", "rejects", "criticises_demander", "criticises_addressee", "offers", "asks", "acts", "other",
)  # fmt: skip
Reason = Literal["addressed", "place", "party", "named"]

_CRITICAL = frozenset({"accuse", "condemn", "warn", "threaten", "sanction", "expel", "downgrade"})
_PLAIN: dict[str, Stance] = {
    "accept": "accepts", "agree": "accepts", "yield": "accepts", "reject": "rejects", "deny": "rejects",
    "offer": "offers", "promise": "offers", "aid": "offers", "appeal": "asks", "demand": "asks",
}  # fmt: skip


@dataclass(frozen=True, slots=True, kw_only=True)
class Position:
    """Where one actor, or several acting together, stands; the event is what it rests on."""

    actor: str
    stance: Stance
    event: Event
    conditional: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Unheard:
    """An actor concerned of whom these articles report no statement on the demand. Not the same as silence."""

    actor: str
    why: Reason
    elsewhere: tuple[Event, ...]
    """What the articles do report of it, on another matter: words before deeds."""


def positions(dispute: Dispute, lookup: Lookup) -> tuple[Position, ...]:
    """One position for each act in the dispute by somebody other than the demander; writers' inferences left out."""
    return _positions(dispute.events, dispute.lead, lookup)


def _positions(events: Iterable[Event], lead: Event, lookup: Lookup) -> tuple[Position, ...]:
    demanders = set(names(lead.actor))
    found = [
        Position(actor=event.actor, stance=_stance(event, lead), event=event, conditional=event.condition is not None)
        for event in events
        if event.actor and not demanders & set(names(event.actor)) and not lookup.writers_own(event)
    ]
    return tuple(sorted(found, key=lambda p: (ORDER.index(p.stance), p.actor, p.event.id)))


def beside(dispute: Dispute, lookup: Lookup) -> tuple[Position, ...]:
    """Words of others to or about the parties, in articles that tell the lead, which nothing ties to this dispute."""
    inside = {event.id for event in dispute.events}
    parties = {*names(dispute.lead.actor), *names(dispute.lead.target)}
    told = set(documents_of(dispute.lead))
    found = (
        event
        for event in lookup.events
        if event.id not in inside
        and event.act in WORDS
        and set(names(event.target)) & parties
        and told & set(documents_of(event))
    )
    return _positions(found, dispute.lead, lookup)


def unheard(
    dispute: Dispute, lookup: Lookup, named: Iterable[str] = (), known: Collection[str] = ()
) -> tuple[Unheard, ...]:
    """Those addressed, those where it would be done, the other parties, and the `named`, without a statement here.

    With `known`, the actors' names, a place that is none of them is left out: it could not speak.
    """
    spoken = {name for event in dispute.events if not lookup.writers_own(event) for name in names(event.actor)}
    found: dict[str, Reason] = {}
    for name, why in _concerned(dispute, named):
        if name not in spoken and (why != "place" or not known or name in known):
            found.setdefault(name, why)
    return tuple(Unheard(actor=name, why=why, elsewhere=_elsewhere(name, lookup)) for name, why in found.items())


def _concerned(dispute: Dispute, named: Iterable[str]) -> Iterable[tuple[str, Reason]]:
    yield from ((name, "addressed") for name in names(dispute.lead.target))
    yield from ((name, "place") for name in names(dispute.lead.place))
    parties = {name for event in dispute.events for name in names(event.target)}
    yield from ((name, "party") for name in sorted(parties))
    yield from ((name, "named") for name in sorted(named))


def _elsewhere(name: str, lookup: Lookup) -> tuple[Event, ...]:
    found = (e for e in lookup.events if name in names(e.actor) and not lookup.writers_own(e))
    return tuple(sorted(found, key=lambda e: e.act not in WORDS))


def _stance(event: Event, lead: Event) -> Stance:
    towards = set(names(event.target))
    if event.act in _CRITICAL and towards & set(names(lead.actor)):
        return "criticises_demander"
    if event.act in _CRITICAL and towards & set(names(lead.target)):
        return "criticises_addressee"
    if event.act in ("reject", "deny", "accept", "agree", "yield") and not _answers(towards, lead):
        return "other"
    return _PLAIN.get(event.act, "acts" if event.act in DEEDS else "other")


def _answers(towards: set[str], lead: Event) -> bool:
    """An answer without a named addressee is read as one to the demand: it stands in its dispute."""
    return not towards or bool(towards & set(names(lead.actor)))
