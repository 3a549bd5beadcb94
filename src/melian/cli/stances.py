"""`melian stances`: who stands where towards each demand, threat, appeal and offer, as JSON lines."""

from __future__ import annotations

from typing import Annotated

import typer

from melian.cli.brief import account_of
from melian.cli.failures import Failures
from melian.cli.options import AllowPrivate, Date, OptionalPaths, Outlet, PacksFolder, Reader, Sources, Url
from melian.cli.output import put_row
from melian.cli.source import Given
from melian.errors import UsageError
from melian.model.rows import silence_row, stance_row


def stances(
    paths: OptionalPaths = None,
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
    """Print each holder's stance towards each act that asks something, and who has no statement in these sources."""
    from melian.assessment.lookup import look_up
    from melian.assessment.stance import StanceBook, by_event
    from melian.assessment.stance import stances as found_in
    from melian.assessment.stance_links import ASKS
    from melian.assessment.unheard import without

    if not paths and case is None:
        raise UsageError("name articles to read, or a case file: melian stances PATH... | --case FILE")
    given = Given(
        outlet=outlet, date=date, url=url, sources=sources, allow_private=allow_private, packs=packs, reader=reader
    )
    pipeline, failures = given.pipeline(), Failures()
    account = account_of(pipeline, given, paths or [], case, failures)
    lookup, index = look_up(account), pipeline.packs.knowledge.stances
    held = by_event(found_in(lookup, StanceBook(index=index, gazetteer=pipeline.packs.actors)))
    for event in lookup.events:
        if event.act in ASKS:
            own = held.get(event.id, ())
            for stance in own:
                put_row(stance_row(stance, event))
            for holder, search in without(event, own, index.set_by_hand):
                put_row(silence_row(event, holder, search))
    failures.leave()
