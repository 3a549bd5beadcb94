"""From whose seat options are looked at: who stands where in a dispute, and who is the other side."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from melian.assessment.disputes import Dispute
from melian.assessment.grounds import entry, event_ground
from melian.assessment.lookup import names
from melian.model.bloc import Bloc
from melian.model.finding import Ground
from melian.model.knowledge import Knowledge
from melian.model.option import ROLES, Role

_DEFENDS = frozenset({"defend", "assist", "guarantee"})


@dataclass(frozen=True, slots=True, kw_only=True)
class Seat:
    """One actor's place in a dispute."""

    actor: str
    roles: tuple[Role, ...]
    """All that it is, the nearest to the demand first: a state that the demand is about can be a member too."""
    other: tuple[str, ...]
    """Whom its options are aimed at: the demander, or from the demander's seat those addressed."""
    concerned: tuple[str, ...] = ()
    """Where the demand would be carried out, demander and addressee apart."""
    side: tuple[str, ...] = ()
    """Whose deeds are its own as well: itself, the members of an organisation, and an organisation that is addressed
    and that it is a member of."""
    partners: tuple[str, ...] = ()
    """Who else stands on its side: those addressed, concerned and allied; for the demander its allies."""
    grounds: tuple[Ground, ...] = ()

    @property
    def role(self) -> Role:
        """The role nearest to the demand."""
        return self.roles[0]


def seats(dispute: Dispute, knowledge: Knowledge) -> tuple[Seat, ...]:
    """The seats of a dispute, one an actor: those addressed, those concerned, their members and allies by name, and
    the demander. Nobody else's seat is listed; `seat_of` gives any."""
    lead = dispute.lead
    near = (*names(lead.target), *_concerned(dispute, knowledge))
    allied = sorted({name for name, _ in _allies(dispute, knowledge)} - {*near, *names(lead.actor)})
    every = dict.fromkeys((*near, *allied, *names(lead.actor)))
    return tuple(seat_of(name, dispute, knowledge) for name in every)


def seat_of(actor: str, dispute: Dispute, knowledge: Knowledge) -> Seat:
    """The seat of any actor; `third` where the dispute gives it no other role."""
    lead = dispute.lead
    demanders, addressed = names(lead.actor), names(lead.target)
    concerned = _concerned(dispute, knowledge)
    found = tuple(_roles(actor, dispute, knowledge))
    roles = tuple(sorted({role for role, _ in found}, key=ROLES.index)) or ("third",)
    other = (addressed or concerned) if roles[0] == "demander" else demanders
    return Seat(
        actor=actor,
        roles=roles,
        other=tuple(name for name in other if name != actor),
        concerned=concerned,
        side=(actor, *members(actor, knowledge), *(n for n in addressed if actor in members(n, knowledge))),
        partners=_partners_of(actor, roles[0], dispute, knowledge),
        grounds=tuple(ground for _, ground in found),
    )


def members(body: str, knowledge: Knowledge) -> tuple[str, ...]:
    """Members of an organisation, alphabetical; none of anybody else."""
    listed = next((set(b.members) for b in knowledge.bodies if b.name == body), set[str]())
    return tuple(sorted(listed or knowledge.norms.bodies.get(body, frozenset())))


def _partners_of(actor: str, role: Role, dispute: Dispute, knowledge: Knowledge) -> tuple[str, ...]:
    if role == "demander":
        return allies(actor, knowledge)
    near = (*names(dispute.lead.target), *_concerned(dispute, knowledge))
    every = {*near, *(name for name, _ in _allies(dispute, knowledge))}
    return tuple(sorted(every - {actor, *names(dispute.lead.actor)})) if role != "third" else ()


def allies(state: str, knowledge: Knowledge) -> tuple[str, ...]:
    """States in an alliance of today with this one, alphabetical."""
    found = (bloc.at(None) for bloc in knowledge.blocs.blocs if bloc.kind == "alliance")
    return tuple(sorted({name for held in found if state in held for name in held} - {state}))


def _concerned(dispute: Dispute, knowledge: Knowledge) -> tuple[str, ...]:
    """States where it would be done and that neither demand nor are addressed, as far as the packs know states."""
    lead = dispute.lead
    parties = {*names(lead.actor), *names(lead.target)}
    states = knowledge.norms.states
    return tuple(n for n in names(lead.place) if n not in parties and (not states or n in states))


def _roles(actor: str, dispute: Dispute, knowledge: Knowledge) -> Iterator[tuple[Role, Ground]]:
    lead = dispute.lead
    if actor in names(lead.actor):
        yield "demander", event_ground(lead, f"{actor} makes the demand")
        return
    if actor in names(lead.target):
        yield "target", event_ground(lead, f"it is addressed to {actor}")
    if actor in _concerned(dispute, knowledge):
        yield "concerned", event_ground(lead, f"it is about {actor}")
    for name, ground in _allies(dispute, knowledge):
        if name == actor and actor not in names(lead.target):
            yield "member", ground


def _allies(dispute: Dispute, knowledge: Knowledge) -> Iterator[tuple[str, Ground]]:
    """Members of an organisation that is addressed; of states that are addressed or concerned, those in an alliance
    with them, that alliance itself, and those that promised them help. What binds the demander as well takes no side.
    """
    lead = dispute.lead
    demanders = set(names(lead.actor))
    year = int(lead.date[:4]) if lead.date and lead.date[:4].isdigit() else None
    for body in names(lead.target):
        for name in members(body, knowledge):
            yield name, _membership(name, body, knowledge)
    for state in (*names(lead.target), *_concerned(dispute, knowledge)):
        for bloc in knowledge.blocs.blocs:
            if bloc.kind == "alliance" and state in bloc.at(year) and not demanders & {bloc.name, *bloc.at(year)}:
                yield from _partners(bloc, state, year)
        yield from _promised(state, demanders, knowledge)


def _partners(bloc: Bloc, state: str, year: int | None) -> Iterator[tuple[str, Ground]]:
    for name in (bloc.name, *bloc.at(year)):
        if name != state:
            yield name, entry("blocs", bloc.id, f"{state} is a member of {bloc.name}", bloc.source)


def _promised(state: str, demanders: set[str], knowledge: Knowledge) -> Iterator[tuple[str, Ground]]:
    for promise in knowledge.commitments:
        parties = promise.parties or (members(promise.body, knowledge) if promise.body else ())
        to, by = promise.to or parties, promise.by or parties
        if promise.duty in _DEFENDS and state in to and not demanders & {*to, *by}:
            for name in by:
                if name != state:
                    yield name, entry("commitments", promise.id, f"{name} promised {state} help", promise.source)


def _membership(name: str, body: str, knowledge: Knowledge) -> Ground:
    source = next((b.members_source for b in knowledge.bodies if b.name == body), "unverified")
    return entry("commitments", f"{body} (members)", f"{name} is a member of {body}", source)
