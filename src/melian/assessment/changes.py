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


def own_line(dispute: Dispute, lookup: Lookup) -> tuple[Step, ...]:
    """The steps of the demander alone: its line over time, other demands and offers included."""
    demanders = set(names(dispute.lead.actor))
    return tuple(step for step in history(dispute, lookup) if demanders & set(names(step.event.actor)))
