"""The contract's JSON objects: one function a kind, names and meanings as in docs/data-dictionary.md."""

from __future__ import annotations

from typing import Any

from melian.model.document import Document, Found
from melian.model.event import ChainLink, Element, Event
from melian.model.fact import Fact, Quantity
from melian.model.link import Link
from melian.model.mention import Condition, Mention, Speaker
from melian.model.naming import CANONICAL, Naming
from melian.model.quotation import Quotation, Voice
from melian.model.span import Excerpt, Span
from melian.model.stance import SetStance, Stance

Row = dict[str, Any]


def span_row(span: Span) -> Row:
    """A span, with its words where it has them."""
    row: Row = {"start": span.start, "end": span.end}
    if isinstance(span, Excerpt):
        row["text"] = span.text
    return row


def document_row(document: Document) -> Row:
    """The object of `melian read`. A value that was not found is null, with its `how` saying what was looked for."""
    row: Row = {"document": document.path, "text": document.text, "kind": document.kind}
    how: dict[str, str | None] = {}
    for name in ("title", "outlet", "byline", "date", "language", "url"):
        found: Found | None = getattr(document, name)
        row[name] = found.value if found else None
        how[name] = found.how if found else None
    row["how"] = how
    row["headings"] = [{"start": h.start, "end": h.end} for h in document.headings]
    row["furniture"] = [{"start": f.start, "end": f.end, "kind": f.kind} for f in document.furniture]
    row["links"] = [{"start": h.start, "end": h.end, "address": h.address} for h in document.hyperlinks]
    row["problems"] = list(document.problems)
    return row


def speaker_row(speaker: Speaker | None) -> Row | None:
    """A speaker's name and role."""
    return None if speaker is None else {"name": speaker.name, "role": speaker.role}


def condition_row(condition: Condition | None) -> Row | None:
    """A condition's words, kind and role."""
    if condition is None:
        return None
    return span_row(condition) | {"kind": condition.kind, "role": condition.role}


def mention_row(mention: Mention, naming: Naming = CANONICAL) -> Row:
    """The object of `melian extract`, with the names that its report goes by."""
    return {
        "id": mention.id,
        "document": mention.document,
        "start": mention.start,
        "end": mention.end,
        "text": mention.text,
        "act": mention.act,
        "actor": naming.told(mention.actor),
        "target": naming.told(mention.target),
        "speaker": speaker_row(mention.speaker),
        "principal": mention.principal,
        "content": span_row(mention.content),
        "condition": condition_row(mention.condition),
        "place": naming.told(mention.place),
        "form": mention.form,
        "cited_source": mention.cited_source,
        "date": mention.date,
        "polarity": mention.polarity,
        "hedge": None if mention.hedge is None else span_row(mention.hedge),
        "confidence": mention.confidence,
        "plover": {"event": mention.plover.event, "mode": mention.plover.mode},
        "rule": mention.rule,
        "candidates": list(mention.candidates),
        "trigger": span_row(mention.trigger),
    }


def voice_row(voice: Voice | None) -> Row | None:
    """A speaker's words in the text and the name they resolve to."""
    if voice is None:
        return None
    return {"name": voice.name, "start": voice.start, "end": voice.end, "role": voice.role}


def quotation_row(quotation: Quotation) -> Row:
    """The object of `melian quotes`."""
    return {
        "document": quotation.document,
        "start": quotation.start,
        "end": quotation.end,
        "text": quotation.text,
        "kind": quotation.kind,
        "quotation_id": quotation.quotation_id,
        "speaker": voice_row(quotation.speaker),
        "cue": None if quotation.cue is None else span_row(quotation.cue),
        "chain": [voice_row(voice) for voice in quotation.chain],
        "rule": quotation.rule,
    }


def link_row(link: Link) -> Row:
    """The object of `melian case links`."""
    return {
        "number": link.number,
        "verdict": link.verdict,
        "left": list(link.left),
        "right": list(link.right),
        "reason": link.reason,
        "by": link.by,
        "at": link.at,
    }


