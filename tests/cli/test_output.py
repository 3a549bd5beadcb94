"""Files are written whole or not at all; lines on stdout are JSON and nothing else."""

from __future__ import annotations

import json
import os
import stat
import unicodedata
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from melian.cli.output import check_target, json_line, write_whole
from melian.errors import OutputError

VALUES = st.recursive(
    st.none() | st.booleans() | st.integers() | st.text(alphabet=st.characters()),
    lambda inner: st.lists(inner) | st.dictionaries(st.text(), inner),
    max_leaves=10,
)


@given(st.dictionaries(st.text(alphabet=st.characters()), VALUES))
def test_a_line_is_the_object_and_harmless(row: dict[str, object]) -> None:
    line = json_line(row)
    assert json.loads(line) == row
    assert not any(unicodedata.category(c) in ("Cc", "Cs", "Zl", "Zp") for c in line)
    line.encode("utf-8")


def test_a_new_file_is_written(tmp_path: Path) -> None:
    target = tmp_path / "brief.html"
    write_whole(str(target), b"new")
    assert target.read_bytes() == b"new"
    assert [p.name for p in tmp_path.iterdir()] == ["brief.html"]


def test_the_mode_of_an_older_file_stays(tmp_path: Path) -> None:
    target = tmp_path / "brief.html"
    target.write_bytes(b"old")
    target.chmod(0o640)
    write_whole(str(target), b"new")
    assert target.read_bytes() == b"new"
    assert stat.S_IMODE(target.stat().st_mode) == 0o640


def test_a_link_is_followed(tmp_path: Path) -> None:
    (tmp_path / "real").write_bytes(b"old")
    (tmp_path / "link").symlink_to(tmp_path / "real")
    write_whole(str(tmp_path / "link"), b"new")
    assert (tmp_path / "real").read_bytes() == b"new"
    assert (tmp_path / "link").is_symlink()


def test_the_older_file_stays_where_writing_fails(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    target = tmp_path / "brief.html"
    target.write_bytes(b"old")

    def full(_descriptor: int) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(os, "fsync", full)
    with pytest.raises(OutputError, match=r"brief\.html: No space left on device"):
        write_whole(str(target), b"new")
    assert target.read_bytes() == b"old"
    assert [p.name for p in tmp_path.iterdir()] == ["brief.html"]


@pytest.mark.parametrize("place", ["no/such/folder/brief.html", "."])
def test_a_place_that_cannot_be_is_told_before_the_work(
    place: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    with pytest.raises(OutputError):
        check_target(place)


def test_a_full_device_is_an_output_error() -> None:
    with pytest.raises(OutputError, match="/dev/full"):
        write_whole("/dev/full", b"x" * 10)


def test_a_read_only_folder_is_told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(os, "access", lambda path, mode: not (mode & os.W_OK))
    with pytest.raises(OutputError, match="read-only"):
        check_target(str(tmp_path / "brief.html"))
