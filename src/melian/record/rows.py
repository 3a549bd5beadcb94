"""Nouns to the rows that hold them; `restored` does the reverse."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from sqlalchemy import Table

from melian.model.document import Document
from melian.model.event import Event, Reading
from melian.model.mention import Condition, Mention, Speaker
from melian.model.quotation import Quotation
from melian.model.span import Excerpt, Span
from melian.record import schema

Row = dict[str, Any]
FOUND = ("title", "outlet", "byline", "date", "language", "url")


def excerpt_columns(name: str, excerpt: Excerpt | None) -> Row:
    """The three columns of an excerpt."""
    if excerpt is None:
        return {f"{name}_start": None, f"{name}_end": None, f"{name}_text": None}
    return {f"{name}_start": excerpt.start, f"{name}_end": excerpt.end, f"{name}_text": excerpt.text}


def reading_rows(reading: Reading, document_id: int) -> Iterator[tuple[Table, Row]]:
    """Every row of a reading but the document's own."""
    for table, row in (
        *_document_rows(reading.document),
        *(pair for n, q in enumerate(reading.quotations) for pair in _quotation_rows(q, n)),
        *(pair for n, m in enumerate(reading.mentions) for pair in _mention_rows(m, n)),
    ):
        yield table, {"document_id": document_id, **row}


def _document_rows(document: Document) -> Iterator[tuple[Table, Row]]:
    for field in FOUND:
        found = getattr(document, field)
        if found is not None:
            where = found.span
            span = {
                "start": where.start if where is not None else None,
                "end": where.end if where is not None else None,
            }
            yield schema.document_found, {"field": field, "value": found.value, "how": found.how, **span}
    spans = [("heading", h) for h in document.headings] + [(f.kind, f) for f in document.furniture]
    for n, (kind, span_) in enumerate(spans):
        yield schema.document_span, {"n": n, "kind": kind, "start": span_.start, "end": span_.end}
    for n, link in enumerate(document.hyperlinks):
        yield schema.document_link, {"n": n, **_span(link), "address": link.address}
    for n, problem in enumerate(document.problems):
        yield schema.document_problem, {"n": n, "problem": problem}


def _quotation_rows(quotation: Quotation, n: int) -> Iterator[tuple[Table, Row]]:
    voice = quotation.speaker
    yield (
        schema.quotation,
        {
            "n": n,
            **_span(quotation),
            "text": quotation.text,
            "kind": quotation.kind,
            "quotation_id": quotation.quotation_id,
            "speaker_name": voice.name if voice is not None else None,
            "speaker_role": voice.role if voice is not None else None,
            "speaker_start": voice.start if voice is not None else None,
            "speaker_end": voice.end if voice is not None else None,
            **excerpt_columns("cue", quotation.cue),
            "rule": quotation.rule,
        },
    )
    for k, source in enumerate(quotation.chain):
        row = {"quotation_n": n, "n": k, "name": source.name, "role": source.role, **_span(source)}
        yield schema.quotation_chain, row


def _mention_rows(mention: Mention, n: int) -> Iterator[tuple[Table, Row]]:
    yield (
        schema.mention,
        {
            "n": n,
            "id": mention.id,
            **_span(mention),
            "text": mention.text,
            "act": mention.act,
            "actor": mention.actor,
            "target": mention.target,
            **_speaker(mention.speaker),
            "principal": mention.principal,
            **excerpt_columns("content", mention.content),
            **_condition(mention.condition),
            "place": mention.place,
            "form": mention.form,
            "cited_source": mention.cited_source,
            "date": mention.date,
            "polarity": mention.polarity,
            **excerpt_columns("hedge", mention.hedge),
            "confidence": mention.confidence,
            "plover_event": mention.plover.event,
            "plover_mode": mention.plover.mode,
            "rule": mention.rule,
            **excerpt_columns("trigger", mention.trigger),
        },
    )
    for k, name in enumerate(mention.candidates):
        yield schema.mention_candidate, {"mention_n": n, "n": k, "name": name}


def event_rows(event: Event, n: int) -> Iterator[tuple[Table, Row]]:
    """Every row of an event, its own first."""
    yield (
        schema.event,
        {
            "id": event.id,
            "n": n,
            "dispute": event.dispute,
            "act": event.act,
            "actor": event.actor,
            "target": event.target,
            **_speaker(event.speaker),
            "principal": event.principal,
            **excerpt_columns("content", event.content),
            "content_document": event.content_document,
            **_condition(event.condition),
            "condition_document": event.condition_document,
            "place": event.place,
            "date": event.date,
            "support": event.support,
            "independent_sources": event.independent_sources,
            "novelty": event.novelty,
            "against": event.against,
            "why_novel": event.why_novel,
        },
    )
    for k, (table, row) in _event_parts(event):
        yield table, {"event_id": event.id, "n": k, **row}


def _event_parts(event: Event) -> Iterator[tuple[int, tuple[Table, Row]]]:
    for k, m in enumerate(event.mentions):
        row: Row = {
            "mention_id": m.id,
            "document": m.document,
            **_span_of(m.start, m.end),
            "act": m.act,
            "form": m.form,
        }
        yield k, (schema.event_mention, row)
    for k, e in enumerate(event.elements):
        row = {"element": e.element, "value": e.value, "level": e.level, "document": e.document}
        yield k, (schema.event_element, row | excerpt_columns("evidence", e.evidence))
    for k, c in enumerate(event.chain):
        row = {"document": c.document, "outlet": c.outlet, "from_whom": c.from_whom, "why": c.why}
        yield k, (schema.event_chain, row | excerpt_columns("evidence", c.evidence) | {"directed": c.directed})
        for i, step in enumerate(c.path):
            yield i, (schema.event_chain_step, {"chain_n": k, "name": step.name, "document": step.document})
    for k, o in enumerate(event.origins):
        yield k, (schema.event_origin, {"name": o.name, "why": o.why})
        for i, document in enumerate(o.documents):
            yield i, (schema.event_origin_document, {"origin_n": k, "document": document})
    for k, why in enumerate(event.why_joined):
        yield k, (schema.event_join, {"why": why})


def _span(span: Span) -> Row:
    return _span_of(span.start, span.end)


def _span_of(start: int, end: int) -> Row:
    return {"start": start, "end": end}


def _speaker(speaker: Speaker | None) -> Row:
    return {"speaker_name": speaker.name if speaker else None, "speaker_role": speaker.role if speaker else None}


def _condition(condition: Condition | None) -> Row:
    return {
        **excerpt_columns("condition", condition),
        "condition_kind": condition.kind if condition is not None else None,
        "condition_role": condition.role if condition is not None else None,
    }
