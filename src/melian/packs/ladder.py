"""The ladder's pack: rungs, what each is known by, the pace of the chain and the trust in sources."""

from __future__ import annotations

from collections.abc import Callable
from functools import cache, partial
from pathlib import Path
from typing import Annotated, Literal, Self

from pydantic import BaseModel, ConfigDict, Field, field_validator

from melian.errors import PackError
from melian.model.ladder import Ladder, Pace, Rung
from melian.model.mention import WORDS, Act
from melian.packs.files import shipped
from melian.packs.yaml_files import analysts_yaml, validated

Id = Annotated[str, Field(pattern=r"^[a-z][a-z0-9_]{0,59}$")]
Text = Annotated[str, Field(min_length=1, max_length=600)]
Count = Annotated[float, Field(gt=0, le=1000)]
_Grade = Literal["A", "B", "C", "D", "E", "F", "ungraded"]
_MOST_OF_WORDS = 2.0
"""A word moves the state little: what it says is seldom more than twice as usual on one rung as on another."""


class _RungRow(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True)
    id: Id
    name: Text
    says: Text
    acts: dict[Act, Annotated[float, Field(ge=0.01, le=1000)]]
    impact: Annotated[int, Field(ge=1, le=5)]
    impact_why: Text
    indicators: tuple[Id, ...] = ()
    source: Text
    above: Id | None = None
    """For a rung of an analyst's own: the rung it stands on; else it is the highest."""

    @field_validator("acts")
    @classmethod
    def _words_are_weak(cls, acts: dict[str, float]) -> dict[str, float]:
        for act, ratio in acts.items():
            if act in WORDS and ratio > _MOST_OF_WORDS:
                raise ValueError(f"{act} is a word, whose ratio is {_MOST_OF_WORDS:g} at most, not {ratio:g}")
        return acts

    def rung(self) -> Rung:
        return Rung(**self.model_dump(exclude={"above"}))


class _PaceRow(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True)
    start: Annotated[float, Field(gt=0, le=1)]
    stay: Count
    up: Count
    down: Count
    far: Count
    days: Annotated[float, Field(ge=1, le=3650)]
    kept: Annotated[float, Field(ge=0, le=1)]
    source: Text


class _File(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True)
    pace: _PaceRow | None = None
    trust: dict[_Grade, Annotated[float, Field(ge=0, le=0.99)]] = {}
    rung: tuple[_RungRow, ...] = ()

    @field_validator("rung")
    @classmethod
    def _once(cls, rows: tuple[_RungRow, ...]) -> tuple[_RungRow, ...]:
        ids = [row.id for row in rows]
        if twice := next((i for i in ids if ids.count(i) > 1), None):
            raise ValueError(f"{twice} is given twice")
        return rows

    def over(self, ladder: Ladder, place: Callable[[str], str]) -> Ladder:
        """The ladder with this file's entries over it; `place` names the file and the line of a word.

        Raises PackError for a rung above one that is not there.
        """
        rungs = list(ladder.rungs)
        for row in self.rung:
            _put(rungs, row, place)
        pace = Pace(**self.pace.model_dump()) if self.pace else ladder.pace
        trust = dict(ladder.trust) | {str(grade): part for grade, part in self.trust.items()}
        return Ladder(rungs=tuple(rungs), pace=pace, trust=trust)

    @classmethod
    def of(cls, name: str, text: str) -> Self:
        return validated(cls, name, text)


def load_ladder(extra: Path | None = None) -> Ladder:
    """The shipped ladder, and every `ladder*.yaml` in the folder `extra` over it: a rung of the same id replaces.

    Raises PackError naming file, line and field.
    """
    ladder = _shipped()
    for name, text in analysts_yaml(extra, "ladder"):
        ladder = _File.of(name, text).over(ladder, partial(_place, name, text))
    return ladder


@cache
def _shipped() -> Ladder:
    name, text = shipped("ladder.yaml")
    return _File.of(name, text).over(Ladder(), partial(_place, name, text))


def _place(name: str, text: str, words: str) -> str:
    """The file, and the line that holds the words first."""
    return f"{name}, line {text[: text.find(words)].count(chr(10)) + 1}"


def _put(rungs: list[Rung], row: _RungRow, place: Callable[[str], str]) -> None:
    at = {rung.id: n for n, rung in enumerate(rungs)}
    if row.id in at:
        rungs[at[row.id]] = row.rung()
    elif row.above is None:
        rungs.append(row.rung())
    elif row.above in at:
        rungs.insert(at[row.above] + 1, row.rung())
    else:
        raise PackError(f"{place(f'above: {row.above}')}: rung {row.id}: above: there is no rung {row.above}")
