"""Loads the facts' pack: relations, units and word lists."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path
from typing import Literal

from pydantic import BaseModel, ConfigDict, Field

from melian.model.fact_pack import FactPack, Relation, Unit
from melian.packs.files import analysts, shipped, validated

Words = tuple[str, ...]


class _Relation(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True)
    id: str
    kind: Literal["quantity", "membership", "tenure", "event"]
    predicate: str
    verbs: Words = ()
    nouns: Words = ()
    states: Words = ()
    objects: Words = ()
    units: str = ""
    patient: bool = False
    host: bool = False
    bare: bool = False
    lasts: int | None = Field(default=None, ge=0)
    source: str


class _Unit(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True)
    name: str
    kind: str
    words: Words
    size: int | None = Field(default=None, ge=1, le=9)
    source: str = ""


class _File(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True)
    relation: tuple[_Relation, ...] = ()
    unit: tuple[_Unit, ...] = ()
    words: dict[str, Words] = Field(default_factory=dict)


def load_facts(extra: Path | None = None) -> FactPack:
    """The shipped pack, with the TOML files `facts*.toml` of an analyst's folder added.

    An entry of the same id or name, or a word list of the same name, replaces ours. Raises PackError naming the
    file and the entry.
    """
    sources = (shipped("facts.toml"), *analysts(extra, "facts*.toml"))
    return _merge([validated(_File, name, text) for name, text in sources])


def _merge(files: Iterable[_File]) -> FactPack:
    relations: dict[str, Relation] = {}
    units: dict[str, Unit] = {}
    words: dict[str, frozenset[str]] = {}
    for file in files:
        relations |= {r.id: Relation(**r.model_dump(exclude={"source"})) for r in file.relation}
        units |= {u.name: Unit(**u.model_dump(exclude={"source"})) for u in file.unit}
        words |= {name: frozenset(listed) for name, listed in file.words.items()}
    return FactPack(relations=tuple(relations.values()), units=tuple(units.values()), words=words)
