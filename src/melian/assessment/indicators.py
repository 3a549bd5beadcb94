"""Indicators and vulnerable places: what is seen in these reports, what is not, and what nobody looked for in them."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Literal

from melian.assessment.acts_told import Act, last_report, undated_reports
from melian.assessment.disputes import Dispute
from melian.assessment.lookup import Lookup, names
from melian.assessment.passages import find
from melian.model.indicator import Example, Indicator, Watch, WeakPlace
from melian.model.knowledge import Knowledge
from melian.model.ladder import Rung
from melian.model.span import Excerpt

Seen = Literal["seen", "below", "not_seen", "not_looked_for"]
ORDER: tuple[Seen, ...] = ("seen", "below", "not_seen", "not_looked_for")
"""As they are listed: what is told first, what nobody looked for last."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Sign:
    """An indicator or a place against these reports. `below`: told, but less often than the threshold."""

    watch: Watch
    state: Seen
    acts: tuple[Act, ...]
    checked: str | None
    """The day it was last looked for, ISO: by these reports, or by an analyst."""
    expected: date | None
    """The day by which it would show, if it came; None where a report is undated: which is the last is open then."""
    by: str = "rules"


@dataclass(frozen=True, slots=True, kw_only=True)
class Spot:
    """A vulnerable place that bears on the dispute: an example of its kind, and why it is listed."""

    kind: WeakPlace
    example: Example
    document: str | None
    words: Excerpt | None
    """Where an article names it; None: it is listed for its states alone."""
    states: tuple[str, ...]
    """Its states among the parties and places of the dispute."""
    sign: Sign


def signs(dispute: Dispute, lookup: Lookup, knowledge: Knowledge, acts: Sequence[Act]) -> tuple[Sign, ...]:
    """Each indicator of the pack, in its order; `acts` are the account's."""
    told, at = _between(dispute, lookup, acts), _seen_at(lookup)
    return tuple(_sign(i, [a for a in told if _fits(a, i, lookup)], at) for i in knowledge.indicators)


def spots(dispute: Dispute, lookup: Lookup, knowledge: Knowledge, acts: Sequence[Act]) -> tuple[Spot, ...]:
    """The places that articles of the dispute name, then those of which two states or more are concerned, then those
    that can be anywhere. `acts` are the account's.
    """
    told, at = _between(dispute, lookup, acts), _seen_at(lookup)
    concerned = parties(dispute, lookup) | {n for e in dispute.events for n in names(e.place)}
    found = []
    for kind in knowledge.weak_places:
        for example in kind.examples:
            where, shared = _named(example, dispute, lookup), tuple(s for s in example.states if s in concerned)
            if where or len(shared) > 1 or not example.states:
                there = [a for a in told if a.event.act in kind.acts and _there(a, example)]
                sign = _sign(kind, there, at)
                document, words = where or (None, None)
                found.append(Spot(kind=kind, example=example, document=document, words=words, states=shared, sign=sign))
    return tuple(sorted(found, key=lambda s: (s.words is None, -len(s.states))))


def watch_next(top: int, told: Sequence[Sign], rungs: Sequence[Rung]) -> tuple[Sign, ...]:
    """The signs of the rung above that are not seen yet; of the rung itself where it is the highest."""
    rung = rungs[min(top + 1, len(rungs) - 1)]
    return tuple(sign for sign in told if sign.watch.id in rung.indicators and sign.state != "seen")


def parties(dispute: Dispute, lookup: Lookup) -> set[str]:
    """Who acts or is aimed at in the dispute."""
    told = [e for e in dispute.events if e.id == dispute.lead.id or not lookup.writers_own(e)]
    return {name for event in told for name in (*names(event.actor), *names(event.target))}


def _between(dispute: Dispute, lookup: Lookup, acts: Sequence[Act]) -> tuple[Act, ...]:
    """Acts of a party towards a party or a place of the dispute."""
    sides = parties(dispute, lookup)
    near = sides | set(names(dispute.lead.place))
    return tuple(a for a in acts if a.actor in sides and a.towards in near)


@dataclass(frozen=True, slots=True, kw_only=True)
class _SeenAt:
    """When these reports look: the last day told, whether all are dated, and the day of the account."""

    last: date | None
    dated: bool
    made: str


def _seen_at(lookup: Lookup) -> _SeenAt:
    return _SeenAt(last=last_report(lookup), dated=not undated_reports(lookup), made=lookup.account.made_at[:10])


def _sign(watch: Watch, acts: Sequence[Act], at: _SeenAt) -> Sign:
    since = at.last - timedelta(days=watch.within) if at.last else None
    recent = tuple(a for a in acts if since is None or a.day is None or a.day >= since)
    expected = at.last + timedelta(days=watch.expected) if at.last and at.dated else None
    if watch.finding:
        return Sign(
            watch=watch, state=watch.finding, acts=recent, checked=watch.checked, expected=expected, by="the analyst"
        )
    if not watch.acts:
        return Sign(watch=watch, state="not_looked_for", acts=(), checked=watch.checked, expected=expected)
    many = len({(a.event.act, a.actor, a.day if a.deed and a.day else a.event.id) for a in recent})
    state: Seen = "seen" if many >= watch.threshold else "below" if many else "not_seen"
    return Sign(watch=watch, state=state, acts=recent, checked=at.made, expected=expected)


def _fits(act: Act, indicator: Indicator, lookup: Lookup) -> bool:
    event = act.event
    if indicator.words and not any(find(indicator.words, text) for text in _texts(act, lookup)):
        return False
    if event.act not in indicator.acts or (indicator.novelty and event.novelty not in indicator.novelty):
        return False
    return not indicator.conditions or (event.condition is not None and event.condition.kind in indicator.conditions)


def _texts(act: Act, lookup: Lookup) -> Iterator[str]:
    """The words of the act in each report that tells it, and in each that tells it again."""
    wanted = {act.event.id, *act.again}
    for event in lookup.events:
        if event.id in wanted:
            yield from (lookup.document(m.document).text[m.start : m.end] for m in event.mentions)


def _there(act: Act, example: Example) -> bool:
    """Whether it is done at the example; of an example of no place, anywhere."""
    told = {act.towards, *names(act.event.place)}
    return not example.states or bool(told & {example.name, *example.aliases})


def _named(example: Example, dispute: Dispute, lookup: Lookup) -> tuple[str, Excerpt] | None:
    """The first place in the dispute's articles where it is named."""
    pattern = re.compile(rf"\b(?:{'|'.join(map(re.escape, (example.name, *example.aliases)))})\b")
    paths = {row.document for event in dispute.events for row in event.mentions}
    for path in sorted(paths, key=lookup.order.__getitem__):
        if match := pattern.search(lookup.document(path).text):
            return path, Excerpt(start=match.start(), end=match.end(), text=match.group())
    return None
