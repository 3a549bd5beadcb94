"""`melian case build`, `events`, `confirm` and `reject`: a case file and what people make of it."""

from __future__ import annotations

import sys
from collections.abc import Iterable
from typing import TYPE_CHECKING, Annotated

import typer

from melian.cli.clock import now
from melian.cli.failures import Failures
from melian.cli.options import AllowPrivate, By, CasePath, Date, Outlet, PacksFolder, Paths, Reader, Sources, Url
from melian.cli.output import put_row
from melian.cli.progress import counted
from melian.cli.source import Given
from melian.errors import InputError
from melian.model.document import Document, Unreadable
from melian.model.event import Reading
from melian.model.mention import Judgement
from melian.model.rows import event_row

if TYPE_CHECKING:
    from melian.pipeline import Pipeline
    from melian.record import CaseFile

MentionId = Annotated[
    str,
    typer.Argument(
        metavar="MENTION", help="The mention's id, as `melian extract` prints it, or a fact's, as `melian facts` does."
    ),
]


def build(
    paths: Paths,
    case: CasePath,
    outlet: Outlet = None,
    date: Date = None,
    url: Url = None,
    sources: Sources = None,
    allow_private: AllowPrivate = False,
    packs: PacksFolder = None,
    reader: Reader = None,
) -> None:
    """Read articles into a case file; what is already there is not added again."""
    from melian.record import open_case

    given = Given(
        outlet=outlet, date=date, url=url, sources=sources, allow_private=allow_private, packs=packs, reader=reader
    )
    pipeline, failures = given.pipeline(), Failures()
    documents = given.documents(paths)
    with open_case(case, create=True, clock=now) as file:
        add_articles(pipeline, file, documents, failures)
    failures.leave()


def add_articles(
    pipeline: Pipeline, file: CaseFile, documents: Iterable[Document | Unreadable], failures: Failures
) -> None:
    """Records what the articles tell, then resolves all that the case file holds into events."""
    from melian.record import record_failure

    for item in counted(pipeline.read_all(documents), "articles read", show=sys.stderr.isatty()):
        failed = item if isinstance(item, Unreadable) else _record(file, item)
        if failed:
            record_failure(file, failed)
            failures.tell(failed)
    resolve_case(pipeline, file)


def _record(file: CaseFile, reading: Reading) -> Unreadable | None:
    from melian.record import record

    try:
        record(file, reading)
    except InputError as error:
        return Unreadable(path=error.path, why=error.why)
    return None


def resolve_case(pipeline: Pipeline, file: CaseFile) -> None:
    """Brings the events up to the readings, as people judged them."""
    from melian.record import resolve_events

    resolve_events(file, pipeline.rules, pipeline.standing)


def events(case: CasePath) -> None:
    """Print the events in a case file, one JSON object each."""
    from melian.record import events as recorded
    from melian.record import open_case

    with open_case(case) as file:
        for event in recorded(file):
            put_row(event_row(event))


def confirm(mention: MentionId, case: CasePath, by: By = None, packs: PacksFolder = None) -> None:
    """Keep beside a mention or a fact that a person found it right."""
    _judge(packs, case, Judgement(mention=mention, verdict="confirmed", reason=None, by=by, at=now()))


def reject(
    mention: MentionId,
    case: CasePath,
    reason: Annotated[str, typer.Option(metavar="TEXT", help="Why it is wrong.")],
    by: By = None,
    packs: PacksFolder = None,
) -> None:
    """Keep beside a mention or a fact that a person found it wrong, and why; events and comparisons leave it out."""
    _judge(packs, case, Judgement(mention=mention, verdict="rejected", reason=reason, by=by, at=now()))


def _judge(packs: PacksFolder, case: str, judgement: Judgement) -> None:
    from melian.record import judge, open_case

    pipeline = Given(packs=packs, reader="rules").pipeline()  # reads no article, so it needs no weights
    with open_case(case, clock=now) as file:
        judge(file, judgement)
        resolve_case(pipeline, file)
