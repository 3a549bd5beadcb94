"""The base rates' pack: counts of what came of cases of a kind, each with its definition and source."""

from __future__ import annotations

from functools import cache
from pathlib import Path
from typing import Annotated

from pydantic import BaseModel, ConfigDict, Field, model_validator

from melian.model.base_rate import Asks, BaseRate, BaseRates, Scored, Skill
from melian.model.precedent import Trigger
from melian.packs.files import shipped
from melian.packs.yaml_files import analysts_yaml, validated

Id = Annotated[str, Field(pattern=r"^[a-z0-9_]{1,60}$")]
Words = Annotated[str, Field(min_length=1, max_length=400, pattern=r"^\S(.*\S)?$")]
Count = Annotated[int, Field(ge=0)]


class _Row(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True)


class _Rate(_Row):
    id: Id
    of: Words
    event: Words
    asks: Asks
    unit: Words
    source: Words
    k: Count | None = None
    n: Annotated[int, Field(ge=1)] | None = None
    said: str = ""
    years: str = ""
    trigger: tuple[Trigger, ...] = ()
    note: str = ""

    @model_validator(mode="after")
    def _counted_or_said(self) -> _Rate:
        if (self.k is None) != (self.n is None) or (self.k is None) != bool(self.said):
            raise ValueError("give k and n, or what is said instead")
        if self.k is not None and self.n is not None and self.k > self.n:
            raise ValueError(f"k is more than n: {self.k} of {self.n}")
        return self


class _Skill(_Row):
    id: Id
    method: Words
    of: Words
    measure: Words
    n: Annotated[int, Field(ge=1)]
    split: int
    difference: float
    low: float
    high: float
    source: Words
    scored: Scored = "other"
    trigger: tuple[Trigger, ...] = ()

    @model_validator(mode="after")
    def _in_order(self) -> _Skill:
        if not self.low <= self.difference <= self.high:
            raise ValueError(f"not a number in its interval: {self.low}, {self.difference}, {self.high}")
        return self


class _File(_Row):
    rates: tuple[_Rate, ...] = ()
    skills: tuple[_Skill, ...] = ()


def load_base_rates(extra: Path | None = None) -> BaseRates:
    """The shipped pack and every `base_rates*.yaml` in the folder `extra`; an entry of the same id replaces.

    Raises PackError naming file, line and field.
    """
    files = [_shipped(), *(_parsed(name, text) for name, text in analysts_yaml(extra, "base_rates"))]
    return BaseRates(
        rates=tuple({rate.id: rate for file in files for rate in file.rates}.values()),
        skills=tuple({skill.id: skill for file in files for skill in file.skills}.values()),
    )


@cache
def _shipped() -> BaseRates:
    return _parsed(*shipped("base_rates.yaml"))


def _parsed(name: str, text: str) -> BaseRates:
    file = validated(_File, name, text)
    return BaseRates(
        rates=tuple(BaseRate(**row.model_dump()) for row in file.rates),
        skills=tuple(Skill(**row.model_dump()) for row in file.skills),
    )
