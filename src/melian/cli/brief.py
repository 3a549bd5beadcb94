"""`melian brief`: articles in, a brief out."""

from __future__ import annotations

from typing import Annotated, Literal

import typer

from melian.cli.clock import now
from melian.cli.failures import Failures
from melian.cli.options import AllowPrivate, Date, Outlet, PacksFolder, Paths, Sources, Url
from melian.cli.output import check_target, write_whole
from melian.cli.progress import counted
from melian.cli.source import Given
from melian.errors import UsageError
from melian.model.event import Account

Format = Literal["html", "md", "json"]
_ENDINGS: dict[str, Format] = {".html": "html", ".htm": "html", ".md": "md", ".markdown": "md", ".json": "json"}


def brief(
    paths: Paths,
    out: Annotated[str, typer.Option("--out", "-o", metavar="FILE", help="Where to write it; - for stdout.")],
    format_: Annotated[
        Format | None, typer.Option("--format", help="html, md or json; else by FILE's ending, else html.")
    ] = None,
    about: Annotated[str | None, typer.Option(metavar="TEXT", help="Keep to the dispute that TEXT names.")] = None,
    share: Annotated[
        bool, typer.Option("--share", help="Leave whole articles out, keep quoted sentences (copyright).")
    ] = False,
    outlet: Outlet = None,
    date: Date = None,
    url: Url = None,
    sources: Sources = None,
    allow_private: AllowPrivate = False,
    packs: PacksFolder = None,
) -> None:
    """Write a brief on what the articles report: who demanded what of whom, in whose words."""
    check_target(out)
    given = Given(outlet=outlet, date=date, url=url, sources=sources, allow_private=allow_private, packs=packs)
    failures = Failures()
    account = _account(given, paths, failures)
    write_whole(out, _render(account, format_ or _by_ending(out), about=about, share=share).encode())
    failures.leave()


def _account(given: Given, paths: list[str], failures: Failures) -> Account:
    import sys

    pipeline = given.pipeline()
    read = counted(pipeline.read_all(given.documents(paths)), "articles read", show=sys.stderr.isatty())
    account = pipeline.account(read, made_at=now())
    for unreadable in account.unreadable:
        failures.tell(unreadable)
    if not account.readings:
        raise UsageError("nothing could be read, so there is no brief to write")
    return account


def _render(account: Account, format_: Format, *, about: str | None, share: bool) -> str:
    from melian.brief import compose, html, json, markdown

    composed = compose(account, about=about, share=share)
    return {"html": html.render, "md": markdown.render, "json": json.render}[format_](composed)


def _by_ending(out: str) -> Format:
    return next((name for ending, name in _ENDINGS.items() if out.lower().endswith(ending)), "html")
