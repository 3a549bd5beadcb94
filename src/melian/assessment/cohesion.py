"""How a group stands together: its members by stance, and who of them has no statement in these sources."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from melian.assessment.disputes import Dispute
from melian.assessment.groups import Group
from melian.assessment.lookup import Lookup, names
from melian.assessment.stance_links import ASKS
from melian.model.event import Event
from melian.model.stance import STANCES, Stance, StanceKind

_RANK = {"statement": 0, "told_by_other": 1, "deed": 2, "writer": 3}


@dataclass(frozen=True, slots=True, kw_only=True)
class Standing:
    """One group: who of it takes which stance."""

    group: Group
    by_kind: tuple[tuple[StanceKind, tuple[str, ...]], ...]
    """In the order of `STANCES`; only those that somebody takes."""
    without: tuple[str, ...]
    """Members without a statement in these sources."""


def cohesion(groups: Iterable[Group], held: Sequence[Stance]) -> tuple[Standing, ...]:
    """Each group with its members by stance. A member counts once, by its best carried stance: its own statement
    before what others tell, before deeds, before a writer's summary; then the likelier.
    """
    best = of_holders(held)
    return tuple(_standing(group, best) for group in groups)


def of_holders(held: Iterable[Stance]) -> dict[str, Stance]:
    """The best carried stance of each holder."""
    best: dict[str, Stance] = {}
    for stance in sorted(held, key=_order):
        for name in names(stance.holder):
            best.setdefault(name, stance)
    return best


def _order(stance: Stance) -> tuple[object, ...]:
    by_rules = stance.by == "rules"
    return by_rules, _RANK[stance.basis], -stance.weight, stance.document, stance.words.start, stance.kind


def _standing(group: Group, best: dict[str, Stance]) -> Standing:
    by_kind = {kind: tuple(m for m in group.members if m in best and best[m].kind == kind) for kind in STANCES}
    return Standing(
        group=group,
        by_kind=tuple((kind, members) for kind, members in by_kind.items() if members),
        without=tuple(m for m in group.members if m not in best),
    )


def asks_of(dispute: Dispute) -> tuple[Event, ...]:
    """The dispute's demands, threats, appeals and offers by whoever makes the first; that one first."""
    own = set(names(dispute.lead.actor))
    rest = (e for e in dispute.events if e.act in ASKS and e.id != dispute.lead.id and own & set(names(e.actor)))
    return (dispute.lead, *sorted(rest, key=lambda e: (e.date is None, e.date or "", e.id)))


def earlier(dispute: Dispute, lookup: Lookup) -> tuple[Event, ...]:
    """Other demands and threats of the same asker in the case, outside of this dispute or dated before its first."""
    lead, inside = dispute.lead, {event.id for event in asks_of(dispute)}
    found = (
        e
        for e in lookup.events
        if e.act in ASKS and e.id != lead.id and set(names(e.actor)) & set(names(lead.actor))
        and not lookup.writers_own(e) and (e.id not in inside or (e.date or "9") < (lead.date or "9"))
    )  # fmt: skip
    return tuple(sorted(found, key=lambda e: (e.date is None, e.date or "", e.id)))
