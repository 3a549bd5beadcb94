"""The file as other tools see it."""

from __future__ import annotations

import re
import sqlite3
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from melian.model.event import Reading
from melian.model.mention import Judgement
from melian.record import CaseFile, judge, open_case, record
from melian.record.schema import APPLICATION_ID, VERSION, metadata

Make = Callable[..., Reading]


@pytest.fixture
def plain(case_path: Path, make_reading: Make) -> Iterator[sqlite3.Connection]:
    """The file opened without Melian."""
    with open_case(case_path, create=True) as case:
        record(case, make_reading())
        judge(case, Judgement(mention="aaaa1111", verdict="rejected", reason="no", by="A", at="2024-05-01T12:00:00Z"))
    connection = sqlite3.connect(case_path)
    connection.row_factory = sqlite3.Row
    yield connection
    connection.close()


def test_it_says_what_it_is(plain: sqlite3.Connection) -> None:
    assert plain.execute("PRAGMA application_id").fetchone()[0] == APPLICATION_ID
    assert plain.execute("PRAGMA user_version").fetchone()[0] == VERSION
    assert plain.execute("PRAGMA journal_mode").fetchone()[0] == "wal"


def test_the_one_file_is_the_whole_case(case_path: Path, plain: sqlite3.Connection) -> None:
    plain.close()
    assert [p.name for p in case_path.parent.iterdir()] == [case_path.name]


def test_mentions_are_read_with_their_document_and_judgement(plain: sqlite3.Connection) -> None:
    row = dict(plain.execute("SELECT * FROM mention_read").fetchone())
    assert (row["document"], row["act"], row["actor"], row["judgement"]) == ("a.txt", "demand", "Borland", "rejected")


def test_documents_are_read_with_what_was_found(plain: sqlite3.Connection) -> None:
    row = dict(plain.execute("SELECT * FROM document_read").fetchone())
    assert (row["path"], row["title"], row["outlet"], row["date"], row["mentions"]) == (
        "a.txt",
        "Leave",
        "Courier",
        None,
        1,
    )


def test_judgements_tell_orphans(plain: sqlite3.Connection) -> None:
    plain.execute("DELETE FROM mention")
    assert plain.execute("SELECT orphan FROM judgement_read").fetchone()[0] == 1


def test_foreign_keys_are_kept(case: CaseFile, make_reading: Make) -> None:
    record(case, make_reading())
    with case.writing() as connection:
        connection.exec_driver_sql("DELETE FROM document")
        assert connection.exec_driver_sql("SELECT count(*) FROM mention").scalar_one() == 0
        assert connection.exec_driver_sql("SELECT count(*) FROM document_search").scalar_one() == 0


def test_every_table_and_view_is_documented(plain: sqlite3.Connection) -> None:
    page = (Path(__file__).resolve().parents[2] / "docs" / "case-file.md").read_text("utf-8")
    told = set(re.findall(r"`(\w+)`", page))
    views = {r[0] for r in plain.execute("SELECT name FROM sqlite_schema WHERE type = 'view'")}
    assert views | {"document_search"} | set(metadata.tables) <= told
    for table in metadata.tables.values():
        assert {column.name for column in table.columns} <= told, table.name
