"""Sources that report a speaker: what the encoder points at."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Protocol

from melian.extraction.decode_links import Pointers
from melian.extraction.decode_paths import Range
from melian.model.tags import REPORTER

_LONGEST = 4


class Attributed(Protocol):
    """A content with its source."""

    @property
    def tokens(self) -> Range:
        """The content."""
        ...

    @property
    def source(self) -> Range | None:
        """Its source."""
        ...


def chains(pointers: Pointers, found: Sequence[Attributed], sources: Sequence[Range]) -> list[tuple[Range, ...]]:
    """For each content the sources that its own source is reported by, outermost first."""
    return [_chain(pointers, piece, sources) for piece in found]


def _chain(pointers: Pointers, piece: Attributed, sources: Sequence[Range]) -> tuple[Range, ...]:
    chain: list[Range] = []
    at: Range | None = piece.tokens
    while at is not None and len(chain) < _LONGEST:
        at, _ = pointers.best(REPORTER, at, sources)
        if at is None or at in chain or at == piece.source:
            break
        chain.append(at)
    return tuple(reversed(chain))
