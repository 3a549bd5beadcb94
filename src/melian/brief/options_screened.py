"""Options against the case: those that are open or doubtful in law, side by side."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from melian.brief.options_norms import linked_norms, norms_of
from melian.brief.options_precedents import in_short
from melian.brief.options_words import STANDS, linked, number, proportion, spread
from melian.brief.phrases import capital, count
from melian.brief.saying import cell, stop
from melian.brief.scene import Scene
from melian.brief.tree import Block, Cell, Table
from melian.model.option import DOMAINS
from melian.response.answer import Answer
from melian.response.law import bearing
from melian.response.ranking import DO_NOTHING, Ranked
from melian.response.screening import STATUS_WORDS, Screened

_COLUMNS = ("Domain", "Option", "What for", "Proportionality", "Cost", "Risk", "Undone", "Law, precedents", "Place")
_NAMED = 2
"""Norms that a row names."""


def open_tables(found: Answer, scene: Scene) -> list[Block]:
    """The best of each domain and all whose place in the upper third holds, by domain; the rest folded below."""
    if found.ranking is None:
        return []
    screened = {s.option.id: s for s in found.compared}
    rows = sorted(found.ranking.rows, key=lambda row: (DOMAINS.index(row.option.domain), row.place))
    seen: set[str] = set()
    ahead: list[Ranked] = []
    rest: list[Ranked] = []
    for row in rows:
        best = row.option.domain not in seen
        seen.add(row.option.domain)
        (ahead if best or row.stands == "first" or row.option.id == DO_NOTHING else rest).append(row)
    first = _table(ahead, screened, scene, caption=_caption(scene, len(rows)), name="options")
    if not rest:
        return [first]
    caption = f"The other {count(len(rest), 'option')} that are ranked, by domain"
    return [first, _table(rest, screened, scene, caption=caption, name="options-rest", fold=True)]


def _table(
    rows: Sequence[Ranked], screened: Mapping[str, Screened], scene: Scene, *, caption: str, name: str,
    fold: bool = False,
) -> Table:  # fmt: skip
    cells = tuple(_row(row, screened[row.option.id], scene) for row in rows)
    return Table(caption=caption, columns=_COLUMNS, rows=cells, name=name, fold=fold)


def _caption(scene: Scene, many: int) -> str:
    scales = scene.knowledge.options.scales
    cost, risk, back = (
        f"{number(scales[c].low)} to {number(scales[c].high)}" for c in ("cost_self", "escalation", "reversibility")
    )
    return (
        f"The best of each domain, all that hold in the upper third, and doing nothing. Place: among {many}, with "
        "those that are doubtful in law; it “holds” where it is on its side of the upper third in at least 8 of 10 "
        f"draws, and with each of its ranges at either end. Own cost ({cost}), risk of escalation ({risk}) and how "
        f"easily it is undone ({back}) as judged: likeliest (least to most)"
    )


def _row(row: Ranked, told: Screened, scene: Scene) -> tuple[Cell, ...]:
    option = row.option
    status = "" if told.status == "open" else f" ({STATUS_WORDS[told.status]})"
    return (
        cell(option.domain),
        cell(linked(option), status, _for_members(told)),
        cell(option.purpose),
        cell(proportion(option)),
        cell(spread(option.values["cost_self"])),
        cell(spread(option.values["escalation"])),
        cell(spread(option.values["reversibility"])),
        cell(
            *linked_norms(f"{capital(law(told))}. ", norms_of(told)),
            stop(capital(in_short(option, scene.knowledge.precedents.by_id))),
        ),
        cell(f"{row.place}; {STANDS[row.stands]}"),
    )


def _for_members(told: Screened) -> str:
    """Where the other side is an organisation, and the option is one towards a state."""
    found = (check.because for check in told.checks if check.precondition.other and check.holds is None)
    return "".join(f" (towards its members, each for itself: {because})" for because in found)


def law(told: Screened) -> str:
    """What the tests of norms say of it, in a few words; why it is doubtful stands with what is screened out."""
    if told.status == "doubtful":
        return "doubtful, see why below"
    if told.law is None:
        return "nothing in it to test by norms"
    found = bearing(told.law)
    if not found:
        return "no norm of the pack bears on it"
    more = f", and {len(found) - _NAMED} more" if len(found) > _NAMED else ""
    return f"to look at: {'; '.join(result.norm.name for result in found[:_NAMED])}{more}"
