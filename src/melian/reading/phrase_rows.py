"""The schema of the pack of page furniture, checked when it is loaded."""

from __future__ import annotations

from typing import Literal

from pydantic import BaseModel, ConfigDict

from melian.model.document import FurnitureKind
from melian.reading.lines import key

Weight = Literal["sure", "edge"]


class _Row(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True)


class PhraseRow(_Row):
    """An entry `[[phrases]]`: lines and line starts of one kind and weight."""

    kind: FurnitureKind
    weight: Weight
    lines: tuple[str, ...] = ()
    starts: tuple[str, ...] = ()


class BiographyRow(_Row):
    """The words by which an author's biography is known."""

    verbs: tuple[str, ...]
    trades: tuple[str, ...]
    subjects: tuple[str, ...]


class IconRow(_Row):
    """The tokens by which a row of icon names is known."""

    tokens: tuple[str, ...]


class AgencyRow(_Row):
    """The news agencies that stand in datelines."""

    names: tuple[str, ...]


class PhrasePack(_Row):
    """The whole file."""

    phrases: tuple[PhraseRow, ...]
    biography: BiographyRow
    icons: IconRow
    agencies: AgencyRow

    def lines(self, weight: Weight) -> dict[str, FurnitureKind]:
        """Whole lines of one weight by key; the first kind that lists a line has it."""
        return {key(line): row.kind for row in reversed(self.phrases) if row.weight == weight for line in row.lines}

    def starts(self, weight: Weight) -> dict[str, FurnitureKind]:
        """Line starts of one weight, lower case."""
        return {start: row.kind for row in self.phrases if row.weight == weight for start in row.starts}
