"""Accounts put together from a few acts, one report each: `case(Told("strike", "Aland", "Bland"), ...)`."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Any

from melian.assessment.disputes import Dispute, select
from melian.assessment.lookup import Lookup, look_up
from melian.model.document import Document, Found
from melian.model.event import Account, ChainLink, Event, EventMention, Novelty, Reading
from melian.model.mention import Mention, Plover
from melian.model.span import Excerpt


@dataclass(frozen=True, slots=True)
class Told:
    """An act and who reports it. `outlets` are independent origins; `reports` is how often the first one has it."""

    act: str
    actor: str
    target: str | None
    date: str | None = "2031-03-01"
    outlets: tuple[str, ...] = ("Harbour Post",)
    reports: int = 1
    place: str | None = None
    novelty: Novelty = "new"
    dispute: str = "d"
    words: str = ""
    """What the report says; made up from the act where it is empty."""


def case(*acts: Told, reported: str | None = "2031-03-05") -> Lookup:
    """All acts in one dispute."""
    built = [_event(n, told, reported) for n, told in enumerate(acts)]
    readings = tuple(reading for _, found in built for reading in found)
    account = Account(
        readings=tuple(sorted(readings, key=lambda r: r.document.path)),
        events=tuple(event for event, _ in built),
        judgements=(), unreadable=(), versions=(), made_at="2031-03-07T10:05:00+00:00",
    )  # fmt: skip
    return look_up(account)


def main_dispute(lookup: Lookup) -> Dispute:
    """The dispute that comes first."""
    return select(lookup).disputes[0]


def renamed(told: Told, names: dict[str, str]) -> Told:
    """The same act by and against others, reported by others."""

    def swap(joined: str | None) -> str | None:
        return "; ".join(sorted(names.get(n, n) for n in joined.split("; "))) if joined else joined

    return replace(
        told, actor=swap(told.actor) or "", target=swap(told.target), place=swap(told.place),
        outlets=tuple(names.get(o, o) for o in told.outlets),
    )  # fmt: skip


def _event(n: int, told: Told, reported: str | None) -> tuple[Event, list[Reading]]:
    text = told.words or f"{told.actor} did it ({told.act})"
    outlets = [told.outlets[0]] * told.reports + list(told.outlets[1:])
    paths = [f"{n:03}-{i:03}.txt" for i in range(len(outlets))]
    readings = [_reading(path, outlet, text, told, reported) for path, outlet in zip(paths, outlets, strict=True)]
    mention = readings[0].mentions[0]
    fields: dict[str, Any] = {"speaker": None, "principal": None, "condition": None, "condition_document": None}
    event = Event(
        id=f"e{n}", dispute=told.dispute, act=told.act, actor=told.actor, target=told.target, content=mention.content,
        content_document=paths[0], place=told.place, date=told.date,
        mentions=tuple(
            EventMention(id=m.id, document=m.document, start=m.start, end=m.end, act=m.act, form=m.form)
            for r in readings
            for m in r.mentions
        ),
        support="paraphrase_only", elements=(), independent_sources=len(told.outlets),
        chain=tuple(
            ChainLink(document=path, outlet=outlet, from_whom=None, why="no source named")
            for path, outlet in zip(paths, outlets, strict=True)
        ),
        novelty=told.novelty, against=None, why_novel="", why_joined=(), **fields,
    )  # fmt: skip
    return event, readings


def _reading(path: str, outlet: str, text: str, told: Told, reported: str | None) -> Reading:
    whole = Excerpt(start=0, end=len(text), text=text)
    date = Found(value=reported, how="user") if reported else None
    document = Document(path=path, text=text, kind="text", outlet=Found(value=outlet, how="user"), date=date)
    mention = Mention(
        start=0, end=len(text), text=text, id=path, document=path, act=told.act, actor=told.actor, target=told.target,
        speaker=None, principal=None, content=whole, condition=None, place=told.place, form="paraphrase",
        cited_source=None, date=told.date, polarity="asserted", hedge=None, confidence=0.8,
        plover=Plover(event=told.act.upper(), mode=None), rule="test", trigger=whole,
    )  # fmt: skip
    return Reading(document=document, quotations=(), mentions=(mention,))
