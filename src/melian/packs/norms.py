"""The norms' packs: instruments, who is bound by them, their words, and the tests of their elements."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path
from typing import TypeVar

from melian.errors import PackError
from melian.model.actor import Actor
from melian.model.mention import ACTS
from melian.model.norm import (
    Clause,
    ElementTest,
    Norm,
    NormBook,
    Parties,
)
from melian.packs.actors import load_actors
from melian.packs.blocs import load_blocs
from melian.packs.files import shipped_in
from melian.packs.norm_rows import ClauseRow, GroupRow, ListRow, NormFile, NormRow, PartiesRow, Row, TestRow
from melian.packs.yaml_files import analysts_yaml, line_of, validated


@dataclass(frozen=True, slots=True)
class _Place:
    """Where an entry stands, for an error that only shows when all files are read."""

    file: str
    text: str
    where: tuple[int | str, ...]

    def error(self, field: str, message: str) -> PackError:
        line = line_of(self.text, (*self.where, *field.split(".")))
        where = ".".join(map(str, self.where))
        return PackError(f"{self.file}, line {line}: {where}.{field}: {message}")


@dataclass(slots=True)
class _Shelf:
    """All entries by id, and where each stands; a later entry of an id replaces."""

    lists: dict[str, tuple[ListRow, _Place]] = field(default_factory=dict)
    groups: dict[str, tuple[GroupRow, _Place]] = field(default_factory=dict)
    tests: dict[str, tuple[TestRow, _Place]] = field(default_factory=dict)
    norms: dict[str, tuple[NormRow, _Place]] = field(default_factory=dict)

    def add(self, name: str, text: str) -> None:
        """Read one file. Raises PackError naming file, line and field."""
        file = validated(NormFile, name, text)
        for kind in ("lists", "groups", "tests", "norms"):
            held, seen = getattr(self, kind), set()
            for i, row in enumerate(getattr(file, kind)):
                place = _Place(name, text, (kind, i))
                if row.id in seen:
                    raise place.error("id", f"{row.id} is given twice")
                seen.add(row.id)
                held[row.id] = (row, place)


Found = TypeVar("Found", bound=Row)


def load_norms(extra: Path | None = None) -> NormBook:
    """The shipped packs and, after them, an analyst's `norms*.yaml` in the folder `extra`; the same id replaces.

    Raises PackError naming file, line and field.
    """
    return (
        _shipped() if extra is None else _book(extra, (*shipped_in("norms", ".yaml"), *analysts_yaml(extra, "norms")))
    )


@cache
def _shipped() -> NormBook:
    return _book(None, shipped_in("norms", ".yaml"))


def _book(extra: Path | None, files: Iterable[tuple[str, str]]) -> NormBook:
    shelf = _Shelf()
    for name, text in files:
        shelf.add(name, text)
    known = load_actors(extra)
    shelf.groups = {name: (_spelt(row, place, extra), place) for name, (row, place) in shelf.groups.items()}
    for group, place in shelf.groups.values():
        for i, member in enumerate(group.members):
            if member not in known.by_name:
                raise place.error(f"members.{i}", f"no actor is called '{member}'")
    tests = {name: _test(row, place, shelf) for name, (row, place) in shelf.tests.items()}
    norms = tuple(_norm(row, place, shelf, tests) for row, place in shelf.norms.values())
    bodies = {g.body: frozenset(g.members) for g, _ in shelf.groups.values() if g.body is not None}
    states = frozenset(actor.name for actor in known.actors if _is_state(actor))
    return NormBook(norms=tuple(sorted(norms, key=lambda n: n.id)), states=states, bodies=bodies)


def _spelt(row: GroupRow, place: _Place, extra: Path | None) -> GroupRow:
    """The group with the members of its bloc."""
    if row.bloc is None:
        return row
    bloc = next((bloc for bloc in load_blocs(extra).blocs if bloc.id == row.bloc), None)
    if bloc is None:
        raise place.error("bloc", f"there is no bloc '{row.bloc}'")
    return row.model_copy(update={"members": bloc.at(None), "body": bloc.name, "source": bloc.source})


def _is_state(actor: Actor) -> bool:
    """A state, or one of the past that outlived 1945 and so can have been bound by today's instruments."""
    return actor.kind == "state" or (actor.kind == "historical_state" and (actor.until or 0) > 1945)


