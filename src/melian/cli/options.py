"""The arguments and options that several commands share, each described once."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from melian.model.reader import ReaderName

Paths = Annotated[
    list[str],
    typer.Argument(
        metavar="PATH...", help="Files, folders (walked in name order), http(s) addresses, or - for standard input."
    ),
]
OptionalPaths = Annotated[
    list[str] | None,
    typer.Argument(metavar="PATH...", help="Files, folders (walked in name order), http(s) addresses, or -."),
]
Outlet = Annotated[str | None, typer.Option(help="Who published the article; for a single PATH.")]
Date = Annotated[str | None, typer.Option(help="Day of publication, YYYY-MM-DD; for a single PATH.")]
Url = Annotated[str | None, typer.Option(help="Address it was published at; for a single PATH. Nothing is fetched.")]
Sources = Annotated[
    str | None,
    typer.Option(metavar="CSV", help="The same for many: columns file, outlet, date, url, title, byline, language."),
]
AllowPrivate = Annotated[
    bool, typer.Option("--allow-private", help="Also fetch addresses inside this machine's own network.")
]
PacksFolder = Annotated[
    Path | None,
    typer.Option("--packs", metavar="DIR", envvar="MELIAN_PACKS", help="Your own pack files, added over the shipped."),
]
Reader = Annotated[
    ReaderName | None,
    typer.Option(
        "--reader", help="Reads quotations and acts by the trained encoder and rules, the default, or by rules."
    ),
]
EverySentence = Annotated[
    bool, typer.Option("--every-sentence", help="Parse all sentences, not only those whose words can tell an act.")
]
CasePath = Annotated[str, typer.Option("--case", metavar="FILE", help="The case file.")]
By = Annotated[str | None, typer.Option(metavar="NAME", help="Whose judgement it is.")]
