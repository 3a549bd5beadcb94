"""The commitments' pack: treaties and other promises, the bodies behind them, and what their words leave open."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache
from importlib import resources
from pathlib import Path
from typing import Annotated, TypeVar

from pydantic import BaseModel, ConfigDict, Field, model_validator

from melian.errors import PackError
from melian.model.commitment import Ambiguity, Body, Commitment, Duty, Forces
from melian.packs.wording import Wording
from melian.packs.yaml_files import analysts_yaml, validated

Id = Annotated[str, Field(pattern=r"^[a-z0-9][a-z0-9_-]{0,60}$")]
Name = Annotated[str, Field(min_length=1, max_length=160, pattern=r"^\S(.*\S)?$")]
Text = Annotated[str, Field(min_length=1, max_length=600)]
_Entry = TypeVar("_Entry")


class _Row(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True)
    source: Text


class _Body(_Row):
    name: Name
    members: tuple[Name, ...] = ()
    decides: Text
    forces: Forces = "unknown"
    members_source: Text = "unverified"


class _Ambiguity(_Row):
    id: Id
    says: Text
    deeds: tuple[Name, ...] = ()
    words: tuple[Wording, ...] = ()


class _Commitment(_Row):
    id: Id
    name: Name
    year: Annotated[int, Field(ge=1600, le=2200)]
    parties: tuple[Name, ...] = ()
    body: Name | None = None
    by: tuple[Name, ...] = ()
    to: tuple[Name, ...] = ()
    duty: Duty
    trigger: Text
    words: Text
    wording: Annotated[str, Field(pattern="^(text|translated|reported)$")] = "text"
    area: Text | None = None
    unclear: tuple[Id, ...] = ()
    note: Text | None = None
    named: tuple[Name, ...] = ()

    @model_validator(mode="after")
    def _somebody(self) -> _Commitment:
        if not (self.parties or self.body or (self.by and self.to)):
            raise ValueError("name the parties, the body, or by whom and to whom")
        return self


class _File(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True)
    body: tuple[_Body, ...] = ()
    ambiguity: tuple[_Ambiguity, ...] = ()
    commitment: tuple[_Commitment, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class CommitmentPack:
    """Bodies, ambiguities and commitments, each once, in the order of their ids."""

    bodies: tuple[Body, ...]
    ambiguities: tuple[Ambiguity, ...]
    commitments: tuple[Commitment, ...]


def load_commitments(extra: Path | None = None) -> CommitmentPack:
    """The shipped pack and, over it, `commitments*.yaml` in the folder `extra`; an entry of the same id replaces.

    Raises PackError naming file, line and field, and an entry that names an ambiguity which there is not.
    """
    own = tuple(validated(_File, name, text) for name, text in analysts_yaml(extra, "commitments"))
    files = (_shipped(), *own)
    ambiguities = _once((Ambiguity(**r.model_dump()) for f in files for r in f.ambiguity), lambda a: a.id)
    commitments = _once((Commitment(**r.model_dump()) for f in files for r in f.commitment), lambda c: c.id)
    known = {a.id for a in ambiguities}
    for commitment in commitments:
        if missing := set(commitment.unclear) - known:
            raise PackError(f"commitments: {commitment.id}: unclear: no such ambiguity: {', '.join(sorted(missing))}")
    bodies = _once((Body(**r.model_dump()) for f in files for r in f.body), lambda b: b.name)
    return CommitmentPack(bodies=bodies, ambiguities=ambiguities, commitments=commitments)


@cache
def _shipped() -> _File:
    name = "commitments.yaml"
    return validated(_File, name, (resources.files("melian.packs") / name).read_text("utf-8"))


def _once(entries: Iterable[_Entry], key: object) -> tuple[_Entry, ...]:
    found = {key(entry): entry for entry in entries}  # type: ignore[operator]
    return tuple(found[name] for name in sorted(found))
