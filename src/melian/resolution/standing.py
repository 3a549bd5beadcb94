"""Readings to events, all at once or as articles come and go: the whole of resolution."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from typing import Any

from melian.model.document import Document
from melian.model.event import Element, Event, Reading
from melian.model.link import Link
from melian.model.outlet import OutletIndex
from melian.model.standing import Delta, Retold, Row, Store
from melian.resolution.backrefs import join_back_references
from melian.resolution.candidates import items_shelf
from melian.resolution.clusters import Clusters
from melian.resolution.credit import Sources, Tags
from melian.resolution.disputes import Disputes
from melian.resolution.elements import elements
from melian.resolution.events import event
from melian.resolution.group import Group, group
from melian.resolution.item import Item, items
from melian.resolution.likened import Likened
from melian.resolution.links import join_linked, kept_apart
from melian.resolution.novelty import Changes
from melian.resolution.outline import Outline, outline, outlines_shelf
from melian.resolution.prints import Print
from melian.resolution.shelf import Shelf, plain
from melian.resolution.wording import same_wording

_MENTIONS = 20
"""Bits of an item's number that number the mentions of one document."""


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

    Whatever the order in which articles come, the events are those that all at once would give. With a `store` it
    goes on from what was kept there, and fetches only what is touched: `rows` is what is to be kept after that. What
    was kept must be of these rules and outlets. It holds the events themselves only where there is no store.
    """

    def __init__(
        self,
        *,
        rejected: frozenset[str] = frozenset(),
        links: Sequence[Link] = (),
        outlets: OutletIndex | None = None,
        store: Store | None = None,
    ) -> None:
        self._rejected, self._links, self._store = rejected, tuple(links), store
        self._outlets = outlets or OutletIndex(outlets=())
        self._documents: dict[str, Document] = {}
        self._items, self._outlines = items_shelf(store), outlines_shelf(store)
        self._likened = Likened(self._items, self._links, store)
        self._event_of: Shelf[int, str] = Shelf("events", plain(), store)
        self._next: Shelf[str, int] = Shelf("next", plain(), store)
        self._disputes, self._changes = Disputes(self._outlines, store), Changes(self._outlines, store)
        self._events: dict[str, Event] = {}
        self._prints: dict[str, Print] = {}
        self._tags: Tags = {}

    def put(self, readings: Iterable[Reading], gone: Iterable[str] = ()) -> Delta:
        """Takes articles in, each in the place of one of the same path, and leaves those of the paths `gone` out."""
        held = {reading.document.path: reading for reading in readings}
        first = self._store is None and not self._documents
        touched = set() if first else self._leave({*held, *gone})
        self._documents.update((path, reading.document) for path, reading in held.items())
        made = [item for reading in held.values() for item in self._numbered(reading)]
        if first:
            return self._fill(made)
        for item in made:
            touched |= self._likened.add(item)
        return self._again(touched)

    def events(self) -> tuple[Event, ...]:
        """All events, in the order of the documents' paths and texts."""
        return tuple(sorted(self._events.values(), key=lambda e: (e.mentions[0].document, e.mentions[0].start, e.id)))

    def rows(self) -> Iterator[Row]:
        """What is to be kept, so that another can go on from there."""
        own = self._items, self._outlines, self._event_of, self._next
        shelves: tuple[Shelf[Any, Any], ...]
        shelves = *own, *self._likened.shelves, *self._disputes.shelves, *self._changes.shelves
        for shelf in shelves:
            yield from shelf.rows()

    def _numbered(self, reading: Reading) -> list[Item]:
        number = self._next.find("document") or 0
        self._next["document"] = number + 1
        made = list(items([reading], self._rejected, number << _MENTIONS))
        self._items.update((item.ref, item) for item in made)
        return made

    def _fill(self, whole: list[Item]) -> Delta:
        self._likened.fill(whole)
        groups = {g.id: g for g in self._groups(whole)}
        told = {key: elements(g) for key, g in groups.items()}
        acts = [outline(g, told[key]) for key, g in groups.items()]
        self._outlines.update((act.id, act) for act in acts)
        self._event_of.update((ref, act.id) for act in acts for ref in act.refs)
        self._disputes.fill(acts)
        self._changes.fill(acts)
        self._events.update((key, self._event(g, told[key])) for key, g in groups.items())
        return Delta(gone=frozenset(), events=tuple(self._events.values()), retold=())

    def _leave(self, paths: Iterable[str]) -> set[Item]:
        """Takes out what articles told; gives what it hung together with, and itself."""
        paths = tuple(paths)
        gone = [item for path in paths for item in self._likened.told_in(path)]
        touched = {other for item in gone for other in self._likened.remove(item)}
        for path in paths:
            self._documents.pop(path, None)
            self._prints.pop(path, None)
            self._tags.pop(path, None)
        for item in gone:
            del self._items[item.ref]
        return touched.union(gone)

    def _again(self, touched: set[Item]) -> Delta:
        """Resolves again what hangs together with these, and tells anew what of other acts changes by it."""
        found = list(self._groups(item for item in touched if item.ref in self._items))
        refs = {item.ref for item in touched} | {item.ref for g in found for item in g.items}
        before = {key for ref in refs if (key := self._event_of.find(ref)) is not None}
        old = [self._outlines[key] for key in before]
        same = {(act.refs, act.reasons) for act in old}
        new = {g.id: g for g in found if _held(g) not in same}
        kept = {_held(g) for g in found}
        gone = [act for act in old if (act.refs, act.reasons) not in kept]
        for ref in (ref for act in gone for ref in act.refs):
            del self._event_of[ref]
        return self._replace(gone, new)

    def _replace(self, gone: Sequence[Outline], new: Mapping[str, Group]) -> Delta:
        """Puts acts in the place of others."""
        told = {key: elements(g) for key, g in new.items()}
        acts = [outline(g, told[key]) for key, g in new.items()]
        moved, measured = self._disputes.leave(gone), self._changes.leave(gone)
        for act in gone:
            del self._outlines[act.id]
        self._outlines.update((act.id, act) for act in acts)
        self._event_of.update((ref, act.id) for act in acts for ref in act.refs)
        documents = {path for act in gone for path, _ in act.told}
        anew = self._disputes.enter(acts, moved, documents) | self._changes.enter(acts, measured)
        return self._told(
            Delta(
                gone=frozenset(act.id for act in gone) - new.keys(),
                events=tuple(self._event(g, told[key]) for key, g in new.items()),
                retold=tuple(self._retold(key) for key in sorted(anew - new.keys())),
            )
        )

    def _told(self, delta: Delta) -> Delta:
        """Brings the events up to date, where they are held."""
        if self._store is None:
            for key in delta.gone:
                del self._events[key]
            self._events.update((event.id, event) for event in delta.events)
            for told in delta.retold:
                self._events[told.id] = replace(
                    self._events[told.id],
                    dispute=told.dispute,
                    novelty=told.novelty,
                    against=told.against,
                    why_novel=told.why_novel,
                )
        return delta

    def _groups(self, touched: Iterable[Item]) -> Iterator[Group]:
        for ordered in self._likened.wholes(touched):
            clusters = Clusters(ordered, kept_apart(ordered, self._links))
            clusters.join_alike(self._likened.likenesses(ordered))
            join_back_references(clusters)
            join_linked(clusters, self._links)
            for members in clusters.groups():
                yield group((ordered[i] for i in members), clusters.reasons(members))

    def _event(self, told: Group, its: tuple[Element, ...]) -> Event:
        paths = sorted({item.mention.document for item in told.items})
        if self._store is not None:
            self._documents.update(self._store.documents([path for path in paths if path not in self._documents]))
        documents = {path: self._documents[path] for path in paths}
        wording = same_wording(documents.values(), self._prints)
        sources = Sources(documents=documents, outlets=self._outlets, wording=wording, _tags=self._tags)
        return event(told, its, sources, self._disputes.of[told.id], self._changes.of[told.id])

    def _retold(self, key: str) -> Retold:
        change = self._changes.of[key]
        return Retold(
            id=key,
            dispute=self._disputes.of[key],
            novelty=change.novelty,
            against=change.against,
            why_novel=change.why,
        )


def _held(told: Group) -> tuple[tuple[int, ...], tuple[str, ...]]:
    return tuple(item.ref for item in told.items), told.reasons
