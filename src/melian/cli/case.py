"""`melian case build`, `events`, `confirm` and `reject`: a case file and what people make of it."""

from __future__ import annotations

from typing import Annotated, Literal

import typer

from melian.cli.clock import now
from melian.cli.failures import Failures
from melian.cli.options import AllowPrivate, CaseFile, Date, Outlet, PacksFolder, Paths, Sources, Url
from melian.cli.output import put_row
from melian.cli.progress import counted
from melian.cli.source import Given
from melian.model.mention import Judgement
from melian.model.rows import event_row

MentionId = Annotated[str, typer.Argument(metavar="MENTION", help="The mention's id, as `melian extract` prints it.")]
By = Annotated[str | None, typer.Option(metavar="NAME", help="Whose judgement it is.")]


def build(
    paths: Paths,
    case: CaseFile,
    outlet: Outlet = None,
    date: Date = None,
    url: Url = None,
    sources: Sources = None,
    allow_private: AllowPrivate = False,
    packs: PacksFolder = None,
) -> None:
    """Read articles into a case file; what is already there is not added again."""
