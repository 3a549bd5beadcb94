"""From paths to bytes: files, folders in name order, standard input. Nothing here can hang or fill the memory."""

from __future__ import annotations

import errno
import os
import stat
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import BinaryIO

from melian.errors import InputError
from melian.model.document import Page

_CHUNK = 1 << 20
_SPECIAL = {
    stat.S_IFIFO: "a pipe",
    stat.S_IFSOCK: "a socket",
    stat.S_IFCHR: "a device",
    stat.S_IFBLK: "a device",
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Blob:
    """The bytes of one input, and the path as given; for an address, the page and the encoding its server claims."""

    path: str
    data: bytes
    page: Page | None = None
    declared: str | None = None


def files(path: str) -> Iterator[str | InputError]:
    """The files of a path in name order: itself, or what a folder and its folders hold.

    Names that begin with a point are left out, and so is `sources.csv`. A link is followed once; one that leads
    back into a folder that holds it is an InputError, as is what cannot be listed.
    """
    if not Path(path).is_dir():
        yield path
        return
    seen = {_identity(path)}
    stack = [_entries(path)]
    while stack:
        entry = next(stack[-1], None)
        if entry is None:
            stack.pop()
        elif isinstance(entry, InputError) or not Path(entry).is_dir():
            yield entry
        elif (identity := _identity(entry)) in seen:
            yield InputError(entry, "a link to a folder that has been read already; not followed again")
        else:
            seen.add(identity)
            stack.append(_entries(entry))


def load(path: str, max_bytes: int) -> bytes:
    """The bytes of a regular file. Raises InputError for what is none, is too large, or cannot be read."""
    try:
        descriptor = os.open(path, os.O_RDONLY | getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_CLOEXEC", 0))
    except (OSError, ValueError) as error:
        raise InputError(path, _why(error)) from error
    with os.fdopen(descriptor, "rb", buffering=0) as stream:
        status = os.fstat(descriptor)
        if not stat.S_ISREG(status.st_mode):
            what = _SPECIAL.get(stat.S_IFMT(status.st_mode), "not a regular file")
            raise InputError(path, f"{what}, not a file that can be read")
        if status.st_size > max_bytes:
            raise InputError(path, too_large(status.st_size, max_bytes))
        return _bounded(path, stream, max_bytes)


def standard_input(max_bytes: int) -> bytes:
    """All of standard input. Raises InputError where it is longer than `max_bytes`."""
    if sys.stdin is None:
        raise InputError("-", "there is no standard input")
    return _bounded("-", sys.stdin.buffer, max_bytes)


def too_large(size: int | None, max_bytes: int) -> str:
    """Why something is not read: its size and the limit."""
    what = "more" if size is None else f"{size:,} bytes, more"
    return f"{what} than the {max_bytes:,} bytes that are read of one input"


def _bounded(path: str, stream: BinaryIO, max_bytes: int) -> bytes:
    parts, left = [], max_bytes + 1
    try:
        while left > 0 and (part := stream.read(min(_CHUNK, left))):
            parts.append(part)
            left -= len(part)
    except OSError as error:
        raise InputError(path, _why(error)) from error
    if left <= 0:
        raise InputError(path, too_large(None, max_bytes))
    return b"".join(parts)


def _entries(folder: str) -> Iterator[str | InputError]:
    try:
        names = sorted(os.listdir(folder))  # noqa: PTH208 - strings, as they were given
    except OSError as error:
        yield InputError(folder, _why(error))
        return
    for name in names:
        if not name.startswith(".") and name != "sources.csv":
            yield os.path.join(folder, name)  # noqa: PTH118


def _identity(folder: str) -> tuple[int, int]:
    status = Path(folder).stat()
    return status.st_dev, status.st_ino


def _why(error: Exception) -> str:
    if isinstance(error, OSError) and error.errno == errno.ELOOP:
        return "a loop of symbolic links"
    if isinstance(error, OSError) and error.errno == errno.EISDIR:
        return "a folder"
    if isinstance(error, OSError) and error.strerror:
        return error.strerror[0].lower() + error.strerror[1:]
    return str(error)
