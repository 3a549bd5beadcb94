"""What resolution keeps between two runs, and what a run changes: so that one article more costs little."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Protocol

from melian.model.document import Document
from melian.model.event import Event, Novelty

Row = tuple[str, str, bytes | None]
"""A shelf's name, a key on it, and what stands there; None where nothing does any more."""


class Store(Protocol):
    """Where what was resolved is kept: rows of bytes by shelf and key, and the documents that they tell of."""

    def fetch(self, shelf: str, key: str) -> bytes | None:
        """What stands at a key; None where nothing does."""

    def fetch_all(self, shelf: str, keys: Sequence[str]) -> Iterable[tuple[str, bytes]]:
        """What stands at these keys, in any order."""

    def documents(self, paths: Iterable[str]) -> Mapping[str, Document]:
        """The current documents of these paths."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Retold:
    """An event that stays but for its dispute and how new it is."""

    id: str
    dispute: str
    novelty: Novelty
    against: str | None
    why_novel: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Delta:
    """What a run changes: events that are no more, events as they are now, and events that are only told anew."""

    gone: frozenset[str]
    """Ids; none of them is among `events`."""
    events: tuple[Event, ...]
    retold: tuple[Retold, ...]
