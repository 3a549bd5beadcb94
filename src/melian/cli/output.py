"""What the commands write: JSON lines to stdout, and files that are there whole or not at all."""

from __future__ import annotations

import json
import os
import re
import sys
import tempfile
from contextlib import suppress
from pathlib import Path

from melian.errors import OutputError
from melian.model.rows import Row

CLOSED = 141
"""Exit status when the reader of stdout went away, as a shell gives for SIGPIPE."""

_STEERING = re.compile("[\x7f-\x9f\u061c\u200e\u200f\u2028\u2029\u202a-\u202e\u2066-\u2069\ud800-\udfff]")
"""Characters that JSON lets stand but that could steer a terminal or have no bytes; written as escapes."""


class StdoutClosed(Exception):  # noqa: N818
    """The reader of stdout went away: nothing is left to do, and nothing to report."""


def json_line(row: Row) -> str:
    """One object on one line, without its line end; equal as JSON to the object, harmless on a terminal."""
    text = json.dumps(row, ensure_ascii=False, separators=(", ", ": "))
    return _STEERING.sub(lambda m: f"\\u{ord(m.group()):04x}", text)


def put_row(row: Row) -> None:
    """Writes one JSON line to stdout at once. Raises StdoutClosed, or OutputError where the disk is full."""
    put(json_line(row).encode() + b"\n")


def put(data: bytes) -> None:
    """Writes bytes to stdout at once. Raises StdoutClosed, or OutputError where the disk is full."""
    if sys.stdout is None:
        raise OutputError("standard output: is closed")
    try:
        sys.stdout.buffer.write(data)
        sys.stdout.buffer.flush()
    except BrokenPipeError as error:
        _drop_stdout()
        raise StdoutClosed from error
    except OSError as error:
        _drop_stdout()
        raise OutputError(f"standard output: {error.strerror}") from error


def _drop_stdout() -> None:
    """Points stdout at nothing, so that the interpreter's last flush raises no second error."""
    with suppress(OSError, ValueError):
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())


def check_target(target: str) -> None:
    """Raises OutputError early, before long work, where `target` surely cannot be written."""
    if target == "-":
        return
    path = Path(target)
    folder = path.absolute().parent
    if path.is_dir():
        raise OutputError(f"{target}: is a folder")
    if not folder.is_dir():
        raise OutputError(f"{target}: there is no folder {folder}")
    if not path.exists() and not os.access(folder, os.W_OK):
        raise OutputError(f"{target}: the folder {folder} is read-only")


def write_whole(target: str, data: bytes) -> None:
    """Writes a file beside its place and moves it there, so that no reader sees half; `-` is stdout.

    An older file stays until the new one is complete. Raises OutputError naming the file.
    """
    if target == "-":
        put(data)
        return
    path = Path(os.path.realpath(target))
    if path.exists() and not path.is_file():
        _write_through(target, data)
        return
    try:
        _replace(path, data)
    except OSError as error:
        raise OutputError(f"{target}: {error.strerror or error}") from error


def _replace(path: Path, data: bytes) -> None:
    mode = path.stat().st_mode & 0o777 if path.exists() else 0o666 & ~_umask()
    if path.exists() and not os.access(path, os.W_OK):
        raise PermissionError(13, "is read-only")
    handle, name = tempfile.mkstemp(prefix=".melian-", suffix=".part", dir=path.parent)
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(data)
            file.flush()
            os.fsync(file.fileno())
        Path(name).chmod(mode)
        Path(name).replace(path)
    except BaseException:
        with suppress(OSError):
            Path(name).unlink()
        raise


def _write_through(target: str, data: bytes) -> None:
    """For what is no file (`/dev/stdout`, a named pipe): it cannot be replaced, only written to."""
    try:
        with Path(target).open("wb", buffering=0) as device:
            device.write(data)
    except OSError as error:
        raise OutputError(f"{target}: {error.strerror or error}") from error


def _umask() -> int:
    mask = os.umask(0)
    os.umask(mask)
    return mask
