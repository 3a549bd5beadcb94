"""Regional voices: the states concerned in their own leaders' words, beside what others say to and about them."""

from __future__ import annotations

from melian.assessment.disputes import Dispute
from melian.assessment.lookup import Lookup, names
from melian.assessment.regional import Voiced, voices
from melian.brief.cite import Desk
from melian.brief.phrases import day, here, join
from melian.brief.saying import cell
from melian.brief.standing import Standpoint
from melian.brief.tree import Block, Cell, Table

_MOST = 4


def voices_table(dispute: Dispute, desk: Desk, standpoint: Standpoint) -> list[Block]:
    """One row a quotation; one row for all states concerned of whom none is quoted."""
    concerned = _concerned(dispute, desk.lookup, {actor.name for actor in standpoint.gazetteer.actors})
    found = voices(concerned, desk.lookup, standpoint.gazetteer, desk.lookup.events)
    rows = [row for voiced in found if voiced.own for row in _own(voiced, desk)]
    if quiet := [voiced for voiced in found if not voiced.own]:
        rows.append(_none(quiet, desk))
    if not rows:
        return []
    columns = ("Who", "In their own leaders’ words", "When", "Said to or about them by others")
    caption = "Regional voices: those where it would be done, those addressed and their like, in their own words"
    return [Table(caption=caption, columns=columns, rows=tuple(rows), name="voices", fold=len(rows) > _MOST * 2)]


def _concerned(dispute: Dispute, lookup: Lookup, known: set[str]) -> tuple[str, ...]:
    """Those where it would be done, those addressed, then the addressees of the dispute's other acts; a place that the
    actors' pack does not have and that nobody acts as ("Coral Shoal") has no leaders to speak.
    """
    acting = {name for event in lookup.events for party in (event.actor, event.target) for name in names(party)}
    others = sorted({name for event in dispute.events for name in names(event.target)})
    every = (
        *(place for place in names(dispute.lead.place) if not known or place in known | acting),
        *names(dispute.lead.target),
        *others,
    )
    return tuple(name for name in dict.fromkeys(every) if name not in names(dispute.lead.actor))


def _own(voiced: Voiced, desk: Desk) -> list[tuple[Cell, ...]]:
    about = _about(voiced, desk)
    rows: list[tuple[Cell, ...]] = []
    for n, quotation in enumerate(voiced.own[:_MOST]):
        reference = desk.refer(quotation.document, quotation, desk.form_at(quotation.document, quotation))
        speaker = quotation.speaker.name if quotation.speaker else ""
        date = desk.lookup.document(quotation.document).date
        when = f"article of {day(date.value)}" if date else "undated"
        words = cell(reference.words, f" ({speaker})", on=(reference,))
        rows.append((cell(voiced.state), words, cell(when), about if n == 0 else cell("as above")))
    return rows


def _none(quiet: list[Voiced], desk: Desk) -> tuple[Cell, ...]:
    about = [m for voiced in quiet for m in voiced.about][:_MOST]
    said = cell(f"{len(about)} of these acts" if about else "nothing", on=[desk.of_content(m) for m in about])
    who = join([voiced.state for voiced in quiet])
    return cell(who), cell(f"none of their leaders is quoted in {here(len(desk.lookup.readings))}"), cell("none"), said


def _about(voiced: Voiced, desk: Desk) -> Cell:
    shown = [desk.of_content(m) for m in voiced.about[:_MOST]]
    if not shown:
        return cell("nothing in these sources")
    rest = f" and {len(voiced.about) - 1} more" if len(voiced.about) > 1 else ""
    return cell(f"{voiced.about[0].actor or 'somebody'}: ", shown[0].words, rest, on=shown)
