"""The pack of techniques: what in words and structure shows a technique of influence, in DISARM's terms."""

from __future__ import annotations

from functools import cache
from pathlib import Path
from typing import Annotated

from pydantic import BaseModel, ConfigDict, Field, model_validator

from melian.model.mention import ACTS
from melian.model.techniques import Technique, TechniqueLook
from melian.packs.files import shipped
from melian.packs.yaml_files import analysts_yaml, validated

Text = Annotated[str, Field(min_length=1, max_length=400)]
Phrase = Annotated[str, Field(min_length=2, max_length=80, pattern=r"^[\w'’. -]+\*?$")]
DisarmId = Annotated[str, Field(pattern=r"^T\d{4}(\.\d{3})?$")]


class _Row(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True)
    id: Annotated[str, Field(pattern=r"^[a-z][a-z0-9_]{0,39}$")]
    title: Text
    disarm: dict[DisarmId, Text] = {}
    means: Text
    look: TechniqueLook
    values: tuple[Phrase, ...] = ()
    not_when: Annotated[str, Field(max_length=400)] = ""
    source: Text = "unverified"

    @model_validator(mode="after")
    def _fits(self) -> _Row:
        if bool(self.values) != (self.look in ("phrases", "acts")):
            raise ValueError(f"{self.look} takes {'no values' if self.values else 'values'}")
        if self.look == "acts" and (wrong := [v for v in self.values if v not in ACTS]):
            raise ValueError(f"there is no act {wrong[0]}")
        return self


class _File(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True)
    techniques: tuple[_Row, ...] = ()


def load_techniques(extra: Path | None = None) -> tuple[Technique, ...]:
    """The shipped pack and every `techniques*.yaml` in the folder `extra`; an entry of the same id replaces.

    Raises PackError naming file, line and field.
    """
    own = [t for name, text in analysts_yaml(extra, "techniques") for t in _parsed(name, text)]
    return tuple({t.id: t for t in (*_shipped(), *own)}.values())


@cache
def _shipped() -> tuple[Technique, ...]:
    return _parsed(*shipped("techniques.yaml"))


def _parsed(name: str, text: str) -> tuple[Technique, ...]:
    rows = validated(_File, name, text).techniques
    return tuple(Technique(**row.model_dump() | {"disarm": tuple(row.disarm.items())}) for row in rows)
