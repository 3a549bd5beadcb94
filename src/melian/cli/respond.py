"""`melian options`: what can be done, from a seat, as JSON lines; and what a changed range or weight would move."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from melian.cli.brief import account_of
from melian.cli.changes import changed_ranges, weights_of
from melian.cli.failures import Failures
from melian.cli.options import AllowPrivate, Date, OptionalPaths, Outlet, PacksFolder, Reader, Sources, Url
from melian.cli.output import check_target, put_row, write_whole
from melian.cli.seats import seats_asked
from melian.cli.source import Given
from melian.cli.terminal import say
from melian.errors import UsageError

if TYPE_CHECKING:
    from melian.brief.scene import Scene
    from melian.model.event import Account
    from melian.model.option import OptionBook
    from melian.pipeline import Pipeline
    from melian.response.answer import Answer, Request
    from melian.response.seats import Seat
    from melian.response.weights import Weights
    from melian.response.what_if import Move

_PLANS = (".md", ".markdown", ".txt", ".html", ".htm")
_HINT = "name articles to read, a case file, or words of an option: melian options PATH... | --case FILE | --find TEXT"


def options(
    paths: OptionalPaths = None,
    seat: Annotated[
        list[str] | None, typer.Option("--seat", metavar="ACTOR", help="From whose seat; else from three.")
    ] = None,
    find: Annotated[str | None, typer.Option(metavar="TEXT", help="Only options that hold these words.")] = None,
    change: Annotated[
        list[str] | None,
        typer.Option("--set", metavar="OPTION.CRITERION=LOW,MODE,HIGH", help="Another range; prints what it moves."),
    ] = None,
    weight: Annotated[
        list[str] | None,
        typer.Option(metavar="CRITERION=X", help="Its share, 0 to 1, or LOW-HIGH; prints what it moves."),
    ] = None,
    order: Annotated[
        str | None, typer.Option(metavar="CRITERION,...", help="The more important first; prints what it moves.")
    ] = None,
    choose: Annotated[
        list[str] | None,
        typer.Option("--choose", metavar="OPTION", help="An option of the set; paths and plan are its."),
    ] = None,
    budget: Annotated[float | None, typer.Option(min=0, help="The most a set costs; 0 for no limit.")] = None,
    about: Annotated[str | None, typer.Option(metavar="TEXT", help="The dispute that TEXT names.")] = None,
    plan: Annotated[str | None, typer.Option(metavar="FILE", help="Write the plan of one seat: .md or .html.")] = None,
    sensitivity: Annotated[bool, typer.Option("--sensitivity", help="What the first’s lead hangs on (Sobol).")] = False,
    draws: Annotated[int, typer.Option(min=100, max=1_000_000, help="Draws of ranges and weights.")] = 10_000,
    seed: Annotated[int, typer.Option(min=0, help="The same seed gives the same numbers.")] = 416,
    outlet: Outlet = None,
    date: Date = None,
    url: Url = None,
    sources: Sources = None,
    allow_private: AllowPrivate = False,
    packs: PacksFolder = None,
    reader: Reader = None,
    case: Annotated[
        str | None, typer.Option("--case", metavar="FILE", help="The case file, with the articles added.")
    ] = None,
) -> None:
    """Print what can be done about a demand: options screened, ranked and combined. Elicited, not estimated."""
    if not paths and case is None and find is None:
        raise UsageError(_HINT)
    if plan:
        _check_plan(plan)
    given = Given(
        outlet=outlet, date=date, url=url, sources=sources, allow_private=allow_private, packs=packs, reader=reader
    )
    if not paths and case is None:
        _pack(packs, find or "")
        return
    pipeline, failures = given.pipeline(), Failures()
    book = pipeline.packs.knowledge.options
    changed = changed_ranges(book, change or ())
    weights = weights_of(weight or (), order, draws=draws, seed=seed)
    account = account_of(pipeline, given, paths or [], case, failures)
    seats = seats_asked(seat or (), account, pipeline.packs.actors)
    scene = _scene(account, pipeline, about)
    if scene is None:
        _say_none(about)
        failures.leave()
        return
    from melian.response.answer import Request

    asked = Request(weights=weights, budget=budget, draws=draws, seed=seed, choose=_chosen(changed, choose or ()))
    answers = [_of_seat(s, scene, changed, asked, find, sensitivity) for s in _seats(scene, seats)]
    _put_records(changed)
    if plan and answers:
        write_whole(plan, _plan(*answers[0], plan, account, scene, changed, weights).encode())
    failures.leave()


def _chosen(book: OptionBook, names: list[str] | tuple[()]) -> tuple[str, ...]:
    """The ids of a set that was chosen. Raises UsageError where one is not there, or two cannot be taken together."""
    from melian.response.answer import chosen_of

    try:
        return tuple(option.id for option in chosen_of(book, names))
    except ValueError as error:
        raise UsageError(f"--choose: {error}") from error


def _pack(packs: Path | None, text: str) -> None:
    """Options of the pack by their words, without a case."""
    from melian.packs.options import load_options
    from melian.response.rows import option_row
    from melian.response.search import find

    book = load_options(packs)
    found = find(book, text)
    if not found:
        say(f"no option holds the words “{text}”")
    for option in found:
        put_row(option_row(option, book.scales))
    _put_records(book)


def _put_records(book: OptionBook) -> None:
    """Who judged the ranges, which rows of options point to."""
    from melian.response.rows import elicitation_rows

    for row in elicitation_rows(book.elicitations):
        put_row(row)


def _scene(account: Account, pipeline: Pipeline, about: str | None) -> Scene | None:
    from melian.assessment.disputes import select
    from melian.assessment.lookup import look_up
    from melian.brief.cite import Desk
    from melian.brief.scene import Scene

    lookup = look_up(account)
    disputes = select(lookup, about).disputes
    if not disputes:
        return None
    desk = Desk.of(lookup, pipeline.packs.actors.actors)
    return Scene(dispute=disputes[0], desk=desk, knowledge=pipeline.packs.knowledge)


def _check_plan(target: str) -> None:
    """Raises UsageError for a document of another kind, or one on the standard output, where rows are."""
    if not target.lower().endswith(_PLANS):
        raise UsageError(f"--plan {target}: a plan is written as {', '.join(_PLANS)}")
    check_target(target)


def _say_none(about: str | None) -> None:
    """Why nothing is printed."""
    told = (
        f"no dispute holds the words “{about}”" if about else "no demand, threat or other act between parties is told"
    )
    say(f"{told}; there is nothing to answer")


def _seats(scene: Scene, asked: tuple[str, ...]) -> tuple[Seat, ...]:
    from melian.brief.options import shown_seats

    return shown_seats(scene, asked)


def _of_seat(
    seat: Seat, scene: Scene, changed: OptionBook, asked: Request, find: str | None, sensitivity: bool
) -> tuple[Answer, tuple[Move, ...]]:  # fmt: skip
    """Prints one seat's rows: after the changes, what they moved, and what the lead hangs on where that is asked."""
    from melian.response.rows import rows
    from melian.response.search import find as found_by

    found = _answer(seat, scene, changed, asked)
    wanted = {option.id for option in found_by(changed, find)} if find is not None else None
    for row in rows(found, changed.scales):
        if wanted is None or (row["kind"] == "option" and row["option"] in wanted):
            put_row(row)
    moved: tuple[Move, ...] = ()
    if changed is not scene.knowledge.options or not asked.weights.free:
        moved = _put_moves(found, scene, asked)
    if sensitivity:
        _put_influences(found, changed, asked)
    return found, moved


