"""Opening a case file, and keeping it sound: one transaction for each document, nothing half written."""

from __future__ import annotations

import os
import sqlite3
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, contextmanager
from datetime import UTC, datetime
from pathlib import Path
from types import TracebackType
from typing import Self
from urllib.parse import quote

from sqlalchemy import Connection, Engine, create_engine
from sqlalchemy.pool import StaticPool

from melian.errors import CaseFileError
from melian.record import schema
from melian.record.faults import told
from melian.record.making import create, upgrade

Clock = Callable[[], str]

_MAGIC = b"SQLite format 3\0"
_WAIT_S = 5.0
"""How long to wait for another program that writes to the file."""


def utc_now() -> str:
    """The time in UTC, ISO 8601, to the second."""
    return datetime.now(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")


class CaseFile:
    """A case file held open; close it, or use it as a context manager."""

    def __init__(self, path: Path, engine: Engine, clock: Clock) -> None:
        self.path, self.clock = path, clock
        self._engine = engine
        self.connection: Connection = engine.connect()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    def close(self) -> None:
        """Closes the file; SQLite then folds its write-ahead log back, so that the one file is the whole case."""
        self.connection.close()
        self._engine.dispose()

    def reading(self) -> AbstractContextManager[Connection]:
        """One consistent view of the file."""
        return self._transaction("BEGIN")

    def writing(self) -> AbstractContextManager[Connection]:
        """One transaction: all of it is kept, or none. Raises CaseFileError."""
        return self._transaction("BEGIN IMMEDIATE")

    @contextmanager
    def _transaction(self, begin: str) -> Iterator[Connection]:
        with told(self.path):
            self.connection.exec_driver_sql(begin)
            try:
                yield self.connection
                self.connection.exec_driver_sql("COMMIT")
            except BaseException:
                if self._driver().in_transaction:
                    self.connection.exec_driver_sql("ROLLBACK")
                raise

    def _driver(self) -> sqlite3.Connection:
        held = self.connection.connection.driver_connection
        assert isinstance(held, sqlite3.Connection)  # noqa: S101 - the only driver
        return held


def open_case(path: str | Path, *, create: bool = False, clock: Clock = utc_now, wait_s: float = _WAIT_S) -> CaseFile:
    """Opens a case file, or makes it where it is not there and `create` is set.

    A file that may not be written opens for reading. `clock` gives UTC, ISO 8601; `wait_s` is how long to
    wait for another program that writes to the file, in seconds. Raises CaseFileError naming the file and
    what to do: no such file, not a case file, damaged, made by a newer version, locked, no room.
    """
    path = Path(path)
    _check_head(path, create=create)
    writable = not path.exists() or (os.access(path, os.W_OK) and os.access(path.absolute().parent, os.W_OK))
    with told(path):
        case = CaseFile(path, _engine(path, writable=writable, wait_s=wait_s), clock)
        try:
            _prepare(case, writable=writable)
        except BaseException:
            case.close()
            raise
    return case


def _check_head(path: Path, *, create: bool) -> None:
    """Refuses what is not there or is something else, before SQLite touches it."""
    try:
        with path.open("rb") as file:
            head = file.read(len(_MAGIC))
    except FileNotFoundError:
        head = b""
    except OSError as error:
        raise CaseFileError(f"{path}: cannot be read: {error.strerror}") from error
    if head and head != _MAGIC:
        raise CaseFileError(f"{path}: this is not a case file; name another file")
    if not head and not create:
        raise CaseFileError(f"{path}: no such case file; make one with `melian case build PATH... --case {path}`")


def _engine(path: Path, *, writable: bool, wait_s: float) -> Engine:
    def connect() -> sqlite3.Connection:
        address = f"file:{quote(str(path.absolute()))}?mode={_mode(path, writable=writable)}"
        return sqlite3.connect(address, uri=True, timeout=wait_s, isolation_level=None, check_same_thread=False)

    return create_engine("sqlite+pysqlite://", creator=connect, poolclass=StaticPool, isolation_level="AUTOCOMMIT")


def _mode(path: Path, *, writable: bool) -> str:
    """`immutable` only where no log lies beside the file: SQLite cannot make one in a folder that is read-only."""
    if writable:
        return "rwc"
    return "ro" if path.with_name(path.name + "-wal").exists() else "ro&immutable=1"


def _prepare(case: CaseFile, *, writable: bool) -> None:
    case.connection.exec_driver_sql("PRAGMA foreign_keys = ON")
    _check(case)
    if not writable:
        _check_age(case)
        return
    case.connection.exec_driver_sql("PRAGMA synchronous = FULL")
    version = _pragma(case, "user_version")
    if version == schema.VERSION:
        return
    if not version:
        case.connection.exec_driver_sql("PRAGMA journal_mode = WAL")
    with case.writing() as connection:
        version = _pragma(case, "user_version")
        if version != schema.VERSION:
            (upgrade if version else create)(connection)


def _check(case: CaseFile) -> None:
    ours, version = _pragma(case, "application_id") == schema.APPLICATION_ID, _pragma(case, "user_version")
    tables = case.connection.exec_driver_sql("SELECT count(*) FROM sqlite_schema").scalar_one()
    if not ours and tables:
        raise CaseFileError(f"{case.path}: this is a database of another program; name another file")
    if version > schema.VERSION:
        raise CaseFileError(
            f"{case.path}: made by a newer version of Melian (file version {version}, this program reads up to "
            f"{schema.VERSION}); nothing was changed: install the newer version to open it"
        )


def _check_age(case: CaseFile) -> None:
    version = _pragma(case, "user_version")
    if version and version < schema.VERSION:
        raise CaseFileError(
            f"{case.path}: made by an older version of Melian and cannot be brought up to date here; open it once "
            "where it can be written"
        )


def _pragma(case: CaseFile, name: str) -> int:
    return int(case.connection.exec_driver_sql(f"PRAGMA {name}").scalar_one())
