"""All options at a glance: one line an option, one column a seat. On paper it stands for the long tables."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from melian.brief.options_words import linked, spread
from melian.brief.saying import cell
from melian.brief.tree import Cell, Table
from melian.model.option import DOMAINS, Option
from melian.response.answer import Answer
from melian.response.screening import Screened, Status

_SHORT: Mapping[Status, str] = {"done": "taken", "not_yours": "–", "not_now": "not now", "doubtful": "doubtful"}


def glance(options: Sequence[Option], answers: Sequence[Answer]) -> Table:
    """Every option with its own cost and risk, and from each seat its place or why it has none; folded."""
    ordered = sorted(options, key=lambda option: (DOMAINS.index(option.domain), option.name))
    rows = tuple(_row(option, answers) for option in ordered)
    columns = ("Option", "Domain", "Cost", "Risk", *(each.seat.actor for each in answers))
    caption = (
        "All options at a glance: place from each seat, “doubtful” in law, “taken” already, “not now”, or – where it "
        "is not for this seat; on paper this stands for the longer tables, which are on the screen"
    )
    return Table(caption=caption, columns=columns, rows=rows, name="glance", fold=True)


def _row(option: Option, answers: Sequence[Answer]) -> tuple[Cell, ...]:
    return (
        cell(linked(option)),
        cell(option.domain),
        cell(spread(option.values["cost_self"])),
        cell(spread(option.values["escalation"])),
        *(cell(_told(option, each)) for each in answers),
    )


def _told(option: Option, found: Answer) -> str:
    """'3', 'doubtful, 12', 'taken'."""
    told: Screened | None = next((s for s in found.screened if s.option.id == option.id), None)
    rows = found.ranking.rows if found.ranking else ()
    place = next((str(row.place) for row in rows if row.option.id == option.id), "")
    status = _SHORT.get(told.status, "") if told else ""
    return ", ".join(filter(None, (status, place)))
