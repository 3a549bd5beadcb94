"""The pack of stances: phrases that show one, how much each sign counts, and what an analyst sets."""

from __future__ import annotations

from collections.abc import Iterable
from functools import cache
from pathlib import Path
from typing import Annotated, Literal

from pydantic import AfterValidator, BaseModel, ConfigDict, Field, model_validator

from melian.model.stance import Phrase, SetStance, Silence, StanceIndex, StanceKind
from melian.packs.files import shipped_in
from melian.packs.yaml_files import analysts_yaml, validated

Id = Annotated[str, Field(min_length=1, max_length=80, pattern=r"^[\w.-]+$")]
Text = Annotated[str, Field(min_length=1, max_length=1000, pattern=r"\S")]
_WORD = r"(?:\([\w'|-]+\)|[\w'-]+)[*?]?|_\??"
_OPTIONAL = 4
"""Words of a form that may be missing: each multiplies the ways in which a text can fit, and the time to try them."""


def _few_optional(form: str) -> str:
    """A form as it is. Raises ValueError, which names the bound, where too many of its words may be missing."""
    optional = [word for word in form.split() if word.endswith("?")]
    if len(optional) > _OPTIONAL:
        raise ValueError(f"{len(optional)} words with `?`; a form has {_OPTIONAL} at most")
    return form


Form = Annotated[
    str,
    Field(min_length=1, max_length=900, pattern=rf"^(?:{_WORD})(?: (?:{_WORD}))*$"),
    AfterValidator(_few_optional),
]
Day = Annotated[str, Field(pattern=r"^\d{4}-\d{2}-\d{2}$")]


class _Row(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True)


class _Phrase(_Row):
    id: Id
    stance: StanceKind
    forms: tuple[Form, ...] = Field(min_length=1)
    when: Annotated[str, Field(pattern="^(any|addressee|third)$")] = "any"
    spoken: bool = False


class _Set(_Row):
    """An analyst's entry: which holder, towards which demand, what, in whose words."""

    id: Id
    holder: Text
    by: Text
    at: Day
    stance: Literal[StanceKind, Silence]
    event: Text | None = None
    about: Text | None = None
    words: str = ""
    source: Text = "unverified"

    @model_validator(mode="after")
    def _one_demand(self) -> _Set:
        if (self.event is None) == (self.about is None):
            raise ValueError("give either `event`, the demand's id, or `about`, words of it")
        if self.stance == "searched_silent" and self.source == "unverified":
            raise ValueError("`source` must say what was searched where nothing was found")
        return self


class _Directions(_Row):
    more: tuple[Form, ...] = Field(min_length=1)
    less: tuple[Form, ...] = Field(min_length=1)


class _File(_Row):
    directions: _Directions | None = None
    phrases: tuple[_Phrase, ...] = ()
    weights: dict[str, float] = {}
    kinds: dict[StanceKind, dict[str, float]] = {}
    floor: Annotated[float, Field(ge=0, le=1)] | None = None
    stances: tuple[_Set, ...] = ()


def load_stances(extra: Path | None = None) -> StanceIndex:
    """The shipped pack with an analyst's `stances*.yaml` over it; an entry of the same id replaces.

    Raises PackError naming file, line and field.
    """
    if extra is None:
        return _shipped()
    return _gathered(
        [*_shipped_files(), *(validated(_File, name, text) for name, text in analysts_yaml(extra, "stances"))]
    )


@cache
def _shipped() -> StanceIndex:
    return _gathered(_shipped_files())


def _shipped_files() -> list[_File]:
    return [validated(_File, name, text) for name, text in shipped_in("stance", ".yaml")]


def _gathered(files: Iterable[_File]) -> StanceIndex:
    phrases: dict[str, Phrase] = {}
    set_by_hand: dict[str, SetStance] = {}
    weights: dict[str, float] = {}
    kinds: dict[StanceKind, dict[str, float]] = {}
    floor = 0.5
    ways: _Directions | None = None
    for file in files:
        phrases |= {row.id: Phrase(**row.model_dump()) for row in file.phrases}
        set_by_hand |= {row.id: SetStance(**row.model_dump()) for row in file.stances}
        weights |= file.weights
        kinds |= file.kinds
        ways = file.directions or ways
        floor = file.floor if file.floor is not None else floor
    return StanceIndex(
        phrases=tuple(phrases.values()),
        weights=tuple(weights.items()),
        kinds=tuple((kind, tuple(row.items())) for kind, row in kinds.items()),
        floor=floor,
        set_by_hand=tuple(set_by_hand.values()),
        more=Phrase(id="more", stance="vague", forms=ways.more) if ways else None,
        less=Phrase(id="less", stance="vague", forms=ways.less) if ways else None,
    )
