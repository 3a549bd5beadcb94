"""Which disputes the articles hold, which come first, and which one a reader asks about."""

from __future__ import annotations

import re
from dataclasses import dataclass

from melian.assessment.lookup import Lookup, documents_of, tellings
from melian.model.event import Event
from melian.model.mention import WORDS

COERCIVE = frozenset({"demand", "threaten"})
"""Acts that a dispute turns on before all others."""
PRESSING = COERCIVE | {
    "appeal", "warn", "mobilise", "deploy", "exercise", "violate_airspace", "incursion", "sabotage", "cyberattack",
    "proxy_attack", "strike", "seize", "sanction", "expel", "downgrade",
}  # fmt: skip
"""Acts that put somebody under pressure, in words or in deeds."""
MOST = 9
"""Chapters at most: more than nobody reads in ten minutes; the rest stand in the table of other acts."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Dispute:
    """One dispute: the act that it turns on, and all acts in it, that one included."""

    name: str
    lead: Event
    events: tuple[Event, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Selection:
    """The disputes that get a chapter, in order, and the acts outside them, words before deeds."""

    disputes: tuple[Dispute, ...]
    others: tuple[Event, ...]


def select(lookup: Lookup, about: str | None = None) -> Selection:
    """Choose the chapters: disputes with an act told more than once, coercive and widely reported ones first.

    With `about`, the one dispute whose actors, targets, places and words hold most of the text's words, or none.
    """
    disputes = _ranked(lookup)
    if about is not None:
        best = max(disputes, key=lambda d: score(d, about), default=None)
        found = (best,) if best and score(best, about) else ()
        return Selection(disputes=found, others=())
    chosen = _worth_a_chapter(disputes)[:MOST] or disputes[:1]
    inside = {event.id for dispute in chosen for event in dispute.events}
    others = (event for event in lookup.events if event.id not in inside)
    return Selection(disputes=chosen, others=tuple(sorted(others, key=lambda e: e.act not in WORDS)))


def _worth_a_chapter(disputes: tuple[Dispute, ...]) -> tuple[Dispute, ...]:
    """Disputes that turn on an act told more than once. Where anybody demands or threatens, deeds are its setting,
    and accusations and denials that answer nothing found are left to the table.
    """
    told = tuple(d for d in disputes if tellings(d.lead) > 1)
    words = tuple(d for d in told if d.lead.act in PRESSING and d.lead.act in WORDS)
    return words if any(d.lead.act in COERCIVE for d in words) else told


def score(dispute: Dispute, about: str) -> int:
    """How many of the text's words of three letters and more stand in the dispute's acts; the lead counts double."""
    wanted = {word for word in re.findall(r"\w+", about.casefold()) if len(word) > 2}
    lead = set(re.findall(r"\w+", _searched(dispute.lead)))
    every = set(re.findall(r"\w+", " ".join(map(_searched, dispute.events))))
    return len(wanted & lead) + len(wanted & every)


def _searched(event: Event) -> str:
    speaker = event.speaker.name if event.speaker else ""
    fields = (event.actor, event.target, event.place, event.principal, event.act, event.content.text, speaker)
    return " ".join(field or "" for field in fields).casefold()


def _ranked(lookup: Lookup) -> tuple[Dispute, ...]:
    groups: dict[str, list[Event]] = {}
    for event in lookup.events:
        groups.setdefault(event.dispute, []).append(event)
    found = [_dispute(name, tuple(events), lookup) for name, events in groups.items()]
    return tuple(sorted(found, key=lambda d: (*_weight(d.lead, lookup), d.lead.id)))


def _dispute(name: str, events: tuple[Event, ...], lookup: Lookup) -> Dispute:
    lead = min(events, key=lambda e: (*_weight(e, lookup), e.id))
    return Dispute(name=name, lead=lead, events=events)


def _weight(event: Event, lookup: Lookup) -> tuple[bool, int, int, int]:
    """Smaller comes first: reported before inferred, coercive kinds, then most articles, then most tellings."""
    kind = 0 if event.act in COERCIVE else 1 if event.act in PRESSING else 2
    return (lookup.writers_own(event), kind, -len(documents_of(event)), -tellings(event))
