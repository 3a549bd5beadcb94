"""Words that attribute speech or thought, and where in their syntax the content stands."""

from __future__ import annotations

import math
from collections.abc import Iterable, Mapping
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
    sourceless: bool = False
    """Whether its subject belongs to the content, which nobody is named for ("seems to be")."""


@dataclass(frozen=True, slots=True, kw_only=True)
class CueLexicon:
    """All cues. `floor` is the least weight at which a frame counts."""

    cues: Mapping[tuple[str, WordClass], Cue] = field(default_factory=dict)
    floor: float = 0.5
    voices: frozenset[str] = frozenset()
    """Lemmas of nouns that can speak: people by office or part, bodies, documents."""
    bodies: frozenset[str] = frozenset()
    """Those among them that are no persons: states, bodies, powers."""
    relays: frozenset[str] = frozenset()
    """Lemmas of verbs that pass another's words on ("quote", "publish")."""
    inferences: frozenset[str] = frozenset()
    """Lemmas of verbs by which a thing speaks for itself ("shows", "suggests"): no testimony then."""
    thoughts: frozenset[str] = frozenset()
    """Lemmas of verbs of thought, will and feeling, which an author can read into a state."""
    context: Mapping[str, float] = field(default_factory=dict)
    """By name of a circumstance, how much it adds to the log odds; `bias` and `lexicon` (a factor) among them."""

    def find(self, lemma: str, word_class: WordClass) -> Cue | None:
        """The cue of that lemma."""
        return self.cues.get((lemma, word_class))

    def weight(self, lemma: str, word_class: WordClass, frame: str) -> float:
        """How often the word is an attribution in that frame; 0 where it is no cue."""
        cue = self.cues.get((lemma, word_class))
        return cue.frames.get(frame, 0.0) if cue else 0.0

    def probability(self, weight: float, context: Iterable[str]) -> float:
        """How probable an attribution is, from the frame's weight and the names of what stands around it, 0 to 1.

        A logistic model; without circumstances in the lexicon it is the weight.
        """
        if weight <= 0 or not self.context:
            return weight
        weight = min(max(weight, 0.02), 0.98)
        odds = self.context.get("bias", 0.0) + self.context.get("lexicon", 1.0) * math.log(weight / (1 - weight))
        return 1 / (1 + math.exp(-odds - sum(self.context.get(name, 0.0) for name in context)))
