"""A table (CSV) of what texts do not say themselves: outlet, date, address and the like, a line a document."""

from __future__ import annotations

import csv
import os
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Annotated

from pydantic import AfterValidator, BaseModel, ConfigDict, Field, ValidationError

from melian.errors import InputError, UsageError
from melian.model.document import Found
from melian.reading.dates import iso
from melian.reading.draft import NAMES, Finds
from melian.reading.shown import shown
from melian.reading.walk import load

_MAX_BYTES = 20_000_000


def _day(text: str) -> str:
    value = iso(text)
    if value is None:
        raise ValueError("not a date; write 2022-01-13, 2022-01 or 2022")
    return value


def _address(text: str) -> str:
    if not text.casefold().startswith(("http://", "https://")):
        raise ValueError("not an http or https address")
    return text


Words = Annotated[str, Field(max_length=1000)]


class SourceRow(BaseModel):
    """One line; an empty cell says nothing."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    file: Words
    outlet: Words | None = None
    date: Annotated[str, AfterValidator(_day)] | None = None
    url: Annotated[Words, AfterValidator(_address)] | None = None
    title: Words | None = None
    byline: Words | None = None
    language: Annotated[str, Field(pattern=r"^[a-z]{2,3}$")] | None = None
    note: str | None = None
    """For the person who keeps the table; not read."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Sources:
    """The table by document. A file is named as on the command line, or from the table's own folder."""

    rows: Mapping[str, Finds]

    def of(self, path: str) -> Finds:
        """What the table says of a document (`PATH` or `PATH#n`); a record's own line ranks before its file's."""
        return {**self._at(path.rpartition("#")[0]), **self._at(path)}

    def _at(self, path: str) -> Finds:
        return self.rows.get(path) or self.rows.get(os.path.realpath(path)) or {} if path else {}


def load_sources(path: str) -> Sources:
    """Reads and checks the table. Raises UsageError naming file and line."""
    try:
        text = load(path, _MAX_BYTES).decode("utf-8-sig")
    except InputError as error:
        raise UsageError(f"{shown(path)}: {error.why}") from error
    except UnicodeDecodeError as error:
        raise UsageError(f"{shown(path)}: not UTF-8 (byte {error.start:,})") from error
    rows: dict[str, Finds] = {}
    for line, row in _rows(path, text):
        finds = _finds(row, f"{Path(path).name} line {line}")
        for name in {row.file, os.path.realpath(Path(path).parent / row.file)}:
            if name in rows:
                raise UsageError(f"{shown(path)} line {line}: a second line for {shown(row.file)}")
            rows[name] = finds
    return Sources(rows=rows)


def _rows(path: str, text: str) -> list[tuple[int, SourceRow]]:
    reader = csv.reader(text.splitlines(keepends=True), strict=True)
    found: list[tuple[int, SourceRow]] = []
    try:
        header = [name.strip().casefold() for name in next(reader, [])]
        if "file" not in header:
            raise UsageError(f"{shown(path)} line 1: no column “file” (columns: {shown(', '.join(header)) or 'none'})")
        found.extend((reader.line_num, _row(path, reader.line_num, header, cells)) for cells in reader if any(cells))
    except csv.Error as error:
        raise UsageError(f"{shown(path)} line {reader.line_num}: {error}") from error
    return found


def _row(path: str, line: int, header: list[str], cells: list[str]) -> SourceRow:
    if len(cells) > len(header):
        raise UsageError(f"{shown(path)} line {line}: {len(cells)} cells under {len(header)} columns")
    values = {name: cell.strip() for name, cell in zip(header, cells, strict=False) if cell.strip() and name}
    try:
        return SourceRow.model_validate(values)
    except ValidationError as error:
        first = error.errors()[0]
        column = ".".join(str(part) for part in first["loc"])
        raise UsageError(f"{shown(path)} line {line}, column “{shown(column)}”: {first['msg']}") from error


def _finds(row: SourceRow, how: str) -> Finds:
    return {name: Found(value=value, how=how) for name in NAMES if (value := getattr(row, name))}
