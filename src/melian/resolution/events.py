"""Readings to events: the whole of resolution."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from melian.model.event import Event, EventMention, Reading
from melian.model.link import Link
from melian.model.outlet import OutletIndex
from melian.resolution.backrefs import join_back_references
from melian.resolution.chain import Sources, chain, independent
from melian.resolution.clusters import Clusters
from melian.resolution.disputes import disputes
from melian.resolution.elements import elements
from melian.resolution.group import Group, group
from melian.resolution.item import Item, items
from melian.resolution.links import join_linked, kept_apart
from melian.resolution.novelty import Change, changes
from melian.resolution.support import support
from melian.resolution.wording import same_wording


def resolve(
    readings: Iterable[Reading],
    *,
    rejected: frozenset[str] = frozenset(),
    links: Sequence[Link] = (),
    outlets: OutletIndex | None = None,
) -> tuple[Event, ...]:
    """Joins the mentions of one act into an event, in the order of the documents' paths and texts.

    `rejected` are ids of mentions that a person found wrong; `links` are what a person joined and split, which
    wins over the rules, save that acts in opposite directions are never joined. Negated, hypothetical and advised
    acts make no event. The order of the readings changes nothing.
    """
    held = tuple(readings)
    groups = _groups(sorted(items(held, rejected), key=lambda item: item.order), links)
    documents = {r.document.path: r.document for r in held}
    told = {item.mention.document for g in groups for item in g.items}
    sources = Sources(
        documents=documents,
        outlets=outlets or OutletIndex(outlets=()),
        wording=same_wording(documents[path] for path in sorted(told)),
    )
    dispute, change = disputes(groups), changes(groups)
    made = [_event(g, sources, dispute[g.id], change[g.id]) for g in groups]
    return tuple(sorted(made, key=lambda e: (e.mentions[0].document, e.mentions[0].start, e.id)))


def _groups(ordered: Sequence[Item], links: Sequence[Link]) -> list[Group]:
    clusters = Clusters(ordered, kept_apart(ordered, links))
    clusters.join_alike()
    join_back_references(clusters)
    join_linked(clusters, links)
    made = (group((ordered[i] for i in members), clusters.reasons(members)) for members in clusters.groups())
    return sorted(made, key=lambda g: g.id)


def _event(group: Group, sources: Sources, dispute: str, change: Change) -> Event:
    links = chain(group, sources)
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
        elements=elements(group),
        independent_sources=independent(group, links, sources),
        chain=links,
        novelty=change.novelty,
        against=change.against,
        why_novel=change.why,
        why_joined=group.reasons,
    )


def _listed(group: Group) -> tuple[EventMention, ...]:
    mentions = sorted((i.mention for i in group.items), key=lambda m: (m.document, m.start, m.trigger.start, m.id))
    return tuple(
        EventMention(id=m.id, document=m.document, start=m.start, end=m.end, act=m.act, form=m.form) for m in mentions
    )
