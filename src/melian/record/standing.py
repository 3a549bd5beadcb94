"""What resolution keeps in a case file, so that one article more costs little: its tables and triggers.

They only add to what a file holds: a file without them opens as before. Whatever writes to the file, the triggers note
which articles the events do not tell of yet, and that what was kept is of no use where somebody else wrote events.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import islice
from typing import TypeVar

from sqlalchemy import Column, Connection, LargeBinary, Table, Text, select, text

from melian.model.document import Document
from melian.model.standing import Row
from melian.record import schema, view

standing = Table(
    "standing",
    schema.metadata,
    Column("shelf", Text, primary_key=True),
    Column("key", Text, primary_key=True),
    Column("value", LargeBinary, nullable=False),
    sqlite_with_rowid=False,
)
rules = Table("standing_rules", schema.metadata, Column("rules", Text, primary_key=True))
unresolved = Table("unresolved", schema.metadata, Column("path", Text, primary_key=True))

_OF_MENTION = """INSERT OR IGNORE INTO unresolved SELECT d.path FROM mention m JOIN document d ON d.id = m.document_id
    WHERE d.superseded_by IS NULL AND m.id """
_TRIGGERS = (
    *(
        f"""CREATE TRIGGER IF NOT EXISTS document_{name}_unresolved AFTER {name} ON document BEGIN
        INSERT OR IGNORE INTO unresolved VALUES ({row}.path); END"""  # noqa: S608 - fixed names
        for name, row in (("insert", "new"), ("update", "new"), ("delete", "old"))
    ),
    *(
        f"""CREATE TRIGGER IF NOT EXISTS {table}_{name}_unresolved AFTER {name} ON {table} BEGIN
        {_OF_MENTION} = {row}.mention_id; END"""
        for table in ("judgement", "link_mention")
        for name, row in (("insert", "new"), ("delete", "old"))
    ),
    f"""CREATE TRIGGER IF NOT EXISTS link_update_unresolved AFTER UPDATE ON link BEGIN
    {_OF_MENTION} IN (SELECT mention_id FROM link_mention WHERE number = new.number); END""",  # noqa: S608 - fixed names
    *(
        f"""CREATE TRIGGER IF NOT EXISTS event_{name}_standing AFTER {name} ON event BEGIN
        DELETE FROM standing_rules; END"""  # noqa: S608 - fixed names
        for name in ("insert", "update", "delete")
    ),
    "CREATE INDEX IF NOT EXISTS event_first ON event_mention (document, start, event_id) WHERE n = 0",
)
_AT_ONCE = 5000
"""Rows that are written in one go."""
_ASKED = 500
"""Documents that are asked for in one go; SQLite takes 999 values."""
T = TypeVar("T")


def add_tables(connection: Connection) -> None:
    """Gives a file that was made before them the tables and triggers."""
    there = "SELECT count(*) FROM sqlite_schema WHERE name = 'event_first'"
    if not connection.exec_driver_sql(there).scalar_one():
        schema.metadata.create_all(connection, [standing, rules, unresolved], checkfirst=True)
        for statement in _TRIGGERS:
            connection.execute(text(statement))


def begin(connection: Connection) -> None:
    """Forgets what was kept and what was to do: all is resolved anew, and only what comes from now on is to do."""
    for table in (rules, unresolved):
        connection.execute(table.delete())


def clear(connection: Connection) -> None:
    """Leaves out what was kept."""
    connection.execute(standing.delete())


def to_do(connection: Connection, wanted: str) -> tuple[str, ...] | None:
    """Paths of the articles that the events do not tell of as they are; None where nothing of these rules is kept."""
    if connection.execute(select(rules.c.rules)).scalars().all() != [wanted]:
        return None
    return tuple(connection.execute(select(unresolved.c.path).order_by(unresolved.c.path)).scalars())


def keep(connection: Connection, rows: Iterable[Row]) -> None:
    """Keeps these rows over what stood in their places."""
    put = "INSERT INTO standing VALUES (?, ?, ?) ON CONFLICT DO UPDATE SET value = excluded.value"
    for some in _pieces(rows, _AT_ONCE):
        if gone := [(shelf, key) for shelf, key, value in some if value is None]:
            connection.exec_driver_sql("DELETE FROM standing WHERE shelf = ? AND key = ?", gone)
        if held := [row for row in some if row[2] is not None]:
            connection.exec_driver_sql(put, held)


def finish(connection: Connection, wanted: str, paths: Sequence[str] = ()) -> None:
    """What is kept is now of these rules, and tells of these articles."""
    connection.execute(rules.delete())
    connection.execute(rules.insert().values(rules=wanted))
    if paths:
        connection.exec_driver_sql("DELETE FROM unresolved WHERE path = ?", [(path,) for path in paths])


class CaseStore:
    """What was kept in a case file, fetched row by row."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection
        self._cursor = connection.connection.cursor()

    def fetch(self, shelf: str, key: str) -> bytes | None:
        """What stands at a key; None where nothing does."""
        self._cursor.execute("SELECT value FROM standing WHERE shelf = ? AND key = ?", (shelf, key))
        found = self._cursor.fetchone()
        return None if found is None else bytes(found[0])

    def fetch_all(self, shelf: str, keys: Sequence[str]) -> Iterable[tuple[str, bytes]]:
        """What stands at these keys, in any order."""
        query = "SELECT key, value FROM standing WHERE shelf = ? AND key IN (SELECT value FROM json_each(?))"
        return ((key, bytes(value)) for key, value in self._cursor.execute(query, (shelf, json.dumps(keys))).fetchall())

    def documents(self, paths: Iterable[str]) -> Mapping[str, Document]:
        """The current documents of these paths, without the pages that they came from."""
        return dict(self._documents(tuple(paths)))

    def _documents(self, paths: tuple[str, ...]) -> Iterator[tuple[str, Document]]:
        for some in _pieces(paths, _ASKED):
            for document in view.documents(self._connection, some):
                yield document.path, document


def _pieces(values: Iterable[T], size: int) -> Iterator[tuple[T, ...]]:
    held = iter(values)
    while some := tuple(islice(held, size)):
        yield some
