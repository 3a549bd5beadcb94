"""`melian case join`, `split`, `undo` and `links`: an analyst's word on which mentions are of one act."""

from __future__ import annotations

from typing import Annotated

import typer

from melian.cli.case import resolve_case
from melian.cli.clock import now
from melian.cli.options import By, CasePath, PacksFolder
from melian.cli.output import put_row
from melian.cli.source import Given
from melian.model.rows import link_row

EventId = Annotated[str, typer.Argument(metavar="EVENT", help="An event's id, as `melian events` prints it.")]
MentionIds = Annotated[
    list[str],
    typer.Argument(metavar="MENTION...", help="Ids of mentions of one event, as `melian events` prints them."),
]
Why = Annotated[str | None, typer.Option(metavar="TEXT", help="Why.")]


def join(
    first: EventId, second: EventId, case: CasePath, why: Why = None, by: By = None, packs: PacksFolder = None
) -> None:
    """Keep that two events are one and the same act, and join them."""
    from melian.record import join, open_case

    pipeline = Given(packs=packs, reader="rules").pipeline()  # reads no article, so it needs no weights
    with open_case(case, clock=now) as file:
        join(file, (first, second), reason=why, by=by, at=now())
        resolve_case(pipeline, file)


def split(mentions: MentionIds, case: CasePath, why: Why = None, by: By = None, packs: PacksFolder = None) -> None:
    """Keep that mentions are not of the act that the others of their event are of, and take them out of it."""
    from melian.record import open_case, split

    pipeline = Given(packs=packs, reader="rules").pipeline()
    with open_case(case, clock=now) as file:
        split(file, mentions, reason=why, by=by, at=now())
        resolve_case(pipeline, file)


def undo(
    number: Annotated[int, typer.Argument(metavar="NUMBER", help="Its number, as `melian case links` prints it.")],
    case: CasePath,
    by: By = None,
    packs: PacksFolder = None,
) -> None:
    """Take a join or a split back; that it was made, and who took it back, stays in the file."""
    from melian.record import open_case, undo

    pipeline = Given(packs=packs, reader="rules").pipeline()
    with open_case(case, clock=now) as file:
        undo(file, number, by=by, at=now())
        resolve_case(pipeline, file)


def links(case: CasePath) -> None:
    """Print the joins and splits that stand, one JSON object each."""
    from melian.record import links, open_case

    with open_case(case) as file:
        for link in links(file):
            put_row(link_row(link))
