"""Writing to a case file: one transaction for each document, and nothing where nothing is new."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from typing import Any

from sqlalchemy import Connection, Table, delete, insert, select, update
from sqlalchemy.dialects.sqlite import insert as insert_or

from melian.errors import InputError
from melian.model.document import Document, Page, Unreadable
from melian.model.event import Event, Reading
from melian.record import facts, schema, view
from melian.record.case import CaseFile
from melian.record.digest import reading_digest
from melian.record.rows import Row, event_rows, reading_rows

GAP = 1 << 20
"""Between the numbers of two events that follow each other, so that others can be put between."""


def record(case: CaseFile, reading: Reading) -> bool:
    """Records a document with all that was read from it; False where the very same is already there.

    A changed text under a known path is kept beside the old one, which is marked as superseded. A text that
    is read anew replaces its former reading; what people judged stays. Raises CaseFileError where the file
    cannot be written, and InputError for a text that no file can hold.
    """
    _check(reading)
    digest = reading_digest(reading)
    try:
        return not _holds(case, reading.document, digest) and _put(case, reading, digest)
    except UnicodeEncodeError as error:
        raise InputError(
            reading.document.path, f"holds half a surrogate pair, which is no text: {error.reason}"
        ) from None


def _put(case: CaseFile, reading: Reading, digest: str) -> bool:
    with case.writing() as connection:
        document_id = _put_document(connection, reading.document, digest, case.clock())
        facts.add_table(connection)
        schema.document_link.create(connection, checkfirst=True)
        for table in (*schema.PARTS, *facts.PARTS):
            connection.execute(delete(table).where(table.c.document_id == document_id))
        put_all(connection, (*reading_rows(reading, document_id), *facts.fact_rows(reading, document_id)))
        _supersede(connection, reading.document.path, document_id)
        connection.execute(delete(schema.failure).where(schema.failure.c.path == reading.document.path))
    return True


def record_failure(case: CaseFile, unreadable: Unreadable) -> bool:
    """Records an input that could not be read; False where it is already there with the same reason."""
    row = {"path": unreadable.path, "why": unreadable.why, "recorded_at": case.clock()}
    with case.reading() as connection:
        kept = select(schema.failure.c.why).where(schema.failure.c.path == unreadable.path)
        if connection.execute(kept).scalar() == unreadable.why:
            return False
    with case.writing() as connection:
        statement = insert_or(schema.failure).values(row)
        connection.execute(statement.on_conflict_do_update(index_elements=["path"], set_=row))
    return True


def replace_events(case: CaseFile, events: Iterable[Event]) -> bool:
    """Puts these events in the place of all that the file holds; False where they are the very same.

    Only what differs is written.
    """
    wanted = tuple(events)
    held = view.events(case)
    if held == wanted:
        return False
    before = {event.id: event for event in held}
    places = {event.id: n * GAP for n, event in enumerate(wanted)}
    fresh = [event for event in wanted if before.get(event.id) != event]
    gone = [key for key in before if key not in places] + [event.id for event in fresh if event.id in before]
    rewritten = {event.id for event in fresh}
    with case.writing() as connection:
        stood = {row.id: row.n for row in connection.execute(select(schema.event.c.id, schema.event.c.n))}
        moved = [(n, key) for key, n in places.items() if key not in rewritten and stood[key] != n]
        many(connection, "DELETE FROM event WHERE id = ?", [(key,) for key in gone])
        many(connection, "UPDATE event SET n = ? WHERE id = ?", moved)
        put_all(connection, (pair for event in fresh for pair in event_rows(event, places[event.id])))
    return True


def _check(reading: Reading) -> None:
    document = reading.document
    strange = {q.document for q in reading.quotations} | {m.document for m in reading.mentions}
    strange |= {f.document for f in reading.facts}
    strange.discard(document.path)
    if strange:
        raise ValueError(f"{document.path}: read parts of other documents: {sorted(strange)}")


def _holds(case: CaseFile, document: Document, digest: str) -> bool:
    """Whether the file's current version of that path is this text with this reading."""
    table = schema.document
    with case.reading() as connection:
        query = select(table.c.id).where(
            table.c.path == document.path, table.c.reading_digest == digest, table.c.superseded_by.is_(None)
        )
        return connection.execute(query).first() is not None


def _put_document(connection: Connection, document: Document, digest: str, now: str) -> int:
    table = schema.document
    row: Row = {
        "path": document.path,
        "digest": document.digest,
        "kind": document.kind,
        "text": document.text,
        "page_id": _put_page(connection, document.page),
        "reading_digest": digest,
        "recorded_at": now,
        "superseded_by": None,
    }
    known = connection.execute(
        select(table.c.id).where(table.c.path == row["path"], table.c.digest == row["digest"])
    ).scalar()
    if known is None:
        return int(connection.execute(insert(table).values(row).returning(table.c.id)).scalar_one())
    connection.execute(update(table).where(table.c.id == known).values(row))
    return int(known)


def _put_page(connection: Connection, page: Page | None) -> int | None:
    if page is None:
        return None
    row = {"url": page.url, "fetched_at": page.fetched_at, "content_type": page.content_type, "body": page.body}
    return int(connection.execute(insert(schema.page).values(row).returning(schema.page.c.id)).scalar_one())


def _supersede(connection: Connection, path: str, by: int) -> None:
    table = schema.document
    connection.execute(update(table).where(table.c.path == path, table.c.id != by).values(superseded_by=by))


def put_all(connection: Connection, pairs: Iterable[tuple[Table, Row]]) -> None:
    """Inserts rows table by table, tables in the order in which they first come."""
    grouped: dict[str, list[Row]] = defaultdict(list)
    tables: dict[str, Table] = {}
    for table, row in pairs:
        tables[table.name] = table
        grouped[table.name].append(row)
    for name, rows in grouped.items():
        connection.execute(insert(tables[name]), rows)


def many(connection: Connection, statement: str, rows: list[tuple[Any, ...]]) -> None:
    """Runs a statement for each of these rows, where there are any."""
    if rows:
        connection.exec_driver_sql(statement, rows)
