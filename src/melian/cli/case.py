"""`melian case build`, `events`, `confirm` and `reject`: a case file and what people make of it."""

from __future__ import annotations

from typing import Annotated

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
    given = Given(outlet=outlet, date=date, url=url, sources=sources, allow_private=allow_private, packs=packs)
    failures = Failures()
    build_case(given, paths, case, failures)
    failures.leave()


def build_case(given: Given, paths: list[str], case: str, failures: Failures) -> None:
    """Records what the articles tell, then resolves all that the case file holds into events."""
    import sys

    from melian.record import open_case, record

    pipeline = given.pipeline()
    with open_case(case, create=True) as file:
        items = counted(pipeline.read_all(given.documents(paths)), "articles read", show=sys.stderr.isatty())
        for reading in failures.told(items):
            record(file, reading)


def events(case: CaseFile) -> None:
    """Print the events in a case file, one JSON object each."""
    from melian.record import events as recorded
    from melian.record import open_case

    with open_case(case) as file:
        for event in recorded(file):
            put_row(event_row(event))


def confirm(mention: MentionId, case: CaseFile, by: By = None) -> None:
    """Keep beside a mention that a person found it right."""
    _judge(case, Judgement(mention=mention, verdict="confirmed", reason=None, by=by, at=now()))


def reject(
    mention: MentionId,
    case: CaseFile,
    reason: Annotated[str, typer.Option(metavar="TEXT", help="Why it is wrong.")],
    by: By = None,
) -> None:
    """Keep beside a mention that a person found it wrong, and why; events leave it out."""
    _judge(case, Judgement(mention=mention, verdict="rejected", reason=reason, by=by, at=now()))


def _judge(case: str, judgement: Judgement) -> None:
    from melian.record import judge, open_case

    with open_case(case) as file:
        judge(file, judgement)
