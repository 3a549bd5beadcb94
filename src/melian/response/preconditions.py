"""What an option needs, asked of the case: each precondition holds, fails, or has to be looked at by somebody."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from melian.assessment.disputes import Dispute
from melian.assessment.grounds import absence, entry, event_ground
from melian.assessment.lookup import Lookup, names
from melian.model.act_words import noun
from melian.model.event import Event
from melian.model.finding import Ground
from melian.model.knowledge import Knowledge
from melian.model.name_words import listed
from melian.model.option import Option, Precondition
from melian.response.seats import Seat, members

UNKNOWN = "unknown"
_SHOWN = 3
"""Acts shown for an answer."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Check:
    """One precondition with its answer."""

    precondition: Precondition
    holds: bool | None
    """None: no report can answer it; somebody has to look."""
    because: str
    grounds: tuple[Ground, ...]
    of_actor: bool = False
    """Whether it fails by who the actor is, which no event would change."""


def checks(
    option: Option, seat: Seat, dispute: Dispute, lookup: Lookup, knowledge: Knowledge
) -> tuple[Check, ...]:  # fmt: skip
    """Every precondition of the option, in its order."""
    return tuple(_check(each, seat, dispute, lookup, knowledge) for each in option.preconditions)


def _check(need: Precondition, seat: Seat, dispute: Dispute, lookup: Lookup, knowledge: Knowledge) -> Check:
    """The first of its conditions that fails decides; where none can be tested it has to be looked at."""
    answers = (
        *_kind(need, seat, knowledge),
        *_membership(need, seat, knowledge),
        *_against(need, dispute, knowledge),
        *_other(need, seat, knowledge),
        *_deadline(need, dispute),
        *_reported(need, seat, lookup),
    )
    if failed := next((answer for answer in answers if answer.holds is False), None):
        return failed
    if unknown := next((answer for answer in answers if answer.holds is None), None):
        return unknown
    if answers:
        grounds = tuple(g for answer in answers for g in answer.grounds)
        return Check(precondition=need, holds=True, because=answers[0].because, grounds=grounds)
    says = f"{need.says[:1].lower()}{need.says[1:].rstrip('.')}"
    looked = absence(f"whether {says}: reports of acts cannot tell it")
    return Check(precondition=need, holds=None, because=f"to be looked at: {says}", grounds=(looked,))


def _kind(need: Precondition, seat: Seat, knowledge: Knowledge) -> Iterator[Check]:
    if not need.taken_by:
        return
    kind = kind_of(seat.actor, knowledge)
    holds = bool({kind, seat.actor} & need.taken_by)
    if kind == UNKNOWN and not holds and (not knowledge.norms.states or "organisation" in need.taken_by):
        looked = absence(f"what kind of actor {seat.actor} is: the packs do not tell")
        yield Check(precondition=need, holds=None, because=looked.says, grounds=(looked,))
        return
    allowed = _allowed(need.taken_by)
    ours = members(seat.actor, knowledge)
    hint = f"; each of its {len(ours)} members can decide on it" if not holds and ours else ""
    because = f"only {allowed} can take it, and {seat.actor} is {_article(kind)}{hint}"
    body = next((b for b in knowledge.bodies if b.name == seat.actor), None)
    source = body.members_source if body else "unverified"
    ground = entry("actors", seat.actor, f"{seat.actor} is {_article(kind)}", source)
    yield Check(precondition=need, holds=holds, because=because, grounds=(ground,), of_actor=not holds)


def _membership(need: Precondition, seat: Seat, knowledge: Knowledge) -> Iterator[Check]:
    if not need.member_of:
        return
    inside = [n for n in sorted(need.member_of) if n == seat.actor or seat.actor in members(n, knowledge)]
    named = " or ".join(sorted(need.member_of))
    because = f"{seat.actor} belongs to {inside[0]}" if inside else f"{seat.actor} does not belong to {named}"
    sources = {b.name: b.members_source for b in knowledge.bodies}
    looked = inside[:1] or sorted(need.member_of)
    grounds = tuple(
        entry("commitments", f"{n} (members)", because, sources.get(n, "unverified")) for n in looked
    )  # fmt: skip
    yield Check(precondition=need, holds=bool(inside), because=because, grounds=grounds, of_actor=not inside)


