"""The precedents' pack: demands of the past, each with its sources."""

from __future__ import annotations

from collections.abc import Iterable
from functools import cache
from pathlib import Path
from typing import Annotated

from pydantic import BaseModel, ConfigDict, Field, model_validator

from melian.model.precedent import (
    Addressee,
    Coded,
    CodedActor,
    CodedOutcome,
    DemandClass,
    Issue,
    Outcome,
    Pact,
    Power,
    Precedent,
    Precedents,
    Trigger,
    Violence,
    YesNo,
)
from melian.packs.files import shipped_in
from melian.packs.wording import Wording
from melian.packs.yaml_files import analysts_yaml, validated

Id = Annotated[str, Field(pattern=r"^[a-z0-9_]{1,60}$")]
Words = Annotated[str, Field(min_length=1, max_length=600, pattern=r"^\S(.*\S)?$")]


class _Row(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True)


class _Actor(_Row):
    actor: Words
    trigger: Trigger
    outcome: CodedOutcome


class _Coded(_Row):
    crisis: Annotated[int, Field(ge=1)]
    name: Words
    first_trigger: Trigger
    violence: Violence
    outside_war: bool
    actors: Annotated[tuple[_Actor, ...], Field(min_length=1)]


class _Case(_Row):
    id: Id
    name: Words
    year: Annotated[int, Field(ge=1914, le=2200)]
    demand: Words
    demander: Annotated[tuple[Words, ...], Field(min_length=1)]
    target: Annotated[tuple[Words, ...], Field(min_length=1)]
    demand_class: Annotated[Id, Field(alias="class")]
    issue: Issue
    means: Words
    outcome: Outcome
    after: Words
    western: bool
    source: Annotated[tuple[Words, ...], Field(min_length=1)]
    addressee: Addressee | None = None
    third_party_territory: YesNo | None = None
    deadline: YesNo | None = None
    threat: YesNo | None = None
    power: Power | None = None
    target_allied: YesNo | None = None
    adjacent: YesNo | None = None
    in_war: YesNo | None = None
    trigger: Trigger | None = None
    coded: _Coded | None = None
    named: tuple[Words, ...] = ()
    note: str = ""


class _Class(_Row):
    id: Id
    name: Words
    words: Annotated[tuple[Wording, ...], Field(min_length=1)]


class _Powers(_Row):
    names: tuple[Words, ...]
    source: Words


class _Pact(_Row):
    name: Words
    members: Annotated[tuple[Words, ...], Field(min_length=1)]
    source: Words


class _File(_Row):
    coding_source: str = ""
    classes: tuple[_Class, ...] = ()
    called_precedents: tuple[Wording, ...] = ()
    war_words: tuple[Wording, ...] = ()
    great_powers: _Powers | None = None
    defence_pacts: tuple[_Pact, ...] = ()
    precedents: tuple[_Case, ...] = ()

    @model_validator(mode="after")
    def _once(self) -> _File:
        ids = [case.id for case in self.precedents]
        if twice := next((name for name in ids if ids.count(name) > 1), None):
            raise ValueError(f"{twice} is given twice")
        return self


def load_precedents(extra: Path | None = None) -> Precedents:
    """The shipped pack and every `precedents*.yaml` in the folder `extra`: a case, class or pact of the same id or
    name replaces, a list of words or powers replaces the whole list.

    Raises PackError naming file, line and field.
    """
    own = tuple(_parsed(name, text) for name, text in analysts_yaml(extra, "precedents"))
    return _joined((_shipped(), *own)) if own else _shipped()


@cache
def _shipped() -> Precedents:
    return _joined(_parsed(name, text) for name, text in shipped_in("precedents", ".yaml"))


def _parsed(name: str, text: str) -> Precedents:
    file = validated(_File, name, text)
    return Precedents(
        cases=tuple(_case(row) for row in file.precedents),
        classes=tuple(DemandClass(**row.model_dump()) for row in file.classes),
        called_precedents=file.called_precedents,
        war_words=file.war_words,
        great_powers=file.great_powers.names if file.great_powers else (),
        great_powers_source=file.great_powers.source if file.great_powers else "",
        pacts=tuple(Pact(**row.model_dump()) for row in file.defence_pacts),
        coding_source=file.coding_source,
    )


def _case(row: _Case) -> Precedent:
    return Precedent(**row.model_dump(exclude={"coded"}), coded=_coded(row.coded) if row.coded else None)


def _coded(row: _Coded) -> Coded:
    actors = tuple(CodedActor(**actor.model_dump()) for actor in row.actors)
    return Coded(**row.model_dump(exclude={"actors"}), actors=actors)


def _joined(files: Iterable[Precedents]) -> Precedents:
    files = tuple(files)
    return Precedents(
        cases=tuple({case.id: case for file in files for case in file.cases}.values()),
        classes=tuple({kind.id: kind for file in files for kind in file.classes}.values()),
        called_precedents=_last(tuple(file.called_precedents for file in files)),
        war_words=_last(tuple(file.war_words for file in files)),
        great_powers=_last(tuple(file.great_powers for file in files)),
        great_powers_source=next((f.great_powers_source for f in reversed(files) if f.great_powers), ""),
        pacts=tuple({pact.name: pact for file in files for pact in file.pacts}.values()),
        coding_source=next((f.coding_source for f in reversed(files) if f.coding_source), ""),
    )


def _last(lists: tuple[tuple[str, ...], ...]) -> tuple[str, ...]:
    return next((words for words in reversed(lists) if words), ())
