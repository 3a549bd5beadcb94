"""Which ranks move: where one range is at an end, where one criterion weighs half, and after what was asked for."""

from __future__ import annotations

from collections.abc import Sequence

from melian.brief.options_words import STANDS, linked, listed, named, of_100, quoted, spread
from melian.brief.phrases import capital, count, join
from melian.brief.saying import cell, say
from melian.brief.tree import Block, Cell, Piece, Table
from melian.model.option import Option
from melian.response.draws import range_of
from melian.response.ranking import Ranking
from melian.response.what_if import Move, Swing, swings, tilts


def ranges_move(ranking: Ranking) -> list[Block]:
    """Which single ranges turn options over the line, in one sentence; and for every option the range that moves it
    most."""
    near = [row for row in ranking.rows if row.turned_by]
    if not near:
        return [
            say("No single range, moved to either end, takes an option into or out of the upper third."),
            _all(ranking),
        ]
    first = quoted([row.option for row in near[:3]], [join([named(c) for c in row.turned_by[:2]]) for row in near[:3]])
    rest = f", and {count(len(near) - 3, 'other option')} in the table below" if len(near) > 3 else ""
    told = say("One range alone, moved to an end, takes these into or out of the upper third: ", *first, f"{rest}.")
    return [told, _all(ranking)]


def _all(ranking: Ranking) -> Table:
    turned = {row.option.id: row.turned_by for row in ranking.rows}
    rows = tuple(_swing(found, join([named(c) for c in turned[found.option.id]])) for found in swings(ranking))
    return Table(
        caption=(
            "Which ranks move where one range is at an end: for each option the range that moves it most, all else at "
            "mean values and mean weights"
        ),
        columns=("Option", "Place at means", "Range", "At its least", "At its most", "Over the line by the range of"),
        rows=rows, name="swings", fold=True,
    )  # fmt: skip


def _swing(found: Swing, over: str) -> tuple[Cell, ...]:
    told = range_of(found.option, found.criterion)
    return (
        cell(linked(found.option)),
        cell(f"{found.place}"),
        cell(f"{capital(named(found.criterion))}: {spread(told)}"),
        cell(f"{found.at_least}"),
        cell(f"{found.at_most}"),
        cell(capital(over) or "none"),
    )


def weights_move(ranking: Ranking) -> Table:
    """Which ranks move where one criterion weighs half of all."""
    rows = tuple(
        (cell(capital(named(t.criterion))), cell(*_names(t.lead)), cell(*_names(t.into)), cell(*_names(t.out_of)))
        for t in tilts(ranking)
    )
    caption = "Which ranks move where one criterion weighs as much as all others together, at mean values"
    columns = ("Weighs half", "First three then", "Into the upper third", "Out of it")
    return Table(caption=caption, columns=columns, rows=rows, name="tilts", fold=True)


def _names(options: Sequence[Option]) -> tuple[str | Piece, ...]:
    return listed(options) or ("none",)


def asked_moves(asked: Sequence[str], moved: Sequence[Move]) -> list[Block]:
    """What other ranges and weights that were asked for move; nothing where none were."""
    if not asked:
        return []
    said = f"Changed from the packs’ ranges and every weighting alike: {join(list(asked))}."
    if not moved:
        return [say(said), say("No rank moves.")]
    rows = tuple(
        (
            cell(linked(move.option)),
            cell(f"{move.before}; {STANDS[move.stood]}"),
            cell(f"{move.after}; {STANDS[move.stands]}"),
            cell(f"{of_100(move.among_before)}, then {of_100(move.among_after)}"),
        )
        for move in moved
    )
    caption = "Which ranks that moves, the furthest first"
    columns = ("Option", "Place before", "Place now", "Draws in the upper third")
    return [say(said), Table(caption=caption, columns=columns, rows=rows, name="moves")]
