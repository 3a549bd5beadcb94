"""What goes between Melian and its workshop: JSON, checked on arrival, and the bytes that it is about."""

from __future__ import annotations

import struct
from dataclasses import dataclass
from typing import IO, Literal

from pydantic import TypeAdapter

from melian.reading.draft import Draft

Parsable = Literal["html", "pdf", "docx"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Task:
    """What the bytes are, and the address that they came from."""

    kind: Parsable
    url: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Answer:
    """The draft, or why there is none."""

    draft: Draft | None = None
    error: str | None = None


TASKS = TypeAdapter(Task)
ANSWERS = TypeAdapter(Answer)
_LENGTHS = struct.Struct("!QQ")


def write_letter(stream: IO[bytes], head: bytes, data: bytes = b"") -> None:
    """Sends a letter and the bytes with it."""
    stream.write(_LENGTHS.pack(len(head), len(data)) + head)
    stream.write(data)
    stream.flush()


def read_letter(stream: IO[bytes]) -> tuple[bytes, bytes]:
    """Waits for a letter and the bytes with it. Raises EOFError where the other side has gone."""
    head, data = _LENGTHS.unpack(_exactly(stream, _LENGTHS.size))
    return _exactly(stream, head), _exactly(stream, data)


def _exactly(stream: IO[bytes], count: int) -> bytes:
    found = stream.read(count)
    if len(found) < count:
        raise EOFError
    return found
