"""What changed: the acts of a dispute in time, and what each is measured against."""

from __future__ import annotations

from dataclasses import dataclass

from melian.assessment.disputes import Dispute
from melian.assessment.lookup import Lookup, names
from melian.model.event import Event


@dataclass(frozen=True, slots=True, kw_only=True)
class Step:
    """One act in time. `date` is ISO, as precise as the text gives it; None: no text gives one."""

    event: Event
    date: str | None
    against: Event | None
    """The earlier act that its novelty is measured against."""


def history(dispute: Dispute, lookup: Lookup) -> tuple[Step, ...]:
    """The dispute's acts: the dated in order of their dates, then the undated in the order of the articles."""
    every = {event.id: event for event in lookup.events}

    def first(event: Event) -> tuple[int, int]:
        return min((lookup.order[m.document], m.start) for m in event.mentions)

    steps = [Step(event=e, date=e.date, against=every.get(e.against or "")) for e in dispute.events]
    return tuple(sorted(steps, key=lambda s: (s.date is None, s.date or "", first(s.event), s.event.id)))


@dataclass(frozen=True, slots=True, kw_only=True)
class Line:
    """One side's own acts in the dispute, in time: its position and how it moved."""

    actor: str
    steps: tuple[Step, ...]


def lines(dispute: Dispute, lookup: Lookup) -> tuple[Line, ...]:
    """The line of each side that acts more than once, the demander's first; a writer's inference is nobody's act.

    Who acts together with others stands in the line of the first of them that has one.
    """
    found: dict[str, list[Step]] = {}
    told = [s for s in history(dispute, lookup) if s.event.actor and not lookup.writers_own(s.event)]
    for step in sorted(told, key=lambda s: s.event.actor != dispute.lead.actor):
        own = names(step.event.actor)
        held = next((actor for actor in found if set(names(actor)) & set(own)), step.event.actor or "")
        found.setdefault(held, []).append(step)
    order = {step.event.id: n for n, step in enumerate(told)}
    return tuple(
        Line(actor=actor, steps=tuple(sorted(steps, key=lambda s: order[s.event.id])))
        for actor, steps in found.items()
        if len(steps) > 1
    )
