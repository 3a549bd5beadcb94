"""Whatever befalls a case file, the error names it and says what to do, and nothing recorded is lost."""

from __future__ import annotations

import os
import resource
import signal
import sqlite3
import subprocess
import sys
import tempfile
import textwrap
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from melian.errors import CaseFileError
from melian.model.event import Reading
from melian.record import CaseFile, events, open_case, readings, record
from melian.record.schema import VERSION

Make = Callable[..., Reading]
NOBODY = 65534


@pytest.fixture
def made(case_path: Path, make_reading: Make) -> Path:
    """A closed case file with one document."""
    with open_case(case_path, create=True) as case:
        record(case, make_reading())
    return case_path


def altered(path: Path, statement: str) -> None:
    connection = sqlite3.connect(path)
    connection.execute(statement)
    connection.close()


def test_a_missing_file_is_told_with_the_command_that_makes_one(case_path: Path) -> None:
    with pytest.raises(CaseFileError, match="melian case build") as told:
        open_case(case_path)
    assert str(case_path) in str(told.value)
    assert not case_path.exists()


def test_a_missing_folder_is_told(tmp_path: Path) -> None:
    with pytest.raises(CaseFileError, match="folder is there"):
        open_case(tmp_path / "none" / "case.db", create=True)


@pytest.mark.parametrize("create", [True, False])
def test_another_file_is_left_alone(tmp_path: Path, create: bool) -> None:
    other = tmp_path / "notes.txt"
    other.write_text("These are my notes, and longer than a header.")
    with pytest.raises(CaseFileError, match="not a case file"):
        open_case(other, create=create)
    assert other.read_text() == "These are my notes, and longer than a header."


def test_a_folder_is_no_case_file(tmp_path: Path) -> None:
    with pytest.raises(CaseFileError, match="cannot be read"):
        open_case(tmp_path, create=True)


def test_another_programs_database_is_left_alone(tmp_path: Path) -> None:
    other = tmp_path / "other.db"
    altered(other, "CREATE TABLE mine (x)")
    before = other.read_bytes()
    with pytest.raises(CaseFileError, match="another program"):
        open_case(other, create=True)
    assert other.read_bytes() == before


def test_a_newer_version_is_left_alone(made: Path) -> None:
    altered(made, "PRAGMA user_version = 99")
    before = made.read_bytes()
    with pytest.raises(CaseFileError, match=r"newer version of Melian .file version 99"):
        open_case(made)
    assert made.read_bytes() == before


def test_a_file_of_the_first_version_is_brought_up_to_date(made: Path, make_reading: Make) -> None:
    for statement in (
        "DROP TABLE event_origin_document", "DROP TABLE event_origin", "DROP TABLE event_chain_step",
        "ALTER TABLE event_chain DROP COLUMN directed", "PRAGMA user_version = 1",
    ):  # fmt: skip
        altered(made, statement)
    with open_case(made) as case:
        assert [r.document.path for r in readings(case)] == [make_reading().document.path]
        assert events(case) == ()
    with sqlite3.connect(made) as plain:
        assert plain.execute("PRAGMA user_version").fetchone() == (VERSION,)


def test_a_damaged_file_is_told(made: Path) -> None:
    content = bytearray(made.read_bytes())
    content[100:] = b"\xff" * (len(content) - 100)
    made.write_bytes(content)
    with pytest.raises(CaseFileError, match=r"damaged|not a case file"), open_case(made) as case:
        readings(case)


def test_a_locked_file_is_told_and_read_all_the_same(made: Path, make_reading: Make) -> None:
    holder = sqlite3.connect(made, isolation_level=None)
    holder.execute("BEGIN IMMEDIATE")
    with open_case(made, wait_s=0.1) as case:
        assert readings(case) == (make_reading(),)
        with pytest.raises(CaseFileError, match="another program is writing"):
            record(case, make_reading("b.txt"))
        holder.execute("ROLLBACK")
        holder.close()
        assert record(case, make_reading("b.txt"))


