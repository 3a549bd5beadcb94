"""Reading a case file: what was recorded, as the nouns that it was."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from typing import Any

from sqlalchemy import ColumnElement, Connection, RowMapping, Table, select

from melian.model.document import Document, Page, Unreadable
from melian.model.event import Event, Reading
from melian.record import restored, schema
from melian.record.case import CaseFile
from melian.record.facts import facts_of

Row = RowMapping
_DOCUMENT_PARTS = {
    "found": schema.document_found,
    "spans": schema.document_span,
    "problems": schema.document_problem,
}
_EVENT_PARTS = {
    "mentions": schema.event_mention,
    "elements": schema.event_element,
    "chain": schema.event_chain,
    "steps": schema.event_chain_step,
    "joins": schema.event_join,
    "origins": schema.event_origin,
    "resting": schema.event_origin_document,
}


def readings(case: CaseFile, *, superseded: bool = False) -> tuple[Reading, ...]:
    """Every document with what was read from it, in the order in which they were first recorded.

    Former versions of a changed file are left out, save where `superseded` is set.
    """
    table = schema.document
    query = select(table).order_by(table.c.id)
    if not superseded:
        query = query.where(table.c.superseded_by.is_(None))
    with case.reading() as connection:
        return tuple(_reading(connection, row) for row in connection.execute(query).mappings().all())


def readings_of(connection: Connection, paths: Iterable[str]) -> Iterator[Reading]:
    """The current readings of these paths; of those that have none, none."""
    table = schema.document
    for path in paths:
        query = select(table).where(table.c.path == path, table.c.superseded_by.is_(None))
        for row in connection.execute(query).mappings().all():
            yield _reading(connection, row)


def documents(connection: Connection, paths: Sequence[str]) -> Iterator[Document]:
    """The current documents of some hundreds of paths at most, without the pages that they came from."""
    table = schema.document
    query = select(table).where(table.c.path.in_(paths), table.c.superseded_by.is_(None))
    rows = connection.execute(query).mappings().all()
    ids = [row["id"] for row in rows]
    parts = {
        name: _by(_rows(connection, table, table.c.document_id.in_(ids)), "document_id")
        for name, table in _document_parts(connection).items()
    }
    for row in rows:
        held = restored.DocumentParts(**{name: part[row["id"]] for name, part in parts.items()})
        yield restored.document(row, held, None)


def events(case: CaseFile) -> tuple[Event, ...]:
    """The events as they were last resolved, in their order."""
    with case.reading() as connection:
        rows = connection.execute(select(schema.event).order_by(schema.event.c.n)).mappings().all()
        parts = {name: _grouped(connection, table, "event_id") for name, table in _EVENT_PARTS.items()}
    return tuple(
        restored.event(row, restored.EventParts(**{name: part[row["id"]] for name, part in parts.items()}))
        for row in rows
    )


def failures(case: CaseFile) -> tuple[Unreadable, ...]:
    """What could not be read, in the order of the paths."""
    table = schema.failure
    with case.reading() as connection:
        rows = connection.execute(select(table).order_by(table.c.path)).mappings().all()
    return tuple(Unreadable(path=row["path"], why=row["why"]) for row in rows)


def pages(case: CaseFile) -> tuple[Page, ...]:
    """The pages that were fetched, in the order of fetching."""
    with case.reading() as connection:
        rows = connection.execute(select(schema.page).order_by(schema.page.c.id)).mappings().all()
    return tuple(restored.page(row) for row in rows)


def _reading(connection: Connection, row: Row) -> Reading:
    def of(table: Table) -> Sequence[Row]:
        return _rows(connection, table, table.c.document_id == row["id"])

    chains, candidates = _by(of(schema.quotation_chain), "quotation_n"), _by(of(schema.mention_candidate), "mention_n")
    path = row["path"]
    return Reading(
        document=restored.document(
            row,
            restored.DocumentParts(**{name: of(table) for name, table in _document_parts(connection).items()}),
            _page(connection, row["page_id"]),
        ),
        quotations=tuple(restored.quotation(q, chains[q["n"]], path) for q in of(schema.quotation)),
        mentions=tuple(restored.mention(m, candidates[m["n"]], path) for m in of(schema.mention)),
        facts=facts_of(connection, row["id"], path),
    )


def _document_parts(connection: Connection) -> dict[str, Table]:
    """Its tables; a file that may not be written can be without the one for links."""
    links = {"links": schema.document_link} if schema.has(connection, schema.document_link) else {}
    return _DOCUMENT_PARTS | links


def _page(connection: Connection, page_id: int | None) -> Page | None:
    if page_id is None:
        return None
    row = connection.execute(select(schema.page).where(schema.page.c.id == page_id)).mappings().one()
    return restored.page(row)


def _rows(connection: Connection, table: Table, where: ColumnElement[bool]) -> Sequence[Row]:
    query = select(table).where(where).order_by(*table.primary_key.columns)
    return connection.execute(query).mappings().all()


def _grouped(connection: Connection, table: Table, key: str) -> defaultdict[Any, list[Row]]:
    query = select(table).order_by(*table.primary_key.columns)
    return _by(connection.execute(query).mappings().all(), key)


def _by(rows: Sequence[Row], key: str) -> defaultdict[Any, list[Row]]:
    grouped: defaultdict[Any, list[Row]] = defaultdict(list)
    for row in rows:
        grouped[row[key]].append(row)
    return grouped
