"""The annotated news texts as readings, so that resolution is measured apart from extraction.

A row's content is the annotator's gloss; the mention's content is the stretch of the row's text from the
first to the last word that the gloss uses, as an extractor would have it.
"""

from __future__ import annotations

import hashlib
import json
import re
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from melian.model.document import Document, Found
from melian.model.event import Reading
from melian.model.mention import Condition, ConditionKind, Mention, Plover, Speaker
from melian.model.span import Excerpt
from melian.resolution.words import stems, words

Row = dict[str, Any]

_DATE = re.compile(r"\d{4}(?:-\d\d){0,2}(?:/\d{4}(?:-\d\d){0,2})?")
_SPEAKER = re.compile(r"(?P<name>[^(;]+?)\s*(?:\((?P<role>.*)\))?(?:\s+for\s.*)?")
_KINDS: tuple[tuple[str, ConditionKind], ...] = (
    ("until", "until"),
    ("unless", "unless"),
    ("condition", "precondition"),
    ("within", "deadline"),
    ("by ", "deadline"),
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Gold:
    """The readings, with each mention's act: its key, or one of its own."""

    readings: tuple[Reading, ...]
    acts: dict[str, str]
    rows: dict[str, Row]
    digest: str


def load(folder: Path) -> Gold:
    """Reads index, texts and rows of an annotated folder."""
    index = {row["id"]: row for row in _lines(folder / "index.jsonl")}
    raw = (folder / "acts.jsonl").read_bytes()
    rows = {f"row{n:04d}": json.loads(line) for n, line in enumerate(raw.decode().splitlines())}
    by_document: defaultdict[str, list[str]] = defaultdict(list)
    for key, row in rows.items():
        by_document[row["doc"]].append(key)
    readings = [_reading(folder, index[doc], {k: rows[k] for k in keys}) for doc, keys in by_document.items()]
    return Gold(
        readings=tuple(readings),
        acts={key: row["act_key"] or f"only {key}" for key, row in rows.items()},
        rows=rows,
        digest=hashlib.sha256(raw).hexdigest()[:12],
    )


def _lines(path: Path) -> Iterable[Row]:
    return map(json.loads, path.read_text("utf-8").splitlines())


def _reading(folder: Path, entry: Row, rows: dict[str, Row]) -> Reading:
    with (folder / entry["file"]).resolve().open(encoding="utf-8", newline="") as file:
        text = file.read()
    named = entry["outlet"] if entry["outlet"] != "unknown site" else None
    document = Document(
        path=entry["id"],
        text=text,
        kind="text",
        outlet=Found(value=named, how="index") if named else None,
        date=Found(value=entry["date"], how="index") if entry["date"] else None,
    )
    mentions = tuple(_mention(key, row, text) for key, row in rows.items())
    return Reading(document=document, quotations=(), mentions=mentions)


def _mention(key: str, row: Row, text: str) -> Mention:
    start, end = row["start"], row["end"]
    return Mention(
        id=key,
        document=row["doc"],
        start=start,
        end=end,
        text=text[start:end],
        act=row["act"],
        actor=_names(row["actor"]),
        target=_names(row["target"]),
        speaker=_speaker(row["speaker"]),
        principal=None,
        content=_content(row),
        condition=_condition(row),
        place=None,
        form=row["form"],
        cited_source=row["cited_source"],
        date=row["date"] if row["date"] and _DATE.fullmatch(row["date"]) else None,
        polarity="asserted",
        hedge=None,
        confidence=1.0,
        plover=Plover(event=row["act"].upper(), mode=None),
        rule="annotated",
        trigger=Excerpt(start=start, end=start, text=""),
    )


def _names(value: str | None) -> str | None:
    return "; ".join(sorted(value.split("; "))) if value else None


def _speaker(value: str | None) -> Speaker | None:
    match = _SPEAKER.fullmatch(value.split("; ")[0]) if value else None
    return Speaker(name=match["name"], role=match["role"]) if match else None


def _content(row: Row) -> Excerpt:
    gloss = stems(row["content"])
    found = [w for w in words(row["text"]) if w.stem in gloss]
    first, last = (found[0].start, found[-1].end) if found else (0, len(row["text"]))
    return Excerpt(start=row["start"] + first, end=row["start"] + last, text=row["text"][first:last])


def _condition(row: Row) -> Condition | None:
    at = row["text"].find(row["condition"]) if row["condition"] else -1
    if at < 0:
        return None
    held, start = row["condition"], row["start"] + at
    kind: ConditionKind = next((kind for word, kind in _KINDS if word in held.casefold()), "if")
    return Condition(start=start, end=start + len(held), text=held, kind=kind, role="required_first")
