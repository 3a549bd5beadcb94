"""The actors' packs: who can act, under which names, and who held which office."""

from __future__ import annotations

import tomllib
from collections import Counter
from functools import cache
from pathlib import Path
from typing import Annotated, Literal, TypeVar

from pydantic import BaseModel, ConfigDict, Field, ValidationError

from melian.errors import PackError
from melian.model.actor import Actor, ActorKind
from melian.model.gazetteer import FormerName, Gazetteer, Holder, Nouns
from melian.packs.files import analysts, shipped_in

Name = Annotated[str, Field(min_length=1, max_length=200, pattern=r"^\S(.*\S)?$")]
Year = Annotated[int, Field(ge=-3000, le=2200)]
Names = tuple[Name, ...]


class _Row(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True)


class ActorRow(_Row):
    """An entry `[[actor]]`."""

    name: Name
    kind: ActorKind
    source: Name
    code: Name | None = None
    aliases: Names = ()
    demonyms: Names = ()
    metonyms: Names = ()
    members: Names = ()
    speaks_for: Name | None = None
    nouns: Names = ()
    body: Name | None = None
    since: Year | None = None
    until: Year | None = None


class HolderRow(_Row):
    """An entry `[[holder]]`."""

    name: Name
    aliases: Names = ()
    actor: Name
    role: Name
    since: Year
    until: Year | None = None
    pronoun: Literal["he", "she"] | None = None
    source: Name


class FormerRow(_Row):
    """An entry `[[former]]`: a name that an actor bore until a year."""

    name: Name
    actor: Name
    until: Year
    source: Name


class ClassRow(_Row):
    """An entry `[[class]]`: common nouns of one sort."""

    name: Name
    nouns: Names


class OfficeRow(_Row):
    """An entry `[[office]]`: an office that only one actor has."""

    title: Name
    actor: Name


Row = TypeVar("Row", bound=_Row)


def load_actors(extra: Path | None = None) -> Gazetteer:
    """The shipped packs and, after them, each `actors*.toml` in the folder `extra`; an entry of the same name replaces.

    Raises PackError naming file and entry.
    """
    if extra is None:
        return _shipped()
    return _gather((*shipped_in("actors", ".toml"), *analysts(extra, "actors*.toml")))


@cache
def _shipped() -> Gazetteer:
    return _gather(shipped_in("actors", ".toml"))


def _gather(files: tuple[tuple[str, str], ...]) -> Gazetteer:
    actors: dict[str, Actor] = {}
    holders: list[Holder] = []
    classes: dict[str, frozenset[str]] = {}
    offices: dict[str, str] = {}
    former: dict[str, FormerName] = {}
    for path, text in files:
        data = _tables(path, text)
        _refuse_repeats(path, data["actor"])
        actors |= {row.name: Actor(**row.model_dump()) for row in _rows(path, data["actor"], ActorRow)}
        holders += [Holder(**row.model_dump()) for row in _rows(path, data["holder"], HolderRow)]
        former |= {row.name: FormerName(**row.model_dump()) for row in _rows(path, data["former"], FormerRow)}
        for group in _rows(path, data["class"], ClassRow):
            classes[group.name] = classes.get(group.name, frozenset()) | frozenset(group.nouns)
        offices |= {row.title: row.actor for row in _rows(path, data["office"], OfficeRow)}
    _check_links(actors, holders, offices, former)
    return Gazetteer(
        actors=tuple(actors.values()),
        holders=tuple(holders),
        nouns=Nouns(classes=classes, offices=offices),
        former=tuple(former.values()),
    )


def _tables(path: str, text: str) -> dict[str, list[object]]:
    try:
        data = tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        raise PackError(f"{path}: {error}") from error
    known = ("actor", "holder", "class", "office", "former")
    for name, rows in data.items():
        if name not in known or not isinstance(rows, list):
            raise PackError(f"{path}: '{name}' is none of the lists {', '.join(known)}")
    return {name: data.get(name, []) for name in known}


def _rows(path: str, rows: list[object], schema: type[Row]) -> list[Row]:
    found = []
    for number, row in enumerate(rows, 1):
        try:
            found.append(schema.model_validate(row))
        except ValidationError as error:
            first = error.errors()[0]
            where = ".".join(str(part) for part in first["loc"])
            raise PackError(f"{path}: {_label(row, number)}: {where}: {first['msg']}") from error
    return found


def _label(row: object, number: int) -> str:
    title = (row.get("name") or row.get("title")) if isinstance(row, dict) else None
    return f"entry {number} ({title})" if title else f"entry {number}"


def _refuse_repeats(path: str, rows: list[object]) -> None:
    names = Counter(str(row.get("name")) for row in rows if isinstance(row, dict))
    for name, count in names.items():
        if count > 1:
            raise PackError(f"{path}: {name}: {count} entries of this name")


def _check_links(
    actors: dict[str, Actor], holders: list[Holder], offices: dict[str, str], former: dict[str, FormerName]
) -> None:
    """Every actor that an entry points to is there."""
    links = [(a.name, name) for a in actors.values() for name in (*a.members, *filter(None, (a.speaks_for, a.body)))]
    links += [(h.name, h.actor) for h in holders] + list(offices.items())
    links += [(f.name, f.actor) for f in former.values()]
    for entry, name in links:
        if name not in actors:
            raise PackError(f"actors: {entry}: points to '{name}', which no entry is called")