def _found(held: Mapping[str, tuple[Found, _Place]], name: str, place: _Place, where: str) -> Found:
    if name not in held:
        raise place.error(where, f"there is no entry '{name}'")
    return held[name][0]


def _test(row: TestRow, place: _Place, shelf: _Shelf) -> ElementTest:
    def clauses(name: str) -> tuple[Clause, ...]:
        rows: tuple[ClauseRow, ...] = getattr(row, name)
        return tuple(_clause(clause, place, f"{name}.{i}", shelf) for i, clause in enumerate(rows))

    return ElementTest(
        id=row.id,
        asks=row.asks,
        met=clauses("met"),
        arguable=clauses("arguable"),
        against=clauses("against"),
        otherwise=row.otherwise,
        missing=row.missing,
    )


def _clause(row: ClauseRow, place: _Place, where: str, shelf: _Shelf) -> Clause:
    def spelt(field: str, part: Callable[[ListRow], tuple[str, ...]]) -> tuple[str, ...]:
        names: tuple[str, ...] = getattr(row, field)
        lists = (_found(shelf.lists, name, place, f"{where}.{field}") for name in names)
        return tuple(word for found in lists for word in part(found))

    def actors(field: str) -> frozenset[str]:
        names: tuple[str, ...] = getattr(row, field)
        held = (name for name in names if name not in shelf.groups)
        lists = (_found(shelf.lists, name, place, f"{where}.{field}") for name in held)
        groups = (shelf.groups[name][0] for name in names if name in shelf.groups)
        bodies = ((group.body, *group.members) if group.body else group.members for group in groups)
        return frozenset(name for found in (*(entry.actors for entry in lists), *bodies) for name in found)

    def acts(field: str) -> frozenset[str]:
        names: tuple[str, ...] = getattr(row, field)
        lists = {name: shelf.lists[name][0].acts for name in names if name in shelf.lists}
        if unknown := next((name for name in names if name not in lists and name not in ACTS), None):
            raise place.error(f"{where}.{field}", f"'{unknown}' is neither a kind of act nor a list")
        return frozenset(act for name in names for act in lists.get(name, (name,)))

    return Clause(
        says=row.says,
        planned=row.planned,
        acts=acts("acts"),
        words=spelt("words", lambda found: found.words),
        part=row.part,
        by=actors("by"),
        also=spelt("also", lambda found: found.words),
        without=spelt("without", lambda found: found.words),
        concerns=frozenset(row.concerns),
        towards=frozenset(row.towards),
        named=actors("named"),
        on=actors("on"),
        place=frozenset(row.place),
        tied=row.tied,
        answers=acts("answers"),
        earlier=acts("earlier"),
        asked=acts("asked"),
    )


def _norm(row: NormRow, place: _Place, shelf: _Shelf, tests: Mapping[str, ElementTest]) -> Norm:
    def of(field: str) -> tuple[ElementTest, ...]:
        names: tuple[str, ...] = getattr(row, field)
        for i, name in enumerate(names):
            if name not in tests:
                raise place.error(f"{field}.{i}", f"there is no test '{name}'")
        return tuple(tests[name] for name in names)

    given = row.model_dump(include={"id", "instrument", "article", "title", "since", "kind", "effect", "text"})
    shown = row.model_dump(include={"source", "held_by", "always", "justifies", "note"})
    parties = _parties(row.parties, place, shelf)
    return Norm(
        **given, **shown, parties=parties, scope=of("scope"), conduct=of("conduct"), exceptions=of("exceptions")
    )


def _parties(row: PartiesRow, place: _Place, shelf: _Shelf) -> Parties:
    def members(names: tuple[str, ...], where: str) -> frozenset[str]:
        groups = (_found(shelf.groups, name, place, f"parties.{where}") for name in names)
        return frozenset(member for group in groups for member in group.members)

    return Parties(
        states=row.states,
        named=members(row.groups, "groups") | frozenset(row.named),
        without=members(row.without, "without"),
        custom=row.custom,
        source=row.source,
    )
