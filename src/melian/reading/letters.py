"""What goes between Melian and its workshop: JSON, checked on arrival, and the bytes that it is about."""

from __future__ import annotations

import struct
from dataclasses import dataclass
from functools import cache
from typing import BinaryIO, Literal, TypeVar

from pydantic import TypeAdapter

from melian.reading.draft import Draft

Parsable = Literal["html", "pdf", "docx"]
_LENGTHS = struct.Struct("!QQ")


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


Letter = TypeVar("Letter", Task, Answer)


@cache
def _adapter(kind: type[Letter]) -> TypeAdapter[Letter]:
    return TypeAdapter(kind)


def write_letter(stream: BinaryIO, letter: Task | Answer, data: bytes = b"") -> None:
    """Sends a letter and the bytes with it."""
    head = _adapter(type(letter)).dump_json(letter)
    stream.write(_LENGTHS.pack(len(head), len(data)) + head)
    stream.write(data)
    stream.flush()


def read_letter(stream: BinaryIO, kind: type[Letter]) -> tuple[Letter, bytes]:
    """Waits for a letter. Raises EOFError where the other side has gone."""
    head, data = _LENGTHS.unpack(_exactly(stream, _LENGTHS.size))
    return _adapter(kind).validate_json(_exactly(stream, head)), _exactly(stream, data)


def _exactly(stream: BinaryIO, count: int) -> bytes:
    found = stream.read(count)
    if len(found) < count:
        raise EOFError
    return found
