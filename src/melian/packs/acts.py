"""Loads the acts' pack: frames, clause patterns, word lists, PLOVER codes."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Annotated, Any, Literal, TypeVar

from pydantic import BaseModel, ConfigDict, Field

from melian.errors import PackError
from melian.model.frame import ActPack, ClausePattern, Frame, PartyWeights
from melian.model.mention import ACTS, Plover
from melian.packs.files import analysts, shipped_in, validated

Words = tuple[str, ...]
Probability = Annotated[float, Field(ge=0, le=1)]


class _Entry(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True)
    id: str
    act: Literal[ACTS]  # type: ignore[valid-type]
    weight: Probability = 0.5
    source: str = ""


class _Frame(_Entry):
    verbs: Words = ()
    nouns: Words = ()
    adjectives: Words = ()
    who: Words = ("subject", "subject.text.owner")
    whom: Words = ()
    mutual: Words = ()
    what: Words = ()
    need: Words = ()
    forbid: Words = ()
    object_nouns: Words = ()
    negated: str = ""
    possible: str = ""
    own: str = ""
    agentless: bool = False
    done: bool = False
    event: bool = False


class _Clause(_Entry):
    subject: Literal["self", "other", "thing", "any"] = "any"
    modals: Words = ()
    verbs: Words = ()
    predicates: Words = ()
    objects: Words = ()
    not_objects: Words = ()
    subjects: Words = ()
    when: Literal["affirmed", "negated", "any"] = "affirmed"
    not_verbs: Words = ()
    of_subject: bool = False
    ties: Words = ()
    if_other: bool = False
    actor_object: bool = False
    passive: bool = False
    doer: bool = False
    published: bool = False
    voiced: bool = True


class _Plover(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True)
    event: str
    mode: str | None = None


class _Weights(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True)
    text: dict[str, float] = Field(default_factory=dict)
    encoder: dict[str, float] = Field(default_factory=dict)

    def weights(self) -> PartyWeights:
        return PartyWeights(text=tuple(sorted(self.text.items())), encoder=tuple(sorted(self.encoder.items())))


class _File(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True)
    frame: tuple[_Frame, ...] = ()
    clause: tuple[_Clause, ...] = ()
    words: dict[str, Words] = Field(default_factory=dict)
    plover: dict[str, _Plover] = Field(default_factory=dict)
    hedges: Words = ()
    weights: dict[str, float] = Field(default_factory=dict)
    floor: Probability | None = None
    deed_floor: Probability | None = None
    unchosen_weights: dict[str, float] = Field(default_factory=dict)
    encoder_weights: dict[str, float] = Field(default_factory=dict)
    encoder_floor: Probability | None = None
    actor: _Weights | None = None
    target: _Weights | None = None
    gate: dict[str, float] = Field(default_factory=dict)
    gate_floor: float | None = None


def load_acts(extra: Path | None = None) -> ActPack:
    """The shipped pack, with the TOML files `acts*.toml` of an analyst's folder added.

    An entry of the same id replaces ours. Raises PackError naming the file and the entry.
    """
    sources = (*shipped_in("acts", ".toml"), *analysts(extra, "acts*.toml"))
    return _merge([validated(_File, name, text) for name, text in sources])


def _merge(files: Iterable[_File]) -> ActPack:
    files = list(files)
    lists: dict[str, Words] = {}
    frames: dict[str, Frame] = {}
    clauses: dict[str, ClausePattern] = {}
    for file in files:
        lists |= file.words
    for file in files:
        frames |= {f.id: Frame(**_filled(f, lists)) for f in file.frame}
        clauses |= {c.id: ClausePattern(**_filled(c, lists)) for c in file.clause}
    plover = {act: Plover(event=p.event, mode=p.mode) for file in files for act, p in file.plover.items()}
    weights = _together(file.weights for file in files)
    return ActPack(
        frames=tuple(frames.values()),
        clauses=tuple(clauses.values()),
        plover=tuple(sorted(plover.items())),
        hedges=tuple(dict.fromkeys(h for file in files for h in file.hedges)),
        words=tuple((name, frozenset(words)) for name, words in sorted(lists.items())),
        weights=weights,
        floor=_last((file.floor for file in files), 0.0),
        unchosen_weights=_together(file.unchosen_weights for file in files) or weights,
        deed_floor=_last((file.deed_floor for file in files), 0.0),
        encoder_weights=_together(file.encoder_weights for file in files),
        encoder_floor=_last((file.encoder_floor for file in files), 0.0),
        actor_weights=_last((file.actor.weights() if file.actor else None for file in files), PartyWeights()),
        target_weights=_last((file.target.weights() if file.target else None for file in files), PartyWeights()),
        gate=_together(file.gate for file in files),
        gate_floor=_last((file.gate_floor for file in files), 0.0),
    )


Value = TypeVar("Value")


def _together(weights: Iterable[Mapping[str, float]]) -> tuple[tuple[str, float], ...]:
    """All weights by name, in alphabetical order; a later file's stand."""
    return tuple(sorted({name: weight for given in weights for name, weight in given.items()}.items()))


def _last(values: Iterable[Value | None], otherwise: Value) -> Value:
    """What the last file gives that gives any."""
    return ([otherwise] + [value for value in values if value is not None])[-1]


def _filled(entry: _Entry, lists: dict[str, Words]) -> dict[str, Any]:
    """The entry's fields with "@name" replaced by the word list of that name."""
    fields = entry.model_dump(exclude={"source"})
    for key, value in fields.items():
        if isinstance(value, tuple):
            fields[key] = tuple(w for word in value for w in _expand(entry.id, word, lists))
    return fields


def _expand(where: str, word: str, lists: dict[str, Words]) -> Words:
    if not word.startswith("@"):
        return (word,)
    if word[1:] not in lists:
        raise PackError(f"{where}: no word list {word}")
    return lists[word[1:]]
