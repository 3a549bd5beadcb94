"""The outlets' pack: news agencies and outlets under the names by which texts credit them."""

from __future__ import annotations

from functools import cache
from pathlib import Path
from typing import Annotated

from pydantic import BaseModel, ConfigDict, Field

from melian.model.outlet import Grade, Outlet, OutletIndex, OutletKind, StateRelation
from melian.packs.files import analysts, shipped_in, validated

Name = Annotated[str, Field(min_length=1, max_length=100, pattern=r"^\S(.*\S)?$")]
Source = Annotated[str, Field(min_length=1, max_length=400)]


class _Row(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True)
    name: Name
    kind: OutletKind
    source: Source
    country: Annotated[str, Field(pattern=r"^[A-Z]{3}$")] | None = None
    owner: Name | None = None
    state: StateRelation | None = None
    as_of: Annotated[int, Field(ge=1900, le=2200)] | None = None
    wire: bool = False
    aliases: tuple[Name, ...] = ()
    domains: tuple[Name, ...] = ()
    ambiguous: bool = False
    grade: Grade | None = None


class _File(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True)
    sources: dict[Name, Source] = {}
    """Short names for places that many entries cite."""
    outlet: tuple[_Row, ...] = ()


def load_outlets(extra: Path | None = None) -> OutletIndex:
    """The shipped pack and, after it, every `outlets*.toml` in the folder `extra`; an entry of the same name replaces.

    Raises PackError naming file and entry.
    """
    return _shipped() if extra is None else OutletIndex.of((*_shipped().outlets, *_own(extra)))


@cache
def _shipped() -> OutletIndex:
    return OutletIndex.of(o for name, text in shipped_in("outlets", ".toml") for o in _parsed(name, text))


def _own(folder: Path) -> tuple[Outlet, ...]:
    return tuple(outlet for name, text in analysts(folder, "outlets*.toml") for outlet in _parsed(name, text))


def _parsed(name: str, content: str) -> tuple[Outlet, ...]:
    file = validated(_File, name, content)
    return tuple(
        Outlet(**row.model_dump(exclude={"source"}), source=file.sources.get(row.source, row.source))
        for row in file.outlet
    )
