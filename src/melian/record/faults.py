"""What can go wrong with a case file, told with the file's name and what to do."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from sqlalchemy.exc import DBAPIError

from melian.errors import CaseFileError

_ADVICE = (
    ("SQLITE_FULL", "the disk is full; nothing recorded before is lost: make room and run the command again"),
    (
        "SQLITE_READONLY",
        "the file or its folder may not be written; copy it to one that may, or change its rights",
    ),
    ("SQLITE_CANTOPEN", "it cannot be opened; check that the folder is there and that it may be read and written"),
    ("SQLITE_PERM", "the file may not be opened; change its rights"),
    ("SQLITE_BUSY", "another program is writing to it; wait until it has ended and run the command again"),
    ("SQLITE_LOCKED", "another program is writing to it; wait until it has ended and run the command again"),
    ("SQLITE_NOTADB", "this is not a case file"),
    ("SQLITE_CORRUPT", "the file is damaged; restore a copy, or build it again from the articles"),
    (
        "SQLITE_IOERR",
        "reading or writing it failed; check that the disk is sound and not full, then try again",
    ),
    ("SQLITE_TOOBIG", "a text is too long for a case file (more than 1,000 million bytes)"),
)


@contextmanager
def told(path: Path) -> Iterator[None]:
    """Turns the database's errors into CaseFileError naming the file and what to do; others pass."""
    try:
        yield
    except DBAPIError as error:
        known = advice(error.orig)
        if known is None:
            raise
        raise CaseFileError(f"{path}: {known}") from error
    except sqlite3.Error as error:
        raise CaseFileError(f"{path}: {advice(error) or error}") from error


def advice(error: BaseException | None) -> str | None:
    """What to tell a person about a database error; None where it is not the file's fault."""
    name = getattr(error, "sqlite_errorname", None) or ""
    return next((words for code, words in _ADVICE if name.startswith(code)), None)
