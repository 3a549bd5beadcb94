"""A brief as JSON: the same tree, references by number. Safe to print: deceiving characters stand as escapes."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import fields
from typing import Any

from melian.brief.pictures import Bars, Fans, Graph, Matrix, Ranks, Shares, Tally, Timeline
from melian.brief.tree import Brief, Cell, Judged, Reference, Section, Sentence, Stretch, Table
from melian.brief.visible import DECEIVING

Row = dict[str, Any]
_NAMED = (Tally, Graph, Timeline, Judged, Bars, Matrix, Shares, Ranks, Fans, Section)
"""Blocks that say what they are."""


def render(brief: Brief) -> str:
    """One JSON object, its keys in the order of the brief; docs/brief.md says what each means."""
    numbers = {reference: n for n, reference in enumerate(brief.references, start=1)}
    row = {field.name: _value(getattr(brief, field.name), numbers) for field in fields(brief)}
    row["references"] = [_reference(reference, n) for reference, n in numbers.items()]
    written = json.dumps(row, ensure_ascii=False, indent=1)
    return DECEIVING.sub(lambda found: _escaped(found[0]), written) + "\n"


def _value(value: object, numbers: Mapping[Reference, int]) -> Any:
    """A value of the tree as JSON: sentences with their numbers, tables by column, the rest field by field."""
    match value:
        case Sentence():
            row = {"text": value.text, "references": [numbers[r] for r in value.references]}
            links = [{"text": piece.text, "to": piece.to} for piece in value.pieces if piece.to]
            return row | ({"links": links} if links else {})
        case Cell():
            more = {"level": value.tint, "anchor": value.anchor}
            return _value(value.sentence, numbers) | {name: told for name, told in more.items() if told}
        case Table():
            rows = [dict(zip(value.columns, _value(row, numbers), strict=True)) for row in value.rows]
            return {"kind": "table", "name": value.name, "caption": value.caption, "rows": rows}
        case Stretch():
            return _stretch(value)
        case tuple():
            return [_value(item, numbers) for item in value]
        case float():
            return round(value, 3)
        case None | str() | int():
            return value
        case _:
            return _fields(value, numbers)


def _fields(value: object, numbers: Mapping[Reference, int]) -> Row:
    row: Row = {"kind": type(value).__name__.casefold()} if isinstance(value, _NAMED) else {}
    return row | {f.name: _value(getattr(value, f.name), numbers) for f in fields(value)}  # type: ignore[arg-type]


def _stretch(stretch: Stretch) -> Row:
    """A stretch with its characters; the words stand once, at the leaves."""
    row: Row = {"start": stretch.start, "end": stretch.end, "role": stretch.role}
    if stretch.tint:
        row["tint"] = stretch.tint
    if stretch.rejected:
        row["rejected"] = True
    if stretch.inner:
        return row | {"inner": [_stretch(inner) for inner in stretch.inner]}
    return row | {"text": stretch.text}


def _reference(reference: Reference, n: int) -> Row:
    return {
        "n": n,
        "article": reference.article,
        "document": reference.document,
        "start": reference.start,
        "end": reference.end,
        "text": reference.words.text,
        "before": reference.before,
        "after": reference.after,
        "form": reference.form,
        "level": reference.words.tint,
        "outlet": reference.outlet,
        "date": reference.date,
    }


def _escaped(character: str) -> str:
    units = character.encode("utf-16-be", "surrogatepass")
    return "".join(f"\\u{int.from_bytes(units[i : i + 2]):04x}" for i in range(0, len(units), 2))
