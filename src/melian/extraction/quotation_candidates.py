"""What could be an attribution: a cue word, where its content stands in the syntax, and who is behind it."""

from __future__ import annotations

from dataclasses import dataclass

from melian.model.cue import WordClass

Range = tuple[int, int]
"""Tokens `first` to `last`, half open."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Candidate:
    """One possible attribution, in tokens."""

    lemma: str
    word_class: WordClass
    frame: str
    trigger: int
    """The cue word's token."""
    cue: tuple[int, ...]
    """All tokens of the cue, ascending."""
    pieces: tuple[Range, ...]
    """The contiguous pieces of the content, ascending."""
    root: int
    """The token that heads the content."""
    speaker: int | None
    """The token that heads the speaker's words."""
    weight: float
    """How probable it is, 0 to 1."""
    passes_on: bool = True
    relayed_by: int | None = None
    """The token that heads whoever quotes or publishes the speaker: 'Tass quoted him as saying'."""

    @property
    def first(self) -> int:
        """First token of the content."""
        return self.pieces[0][0]

    @property
    def last(self) -> int:
        """Token behind the content's last."""
        return self.pieces[-1][1]

    def holds(self, i: int) -> bool:
        """Whether token `i` lies in the content."""
        return any(a <= i < b for a, b in self.pieces)
