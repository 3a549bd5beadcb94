"""The rows of the options' pack: what a file may hold, and what each number may be."""

from __future__ import annotations

from typing import Annotated, Any, Literal

from pydantic import BaseModel, BeforeValidator, ConfigDict, Field, model_validator

from melian.model.mention import Act
from melian.model.option import ELICITED, Criterion, Domain, Effect, Estimate, Horizon, Role, Towards

Id = Annotated[str, Field(pattern=r"^[a-z][a-z0-9_]{0,59}$")]
Text = Annotated[str, Field(min_length=1, max_length=600, pattern=r"^\S(.*\S)?$")]
Word = Annotated[str, Field(pattern=r"^[\w’'-]+\*?( [\w’'-]+\*?)*$", max_length=60)]
Kind = Literal["state", "organisation"]
_RANGE = ("low", "mode", "high")


class _Row(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True)


def _spelt(value: Any) -> Any:
    """`[1, 2, 4]` is a range that was elicited."""
    short = isinstance(value, list | tuple) and len(value) == len(_RANGE)
    return dict(zip(_RANGE, value, strict=True)) if short else value


class RangeRow(_Row):
    """Least, likeliest, most."""

    low: float
    mode: float
    high: float
    source: Text = ELICITED
    elicited: Id | None = None
    """The record of who judged this range, where it is another than the option's."""

    @model_validator(mode="after")
    def _ordered(self) -> RangeRow:
        if not self.low <= self.mode <= self.high:
            raise ValueError(f"not in order: {self.low:g}, {self.mode:g}, {self.high:g}")
        return self

    def estimate(self, elicited: str | None) -> Estimate:
        """As the model has it; `elicited` is the record of who judged the option's ranges."""
        by = (self.elicited or elicited) if self.source.startswith(ELICITED) else None
        return Estimate(low=self.low, mode=self.mode, high=self.high, source=self.source, elicitation=by)


Range = Annotated[RangeRow, BeforeValidator(_spelt)]


class EffectRow(_Row):
    """Factors above 0 on the chances of the next rung up and of the next rung down."""

    up: Range
    down: Range

    @model_validator(mode="after")
    def _factors(self) -> EffectRow:
        if min(self.up.low, self.down.low) <= 0:
            raise ValueError("a factor must be above 0")
        return self

    def effect(self, elicited: str | None) -> Effect:
        """As the model has it."""
        return Effect(up=self.up.estimate(elicited), down=self.down.estimate(elicited))


class ScaleRow(_Row):
    """A criterion's scale."""

    name: Text
    low: float
    high: float
    unit: Text
    better: Literal["more", "less"]
    says: Text

    @model_validator(mode="after")
    def _wide(self) -> ScaleRow:
        if not self.low < self.high:
            raise ValueError("low must be below high")
        return self


class ElicitationRow(_Row):
    """Who judged ranges, when and how."""

    id: Id
    who: Text
    when: Annotated[str, Field(pattern=r"^\d{4}(-\d{2}(-\d{2})?)?$")]
    how: Text
    fits: Text


class PreconditionRow(_Row):
    """What must hold; without a field besides `says` somebody has to look."""

    says: Text
    member_of: tuple[Text, ...] = ()
    needs_acts: tuple[Act, ...] = ()
    lacks_acts: tuple[Act, ...] = ()
    against: tuple[Kind, ...] = ()
    deadline: bool = False
    other: tuple[Kind, ...] = ()
    taken_by: tuple[Text, ...] = ()


class DoneRow(_Row):
    """Kinds of acts, words in what is done, and whom or what it is about."""

    acts: Annotated[tuple[Act, ...], Field(min_length=1)]
    words: tuple[Word, ...] = ()
    also: tuple[Word, ...] = ()
    towards: Towards = "any"
    public: bool = False


class OptionRow(_Row):
    """One option."""

    id: Id
    name: Text
    domain: Domain
    horizon: Horizon
    purpose: Text
    mechanism: Text
    by: Annotated[tuple[Role, ...], Field(min_length=1)]
    actor: Text
    authority: Text
    meets: tuple[Text, ...] = ()
    preconditions: tuple[PreconditionRow, ...] = ()
    done: tuple[DoneRow, ...] = ()
    days: Range
    values: dict[Criterion, Range]
    effect: EffectRow
    elicited: Id | None = None
    """The record of who judged its ranges, where it is another than the file's."""
    necessity: Text
    scale: Text
    acts: tuple[Act, ...] = ()
    conduct: Annotated[str, Field(max_length=600)] = ""
    abroad: bool = False
    precedents: tuple[Text, ...] = ()
    took: dict[Id, tuple[Text, ...]] = {}
    works: tuple[Text, ...] = ()
    backfires: tuple[Text, ...] = ()
    excludes: tuple[Id, ...] = ()
    requires: tuple[Id, ...] = ()
    off_ramp: Annotated[str, Field(max_length=600)] = ""
    also: tuple[Text, ...] = ()
    source: Text


class FileRow(_Row):
    """One file of the pack."""

    budget: Annotated[float, Field(ge=0)] | None = None
    most: Annotated[int, Field(ge=1, le=60)] | None = None
    scales: dict[Criterion, ScaleRow] = {}
    elicitations: tuple[ElicitationRow, ...] = ()
    elicited: Id | None = None
    """The record of who judged the ranges of this file that name neither a source nor another record."""
    options: tuple[OptionRow, ...] = ()