def _against(need: Precondition, dispute: Dispute, knowledge: Knowledge) -> Iterator[Check]:
    if not need.against:
        return
    lead = dispute.lead
    kinds = {name: kind_of(name, knowledge) for name in names(lead.target)}
    fits = sorted(name for name, kind in kinds.items() if kind in need.against)
    wanted = " or ".join(_article(kind) for kind in sorted(need.against))
    because = f"the demand is {'' if fits else 'not '}addressed to {wanted}{f' ({listed(fits)})' if fits else ''}"
    yield Check(
        precondition=need, holds=bool(fits), because=because, grounds=(event_ground(lead, "whom it is addressed to"),)
    )


def _other(need: Precondition, seat: Seat, knowledge: Knowledge) -> Iterator[Check]:
    """What the other side is: where no state, as an organisation has no ambassador, it can be for its members."""
    if not need.other or not seat.other:
        return
    fits = [name for name in seat.other if kind_of(name, knowledge) in need.other]
    told = ", ".join(f"{name} is {_article(kind_of(name, knowledge))}" for name in fits or seat.other)
    ground = entry("actors", seat.other[0], told, "unverified")
    yield Check(precondition=need, holds=True if fits else None, because=told, grounds=(ground,))


def _deadline(need: Precondition, dispute: Dispute) -> Iterator[Check]:
    """Whether the demand says by when."""
    if not need.deadline:
        return
    lead = dispute.lead
    told = next((e.value for e in lead.elements if e.element == "deadline" and e.value), None)
    timed = bool(told) or (lead.condition is not None and lead.condition.kind == "deadline")
    because = "the demand has a deadline" if timed else "these sources tell of no deadline of the demand"
    ground = event_ground(lead, "by when it is asked") if timed else absence("a deadline of the demand")
    yield Check(precondition=need, holds=timed, because=because, grounds=(ground,))


def _reported(need: Precondition, seat: Seat, lookup: Lookup) -> Iterator[Check]:
    """Acts of the other side that have to be reported, or must not be."""
    who = listed(seat.other) or "the other side"
    for kinds, wanted in ((need.needs_acts, True), (need.lacks_acts, False)):
        if not kinds:
            continue
        told = by_other(kinds, seat, lookup)
        grounds = tuple(event_ground(e, f"{e.actor}: {e.act.replace('_', ' ')}") for e in told[:_SHOWN])
        named = listed([noun(kind) for kind in sorted(kinds)], "or")
        found = f"these sources tell of {noun(told[0].act) if told else f'no {named}'} by {who}"
        yield Check(
            precondition=need,
            holds=bool(told) is wanted,
            because=found,
            grounds=grounds or (absence(f"acts of {who}: {named}"),),
        )


def by_other(kinds: frozenset[str], seat: Seat, lookup: Lookup) -> tuple[Event, ...]:
    """Acts of these kinds by the other side that somebody reports, the earliest first."""
    found = (e for e in lookup.events if e.act in kinds and set(seat.other) & set(names(e.actor)))
    told = [e for e in found if not lookup.writers_own(e)]
    return tuple(sorted(told, key=lambda e: (e.date is None, e.date or "", e.id)))


def kind_of(actor: str, knowledge: Knowledge) -> str:
    """`state`, `organisation`, or `unknown` where the packs do not tell."""
    if actor in knowledge.norms.states:
        return "state"
    known = actor in knowledge.norms.bodies or any(b.name == actor for b in knowledge.bodies)
    return "organisation" if known or any(b.name == actor for b in knowledge.blocs.blocs) else UNKNOWN


def _allowed(taken_by: frozenset[str]) -> str:
    """'a state', 'a state or Lake Pact', 'a state or one of Lake Pact and River League'."""
    kinds = [_article(kind) for kind in ("state", "organisation") if kind in taken_by]
    named = sorted(taken_by - {"state", "organisation"})
    return listed([*kinds, *([f"one of {listed(named)}"] if len(named) > 1 else named)], "or")


def _article(kind: str) -> str:
    return {"state": "a state", "organisation": "an organisation"}.get(kind, "no state of the packs")
