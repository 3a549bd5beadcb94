"""The compliance pack: classes of demands, matters that can be tied together, and words that are signs of something."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Annotated

from pydantic import BaseModel, ConfigDict, Field, model_validator

from melian.model.actor import ActorKind
from melian.model.compliance import Decider, DemandClass, Matter, Movement, Reversible, Sign, SignKind
from melian.packs.files import shipped
from melian.packs.yaml_files import analysts_yaml, validated

Id = Annotated[str, Field(pattern=r"^[a-z0-9][a-z0-9_-]{0,60}$")]
Text = Annotated[str, Field(min_length=1, max_length=600)]
Word = Annotated[str, Field(pattern=r"^[\w’'-]+\*?( [\w’'-]+\*?)*$", max_length=60)]


class _Row(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True)
    id: Id
    source: Text


class _Class(_Row):
    name: Text
    words: tuple[Word, ...] = ()
    verbs: tuple[Word, ...] = ()
    objects: tuple[Word, ...] = ()
    physical: Text
    legal: Text
    reversible: Reversible
    reversing: Text
    forces: Movement = "none"
    third: bool = False

    @model_validator(mode="after")
    def _recognised(self) -> _Class:
        if not self.words and not (self.verbs and self.objects):
            raise ValueError("give words, or verbs and objects")
        return self


class _Matter(_Row):
    name: Text
    words: Annotated[tuple[Word, ...], Field(min_length=1)]


class _Sign(_Row):
    kind: SignKind
    words: Annotated[tuple[Word, ...], Field(min_length=1)]


class _Decider(_Row):
    kinds: Annotated[tuple[ActorKind, ...], Field(min_length=1)]
    says: Text


class _File(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True)
    demand: tuple[_Class, ...] = ()
    decider: tuple[_Decider, ...] = ()
    matter: tuple[_Matter, ...] = ()
    sign: tuple[_Sign, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class CompliancePack:
    """Classes, deciders, matters and signs, each once, in the order of their ids."""

    classes: tuple[DemandClass, ...]
    deciders: tuple[Decider, ...]
    matters: tuple[Matter, ...]
    signs: tuple[Sign, ...]


def load_compliance(extra: Path | None = None) -> CompliancePack:
    """The shipped pack and, over it, `compliance*.yaml` in the folder `extra`; an entry of the same id replaces.

    Raises PackError naming file, line and field.
    """
    own = (validated(_File, name, text) for name, text in analysts_yaml(extra, "compliance"))
    files = (_shipped(), *own)
    classes = {r.id: DemandClass(**r.model_dump()) for f in files for r in f.demand}
    deciders = {r.id: Decider(**r.model_dump()) for f in files for r in f.decider}
    matters = {r.id: Matter(**r.model_dump()) for f in files for r in f.matter}
    signs = {r.id: Sign(**r.model_dump()) for f in files for r in f.sign}
    return CompliancePack(
        classes=tuple(classes[i] for i in sorted(classes)),
        deciders=tuple(deciders[i] for i in sorted(deciders)),
        matters=tuple(matters[i] for i in sorted(matters)),
        signs=tuple(signs[i] for i in sorted(signs)),
    )


@cache
def _shipped() -> _File:
    return validated(_File, *shipped("compliance.yaml"))
