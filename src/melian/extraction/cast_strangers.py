"""Places and states that no pack knows ("Ostrania"): who acts under such a name is nobody else that the text names."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from functools import cached_property

from melian.extraction.cast_phrases import words
from melian.extraction.cast_scene import Scene
from melian.extraction.people import written
from melian.model.actor import Referent
from melian.model.parsed import Token

RULE = "name that no pack knows"
_STATELY = frozenset({"republic", "kingdom", "state", "sultanate", "emirate", "duchy", "federation", "union"})
_LABELS = frozenset({"GPE", "ORG"})
_SUBJECTS = frozenset({"nsubj", "nsubjpass", "dobj"})
_SHORTEST = 4
"""Letters that a name and the word for its people begin with, at least: "Ostrania", "Ostranian"."""
_ENDING = 2
"""Letters of a name that the word for its people may lack."""


def strange(referents: Iterable[Referent]) -> bool:
    """Whether these are known by a name that no pack knows, and nobody is among them that acts for an actor."""
    found = tuple(referents)
    return any(r.rule.endswith(RULE) for r in found) and not any(r.actors for r in found)


@dataclass(frozen=True, kw_only=True)
class Strangers:
    """The unknown states of one document."""

    scene: Scene

    def refer(self, i: int) -> Referent | None:
        """The unknown state that the name at `i` is of, alone or as in "the Republic of Ostrania"."""
        token = self.scene.tokens[i]
        if token.pos != "PROPN" or i in self.scene.name_at:
            return None
        word = self._behind(i) if token.lower in _STATELY else token
        if word is None or written(self.scene.parsed, word) not in self._names:
            return None
        return Referent(name=written(self.scene.parsed, word), kind="unresolved", rule=RULE)

    def of(self, i: int) -> Referent:
        """Whom the noun at `i` speaks for where such a word stands before it: nobody known."""
        return Referent(name=words(self.scene, i), kind="unresolved", rule=RULE)

    def beside(self, i: int) -> bool:
        """Whether a word for the people of such a state stands before the noun at `i`: "the Ostranian government"."""
        parsed = self.scene.parsed
        before = (written(parsed, t) for t in parsed.children(i) if t.dep in {"amod", "compound", "nmod"})
        return any(_of_people(word, name) for word in before for name in self._names)

    @cached_property
    def _names(self) -> frozenset[str]:
        """Words that the parser takes for a place or a body where they do something or suffer it."""
        tokens, taken = self.scene.tokens, self.scene.name_at
        acting = [t for t in tokens if t.dep in _SUBJECTS and t.pos == "PROPN" and t.i not in taken]
        named = [self._behind(t.i) if t.lower in _STATELY else t for t in acting]
        return frozenset(
            written(self.scene.parsed, t) for t in named if t is not None and t.name in _LABELS and self._alone(t)
        )

    def _alone(self, token: Token) -> bool:
        """Whether the word is all of the name, with no article: "New York", "the Institute" may be anything."""
        return not any(t.dep in {"compound", "det", "amod"} for t in self.scene.parsed.children(token.i))

    def _behind(self, i: int) -> Token | None:
        """'Ostrania' in "the Republic of Ostrania"."""
        for prep in self.scene.parsed.children(i):
            if prep.dep == "prep" and prep.lower == "of":
                named = self.scene.parsed.child(prep.i, "pobj")
                return named if named is not None and named.i not in self.scene.name_at else None
        return None


def _of_people(word: str, name: str) -> bool:
    """Whether a word begins as a name does: "Karpanian" as "Karpania", "Norveski" as "Norvesk"."""
    stem = name[: max(_SHORTEST, len(name) - _ENDING)]
    return len(name) >= _SHORTEST and word.startswith(stem) and word != name
