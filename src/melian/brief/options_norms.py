"""The norms that part 8 names, with their words and where they were read: every name of one leads there."""

from __future__ import annotations

import re
from collections.abc import Sequence

from melian.brief.norms import text_row
from melian.brief.tree import Block, Piece, Table
from melian.model.norm import Norm
from melian.response.answer import RANKED, Answer
from melian.response.law import named
from melian.response.screening import Screened


def norms_of(told: Screened) -> tuple[Norm, ...]:
    """The norms that speak against an option, or that are to be looked at with it."""
    return named(told.law) if told.law is not None and told.status in RANKED else ()


def linked_norms(text: str, norms: Sequence[Norm]) -> tuple[str | Piece, ...]:
    """The text with each name of a norm in it as the way to its words."""
    to = {norm.name: _anchor(norm) for norm in norms}
    if not to:
        return (text,)
    names = "|".join(map(re.escape, sorted(to, key=len, reverse=True)))
    return tuple(Piece(text=run, to=to.get(run)) for run in re.split(f"({names})", text) if run)


def norms_table(answers: Sequence[Answer]) -> list[Block]:
    """Each norm once, in the order of instruments; nothing where none is named. The first of a name is linked to."""
    held = {norm.id: norm for each in answers for told in each.screened for norm in norms_of(told)}
    if not held:
        return []
    first: dict[str, Norm] = {}
    ordered = sorted(held.values(), key=lambda norm: (norm.name, norm.id))
    rows = tuple(text_row(n, _anchor(n) if first.setdefault(n.name, n) is n else None) for n in ordered)
    caption = "The norms named beside options: their words, and where they were read"
    columns = ("Norm", "Its words", "What it is", "Source")
    return [Table(caption=caption, columns=columns, rows=rows, name="laws", fold=True)]


def _anchor(norm: Norm) -> str:
    """Norms of one name are tested apart and stand together."""
    return f"law-{re.sub(r'[^a-z0-9]+', '-', norm.name.casefold()).strip('-')}"
