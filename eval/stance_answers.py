"""The annotated answers to acts, as evidence beside a reading of the same texts; `eval.stance` scores with them."""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cache
from pathlib import Path
from typing import Any

from eval import gold_mentions
from eval.acts import load, names, parsed_texts
from eval.readers import Reader, fold_of
from melian.assessment.lookup import Lookup, look_up
from melian.assessment.sentences import sentence_at
from melian.assessment.stance_evidence import Evidence
from melian.assessment.stance_links import ASKS
from melian.model.event import Account, Event, Reading
from melian.model.gazetteer import Gazetteer
from melian.model.mention import DEEDS
from melian.model.span import Span
from melian.packs import load_packs
from melian.resolution import resolve

FILE = "stance.jsonl"
Row = dict[str, Any]
Place = tuple[str, Span]
"""A document and characters of it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Answer:
    """A row, with the words as evidence and the events that its act is found as."""

    row: Row
    evidence: Evidence
    asked: Event | None
    events: frozenset[str]
    fold: int


def annotated(folder: Path, reader: Reader) -> Lookup:
    """The annotators' acts, with quotations and deeds by the reader."""
    gold = {r.document.path: r for r in gold_mentions.load(folder).readings}
    return _account(_with_acts(own, gold.get(own.document.path)) for own in _read(folder, reader))


def own(folder: Path, reader: Reader) -> Lookup:
    """Everything by the reader."""
    return _account(_read(folder, reader))


def _read(folder: Path, reader: Reader) -> Iterator[Reading]:
    texts, _, _ = load(folder)
    for name, parsed in parsed_texts(texts):
        mentions, quotations = reader.mentions(parsed), reader.quotations(parsed)
        yield Reading(
            document=replace(parsed.document, path=name),
            mentions=tuple(replace(m, document=name) for m in mentions),
            quotations=tuple(replace(q, document=name) for q in quotations),
        )


def _with_acts(reading: Reading, gold: Reading | None) -> Reading:
    deeds = tuple(m for m in reading.mentions if m.act in DEEDS)
    return replace(reading, mentions=deeds + (gold.mentions if gold else ()))


def _account(readings: Iterator[Reading]) -> Lookup:
    held = tuple(sorted(readings, key=lambda r: r.document.path))
    events = resolve(held, outlets=load_packs().outlets)
    return look_up(
        Account(readings=held, events=events, judgements=(), unreadable=(), versions=(), made_at="2026-01-01")
    )


def answers(folder: Path, lookup: Lookup) -> list[Answer]:
    """The annotated answers, each with its words as evidence and its act as found."""
    rows = [json.loads(line) for line in (folder / FILE).read_text("utf-8").splitlines()]
    told = _told_acts(folder)
    return [_answer(row, told.get((row["of_act_key"], row["of_act"]), []), lookup) for row in rows]


def _told_acts(folder: Path) -> dict[tuple[str, str], list[Place]]:
    """Where each annotated act with a key is told: every mention of it, in any article."""
    held: dict[tuple[str, str], list[Place]] = defaultdict(list)
    for line in (folder / "acts.jsonl").read_text("utf-8").splitlines():
        row = json.loads(line)
        if row["act_key"]:
            held[row["act_key"], row["act"]].append((row["doc"], Span(start=row["start"], end=row["end"])))
    return held


def _answer(row: Row, told: Sequence[Place], lookup: Lookup) -> Answer:
    places = {(row["of_doc"], Span(start=row["of_start"], end=row["of_end"])), *told}
    events = [event for event in lookup.events if event.act in ASKS and _tells(event, places, lookup)]
    exact = [event for event in events if event.act == row["of_act"]]
    return Answer(
        row=row,
        evidence=_evidence(row, lookup.readings[row["doc"]]),
        asked=next(iter(exact or events), None),
        events=frozenset(event.id for event in events),
        fold=fold_of(row["doc"]),
    )


def _tells(event: Event, places: set[Place], lookup: Lookup) -> bool:
    for told in event.mentions:
        text = lookup.document(told.document).text
        for span in (span for document, span in places if document == told.document):
            mention = lookup.mention(told)
            if max(mention.iou(span), mention.iou(sentence_at(text, span))) >= 0.3:
                return True
    return False


def _evidence(row: Row, reading: Reading) -> Evidence:
    """The annotated words, with the acts of the holder in them."""
    text, span = reading.document.text, Span(start=row["start"], end=row["end"])
    holders = names(row["holder"])
    mentions = tuple(m for m in reading.mentions if holders & names(m.actor) and m.content.overlaps(span))
    quotations = tuple(q for q in reading.quotations if q.overlaps(span))
    return Evidence(
        holder=row["holder"] or "", document=row["doc"], sentence=sentence_at(text, span), words=span.of(text),
        speaker=None, mentions=mentions, quotations=quotations, date=None,
        basis="statement" if mentions or quotations else "writer",
    )  # fmt: skip


def known_as(holder: object) -> frozenset[str]:
    """Names as the actors' pack has them, so that a body's short and full names are one."""
    return frozenset(_gazetteer().canonical(name) or name for name in names(holder))


@cache
def _gazetteer() -> Gazetteer:
    return load_packs().actors
