"""`melian brief`: articles in, a brief out."""

from __future__ import annotations

import sys
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Literal

import typer

from melian.cli.case import add_articles
from melian.cli.clock import now
from melian.cli.failures import Failures
from melian.cli.options import AllowPrivate, Date, OptionalPaths, Outlet, PacksFolder, Reader, Sources, Url
from melian.cli.output import check_target, write_whole
from melian.cli.progress import counted
from melian.cli.seats import seats_asked
from melian.cli.source import Given
from melian.errors import InputError, UsageError
from melian.model.event import Account

if TYPE_CHECKING:
    from melian.brief import Brief
    from melian.brief.since import Earlier
    from melian.pipeline import Pipeline

Format = Literal["html", "md", "json"]
_ENDINGS: dict[str, Format] = {".html": "html", ".htm": "html", ".md": "md", ".markdown": "md", ".json": "json"}


def brief(
    out: Annotated[str, typer.Option("--out", "-o", metavar="FILE", help="Where to write it; - for stdout.")],
    paths: OptionalPaths = None,
    format_: Annotated[
        Format | None, typer.Option("--format", help="html, md or json; else by FILE's ending, else html.")
    ] = None,
    about: Annotated[str | None, typer.Option(metavar="TEXT", help="Keep to the dispute that TEXT names.")] = None,
    share: Annotated[
        bool, typer.Option("--share", help="Leave whole articles out, keep quoted sentences (copyright).")
    ] = False,
    since: Annotated[
        str | None, typer.Option("--since", metavar="FILE", help="An earlier brief as JSON: say what changed since.")
    ] = None,
    seat: Annotated[
        list[str] | None, typer.Option("--seat", metavar="ACTOR", help="From whose seat options are looked at.")
    ] = None,
    outlet: Outlet = None,
    date: Date = None,
    url: Url = None,
    sources: Sources = None,
    allow_private: AllowPrivate = False,
    packs: PacksFolder = None,
    reader: Reader = None,
    case: Annotated[
        str | None, typer.Option("--case", metavar="FILE", help="A brief of this case file, with the articles added.")
    ] = None,
) -> None:
    """Write a brief on what the articles report: who demanded what of whom, in whose words."""
    if not paths and case is None:
        raise UsageError("name articles to read, or a case file: melian brief PATH... --out FILE")
    check_target(out)
    before = _earlier(since) if since else None
    given = Given(
        outlet=outlet, date=date, url=url, sources=sources, allow_private=allow_private, packs=packs, reader=reader
    )
    pipeline, failures = given.pipeline(), Failures()
    account = account_of(pipeline, given, paths or [], case, failures)
    if not account.readings:
        raise InputError(out, "not written: no article could be read")
    seats = seats_asked(seat or (), account, pipeline.packs.actors)
    composed = _composed(account, pipeline, about=about, share=share, since=before, seats=seats)
    write_whole(out, _rendered(composed, format_ or _by_ending(out)).encode())
    failures.leave()


def account_of(pipeline: Pipeline, given: Given, paths: list[str], case: str | None, failures: Failures) -> Account:
    """Of the articles alone, or of a case file with the articles added."""
    if case is not None:
        return _of_case(pipeline, given, paths, case, failures)
    read = counted(pipeline.read_all(given.documents(paths)), "articles read", show=sys.stderr.isatty())
    return pipeline.account(failures.noted(read), made_at=now())


def _of_case(pipeline: Pipeline, given: Given, paths: list[str], case: str, failures: Failures) -> Account:
    """Of all that the case file holds, with what people judged; the articles are recorded there first."""
    from melian.record import failures as recorded
    from melian.record import judgements, links, open_case, readings

    with open_case(case, create=bool(paths), clock=now) as file:
        if paths:
            add_articles(pipeline, file, given.documents(paths), failures)
        return pipeline.account(
            (*readings(file), *recorded(file)), made_at=now(), judgements=judgements(file), links=links(file)
        )


def _earlier(path: str) -> Earlier:
    """An earlier brief from its JSON file. Raises InputError where it cannot be read or is no brief."""
    from melian.brief.since import earlier

    try:
        return earlier(Path(path).read_text("utf-8"))
    except (OSError, ValueError) as error:
        raise InputError(path, f"not read as an earlier brief in JSON: {str(error).splitlines()[0]}") from error


def _composed(
    account: Account, pipeline: Pipeline, *, about: str | None, share: bool, since: Earlier | None, seats: Sequence[str]
) -> Brief:  # fmt: skip
    from melian.brief import compose

    packs = pipeline.packs
    return compose(
        account, about=about, share=share, cast=packs.actors.actors, knowledge=packs.knowledge, since=since,
        seats=seats,
    )  # fmt: skip


def _rendered(composed: Brief, format_: Format) -> str:
    from melian.brief import html, json, markdown

    return {"html": html.render, "md": markdown.render, "json": json.render}[format_](composed)


def _by_ending(out: str) -> Format:
    return next((name for ending, name in _ENDINGS.items() if out.lower().endswith(ending)), "html")
