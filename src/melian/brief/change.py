"""Part 4: what changed."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from melian.assessment.changes import Line, Step, history, lines
from melian.assessment.disputes import Dispute
from melian.assessment.lookup import others
from melian.brief.bottom import content, novelty
from melian.brief.cite import Desk
from melian.brief.lanes import OTHERS, Lanes, lanes
from melian.brief.phrases import (
    NOVELTY_SIGNS,
    NOVELTY_WORDS,
    SUPPORT_TINT,
    SUPPORT_WORDS,
    actors,
    capital,
    count,
    day,
)
from melian.brief.pictures import Point, Timeline
from melian.brief.saying import cell, say
from melian.brief.tree import Block, Cell, Part, Table
from melian.model.act_words import noun
from melian.model.days import first_day
from melian.model.event import Event

_LONG = 12
"""Rows above which the table starts closed."""


def change_part(dispute: Dispute, desk: Desk, anchor: str) -> Part:
    """The acts of the dispute in time."""
    steps = history(dispute, desk.lookup)
    blocks: list[Block] = [_table(steps, dispute, desk)]
    picture = _timeline(steps, dispute)
    if picture.lanes and sum(step.date is not None for step in steps) > 1:
        blocks.insert(0, picture)
    if all(step.date is None for step in steps):
        blocks.insert(0, say("No text dates any of these acts, so no time line can be drawn."))
    if held := lines(dispute, desk.lookup):
        blocks.append(_lines(held, desk))
    finding = novelty(dispute.lead, desk)
    return Part(number=4, title="What changed", anchor=f"{anchor}-4", finding=finding, blocks=tuple(blocks))


def _legend(shown: Sequence[Step], undated: int) -> str:
    """What the signs mean, and what the picture leaves out."""
    signs = dict.fromkeys(step.event.novelty for step in shown)
    told = ", ".join(f"{NOVELTY_SIGNS[n]} {NOVELTY_WORDS[n].casefold()}" for n in signs)
    left = f" {capital(count(undated, 'act'))} that no text dates: in the table only." if undated else ""
    return f"An arrow is an act, from who acts to whom it is done to: {told}.{left}"


def act_words(event: Event) -> str:
    """'Russia: demand to NATO'."""
    target = f" → {actors(done_to)}" if (done_to := others(event.target, event.actor)) else ""
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


def _lines(held: tuple[Line, ...], desk: Desk) -> Table:
    rows = tuple((cell(actors(line.actor)), _moves(line, desk)) for line in held)
    return Table(
        caption="Each side’s own line", columns=("Who", "Its acts, in order"), rows=rows, name="lines", fold=False
    )


def _moves(line: Line, desk: Desk) -> Cell:
    """'demand (14 Oct 2024); demand, hardened (15 Oct 2024)', resting on each act."""
    told = [f"{noun(s.event.act)}{_how(s)} ({day(s.date)})" for s in line.steps]
    return cell("; ".join(told), on=[r for s in line.steps for r in desk.shown(s.event, 1)])


def _how(step: Step) -> str:
    novelty = step.event.novelty
    return "" if novelty in ("new", "undetermined") else f", {NOVELTY_WORDS[novelty].casefold()}"


def _timeline(steps: tuple[Step, ...], dispute: Dispute) -> Timeline:
    shown = [s for s in steps if s.date or s.event.id == dispute.lead.id]
    sides = lanes(dispute.lead, [s.event for s in shown])
    points: list[Point] = []
    before: date | None = None
    for step in shown:
        now = first_day(step.date)
        points.append(_point(step, dispute, sides, (now - before).days if now and before else None))
        before = now or before
    named = (*(actors(party) for party in sides.parties), *((OTHERS,) if sides.others else ()))
    return Timeline(
        lanes=named,
        points=tuple(points),
        title="The acts of this dispute in time",
        legend=_legend(shown, len(steps) - len(shown)),
        alternative=capital("; ".join(_told(step) for step in shown)) + ".",
    )


def _point(step: Step, dispute: Dispute, sides: Lanes, gap: int | None) -> Point:
    event = step.event
    source, to = sides.of(event.actor), sides.of(event.target)
    return Point(
        when=day(step.date) if step.date else "undated",
        label=f"{noun(event.act)} {NOVELTY_SIGNS[event.novelty]}",
        lead=event.id == dispute.lead.id,
        dated=step.date is not None,
        gap=gap,
        source=next((lane for lane in (source, to) if lane is not None), 0),
        to=() if source is None or to is None or to == source else (to,),
    )


def _told(step: Step) -> str:
    return f"{day(step.date)}: {act_words(step.event)}, {NOVELTY_WORDS[step.event.novelty].casefold()}"
