"""Part 4: what changed."""

from __future__ import annotations

from datetime import date

from melian.assessment.changes import Step, history
from melian.assessment.disputes import Dispute
from melian.brief.bottom import content, novelty
from melian.brief.cite import Desk
from melian.brief.phrases import NOVELTY_WORDS, SUPPORT_TINT, SUPPORT_WORDS, actors, capital, count, day, noun
from melian.brief.saying import cell, say
from melian.brief.tree import Block, Cell, Part, Point, Table, Timeline
from melian.model.event import Event

_LONG = 12
"""Rows above which the table starts closed."""


def change_part(dispute: Dispute, desk: Desk, anchor: str) -> Part:
    """The acts of the dispute in time."""
    steps = history(dispute, desk.lookup)
    blocks: list[Block] = [_table(steps, dispute, desk)]
    if sum(step.date is not None for step in steps) > 1:
        blocks.insert(0, _timeline(steps, dispute))
    if all(step.date is None for step in steps):
        blocks.insert(0, say("No text dates any of these acts, so no time line can be drawn."))
    finding = novelty(dispute.lead, desk)
    return Part(number=4, title="What changed", anchor=f"{anchor}-4", finding=finding, blocks=tuple(blocks))


def act_words(event: Event) -> str:
    """'Russia: demand to NATO'."""
    target = f" → {actors(event.target)}" if event.target else ""
    return f"{actors(event.actor, 'Unnamed actor')}: {noun(event.act)}{target}"


def support_cell(event: Event, desk: Desk) -> Cell:
    """How an event is carried, in its tint; a writer's inference says so."""
    if desk.lookup.writers_own(event):
        return cell("writer’s view", tint="writer")
    return cell(SUPPORT_WORDS[event.support], tint=SUPPORT_TINT[event.support])


def _table(steps: tuple[Step, ...], dispute: Dispute, desk: Desk) -> Table:
    rows = tuple(_row(step, dispute, desk) for step in steps)
    columns = ("When", "Act", "Words", "How it is carried", "Against what came before")
    caption = "All acts in this dispute, in time"
    return Table(caption=caption, columns=columns, rows=rows, name="acts", fold=len(rows) > _LONG)


def _row(step: Step, dispute: Dispute, desk: Desk) -> tuple[Cell, ...]:
    event = step.event
    lead = " (the act above)" if event.id == dispute.lead.id else ""
    new = "undetermined" if event.novelty == "undetermined" else NOVELTY_WORDS[event.novelty].casefold()
    if step.against is not None:
        new += f", against {act_words(step.against)}, {day(step.against.date)}"
    words = cell(content(event, desk), on=desk.shown(event, 1))
    return cell(day(step.date)), cell(act_words(event) + lead), words, support_cell(event, desk), cell(new)


def _timeline(steps: tuple[Step, ...], dispute: Dispute) -> Timeline:
    points: list[Point] = []
    before: date | None = None
    for step in (s for s in steps if s.date or s.event.id == dispute.lead.id):
        now = _when(step.date)
        gap = (now - before).days if now and before else None
        label = act_words(step.event)
        is_lead = step.event.id == dispute.lead.id
        points.append(Point(when=day(step.date), label=label, lead=is_lead, dated=step.date is not None, gap=gap))
        before = now or before
    if undated := sum(s.date is None and s.event.id != dispute.lead.id for s in steps):
        label = f"{count(undated, 'other act')}, in the table"
        points.append(Point(when="undated", label=label, lead=False, dated=False, gap=None))
    told = "; ".join(f"{p.when}: {p.label}" for p in points)
    return Timeline(points=tuple(points), title="The acts of this dispute in time", alternative=capital(told) + ".")


def _when(iso: str | None) -> date | None:
    """The first day of a date that may be a month or a year."""
    if not iso:
        return None
    try:
        return date.fromisoformat((iso + "-01-01")[:10])
    except ValueError:
        return None
