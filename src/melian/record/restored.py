"""Rows back to the nouns that they hold; `rows` does the reverse."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from sqlalchemy import RowMapping

from melian.model.document import Document, Found, Furniture, Hyperlink, Page
from melian.model.event import ChainLink, Element, Event, EventMention, Origin, Step
from melian.model.mention import Condition, Mention, Plover, Speaker
from melian.model.quotation import Quotation, Voice
from melian.model.span import Excerpt, Span

Row = RowMapping


def excerpt(row: Row, name: str) -> Excerpt | None:
    """The excerpt that the three columns `name_` hold, where they hold one."""
    if row[f"{name}_start"] is None:
        return None
    return Excerpt(start=row[f"{name}_start"], end=row[f"{name}_end"], text=row[f"{name}_text"])


@dataclass(frozen=True, slots=True, kw_only=True)
class DocumentParts:
    """The rows that belong to one document, each kind in its order."""

    found: Sequence[Row]
    spans: Sequence[Row]
    problems: Sequence[Row]
    links: Sequence[Row] = ()


def document(row: Row, parts: DocumentParts, page: Page | None) -> Document:
    """A document with what was found in it."""
    spans = parts.spans
    values = {f["field"]: Found(value=f["value"], how=f["how"], span=_maybe_span(f)) for f in parts.found}
    return Document(
        path=row["path"],
        text=row["text"],
        kind=row["kind"],
        **values,
        headings=tuple(Span(start=s["start"], end=s["end"]) for s in spans if s["kind"] == "heading"),
        furniture=tuple(
            Furniture(start=s["start"], end=s["end"], kind=s["kind"]) for s in spans if s["kind"] != "heading"
        ),
        hyperlinks=tuple(Hyperlink(start=h["start"], end=h["end"], address=h["address"]) for h in parts.links),
        problems=tuple(p["problem"] for p in parts.problems),
        page=page,
    )


def page(row: Row) -> Page:
    """A page as it was fetched."""
    return Page(url=row["url"], fetched_at=row["fetched_at"], content_type=row["content_type"], body=row["body"])


def quotation(row: Row, chain: Iterable[Row], path: str) -> Quotation:
    """A quotation with its chain of speakers."""
    return Quotation(
        document=path,
        start=row["start"],
        end=row["end"],
        text=row["text"],
        kind=row["kind"],
        quotation_id=row["quotation_id"],
        speaker=None
        if row["speaker_name"] is None
        else Voice(
            name=row["speaker_name"], role=row["speaker_role"], start=row["speaker_start"], end=row["speaker_end"]
        ),
        cue=excerpt(row, "cue"),
        chain=tuple(Voice(name=v["name"], role=v["role"], start=v["start"], end=v["end"]) for v in chain),
        rule=row["rule"],
    )


def mention(row: Row, candidates: Iterable[Row], path: str) -> Mention:
    """A mention with its candidates."""
    return Mention(
        id=row["id"],
        document=path,
        start=row["start"],
        end=row["end"],
        text=row["text"],
        act=row["act"],
        actor=row["actor"],
        target=row["target"],
        speaker=_speaker(row),
        principal=row["principal"],
        content=_needed(row, "content"),
        condition=_condition(row),
        place=row["place"],
        form=row["form"],
        cited_source=row["cited_source"],
        date=row["date"],
        polarity=row["polarity"],
        hedge=excerpt(row, "hedge"),
        confidence=row["confidence"],
        plover=Plover(event=row["plover_event"], mode=row["plover_mode"]),
        rule=row["rule"],
        candidates=tuple(c["name"] for c in candidates),
        trigger=_needed(row, "trigger"),
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class EventParts:
    """The rows that belong to one event, each kind in its order; those of `steps` and `resting` name their owner's."""

    mentions: Sequence[Row]
    elements: Sequence[Row]
    chain: Sequence[Row]
    steps: Sequence[Row]
    joins: Sequence[Row]
    origins: Sequence[Row]
    resting: Sequence[Row]


def event(row: Row, parts: EventParts) -> Event:
    """An event with all its parts."""
    return Event(
        id=row["id"],
        dispute=row["dispute"],
        act=row["act"],
        actor=row["actor"],
        speaker=_speaker(row),
        principal=row["principal"],
        target=row["target"],
        content=_needed(row, "content"),
        content_document=row["content_document"],
        condition=_condition(row),
        condition_document=row["condition_document"],
        place=row["place"],
        date=row["date"],
        mentions=tuple(_event_mention(m) for m in parts.mentions),
        support=row["support"],
        elements=tuple(_element(e) for e in parts.elements),
        independent_sources=row["independent_sources"],
        chain=tuple(_link(c, [s for s in parts.steps if s["chain_n"] == c["n"]]) for c in parts.chain),
        novelty=row["novelty"],
        against=row["against"],
        why_novel=row["why_novel"],
        why_joined=tuple(j["why"] for j in parts.joins),
        origins=tuple(_origin(o, [d for d in parts.resting if d["origin_n"] == o["n"]]) for o in parts.origins),
    )


def _event_mention(row: Row) -> EventMention:
    return EventMention(
        id=row["mention_id"],
        document=row["document"],
        start=row["start"],
        end=row["end"],
        act=row["act"],
        form=row["form"],
    )


def _element(row: Row) -> Element:
    return Element(
        element=row["element"],
        value=row["value"],
        level=row["level"],
        evidence=excerpt(row, "evidence"),
        document=row["document"],
    )


def _origin(row: Row, resting: Iterable[Row]) -> Origin:
    return Origin(name=row["name"], why=row["why"], documents=tuple(d["document"] for d in resting))


def _link(row: Row, steps: Iterable[Row]) -> ChainLink:
    return ChainLink(
        document=row["document"],
        outlet=row["outlet"],
        from_whom=row["from_whom"],
        why=row["why"],
        evidence=excerpt(row, "evidence"),
        path=tuple(Step(name=s["name"], document=s["document"]) for s in steps),
        directed=row["directed"],
    )


def _speaker(row: Row) -> Speaker | None:
    return None if row["speaker_name"] is None else Speaker(name=row["speaker_name"], role=row["speaker_role"])


def _condition(row: Row) -> Condition | None:
    held = excerpt(row, "condition")
    if held is None:
        return None
    return Condition(
        start=held.start, end=held.end, text=held.text, kind=row["condition_kind"], role=row["condition_role"]
    )


def _needed(row: Row, name: str) -> Excerpt:
    return Excerpt(start=row[f"{name}_start"], end=row[f"{name}_end"], text=row[f"{name}_text"])


def _maybe_span(row: Row) -> Span | None:
    return None if row["start"] is None else Span(start=row["start"], end=row["end"])