def fact_row(fact: Fact) -> Row:
    """The object of `melian facts`."""
    return {
        "id": fact.id,
        "document": fact.document,
        "start": fact.start,
        "end": fact.end,
        "text": fact.text,
        "claim": span_row(fact.claim),
        "kind": fact.kind,
        "predicate": fact.predicate,
        "subject": fact.subject,
        "object": fact.object,
        "role": fact.role,
        "quantity": None if fact.quantity is None else _quantity_row(fact.quantity),
        "place": fact.place,
        "place_count": fact.place_count,
        "time": fact.time,
        "time_role": fact.time_role,
        "polarity": fact.polarity,
        "modality": fact.modality,
        "source": fact.source,
        "quoted": fact.quoted,
        "rule": fact.rule,
    }


def _quantity_row(quantity: Quantity) -> Row:
    return {
        "unit": quantity.unit,
        "low": quantity.low,
        "high": quantity.high,
        "approximation": quantity.approximation,
        "added": quantity.added,
    }


def event_row(event: Event) -> Row:
    """The object of `melian events`."""
    return {
        "id": event.id,
        "dispute": event.dispute,
        "act": event.act,
        "actor": event.actor,
        "speaker": speaker_row(event.speaker),
        "principal": event.principal,
        "target": event.target,
        "content": span_row(event.content) | {"document": event.content_document},
        "condition": _tied_row(event),
        "place": event.place,
        "date": event.date,
        "mentions": [
            {"id": m.id, "document": m.document, "start": m.start, "end": m.end, "act": m.act, "form": m.form}
            for m in event.mentions
        ],
        "support": event.support,
        "elements": {e.element: e.level for e in event.elements},
        "element_evidence": {e.element: _element_row(e) for e in event.elements},
        "independent_sources": event.independent_sources,
        "chain": [_chain_row(link) for link in event.chain],
        "why_independent": [
            {"origin": origin.name, "why": origin.why, "documents": list(origin.documents)} for origin in event.origins
        ],
        "novelty": event.novelty,
        "against": event.against,
        "why_novel": event.why_novel,
        "why_joined": list(event.why_joined),
    }


def _tied_row(event: Event) -> Row | None:
    """The condition, with the document whose words it is in."""
    if event.condition is None:
        return None
    return (condition_row(event.condition) or {}) | {"document": event.condition_document}


def _element_row(element: Element) -> Row:
    return {
        "level": element.level,
        "value": element.value,
        "document": element.document,
        "evidence": None if element.evidence is None else span_row(element.evidence),
    }


def _chain_row(link: ChainLink) -> Row:
    return {
        "document": link.document,
        "outlet": link.outlet,
        "from": link.from_whom,
        "why": link.why,
        "evidence": None if link.evidence is None else span_row(link.evidence),
        "origin": link.origin.name if link.origin else None,
        "path": [{"name": step.name, "document": step.document} for step in link.path],
        "directed": link.directed,
    }


def stance_row(stance: Stance, asked: Event) -> Row:
    """The object of `melian stances` for a stance that words show or an analyst sets."""
    return _asked(asked, stance.holder) | {
        "stance": stance.kind,
        "basis": stance.basis,
        "relation": stance.relation,
        "document": stance.document if len(stance.words) else None,
        **(span_row(stance.words) if len(stance.words) else {"start": None, "end": None, "text": stance.words.text}),
        "speaker": speaker_row(stance.speaker),
        "date": stance.date,
        "candidates": list(stance.candidates),
        "rule": stance.rule,
        "weight": round(stance.weight, 2),
        "by": stance.by,
    }


def silence_row(asked: Event, holder: str, search: SetStance | None) -> Row:
    """The object of `melian stances` for one concerned without a statement: in these sources, or after a search."""
    return _asked(asked, holder) | {
        "stance": "searched_silent" if search else "no_statement",
        "basis": None, "relation": "addressee" if holder in (asked.target or "").split("; ") else "third",
        "document": None, "start": None, "end": None, "text": None, "speaker": None,
        "date": search.at if search else None, "candidates": [],
        "rule": search.source if search else "not in these sources", "weight": None,
        "by": search.by if search else "rules",
    }  # fmt: skip


def _asked(asked: Event, holder: str | None) -> Row:
    return {
        "event": asked.id,
        "act": asked.act,
        "actor": asked.actor,
        "target": asked.target,
        "content": asked.content.text,
        "holder": holder,
    }
