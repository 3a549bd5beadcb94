"""The commitments' pack: treaties and other promises, the bodies behind them, and what their words leave open."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Annotated, TypeVar

from pydantic import BaseModel, ConfigDict, Field, model_validator

from melian.errors import PackError
from melian.model.bloc import Bloc
from melian.model.commitment import Ambiguity, Body, Commitment, Duty, Forces
from melian.packs.blocs import load_blocs
from melian.packs.files import shipped
from melian.packs.wording import Wording
from melian.packs.yaml_files import analysts_yaml, line_of, validated

Id = Annotated[str, Field(pattern=r"^[a-z0-9][a-z0-9_-]{0,60}$")]
Name = Annotated[str, Field(min_length=1, max_length=160, pattern=r"^\S(.*\S)?$")]
Text = Annotated[str, Field(min_length=1, max_length=600)]
_Entry = TypeVar("_Entry")


class _Row(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True)
    source: Text


class _Body(_Row):
    name: Name
    bloc: Id | None = None
    """Whose members it has, by the id of the pack of blocs; a list of its own only where no bloc has them."""
    members: tuple[Name, ...] = ()
    decides: Text
    forces: Forces = "unknown"
    members_source: Text = "unverified"

    @model_validator(mode="after")
    def _once(self) -> _Body:
        if self.bloc and self.members:
            raise ValueError("give `bloc`, or `members`, not both")
        return self


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

    Raises PackError naming file, line and field.
    """
    files = (_shipped(), *(_Read(name, text) for name, text in analysts_yaml(extra, "commitments")))
    ambiguities = _once((Ambiguity(**r.model_dump()) for f in files for r in f.rows.ambiguity), lambda a: a.id)
    known, blocs = {a.id for a in ambiguities}, {bloc.id: bloc for bloc in load_blocs(extra).blocs}
    commitments = _once((c for f in files for c in _commitments(f, known)), lambda c: c.id)
    bodies = _once((body for f in files for body in _bodies(f, blocs)), lambda b: b.name)
    return CommitmentPack(bodies=bodies, ambiguities=ambiguities, commitments=commitments)


class _Read:
    """A file of the pack, with its text, for an error that only shows when all files are read."""

    def __init__(self, name: str, text: str) -> None:
        self.name, self.text, self.rows = name, text, validated(_File, name, text)

    def error(self, *where: int | str, says: str) -> PackError:
        """An error at a field."""
        field = ".".join(map(str, where))
        return PackError(f"{self.name}, line {line_of(self.text, where)}: {field}: {says}")


def _commitments(file: _Read, known: set[str]) -> Iterator[Commitment]:
    for i, row in enumerate(file.rows.commitment):
        for k, name in enumerate(row.unclear):
            if name not in known:
                raise file.error("commitment", i, "unclear", k, says=f"there is no ambiguity '{name}'")
        yield Commitment(**row.model_dump())


def _bodies(file: _Read, blocs: Mapping[str, Bloc]) -> Iterator[Body]:
    """Each body, with the members of its bloc."""
    for i, row in enumerate(file.rows.body):
        own = row.model_dump(exclude={"bloc"})
        if row.bloc is not None:
            if row.bloc not in blocs:
                raise file.error("body", i, "bloc", says=f"there is no bloc '{row.bloc}'")
            own |= {"members": blocs[row.bloc].at(None), "members_source": blocs[row.bloc].source}
        yield Body(**own)


@cache
def _shipped() -> _Read:
    return _Read(*shipped("commitments.yaml"))


def _once(entries: Iterable[_Entry], key: object) -> tuple[_Entry, ...]:
    found = {key(entry): entry for entry in entries}  # type: ignore[operator]
    return tuple(found[name] for name in sorted(found))
