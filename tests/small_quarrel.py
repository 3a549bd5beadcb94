"""An invented quarrel put together by hand, with the parties, outlets and number of reports that a test asks for."""

from __future__ import annotations

from melian.assessment.disputes import Dispute
from melian.assessment.lookup import Lookup, look_up
from melian.assessment.setting import Setting
from melian.model.actor import Actor
from melian.model.document import Document, Found
from melian.model.event import Account, ChainLink, Event, EventMention, Reading, Step
from melian.model.mention import Condition, Mention, Plover, Speaker
from melian.model.outlet import Outlet
from melian.model.span import Excerpt, Span

DEMAND = "{a} demands that {b} leave the strait before talks can go on, a deputy minister said."
THREAT = "{a} threatened {b} with a closed port."
ANSWER = "{b} rejected the demand."


def text_of(a: str, b: str, extra: str = "") -> str:
    """One article of the quarrel: what a demands of b, what it threatens, and what b answers."""
    return "\n".join(("Strait", *(line.format(a=a, b=b) for line in (DEMAND, THREAT, ANSWER, extra))))


def scene_of(
    a: str = "Arvonia",
    b: str = "Tessela",
    *,
    outlets: tuple[str, ...] = ("Harbour Post",),
    sources: tuple[str | None, ...] = ("Vela",),
    extra: str = "",
    graded: tuple[Outlet, ...] = (),
    cast: tuple[Actor, ...] = (),
    act: str = "demand",
) -> Setting:
    """The quarrel as the signs see it; one article for each outlet, each citing its source."""
    readings = tuple(_reading(f"{n}.txt", a, b, outlet, extra) for n, outlet in enumerate(outlets))
    lead = _event("lead", act, a, b, 1, readings, sources)
    events = (
        lead,
        _event("threat", "threaten", a, b, 2, readings, sources),
        _event("answer", "reject", b, a, 3, readings, sources),
    )
    account = Account(
        readings=readings, events=events, judgements=(), unreadable=(), versions=(), made_at="2031-03-07T10:05:00+00:00"
    )
    lookup: Lookup = look_up(account)
    return Setting.of(Dispute(name="d", lead=lead, events=events), lookup, cast, graded)


def _reading(path: str, a: str, b: str, outlet: str, extra: str) -> Reading:
    text = text_of(a, b, extra)
    document = Document(
        path=path,
        text=text,
        kind="text",
        outlet=Found(value=outlet, how="user"),
        date=Found(value="2031-03-04", how="user"),
        headings=(Span(start=0, end=len("Strait")),),
    )
    lines = _lines(text)
    kinds = ((1, "demand", a, b), (2, "threaten", a, b), (3, "reject", b, a))
    mentions = tuple(_mention(path, act, actor, target, lines[n]) for n, act, actor, target in kinds)
    return Reading(document=document, quotations=(), mentions=mentions)


def _lines(text: str) -> list[Excerpt]:
    found, at = [], 0
    for line in text.split("\n"):
        found.append(Excerpt(start=at, end=at + len(line), text=line))
        at += len(line) + 1
    return found


def _mention(path: str, act: str, actor: str, target: str, at: Excerpt) -> Mention:
    return Mention(
        start=at.start, end=at.end, text=at.text, id=f"{path}-{act}", document=path, act=act, actor=actor,
        target=target, speaker=None, principal=None, content=at, condition=None, place=None, form="indirect_quote",
        cited_source=None, date=None, polarity="asserted", hedge=None, confidence=0.8,
        plover=Plover(event=act.upper(), mode=None), rule="test", trigger=at,
    )  # fmt: skip


def _event(
    name: str, act: str, actor: str, target: str, line: int, readings: tuple[Reading, ...],
    sources: tuple[str | None, ...],
) -> Event:  # fmt: skip
    mentions = [reading.mentions[line - 1] for reading in readings]
    first = mentions[0]
    until = Condition(start=first.start, end=first.end, text=first.text, kind="until", role="required_first")
    given = [sources[n % len(sources)] for n in range(len(readings))]
    lead = name == "lead"
    return Event(
        id=name, dispute="d", act=act, actor=actor, speaker=Speaker(name="Ilse Marn", role="deputy minister"),
        principal=None, target=target, content=first.content, content_document=first.document,
        condition=until if lead else None, condition_document=first.document if lead else None, place=None,
        date="2031-03-04", mentions=tuple(
            EventMention(id=m.id, document=m.document, start=m.start, end=m.end, act=m.act, form=m.form)
            for m in mentions
        ), support="paraphrase_only", elements=(), independent_sources=len(set(given)),
        chain=tuple(
            ChainLink(
                document=m.document, outlet=None, from_whom=source, why="cites it",
                path=(Step(name=source),) if source else (),
            )
            for m, source in zip(mentions, given, strict=True)
        ), novelty="new", against=None, why_novel="no other act of this kind", why_joined=(),
    )  # fmt: skip