def _answer(seat: Seat, scene: Scene, book: OptionBook, asked: Request) -> Answer:
    from melian.response.answer import answer

    return answer(
        scene.dispute, scene.desk.lookup, scene.knowledge, seat, states=scene.states, signs=scene.signs, book=book,
        request=asked,
    )  # fmt: skip


def _put_moves(found: Answer, scene: Scene, asked: Request) -> tuple[Move, ...]:
    """Which ranks are other ones than with the packs' ranges and every weighting alike."""
    from dataclasses import replace

    from melian.response.answer import ranked_again
    from melian.response.rows import moves_rows
    from melian.response.weights import Weights
    from melian.response.what_if import moves

    if found.ranking is None:
        return ()
    before = ranked_again(found, scene.knowledge.options, replace(asked, weights=Weights()))
    moved = moves(before, found.ranking)
    for row in moves_rows(found, moved, before, found.ranking):
        put_row(row)
    _tell(found, moved)
    return moved


def _tell(found: Answer, moved: tuple[Move, ...]) -> None:
    """The same in a few lines for a reader: how many move, the furthest, and which cross the line."""
    from melian.response.what_if import crossing

    if found.ranking is None:
        return
    over = crossing(moved, found.ranking.first)
    say(f"{found.seat.actor}: {len(moved)} of {len(found.ranking.rows)} ranks move (elicited, not estimated)")
    if not moved:  # as where only a factor on the paths was changed
        return
    for lead, moves in (
        ("furthest", moved[:3]), ("into the upper third", over.into), ("out of the upper third", over.out_of)
    ):  # fmt: skip
        named = "; ".join(f"{m.option.name} ({m.before} to {m.after})" for m in moves)
        say(f"{found.seat.actor}, {lead}: {named or 'none'}")


def _put_influences(found: Answer, book: OptionBook, asked: Request) -> None:
    from melian.response.rows import influence_rows
    from melian.response.sensitivity import sobol

    if found.ranking is None or len(found.ranking.rows) < 2:
        return
    pair = found.ranking.rows[0].option, found.ranking.rows[1].option
    for row in influence_rows(found, pair, sobol(*pair, book.scales, seed=asked.seed)):
        put_row(row)


def _plan(
    found: Answer, moved: tuple[Move, ...], target: str, account: Account, scene: Scene, book: OptionBook,
    weights: Weights,
) -> str:  # fmt: skip
    from dataclasses import replace

    from melian.brief.composition import title
    from melian.brief.options_moves import changed_in_words
    from melian.brief.phrases import count
    from melian.brief.plan_document import document

    return document(
        found,
        replace(scene.knowledge, options=book),
        made_at=account.made_at,
        about=f"{title(scene.dispute.lead)}, as told in {count(len(account.readings), 'article')}",
        as_markdown=not target.lower().endswith((".html", ".htm")),
        asked=changed_in_words(scene.knowledge.options, book, weights),
        moved=moved,
    )
