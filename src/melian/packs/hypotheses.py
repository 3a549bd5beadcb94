"""The pack of hypotheses: rival explanations of a demand, signs, raters and what their values move."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from functools import cache
from pathlib import Path
from typing import Annotated, Protocol, TypeVar

from pydantic import BaseModel, ConfigDict, Field, model_validator

from melian.errors import PackError
from melian.model.hypotheses import (
    CONSISTENCIES,
    Caution,
    Consistency,
    Hypotheses,
    Hypothesis,
    Look,
    Party,
    Rater,
    Rating,
    Sign,
    TrialOfControl,
    Weights,
)
from melian.model.mention import ACTS
from melian.packs.files import shipped
from melian.packs.yaml_files import analysts_yaml, line_of, validated

Id = Annotated[str, Field(pattern=r"^[a-z][a-z0-9_]{0,39}$")]
Text = Annotated[str, Field(min_length=1, max_length=400)]
Phrase = Annotated[str, Field(min_length=1, max_length=80, pattern=r"^[\w'’. -]+\*?$")]
Share = Annotated[float, Field(ge=0, le=1)]
_BARE = frozenset({"principal", "one_origin", "deadline", "third_places", "other_voice", "earlier", "answers_differ"})
"""Checks that take no values."""


class _HasId(Protocol):
    @property
    def id(self) -> str: ...


class _Strict(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True)


class _Sign(_Strict):
    id: Id
    asks: Text
    look: Look
    values: tuple[Phrase, ...] = ()
    by: Party = "demander"
    to: Party = "anyone"
    absent: bool = False
    source: Text = "unverified"

    @model_validator(mode="after")
    def _fits(self) -> _Sign:
        if bool(self.values) == (self.look in _BARE):
            raise ValueError(f"{self.look} takes {'no values' if self.values else 'values'}")
        if self.look == "acts" and (wrong := [v for v in self.values if v not in ACTS]):
            raise ValueError(f"there is no act {wrong[0]}")
        return self


class _Hypothesis(_Strict):
    id: Id
    title: Text
    claim: Text
    disproved_by: tuple[Text, ...] = Field(min_length=1)
    source: Text
    asks: Text | None = None
    context: tuple[Id, ...] = ()


class _Rater(_Strict):
    id: Id
    name: Text
    elicited: Text
    ratings: dict[Id, dict[Id, Consistency]] = {}


class _Test(_Strict):
    id: Id
    asks: Text
    claim: Text
    signs: tuple[Id, ...] = Field(min_length=1)
    disproved_by: tuple[Text, ...] = Field(min_length=1)
    source: Text


class _Caution(_Strict):
    says: Text
    source: Text


class _Weights(_Strict):
    ratios: dict[Consistency, Annotated[float, Field(gt=0, le=20)]]
    credence: dict[str, Share]


class _Dropped(_Strict):
    signs: tuple[Id, ...] = ()
    hypotheses: tuple[Id, ...] = ()
    raters: tuple[Id, ...] = ()


class _File(_Strict):
    acts: tuple[Id, ...] = ()
    weights: _Weights | None = None
    cautions: tuple[_Caution, ...] = ()
    signs: tuple[_Sign, ...] = ()
    hypotheses: tuple[_Hypothesis, ...] = ()
    raters: tuple[_Rater, ...] = ()
    tests: tuple[_Test, ...] = ()
    leave_out: _Dropped = _Dropped()
    """Ids of shipped entries that an analyst does without."""


def load_hypotheses(extra: Path | None = None) -> Hypotheses:
    """The shipped pack with every `hypotheses*.yaml` of the folder `extra` over it.

    An entry of the same id replaces; a rater of the same id keeps the ratings that are not given anew.
    Raises PackError naming file, line and field, also for a rating of what no pack has.
    """
    pack = _shipped()
    for name, text in analysts_yaml(extra, "hypotheses"):
        pack = _over(pack, name, text)
    return pack


@cache
def _shipped() -> Hypotheses:
    pack = _over(Hypotheses(), *shipped("hypotheses.yaml"))
    return replace(pack, raters=tuple(replace(rater, shipped=True) for rater in pack.raters))


def _over(pack: Hypotheses, name: str, text: str) -> Hypotheses:
    given = validated(_File, name, text)
    left = given.leave_out
    merged = Hypotheses(
        acts=given.acts or pack.acts,
        signs=_merged(pack.signs, (Sign(**row.model_dump()) for row in given.signs), left.signs),
        hypotheses=_merged(
            pack.hypotheses, (Hypothesis(**row.model_dump()) for row in given.hypotheses), left.hypotheses
        ),
        raters=_merged(pack.raters, _raters(pack, given.raters), left.raters),
        tests=_merged(pack.tests, (TrialOfControl(**row.model_dump()) for row in given.tests), ()),
        cautions=(*pack.cautions, *(Caution(**row.model_dump()) for row in given.cautions)),
        weights=pack.weights if given.weights is None else _weights(given.weights, name, text),
    )
    _check(given, merged, name, text)
    return merged


def _weights(row: _Weights, name: str, text: str) -> Weights:
    if missing := [value for value in CONSISTENCIES if value not in row.ratios]:
        raise PackError(f"{name}, line {line_of(text, ('weights', 'ratios'))}: weights.ratios: {missing[0]} is missing")
    return Weights(ratios=tuple(row.ratios.items()), credence=tuple(row.credence.items()))


def _raters(pack: Hypotheses, rows: Sequence[_Rater]) -> Iterator[Rater]:
    before = {rater.id: rater for rater in pack.raters}
    for row in rows:
        kept = {(r.sign, r.hypothesis): r for r in before[row.id].ratings} if row.id in before else {}
        new = {
            (sign, name): Rating(sign=sign, hypothesis=name, value=value)
            for sign, cells in row.ratings.items()
            for name, value in cells.items()
        }
        ratings = {key: r for key, r in (kept | new).items() if row.ratings.get(key[0]) != {}}
        nothing = [sign for sign, cells in row.ratings.items() if not cells]
        yield Rater(
            id=row.id,
            name=row.name,
            elicited=row.elicited,
            ratings=tuple(ratings.values()),
            neutral=(*(before[row.id].neutral if row.id in before else ()), *nothing),
        )


_Entry = TypeVar("_Entry", bound=_HasId)


def _merged(old: Iterable[_Entry], new: Iterable[_Entry], left: Sequence[str]) -> tuple[_Entry, ...]:
    return tuple(entry for entry in {e.id: e for e in (*old, *new)}.values() if entry.id not in left)


def _check(given: _File, merged: Hypotheses, name: str, text: str) -> None:
    """Whatever a file names must be there, in it or in a pack before it."""
    signs, hypotheses = {s.id for s in merged.signs}, {h.id for h in merged.hypotheses}
    for i, rater in enumerate(given.raters):
        for sign, cells in rater.ratings.items():
            place = ("raters", i, "ratings", sign)
            _known(sign, signs, "sign", place, name, text)
            for cell in cells:
                _known(cell, hypotheses, "hypothesis", (*place, cell), name, text)
    for i, hypothesis in enumerate(given.hypotheses):
        for k, sign in enumerate(hypothesis.context):
            _known(sign, signs, "sign", ("hypotheses", i, "context", k), name, text)
    for i, test in enumerate(given.tests):
        for k, sign in enumerate(test.signs):
            _known(sign, signs, "sign", ("tests", i, "signs", k), name, text)


def _known(found: str, known: set[str], kind: str, place: Sequence[int | str], name: str, text: str) -> None:
    if found not in known:
        field = ".".join(map(str, place))
        raise PackError(f"{name}, line {line_of(text, place)}: {field}: there is no {kind} {found}")
