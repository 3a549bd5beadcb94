"""A group of mentions to the event that it tells of."""

from __future__ import annotations

from melian.model.event import Element, Event, EventMention
from melian.resolution.chain import chain
from melian.resolution.credit import Sources
from melian.resolution.group import Group
from melian.resolution.novelty import Change
from melian.resolution.origins import origins
from melian.resolution.support import support


def event(group: Group, elements: tuple[Element, ...], sources: Sources, dispute: str, change: Change) -> Event:
    """The event, with its dispute and how new it is."""
    links = chain(group, sources)
    found = origins(group, links, sources)
    condition = group.condition
    return Event(
        id=group.id,
        dispute=dispute,
        act=group.act,
        actor=group.actor,
        speaker=group.speaker,
        principal=group.principal,
        target=group.target,
        content=group.best.mention.content,
        content_document=group.best.mention.document,
        condition=condition[0] if condition else None,
        condition_document=condition[1] if condition else None,
        place=group.place,
        date=group.date,
        mentions=_listed(group),
        support=support(group),
        elements=elements,
        independent_sources=len(found),
        chain=links,
        novelty=change.novelty,
        against=change.against,
        why_novel=change.why,
        why_joined=group.reasons,
        origins=found,
    )


def _listed(group: Group) -> tuple[EventMention, ...]:
    mentions = sorted((i.mention for i in group.items), key=lambda m: (m.document, m.start, m.trigger.start, m.id))
    return tuple(
        EventMention(id=m.id, document=m.document, start=m.start, end=m.end, act=m.act, form=m.form) for m in mentions
    )
