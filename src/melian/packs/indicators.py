"""The indicators' pack: signs to watch for, and kinds of vulnerable places."""

from __future__ import annotations

from functools import cache
from pathlib import Path
from typing import Annotated

from pydantic import BaseModel, ConfigDict, Field

from melian.model.event import Novelty
from melian.model.indicator import Checked, Example, Indicator, WeakPlace
from melian.model.mention import Act, ConditionKind
from melian.packs.files import shipped
from melian.packs.wording import Wording
from melian.packs.yaml_files import analysts_yaml, validated

Id = Annotated[str, Field(pattern=r"^[a-z][a-z0-9_]{0,59}$")]
Name = Annotated[str, Field(min_length=1, max_length=120, pattern=r"^\S(.*\S)?$")]
Text = Annotated[str, Field(min_length=1, max_length=600)]
Days = Annotated[int, Field(ge=1, le=3650)]


class _Row(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True)
    id: Id
    name: Text
    acts: tuple[Act, ...] = ()
    threshold: Annotated[int, Field(ge=1, le=1000)] = 1
    within: Days = 180
    collected_by: Text
    expected: Days
    absence: Text
    source: Text
    checked: Annotated[str, Field(pattern=r"^\d{4}-\d{2}-\d{2}$")] | None = None
    finding: Checked | None = None
    note: Annotated[str, Field(max_length=600)] = ""


class _IndicatorRow(_Row):
    novelty: tuple[Novelty, ...] = ()
    conditions: tuple[ConditionKind, ...] = ()
    words: tuple[Wording, ...] = ()


class _ExampleRow(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True)
    name: Name
    region: Name
    states: tuple[Name, ...]
    source: Text
    aliases: tuple[Name, ...] = ()


class _PlaceRow(_Row):
    why: Text
    examples: Annotated[tuple[_ExampleRow, ...], Field(min_length=1)]


class _File(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True)
    indicator: tuple[_IndicatorRow, ...] = ()
    place: tuple[_PlaceRow, ...] = ()


def load_indicators(extra: Path | None = None) -> tuple[Indicator, ...]:
    """The shipped indicators, and those of every `indicators*.yaml` in the folder `extra`; the same id replaces.

    Raises PackError naming file, line and field.
    """
    rows = {row.id: row for file in _files(extra) for row in file.indicator}
    return tuple(Indicator(**row.model_dump()) for row in rows.values())


def load_weak_places(extra: Path | None = None) -> tuple[WeakPlace, ...]:
    """The kinds of vulnerable places, from the same files; the same id replaces, its examples with it."""
    rows = {row.id: row for file in _files(extra) for row in file.place}
    return tuple(_place(row) for row in rows.values())


def _place(row: _PlaceRow) -> WeakPlace:
    examples = tuple(Example(**example.model_dump()) for example in row.examples)
    return WeakPlace(**row.model_dump(exclude={"examples"}), examples=examples)


def _files(extra: Path | None) -> tuple[_File, ...]:
    own = tuple(validated(_File, name, text) for name, text in analysts_yaml(extra, "indicators"))
    return (_shipped(), *own)


@cache
def _shipped() -> _File:
    return validated(_File, *shipped("indicators.yaml"))
