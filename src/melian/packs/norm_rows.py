"""The norms' packs as their files give them: what an analyst may write, checked as it is read."""

from __future__ import annotations

from typing import Annotated

from pydantic import BaseModel, ConfigDict, Field, model_validator

from melian.model.norm import Direction, Effect, Holder, NormKind, Otherwise, Part, Where
from melian.packs.wording import Wording

Id = Annotated[str, Field(min_length=1, max_length=80, pattern=r"^[a-z0-9][a-z0-9._-]*$")]
Text = Annotated[str, Field(min_length=1, max_length=2000)]
Name = Annotated[str, Field(min_length=1, max_length=120)]
Year = Annotated[int, Field(ge=1600, le=2200)]


class Row(BaseModel):
    """An entry; what it does not know is an error."""

    model_config = ConfigDict(extra="forbid", frozen=True)


class ListRow(Row):
    """Acts, words and actors under a name, for clauses to ask for."""

    id: Id
    acts: tuple[Name, ...] = ()
    words: tuple[Wording, ...] = ()
    actors: tuple[Name, ...] = ()


class GroupRow(Row):
    """Members of a bloc of that pack, or a list of its own."""

    id: Id
    bloc: Id | None = None
    source: Text = "unverified"
    body: Name | None = None
    """The organisation whose members they are."""
    members: tuple[Name, ...] = ()

    @model_validator(mode="after")
    def _once(self) -> GroupRow:
        if (self.bloc is None) == (not self.members):
            raise ValueError("give either `bloc`, a bloc's id, or `members`")
        return self


class ClauseRow(Row):
    """What must hold of an act for a test to say so."""

    says: Text
    planned: str = ""
    acts: tuple[Name, ...] = ()
    words: tuple[Id, ...] = ()
    part: Part = "any"
    by: tuple[Id, ...] = ()
    also: tuple[Id, ...] = ()
    without: tuple[Id, ...] = ()
    concerns: tuple[Direction, ...] = ()
    towards: tuple[Direction, ...] = ()
    named: tuple[Id, ...] = ()
    on: tuple[Id, ...] = ()
    place: tuple[Where, ...] = ()
    tied: bool | None = None
    answers: tuple[Name, ...] = ()
    earlier: tuple[Name, ...] = ()
    asked: tuple[Name, ...] = ()


class TestRow(Row):
    """The test of one element of a norm."""

    id: Id
    asks: Text
    met: tuple[ClauseRow, ...] = ()
    arguable: tuple[ClauseRow, ...] = ()
    against: tuple[ClauseRow, ...] = ()
    otherwise: Otherwise = "unclear"
    missing: Text


class PartiesRow(Row):
    """Who is bound."""

    states: bool = False
    groups: tuple[Id, ...] = ()
    named: tuple[Name, ...] = ()
    without: tuple[Id, ...] = ()
    custom: bool = False
    source: Text


class NormRow(Row):
    """One norm of an instrument."""

    id: Id
    instrument: Name
    article: Name
    title: Name
    since: Year
    kind: NormKind
    effect: Effect = "forbids"
    parties: PartiesRow
    text: Text
    source: Text
    scope: Annotated[tuple[Id, ...], Field(min_length=1)]
    conduct: tuple[Id, ...] = ()
    exceptions: tuple[Id, ...] = ()
    held_by: Holder = "actor"
    always: bool = False
    justifies: bool = False
    note: Annotated[str, Field(max_length=600)] = ""


class NormFile(Row):
    """A whole file."""

    lists: tuple[ListRow, ...] = ()
    groups: tuple[GroupRow, ...] = ()
    tests: tuple[TestRow, ...] = ()
    norms: tuple[NormRow, ...] = ()
