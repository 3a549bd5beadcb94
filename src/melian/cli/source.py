"""What a command was given to read, and how."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from melian.model.document import Document, Unreadable
from melian.model.reader import ReaderName

if TYPE_CHECKING:
    from melian.pipeline import Pipeline


@dataclass(frozen=True, slots=True, kw_only=True)
class Given:
    """The options that say how articles are read; the stages are imported only when used."""

    outlet: str | None = None
    date: str | None = None
    url: str | None = None
    sources: str | None = None
    allow_private: bool = False
    packs: Path | None = None
    reader: ReaderName | None = None

    def documents(self, paths: Sequence[str]) -> Iterator[Document | Unreadable]:
        """The articles, one at a time. Raises UsageError for options that fit no reading."""
        from melian.reading import ReadOptions, read

        options = ReadOptions(
            outlet=self.outlet, date=self.date, url=self.url, sources=self.sources, allow_private=self.allow_private
        )
        return read(paths, options)

    def pipeline(self) -> Pipeline:
        """The stages, with the packs loaded. Raises PackError; UsageError where the reader's weights are missing."""
        from melian.pipeline import Pipeline

        return Pipeline.open(self.packs, reader=self.reader)
