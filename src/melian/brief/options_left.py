"""Options that are not open from a seat, and why: what the case decides first, then whom the others are for, folded."""

from __future__ import annotations

from collections.abc import Sequence

from melian.brief.judged import references
from melian.brief.options_norms import linked_norms, norms_of
from melian.brief.options_words import linked, listed
from melian.brief.phrases import capital, count
from melian.brief.saying import cell, stop
from melian.brief.scene import Scene
from melian.brief.tree import Block, Cell, Table
from melian.model.name_words import with_article
from melian.response.answer import Answer
from melian.response.ranking import DO_NOTHING
from melian.response.screening import STATUS_WORDS, Screened
from melian.response.taken import FLOOR

_ORDER = ("done", "not_now", "doubtful")
_SHOWN = 2
"""Grounds whose words a row shows."""


def left_out(found: Answer, scene: Scene) -> list[Block]:
    """What is taken, not possible now or doubtful in law, each with its reason; the others in one line that unfolds."""
    told = [s for s in found.screened if s.option.id != DO_NOTHING]
    case = sorted((s for s in told if s.status in _ORDER), key=lambda s: _ORDER.index(s.status))
    others = [s for s in told if s.status == "not_yours"]
    return [*([_of_case(case, scene)] if case else []), *([_of_others(others, found)] if others else [])]


def _of_case(told: Sequence[Screened], scene: Scene) -> Table:
    caption = (
        f"Taken already, not possible now, or doubtful in law, and why; “already taken” is what these sources tell as "
        f"done, read with a certainty of at least {FLOOR:g} of 1, and whether more of it is wanted is not ranked"
    )
    rows = tuple(_row(each, scene) for each in told)
    return Table(caption=caption, columns=("Option", "Status", "Why"), rows=rows, name="screened")


def _row(told: Screened, scene: Scene) -> tuple[Cell, ...]:
    """The reason, with the words that it rests on and the way to the norms that it names."""
    on = [r for g in told.grounds[:_SHOWN] for r in references(g, scene.desk)[:1]]
    why = linked_norms(stop(capital(told.because)), norms_of(told))
    return (cell(linked(told.option)), cell(STATUS_WORDS[told.status]), cell(*why, on=on))


def _of_others(told: Sequence[Screened], found: Answer) -> Table:
    """One row a reason."""
    reasons: dict[str, list[Screened]] = {}
    for each in told:
        reasons.setdefault(each.because, []).append(each)
    rows = tuple(
        (cell(capital(why)), cell(f"{len(held)}"), cell(*listed([s.option for s in held])))
        for why, held in sorted(reasons.items(), key=lambda r: -len(r[1]))
    )
    caption = f"{count(len(told), 'option')} not for the seat of {with_article(found.seat.actor)}, by the reason"
    return Table(caption=caption, columns=("Why", "How many", "Options"), rows=rows, name="elsewhere", fold=True)
