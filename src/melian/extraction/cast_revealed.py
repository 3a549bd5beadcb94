"""People that a text names only after it has told of them: "a top official warned ... Deputy Minister X said"."""

from __future__ import annotations

from dataclasses import dataclass

from melian.extraction.cast_people import Registry
from melian.extraction.cast_scene import Scene
from melian.extraction.people import Person
from melian.extraction.saying import SPEAKING
from melian.model.parsed import Sentence

REACH = 2
"""How many sentences later the name may stand; counted on news_train."""
_ANOTHER = frozenset({
    "meanwhile", "but", "however", "another", "also", "separately", "elsewhere", "earlier", "later", "instead",
    "although", "while", "despite",
})  # fmt: skip
"""Words that open a sentence about somebody else."""


@dataclass(frozen=True, kw_only=True)
class Revealed:
    """Looks ahead from a description to the name."""

    scene: Scene
    registry: Registry

    def after(self, i: int, actors: tuple[str, ...], *, saying: bool = False) -> Person | None:
        """Who is named first behind the sentence of token `i` and speaks for just these actors; None where unclear.

        `saying`: they must say something where they are named.
        """
        sentences = self.scene.parsed.sentences
        here = self.scene.tokens[i].sentence
        if sentences[here].heading:
            return None
        for sentence in sentences[here + 1 : here + 1 + REACH]:
            if sentence.heading or self._another(sentence):
                return None
            person = self._introduced(sentence, saying=saying)
            if person is not None:
                return person if person.actors == actors else None
        return None

    def _another(self, sentence: Sentence) -> bool:
        opening = self.scene.parsed.tokens_of(sentence)[:2]
        return any(t.lower in _ANOTHER for t in opening)

    def _introduced(self, sentence: Sentence, *, saying: bool) -> Person | None:
        """The first person of a sentence, where the text names them there for the first time and they act in it."""
        for k in range(sentence.first, sentence.last):
            person = self.registry.at.get(k)
            if person is None:
                continue
            here = [j for j in range(k, sentence.last) if self.registry.at.get(j) is person]
            new = sentence.start <= person.spans[0].start < sentence.end
            return person if new and any(self._acts(j, saying=saying) for j in here) else None
        return None

    def _acts(self, k: int, *, saying: bool) -> bool:
        """Whether the name at token `k` is a subject, of a verb of saying where that is asked."""
        token = self.scene.tokens[k]
        while token.dep in ("appos", "compound", "nmod", "flat") and token.head != token.i:
            token = self.scene.tokens[token.head]
        if token.dep not in ("nsubj", "nsubjpass"):
            return False
        return not saying or self.scene.tokens[token.head].lemma in SPEAKING
