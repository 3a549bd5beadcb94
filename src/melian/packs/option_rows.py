"""The rows of the options' pack: what a file may hold, and what each number may be."""

from __future__ import annotations

import re
from typing import Annotated, Any, Literal

from pydantic import AfterValidator, BaseModel, BeforeValidator, ConfigDict, Field, model_validator

from melian.model.days import first_day
from melian.model.mention import Act
from melian.model.option import ELICITED, FACTORS, Criterion, Domain, Effect, Estimate, Horizon, Role, Towards

_UNSEEN = re.compile(r"[\x00-\x1f\x7f-\x9f\u2028\u2029\u202a-\u202e\u2066-\u2069]")
_NO_PAGE = re.compile(r"(?i)\b(?:(?:javascript|vbscript|blob):(?=\S)|file:/|data:[\w-]+[/;,])")


def _readable(text: str) -> str:
    """Refuses what a reader cannot see: control characters, and marks that turn the direction of writing."""
    if found := _UNSEEN.search(text):
        raise ValueError(f"holds a character that cannot be seen, U+{ord(found.group()):04X}")
    return text


def _page(text: str) -> str:
    """Refuses an address that is no page's."""
    if found := _NO_PAGE.search(text):
        raise ValueError(f"{found.group()!r} is no address of a page")
    return text


def _day(text: str) -> str:
    """Refuses a month or a day that no calendar has."""
    if first_day(text) is None:
        raise ValueError("no day, month or year, such as 2031-03")
    return text


Id = Annotated[str, Field(pattern=r"^[a-z][a-z0-9_]{0,59}$")]
Text = Annotated[str, Field(min_length=1, max_length=600, pattern=r"^\S(.*\S)?$"), AfterValidator(_readable)]
Words = Annotated[str, Field(max_length=600), AfterValidator(_readable)]
"""The same, and it may be empty."""
Source = Annotated[Text, AfterValidator(_page)]
Number = Annotated[float, Field(strict=True, allow_inf_nan=False)]
Signs = Annotated[tuple[Text, ...], Field(min_length=1)]
"""At least one: an option of which nobody can tell whether it works is none to take."""
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

    low: Number
    mode: Number
    high: Number
    source: Source = ELICITED
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
        if min(self.up.low, self.down.low) < FACTORS[0] or max(self.up.high, self.down.high) > FACTORS[1]:
            raise ValueError(f"a factor must be from {FACTORS[0]:g} to {FACTORS[1]:g}")
        return self

    def effect(self, elicited: str | None) -> Effect:
        """As the model has it."""
        return Effect(up=self.up.estimate(elicited), down=self.down.estimate(elicited))


class ScaleRow(_Row):
    """A criterion's scale."""

    name: Text
    low: Number
    high: Number
    unit: Text
    better: Literal["more", "less"]
    says: Text

    @model_validator(mode="after")
    def _wide(self) -> ScaleRow:
        if not self.low < self.high:
            raise ValueError("low must be below high")
        if self.unit == "days" and self.low < 0:
            raise ValueError("days cannot be below 0")
        return self


class ElicitationRow(_Row):
    """Who judged ranges, when and how."""

    id: Id
    who: Text
    when: Annotated[str, Field(pattern=r"^\d{4}(-\d{2}(-\d{2})?)?$"), AfterValidator(_day)]
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
    conduct: Words = ""
    abroad: bool = False
    precedents: tuple[Source, ...] = ()
    took: dict[Id, tuple[Text, ...]] = {}
    works: Signs
    backfires: Signs
    excludes: tuple[Id, ...] = ()
    requires: tuple[Id, ...] = ()
    off_ramp: Text
    also: tuple[Text, ...] = ()
    source: Source


class FileRow(_Row):
    """One file of the pack."""

    budget: Annotated[Number, Field(ge=0)] | None = None
    most: Annotated[int, Field(ge=1, le=60)] | None = None
    scales: dict[Criterion, ScaleRow] = {}
    elicitations: tuple[ElicitationRow, ...] = ()
    elicited: Id | None = None
    """The record of who judged the ranges of this file that name neither a source nor another record."""
    options: tuple[OptionRow, ...] = ()
