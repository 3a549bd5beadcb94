"""Words that attribute speech or thought, and where in their syntax the content stands."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Literal

WordClass = Literal["verb", "noun", "adjective", "adverb", "preposition"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Cue:
    """One cue word and the frames in which it has a content.

    Frames: `clause` (finite: "said that ..."), `to` ("vowed to ..."), `ing` ("denied taking ..."), `object`
    ("demanded proof"), `whole` (object and all behind it: "accused Iran of ...", "called it a farce"), `quote`
    (stands beside quotation marks), `passive` ("is accused of"), or a preposition ("called for", "spoke about").
    """

    lemma: str
    word_class: WordClass
    frames: Mapping[str, float]
    """By frame, how often it is an attribution there, 0 to 1."""
    passes_on: bool = True
    """Whether its content is passed on as said: not so for "deny", "reject", "demand"."""


@dataclass(frozen=True, slots=True, kw_only=True)
class CueLexicon:
    """All cues. `floor` is the least weight at which a frame counts."""

    cues: Mapping[tuple[str, WordClass], Cue] = field(default_factory=dict)
    floor: float = 0.5

    def find(self, lemma: str, word_class: WordClass) -> Cue | None:
        """The cue of that lemma."""
        return self.cues.get((lemma, word_class))

    def weight(self, lemma: str, word_class: WordClass, frame: str) -> float:
        """How often the word is an attribution in that frame; 0 where it is no cue."""
        cue = self.cues.get((lemma, word_class))
        return cue.frames.get(frame, 0.0) if cue else 0.0
