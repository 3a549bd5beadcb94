"""Which ranks move: where one range is at an end, where one criterion weighs half, and after what was asked for."""

from __future__ import annotations

from collections.abc import Sequence

from melian.brief.options_words import STANDS, anchor, linked, listed, named, of_100, quoted, scale_anchor, spread
from melian.brief.phrases import capital, count, join
from melian.brief.saying import cell, say
from melian.brief.tree import Block, Cell, Piece, Sentence, Table
from melian.model.option import Option, OptionBook
from melian.response.answer import Answer
from melian.response.draws import range_of
from melian.response.ranking import Ranking
from melian.response.weights import Weights
from melian.response.what_if import Crossing, Move, Swing, crossing, swings, tilts


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
    rest = f", and {count(len(near) - 3, 'other option')}" if len(near) > 3 else ""
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


def asked_moves(asked: Sequence[str], moved: Sequence[Move], ranking: Ranking | None) -> list[Block]:
    """What other ranges and weights that were asked for move; nothing where none were."""
    if not asked or ranking is None:
        return []
    said = say(f"Changed from the packs’ ranges and every weighting alike: {'; '.join(asked)}.")
    if not moved:
        return [said, say("No rank moves.")]
    found = crossing(moved, ranking.first)
    told = say(f"{capital(count(len(moved), 'rank'))} of {len(ranking.rows)} {_moves(moved)}. ", *_crossed(found))
    over = (*found.into, *found.out_of)
    tables = (
        ("Which ranks that moves over the line of the upper third", over, "moves", False),
        ("Which other ranks that moves, the furthest first", found.within, "moves-within", bool(over)),
    )
    return [said, told, *(_moved(*table) for table in tables if table[1])]


def _moves(moved: Sequence[Move]) -> str:
    return "moves" if len(moved) == 1 else "move"


def _crossed(found: Crossing) -> tuple[str | Piece, ...]:
    """'Into the upper third: ... Out of it: ...', by name and place."""
    if not found.into and not found.out_of:
        return ("None comes into or out of the upper third.",)
    parts: list[str | Piece] = []
    for lead, moves in (("Into the upper third: ", found.into), ("Out of it: ", found.out_of)):
        notes = [f"from {m.before} to {m.after}" for m in moves]
        parts += [lead, *(quoted([m.option for m in moves], notes) or ("none",)), ". "]
    return tuple(parts)


def _moved(caption: str, moved: Sequence[Move], name: str, fold: bool) -> Table:
    rows = tuple(
        (
            cell(linked(move.option)),
            cell(f"{move.before}; {STANDS[move.stood]}"),
            cell(f"{move.after}; {STANDS[move.stands]}"),
            cell(f"{of_100(move.among_before)}, then {of_100(move.among_after)}"),
        )
        for move in moved
    )
    columns = ("Option", "Place before", "Place now", "Draws in the upper third")
    return Table(caption=caption, columns=columns, rows=rows, name=name, fold=fold)


def changed_in_words(before: OptionBook, after: OptionBook, weights: Weights) -> tuple[str, ...]:
    """Each range that is another one, with what it was, and what is asked of the weights."""
    held = {option.id: option for option in before.options}
    ranges = (
        f"{named(c)} of “{option.name}”: {spread(range_of(option, c))}, was {spread(range_of(held[option.id], c))}"
        for option in after.options
        for c in after.scales
        if range_of(option, c) != range_of(held[option.id], c)
    )
    fixed = (f"{named(c)} weighs {share:g} of all" for c, share in weights.fixed)
    between = (f"{named(c)} weighs {low:g} to {high:g} of all" for c, low, high in weights.between)
    order = (f"from the more important: {join([named(c) for c in weights.order])}",) if weights.order else ()
    return (*ranges, *fixed, *between, *order)


def how_to_change(found: Answer) -> Sentence:
    """How a reader asks which ranks another range or weight moves, with options and criteria of this page."""
    if found.ranking is None:
        return say("Nothing is ranked, so no range or weight moves anything.")
    first, criteria = found.ranking.rows[0].option, found.ranking.criteria
    seat = f'"{found.seat.actor}"' if " " in found.seat.actor else found.seat.actor
    at = criteria[0]
    told = range_of(first, at)
    return say(
        f"Another range or weight: melian options ARTICLES --seat {seat} --set {first.id}.{at}="
        f"{told.low:g},{told.high:g},{told.high:g} or --weight {at}=0.5, with --plan FILE.html for a page, says which "
        "ranks move; ids stand in brackets after the names of ",
        Piece(text="options", to=anchor(first)), " and ", Piece(text="scales", to=scale_anchor(at)), ".",
    )  # fmt: skip
