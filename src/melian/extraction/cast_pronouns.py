"""Who pronouns stand for: by syntax, recency, number and kind."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from melian.extraction.cast_context import subject
from melian.extraction.cast_nouns import Nouns
from melian.model.actor import Referent
from melian.model.parsed import Token

HE = frozenset({"he", "him", "his", "himself"})
SHE = frozenset({"she", "her", "hers", "herself"})
IT = frozenset({"it", "its", "itself"})
THEY = frozenset({"they", "them", "their", "theirs", "themselves"})
WE = frozenset({"we", "us", "our", "ours", "ourselves", "i", "me", "my", "mine", "myself"})
RELATIVE = frozenset({"who", "which", "that", "whom", "whose"})
_REACH = 3
"""How many sentences back a pronoun looks; found on news_train."""

Refer = Callable[[int], Referent | None]


@dataclass(frozen=True, kw_only=True)
class Pronouns:
    """Resolves the pronouns of one document; `refer` is how a noun phrase is resolved."""

    nouns: Nouns
    refer: Refer

    def resolve(self, i: int, speaker: Referent | None) -> Referent | None:
        """Who the pronoun at `i` stands for; None where it stands for nobody ("it rains")."""
        tokens = self.nouns.scene.tokens
        word = tokens[i].lower
        if word in WE:
            return self._speaker(i, speaker)
        if word in RELATIVE:
            return self._relative(i)
        fits = _FITS.get(word)
        if fits is None or tokens[i].dep == "expl":
            return None
        return self._antecedent(i, fits)

    def _speaker(self, i: int, speaker: Referent | None) -> Referent:
        if speaker is not None:
            return Referent(
                name=speaker.name, kind=speaker.kind, actors=speaker.actors, role=speaker.role,
                candidates=speaker.candidates, rule="pronoun: speaker",
            )  # fmt: skip
        return Referent(name=self.nouns.scene.tokens[i].text, kind="unresolved", rule="pronoun: no speaker known")

    def _relative(self, i: int) -> Referent | None:
        """'who' and 'which' stand for the noun that their clause hangs on."""
        for token in self.nouns.scene.parsed.ancestors(i):
            if token.dep == "relcl":
                return self.refer(token.head)
            if token.dep in {"ROOT", "ccomp"}:
                return None
        return None

    def _antecedent(self, i: int, fits: Callable[[Referent, Token], bool]) -> Referent | None:
        tokens = self.nouns.scene.tokens
        sentence = tokens[i].sentence
        best: tuple[float, Referent] | None = None
        seen: list[Referent] = []
        for token in reversed(tokens[:i]):
            if token.sentence < sentence - _REACH:
                break
            if not self._head(token) or self._bound(i, token):
                continue
            found = self.refer(token.i)
            if found is None or not fits(found, token):
                continue
            seen.append(found)
            weight = self._weight(i, token)
            if best is None or weight > best[0]:
                best = (weight, found)
        if best is None:
            return Referent(name=tokens[i].text, kind="unresolved", rule="pronoun: nothing fits")
        return Referent(
            name=best[1].name, kind=best[1].kind, actors=best[1].actors, role=best[1].role,
            candidates=best[1].candidates, rule=f"pronoun: {best[1].rule}",
        )  # fmt: skip

    def _head(self, token: Token) -> bool:
        """Whether it can head a phrase that a pronoun stands for; parts of names and modifiers do not."""
        if token.pos not in {"NOUN", "PROPN"} and token.tag not in {"NNS", "NNPS"}:
            return False
        if token.dep in {"compound", "amod"} and self.nouns.scene.tokens[token.head].dep != token.dep:
            return False
        return True

    def _bound(self, i: int, token: Token) -> bool:
        """A pronoun object never stands for the subject of its own verb, nor a subject for what hangs under it."""
        scene = self.nouns.scene
        pronoun = scene.tokens[i]
        possessive = pronoun.tag == "PRP$" or pronoun.lower.endswith(("self", "selves"))
        return not possessive and token.head == pronoun.head and token.i != pronoun.head

    def _weight(self, i: int, token: Token) -> float:
        scene = self.nouns.scene
        away = scene.tokens[i].sentence - token.sentence
        weight = -2.0 * away + subject(scene, token.i) + token.i / 1e6
        governs = any(token.head == above.i for above in scene.parsed.ancestors(i))
        if governs and token.dep in {"nsubj", "nsubjpass"}:
            weight += 1.0
        return weight


def _person(found: Referent, token: Token) -> bool:
    return found.kind in {"person", "unnamed_source"} and token.tag not in {"NNS", "NNPS"}


def _body(found: Referent, token: Token) -> bool:
    return found.kind == "actor" and len(found.actors) <= 1 and not (token.tag == "NNS")


def _many(found: Referent, token: Token) -> bool:
    return len(found.actors) > 1 or token.tag in {"NNS", "NNPS"} or (found.kind == "actor" and token.tag == "NNP")


_FITS: dict[str, Callable[[Referent, Token], bool]] = (
    dict.fromkeys(HE | SHE, _person) | dict.fromkeys(IT, _body) | dict.fromkeys(THEY, _many)
)
