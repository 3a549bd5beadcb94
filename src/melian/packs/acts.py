"""Loads the acts' pack: frames, clause patterns, word lists, PLOVER codes."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path
from typing import Annotated, Any, Literal

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
    weights = {name: weight for file in files for name, weight in file.weights.items()}
    unchosen = {name: weight for file in files for name, weight in file.unchosen_weights.items()}
    seen = {name: weight for file in files for name, weight in file.encoder_weights.items()}
    gate = {name: weight for file in files for name, weight in file.gate.items()}
    actors = [file.actor.weights() for file in files if file.actor is not None]
    targets = [file.target.weights() for file in files if file.target is not None]
    seen_floors = [file.encoder_floor for file in files if file.encoder_floor is not None]
    floors = [file.floor for file in files if file.floor is not None]
    deeds = [file.deed_floor for file in files if file.deed_floor is not None]
    gates = [file.gate_floor for file in files if file.gate_floor is not None]
    return ActPack(
        frames=tuple(frames.values()),
        clauses=tuple(clauses.values()),
        plover=tuple(sorted(plover.items())),
        hedges=tuple(dict.fromkeys(h for file in files for h in file.hedges)),
        words=tuple((name, frozenset(words)) for name, words in sorted(lists.items())),
        weights=tuple(sorted(weights.items())),
        floor=floors[-1] if floors else 0.0,
        unchosen_weights=tuple(sorted((unchosen or weights).items())),
        deed_floor=deeds[-1] if deeds else 0.0,
        encoder_weights=tuple(sorted(seen.items())),
        encoder_floor=seen_floors[-1] if seen_floors else 0.0,
        actor_weights=actors[-1] if actors else PartyWeights(),
        target_weights=targets[-1] if targets else PartyWeights(),
        gate=tuple(sorted(gate.items())),
        gate_floor=gates[-1] if gates else 0.0,
    )


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
