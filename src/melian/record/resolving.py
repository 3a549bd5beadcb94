"""Brings the events of a case up to what was recorded and judged: all of them, or what an article more touches."""

from __future__ import annotations

import logging
from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import Protocol

from sqlalchemy import Connection

from melian.model.event import Event, Reading
from melian.model.link import Link
from melian.model.standing import Delta, Row, Store
from melian.record import changes, standing, view
from melian.record.case import CaseFile
from melian.record.judgements import rejected_in
from melian.record.links import links_in
from melian.record.writer import replace_events

log = logging.getLogger(__name__)
WORTH = 400
"""Mentions of a case from which keeping what was resolved is worth its room; fewer take less than a second anew."""


class Resolver(Protocol):
    """Readings to events, going on from what was kept."""

    def put(self, readings: Iterable[Reading], gone: Iterable[str] = ()) -> Delta:
        """Takes articles in, and leaves those of the paths `gone` out."""

    def events(self) -> tuple[Event, ...]:
        """All events."""

    def rows(self) -> Iterator[Row]:
        """What is to be kept."""


Make = Callable[[frozenset[str], Sequence[Link], Store | None], Resolver]
"""Makes a resolver by what was rejected, by joins and splits, and by what was kept."""


def resolve_events(case: CaseFile, rules: str, make: Make, *, worth: int = WORTH) -> bool:
    """Brings the events up to date; True where only what was touched had to be resolved.

    `rules` names what decides how mentions are resolved besides what is in the file: what was kept by other rules is of
    no use. A case of fewer than `worth` mentions keeps nothing.
    """
    if _touched(case, rules, make):
        return True
    with case.writing() as connection:
        standing.begin(connection)
        judged = rejected_in(connection), links_in(connection)
    readings = view.readings(case)
    resolver = make(*judged, None)
    resolver.put(readings)
    replace_events(case, resolver.events())
    kept = resolver.rows() if sum(len(r.mentions) for r in readings) >= worth else ()
    with case.writing() as connection:
        standing.clear(connection)
        if kept:
            standing.keep(connection, kept)
            standing.finish(connection, rules)
    return False


def _touched(case: CaseFile, rules: str, make: Make) -> bool:
    """Resolves what new articles and judgements touch; False where nothing was kept, or what was kept is damaged."""
    with case.writing() as connection:
        standing.add_tables(connection)
        paths = standing.to_do(connection, rules)
        if not paths:
            return paths is not None
        try:
            delta, rows = _resolved(connection, paths, make)
        except (LookupError, ValueError, TypeError, AttributeError):
            log.warning("%s: what was kept cannot be used; all is resolved anew", case.path, exc_info=True)
            return False
        changes.apply(connection, delta)
        standing.keep(connection, rows)
        standing.finish(connection, rules, paths)
    return True


def _resolved(connection: Connection, paths: Sequence[str], make: Make) -> tuple[Delta, tuple[Row, ...]]:
    resolver = make(rejected_in(connection), links_in(connection), standing.CaseStore(connection))
    delta = resolver.put(tuple(view.readings_of(connection, paths)), paths)
    return delta, tuple(resolver.rows())
