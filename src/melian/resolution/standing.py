"""Readings to events, all at once or as articles come and go: the whole of resolution."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from melian.model.document import Document
from melian.model.event import Event, Reading
from melian.model.link import Link
from melian.model.outlet import OutletIndex
from melian.resolution.backrefs import join_back_references
from melian.resolution.clusters import Clusters
from melian.resolution.credit import Sources, Tags
from melian.resolution.disputes import Disputes
from melian.resolution.events import event
from melian.resolution.group import Group, group
from melian.resolution.item import Item, items
from melian.resolution.likened import Likened
from melian.resolution.links import join_linked, kept_apart
from melian.resolution.novelty import Changes
from melian.resolution.prints import Print
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
    standing = Standing(rejected=rejected, links=links, outlets=outlets)
    standing.put(readings)
    return standing.events()


class Standing:
    """Events that stand while articles come and go: only what they touch is resolved again.

    Whatever the order in which articles come, the events are those that all at once would give.
    """

    def __init__(
        self,
        *,
        rejected: frozenset[str] = frozenset(),
        links: Sequence[Link] = (),
        outlets: OutletIndex | None = None,
    ) -> None:
        self._rejected, self._links = rejected, tuple(links)
        self._outlets = outlets or OutletIndex(outlets=())
        self._documents: dict[str, Document] = {}
        self._items: dict[str, tuple[Item, ...]] = {}
        self._likened = Likened(self._links)
        self._group: dict[Item, Group] = {}
        self._disputes, self._changes = Disputes(), Changes()
        self._events: dict[str, Event] = {}
        self._prints: dict[str, Print] = {}
        self._tags: Tags = {}

    def put(self, readings: Iterable[Reading]) -> None:
        """Takes articles in, each in the place of one of the same path."""
        held = {reading.document.path: reading for reading in readings}
        made = {path: tuple(items([reading], self._rejected)) for path, reading in held.items()}
        if not self._documents:
            self._documents.update((path, reading.document) for path, reading in held.items())
            self._items.update(made)
            self._fill()
            return
        touched = self._leave(held)
        self._documents.update((path, reading.document) for path, reading in held.items())
        self._items.update(made)
        for item in (item for found in made.values() for item in found):
            touched |= self._likened.add(item)
        self._again(touched)

    def drop(self, paths: Iterable[str]) -> None:
        """Leaves articles out."""
        paths = tuple(paths)
        self._again(self._leave(paths))
        for path in paths:
            self._documents.pop(path, None)

    def events(self) -> tuple[Event, ...]:
        """All events, in the order of the documents' paths and texts."""
        return tuple(sorted(self._events.values(), key=lambda e: (e.mentions[0].document, e.mentions[0].start, e.id)))

    def _fill(self) -> None:
        whole = [item for found in self._items.values() for item in found]
        self._likened.fill(whole)
        groups = list(self._groups(whole))
        self._disputes.fill(groups)
        self._changes.fill(groups)
        self._group.update((item, g) for g in groups for item in g.items)
        self._events.update((g.id, self._event(g)) for g in groups)

    def _leave(self, paths: Iterable[str]) -> set[Item]:
        """Takes out what articles told; gives what it hung together with, and itself."""
        paths = tuple(paths)
        for path in paths:
            self._prints.pop(path, None)
            self._tags.pop(path, None)
        gone = [item for path in paths for item in self._items.pop(path, ())]
        touched = {other for item in gone for other in self._likened.remove(item)}
        return touched.union(gone)

    def _again(self, touched: set[Item]) -> None:
        """Resolves again what hangs together with these, and tells anew what of other acts changes by it."""
        here = [item for item in touched if item in self._likened]
        found = list(self._groups(here))
        before = {self._group.pop(item) for item in touched if item in self._group}
        before |= {self._group.pop(item) for g in found for item in g.items if item in self._group}
        same = {(g.items, g.reasons): g for g in before}
        new = [g for g in found if (g.items, g.reasons) not in same]
        kept = [same[g.items, g.reasons] for g in found if (g.items, g.reasons) in same]
        gone = before.difference(kept)
        self._group.update((item, g) for g in (*new, *kept) for item in g.items)
        for g in gone:
            del self._events[g.id]
        renamed = self._disputes.update(gone, new) | self._changes.update(gone, new)
        self._events.update((g.id, self._event(g)) for g in new)
        for key in renamed - {g.id for g in new}:
            self._events[key] = self._told_anew(self._events[key])

    def _groups(self, touched: Iterable[Item]) -> Iterator[Group]:
        for ordered in self._likened.wholes(touched):
            clusters = Clusters(ordered, kept_apart(ordered, self._links))
            clusters.join_alike(self._likened.likenesses(ordered))
            join_back_references(clusters)
            join_linked(clusters, self._links)
            for members in clusters.groups():
                yield group((ordered[i] for i in members), clusters.reasons(members))

    def _event(self, told: Group) -> Event:
        paths = sorted({item.mention.document for item in told.items})
        documents = {path: self._documents[path] for path in paths}
        wording = same_wording(documents.values(), self._prints)
        sources = Sources(documents=documents, outlets=self._outlets, wording=wording, _tags=self._tags)
        return event(told, sources, self._disputes.of[told.id], self._changes.of[told.id])

    def _told_anew(self, told: Event) -> Event:
        change = self._changes.of[told.id]
        return replace(
            told,
            dispute=self._disputes.of[told.id],
            novelty=change.novelty,
            against=change.against,
            why_novel=change.why,
        )
