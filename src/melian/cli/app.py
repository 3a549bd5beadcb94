"""The commands, put together. Nothing heavy is imported before a command runs."""

from __future__ import annotations

from typing import Annotated

import typer

from melian import __version__
from melian.cli.articles import extract, facts, quotes, read
from melian.cli.brief import brief
from melian.cli.case import build, confirm, events, reject
from melian.cli.failures import EPILOG
from melian.cli.links import join, links, split, undo
from melian.cli.respond import options
from melian.cli.stances import stances
from melian.cli.terminal import start_logging

app = typer.Typer(
    name="melian",
    help="Keeps an account of coercive diplomacy that can be checked word by word.",
    epilog=EPILOG,
    rich_markup_mode=None,
    no_args_is_help=True,
    add_completion=False,
    context_settings={"help_option_names": ["-h", "--help"]},
)
case = typer.Typer(help="Case files: many articles, kept with what people made of them.", no_args_is_help=True)

for command in (brief, read, extract, quotes, facts, events, stances, options, confirm, reject):
    app.command(epilog=EPILOG)(command)
for kept in (build, join, split, undo, links):
    case.command(epilog=EPILOG)(kept)
app.add_typer(case, name="case")


def _tell_version(wanted: bool) -> None:
    if wanted:
        typer.echo(f"melian {__version__}")
        raise typer.Exit


@app.callback()
def start(
    _version: Annotated[
        bool, typer.Option("--version", callback=_tell_version, is_eager=True, help="Print the version.")
    ] = False,
    verbose: Annotated[int, typer.Option("-v", "--verbose", count=True, help="Say more on stderr; -vv even more.")] = 0,
) -> None:
    """Keeps an account of coercive diplomacy that can be checked word by word."""
    start_logging(verbose)