def test_a_full_disk_loses_nothing(made: Path, make_reading: Make) -> None:
    with open_case(made) as case:
        pages = case.connection.exec_driver_sql("PRAGMA page_count").scalar_one()
        case.connection.exec_driver_sql(f"PRAGMA max_page_count = {pages + 2}")
        with pytest.raises(CaseFileError, match="disk is full"):
            record(case, make_reading("b.txt", text=make_reading().document.text + "x" * 100_000))
        assert readings(case) == (make_reading(),)
    with open_case(made) as case:
        assert readings(case) == (make_reading(),)
        assert record(case, make_reading("b.txt"))


def test_a_file_that_may_grow_no_further_loses_nothing(made: Path, make_reading: Make) -> None:
    before = signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
    soft, hard = resource.getrlimit(resource.RLIMIT_FSIZE)
    with open_case(made) as case:
        resource.setrlimit(resource.RLIMIT_FSIZE, (made.stat().st_size, hard))
        try:
            with pytest.raises(CaseFileError, match="disk"):
                record(case, make_reading("b.txt", text=make_reading().document.text + "x" * 1_000_000))
        finally:
            resource.setrlimit(resource.RLIMIT_FSIZE, (soft, hard))
            signal.signal(signal.SIGXFSZ, before)
        assert readings(case) == (make_reading(),)
        assert record(case, make_reading("b.txt"))


@pytest.fixture
def open_folder() -> Iterator[Path]:
    """A folder that everybody may enter."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        folder.chmod(0o755)
        yield folder


@pytest.mark.parametrize("locked", ["file", "folder"])
def test_what_may_not_be_written_is_read_and_told(open_folder: Path, make_reading: Make, locked: str) -> None:
    path = open_folder / "case.db"
    with open_case(path, create=True) as case:
        record(case, make_reading())
    path.chmod(0o444 if locked == "file" else 0o666)
    open_folder.chmod(0o777 if locked == "file" else 0o555)
    child = os.fork()
    if child == 0:  # the superuser may write anything, so another user tries
        os._exit(_as_nobody(path, make_reading()))
    _, status = os.waitpid(child, 0)
    open_folder.chmod(0o755)
    assert os.waitstatus_to_exitcode(status) == 0


def _as_nobody(path: Path, held: Reading) -> int:
    """0 where the file was read, and writing was refused with what to do."""
    try:
        if os.geteuid() == 0:
            os.setgid(NOBODY)
            os.setuid(NOBODY)
        with open_case(path) as case:
            if readings(case) != (held,):
                return 2
            case.connection.exec_driver_sql("SELECT 1")
            try:
                record(case, Reading(document=held.document, quotations=(), mentions=()))
            except CaseFileError as error:
                return 0 if "may not be written" in str(error) and str(path) in str(error) else 3
        return 4
    except BaseException:
        return 5


RECORDER = """
    import sys
    from melian.model.document import Document
    from melian.model.event import Reading
    from melian.record import open_case, record

    with open_case(sys.argv[1], create=True) as case:
        for n in range(100_000):
            text = f"Document {n}. " + "word " * 2_000
            document = Document(path=f"{n:06}.txt", text=text, kind="text")
            record(case, Reading(document=document, quotations=(), mentions=()))
            print(n, flush=True)
"""


def test_killed_while_recording_it_opens_and_goes_on(case_path: Path, make_reading: Make) -> None:
    command = [sys.executable, "-c", textwrap.dedent(RECORDER), str(case_path)]
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True) as process:
        assert process.stdout is not None
        told = [int(process.stdout.readline()) for _ in range(8)]
        process.kill()
        told += [int(line) for line in process.stdout.read().split()]
    assert process.returncode == -signal.SIGKILL
    with open_case(case_path) as case:
        held = readings(case)
        assert len(held) in (len(told), len(told) + 1)
        assert all(len(r.document.text) > 10_000 for r in held)
        assert _sound(case)
        assert record(case, make_reading())


def _sound(case: CaseFile) -> bool:
    check = case.connection.exec_driver_sql("PRAGMA integrity_check").scalar_one()
    strays = case.connection.exec_driver_sql("PRAGMA foreign_key_check").all()
    return check == "ok" and not strays


def test_a_start_that_was_cut_short_is_taken_up(case_path: Path, make_reading: Make) -> None:
    case_path.touch()
    with open_case(case_path, create=True) as case:
        assert record(case, make_reading())
