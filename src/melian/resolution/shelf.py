"""Mappings that are held in memory, or fetched key by key from where they were kept."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from typing import Any, Generic, TypeVar

from pydantic import TypeAdapter

from melian.model.standing import Row, Store

K = TypeVar("K")
V = TypeVar("V")


@dataclass(frozen=True, slots=True, kw_only=True)
class Codec(Generic[V]):
    """How a value becomes bytes and back; equal values become equal bytes."""

    encode: Callable[[V], bytes]
    decode: Callable[[bytes], V]
    empty: Callable[[], V] | None = None
    """Makes what stands where nothing was put; such a value is not kept."""


def of_type(kind: Any) -> Codec[Any]:
    """Of frozen values, checked when they are fetched."""
    adapter = TypeAdapter(kind)
    return Codec(encode=adapter.dump_json, decode=adapter.validate_json)


def plain(
    empty: Callable[[], V] | None = None,
    out: Callable[[V], Any] = lambda value: value,
    back: Callable[[Any], V] = lambda held: held,
) -> Codec[V]:
    """Of lists, numbers and names; `out` gives what JSON can hold of a value, always in one order, `back` undoes it."""
    return Codec(
        encode=lambda value: json.dumps(out(value), separators=(",", ":")).encode(),
        decode=lambda raw: back(json.loads(raw)),
        empty=empty,
    )


class Shelf(dict[K, V]):
    """A mapping of which only what is asked for is fetched. What was not asked for is not iterated over.

    Keys are names, numbers, or tuples of names. Raises what decoding raises where what was kept is damaged.
    """

    def __init__(self, name: str, codec: Codec[V], store: Store | None = None) -> None:
        super().__init__()
        self._name, self._codec, self._store = name, codec, store
        self._fetched: dict[K, tuple[bytes, V]] = {}
        self._gone: set[K] = set()

    def __missing__(self, key: K) -> V:
        found = self._fetch(key)
        if found is not None:
            return found
        if self._codec.empty is None:
            raise KeyError(key)
        self[key] = value = self._codec.empty()
        return value

    def __delitem__(self, key: K) -> None:
        self.pop(key, None)
        self._gone.add(key)

    def find(self, key: K) -> V | None:
        """What stands at a key; None where nothing does, and then nothing is made there."""
        return self[key] if key in self else self._fetch(key)

    def load(self, keys: Iterable[K]) -> None:
        """Fetches at once what will be asked for."""
        wanted = {_told(key): key for key in keys if key not in self and key not in self._gone}
        if self._store is not None and len(wanted) > 1:
            for told, raw in self._store.fetch_all(self._name, list(wanted)):
                self._hold(wanted[told], raw)

    def take(self, key: K) -> V | None:
        """The same, which then is gone."""
        found = self.find(key)
        if found is not None:
            del self[key]
        return found

    def rows(self) -> Iterator[Row]:
        """What differs from what was kept."""
        for key in self._gone - self.keys():
            yield self._name, _told(key), None
        for key, value in self.items():
            raw, before = self._fetched.get(key, (None, None))
            if value is before and self._codec.empty is None:
                continue
            held = None if self._codec.empty is not None and not value else self._codec.encode(value)
            if held != raw:
                yield self._name, _told(key), held

    def _fetch(self, key: K) -> V | None:
        if self._store is None or key in self._gone:
            return None
        raw = self._store.fetch(self._name, _told(key))
        return None if raw is None else self._hold(key, raw)

    def _hold(self, key: K, raw: bytes) -> V:
        self[key] = value = self._codec.decode(raw)
        self._fetched[key] = raw, value
        return value


def _told(key: object) -> str:
    return "\x1f".join(key) if isinstance(key, tuple) else str(key)
