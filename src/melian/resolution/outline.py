"""What of a group of mentions other acts are measured by: kept between runs, where its mentions are fetched when asked
for.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable
from dataclasses import dataclass

from melian.model.event import Element
from melian.model.standing import Store
from melian.resolution.group import Group
from melian.resolution.sequels import Sequel, lies_back, sequel
from melian.resolution.shelf import Shelf, of_type


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Outline:
    """An act as disputes and novelty see it; what it says is that of its group."""

    id: str
    refs: tuple[int, ...]
    """The numbers of its mentions, the most telling first."""
    reasons: tuple[str, ...]
    act: str
    family: str
    actor: str | None
    date: str | None
    day: dt.date | None
    span: tuple[dt.date, dt.date] | None
    actors: frozenset[str]
    targets: frozenset[str]
    names: frozenset[str]
    stems: frozenset[str]
    core: frozenset[str]
    told: tuple[tuple[str, int], ...]
    """Each report that tells of it, and where it does first."""
    answers: bool
    """Some mention answers an act that it names by no matter of its own."""
    said: str
    """The sentence of the most telling mention."""
    matter: str
    """What that mention holds out or asks, without what it is tied to."""
    condition: str | None
    deadline: str | None
    hedge: str | None
    """The hedge of the most telling mention, where none of the group does without one."""
    sequel: Sequel | None
    """How it stands to an earlier act by the words of a report."""
    back: bool
    """All who tell of it tell it as of before their reports."""


Outlines = Shelf[str, Outline]
"""Outlines by the ids of their events."""


def outlines_shelf(store: Store | None = None) -> Outlines:
    """Outlines as they were kept."""
    return Shelf("outlines", of_type(Outline), store)


def outline(group: Group, elements: Iterable[Element]) -> Outline:
    """The outline of a group whose elements these are."""
    mention = group.best.mention
    condition = mention.condition
    content = mention.content.text
    back = all(lies_back(item.mention) for item in group.items)
    return Outline(
        id=group.id,
        refs=tuple(item.ref for item in group.items),
        reasons=group.reasons,
        act=group.act,
        family=group.family,
        actor=group.actor,
        date=group.date,
        day=group.day,
        span=_span(group, back=back),
        actors=group.actors,
        targets=group.targets,
        names=group.names,
        stems=group.stems,
        core=group.core,
        told=_told(group),
        answers=any(item.bare or item.refers for item in group.items),
        said=mention.text,
        matter=content.replace(condition.text, " ") if condition else content,
        condition=group.condition[0].text if group.condition else None,
        deadline=next((e.value for e in elements if e.element == "deadline"), None),
        hedge=_hedge(group),
        sequel=_sequel(group),
        back=back,
    )


def _sequel(group: Group) -> Sequel | None:
    """By the words of a mention's own sentence, else by those of the sentence after it."""
    own = next((s for item in group.items if (s := sequel(item.mention))), None)
    return own or next((item.followed for item in group.items if item.followed), None)


def _span(group: Group, *, back: bool) -> tuple[dt.date, dt.date] | None:
    """The days that it can be ordered by: what lies back of a report is before what is told as of its day."""
    if group.span is None or group.date is not None or not back or group.span[0] == dt.date.min:
        return group.span
    return (group.span[0] - dt.timedelta(days=1),) * 2


def _told(group: Group) -> tuple[tuple[str, int], ...]:
    starts: dict[str, int] = {}
    for item in group.items:
        path, start = item.mention.document, item.mention.start
        starts[path] = min(start, starts.get(path, start))
    return tuple(sorted(starts.items()))


def _hedge(group: Group) -> str | None:
    hedges = [item.mention.hedge for item in group.items]
    return hedges[0].text if hedges[0] and all(hedges) else None
