"""Who pronouns stand for: by syntax, recency, number and kind, in text order."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field, replace
from itertools import islice

from melian.extraction.cast_context import subject
from melian.extraction.cast_issuer import outside_quotes
from melian.extraction.cast_phrases import PLURAL
from melian.extraction.cast_scene import Scene
from melian.extraction.cast_strangers import strange
from melian.extraction.saying import SPEAKING
from melian.extraction.telling import tellers
from melian.model.actor import Referent
from melian.model.parsed import Token

HE = frozenset({"he", "him", "his", "himself"})
SHE = frozenset({"she", "her", "hers", "herself"})
IT = frozenset({"it", "its", "itself"})
THEY = frozenset({"they", "them", "their", "theirs", "themselves"})
WE = frozenset({"we", "us", "our", "ours", "ourselves", "i", "me", "my", "mine", "myself"})
_MINDED = frozenset(
    {"able", "unable", "willing", "unwilling", "ready", "prepared", "eager", "determined", "committed", "open",
     "reluctant", "keen", "set", "due", "bound", "opposed"}
)  # fmt: skip
"""What only somebody can be: "it is willing to talk" is about somebody."""
_TOLD = frozenset(
    {"tell", "inform", "notify", "warn", "assure", "remind", "advise", "convince", "persuade", "reassure", "promise"}
)
"""Verbs in whose passive somebody is told what follows: "it was told that ..."."""
_OBLIGING = frozenset({"have", "need", "ought", "be"})
RELATIVE = frozenset({"who", "which", "that", "whom", "whose"})
_NEAR, _FAR = 3, 8
"""How many sentences back a pronoun looks first, and where nobody fits there; found on news_train."""
_CLAUSES = frozenset({"xcomp", "ccomp", "csubj", "advcl"})
_WORDS, _DEEP = 600, 60
"""Bounds on words and clauses, for texts that never end a sentence."""

Refer = Callable[[int], Referent | None]
Fits = Callable[[Referent, Token], bool]


def is_pronoun(token: Token) -> bool:
    """Whether the word stands for somebody: personal, possessive or relative."""
    return token.tag in {"PRP", "PRP$", "WP", "WP$"} or (token.tag == "WDT" and token.lower in RELATIVE)


@dataclass(frozen=True, kw_only=True)
class Pronouns:
    """Resolves the pronouns of one document; `refer` is how a noun phrase is resolved."""

    scene: Scene
    refer: Refer
    issuer: Callable[[], Referent | None] = lambda: None
    """Whose words the document itself is, for "we" and "I" outside quotations."""
    _known: dict[int, Referent | None] = field(default_factory=dict)

    def resolve(self, i: int, speaker: Referent | None) -> Referent | None:
        """Who the pronoun at `i` stands for; None where it stands for nobody ("it rains")."""
        tokens = self.scene.tokens
        if tokens[i].lower in WE:
            return self._speaker(i, speaker)
        if i not in self._known:
            self._read_to(i)
        return self._known.get(i)

    def _read_to(self, i: int) -> None:
        """In text order, so that each may stand for what an earlier one stands for."""
        first = next(reversed(self._known), -1) + 1
        for token in self.scene.tokens[first : i + 1]:
            if is_pronoun(token) and token.lower not in WE:
                self._known[token.i] = self._other(token)

    def _other(self, token: Token) -> Referent | None:
        if token.lower in RELATIVE:
            return self._relative(token.i)
        fits = _FITS.get(token.lower)
        if fits is None or token.dep == "expl" or (token.lower == "it" and self._empty(token)):
            return None
        return self._antecedent(token.i, fits)

    def _empty(self, token: Token) -> bool:
        """'It is impossible to agree', 'it was clear that ...': the pronoun only holds the subject's place.

        So it does of a passive that says what is told: "it should be recalled that ...", not "it was told that ...".
        """
        tokens = self.scene.tokens
        told = self._said(token)
        if told is not None and told.lemma not in _TOLD:
            return any(t.dep == "ccomp" and t.i > told.i for t in self.scene.parsed.children(told.i))
        if token.dep not in {"nsubj", "nsubjpass"} or tokens[token.head].lemma != "be":
            return False
        below = self.scene.parsed.children(token.head)
        if any(t.lemma in _MINDED for t in below):
            return False
        clauses = [*below, *(t for c in below if c.dep in {"acomp", "attr"} for t in self.scene.parsed.children(c.i))]
        return any(t.dep in _CLAUSES and t.i > token.head for t in clauses)

    def _said(self, token: Token) -> Token | None:
        """The passive whose subject the pronoun is: "it was said", "it has to be said"."""
        verb = self.scene.tokens[token.head]
        if token.dep == "nsubjpass":
            return verb
        below = self.scene.parsed.child(verb.i, "xcomp") if verb.lemma in _OBLIGING else None
        return below if below is not None and self.scene.parsed.child(below.i, "auxpass") is not None else None

    def _speaker(self, i: int, speaker: Referent | None) -> Referent:
        if speaker is None and outside_quotes(self.scene, i):
            speaker = self.issuer()
        if speaker is not None:
            return replace(speaker, rule="pronoun: speaker")
        return Referent(name=self.scene.tokens[i].text, kind="unresolved", rule="pronoun: no speaker known")

    def _relative(self, i: int) -> Referent | None:
        """'who' and 'which' stand for the noun that their clause hangs on."""
        for token in islice(self.scene.parsed.ancestors(i), _DEEP):
            if token.dep == "relcl":
                return self.refer(token.head)
            if token.dep in {"ROOT", "ccomp"}:
                return None
        return None

    def _antecedent(self, i: int, fits: Fits) -> Referent:
        tokens = self.scene.tokens
        best: tuple[float, Referent] | None = None
        above = frozenset(islice(tellers(self.scene.parsed, i), _DEEP))
        for token in reversed(tokens[max(0, i - _WORDS) : i]):
            away = tokens[i].sentence - token.sentence
            if away > _FAR or (away > _NEAR and best is not None):
                break
            found = self._candidate(token, i)
            if found is None or not (fits(found, token) or (token.head in above and _unknown(found, tokens[i]))):
                continue
            weight = self._weight(i, token, above)
            if best is None or weight > best[0]:
                best = (weight, found)
        if best is None:
            return Referent(name=tokens[i].text, kind="unresolved", rule="pronoun: nothing fits")
        return replace(best[1], rule=f"pronoun: {best[1].rule.removeprefix('pronoun: ')}")

    def _candidate(self, token: Token, i: int) -> Referent | None:
        """What an earlier word refers to, where it can head a phrase that the pronoun at `i` stands for."""
        if self._bound(i, token):
            return None
        if token.i in self._known:
            earlier = self._known[token.i]
            return None if earlier is None or earlier.kind == "unresolved" else earlier
        if token.pos not in {"NOUN", "PROPN"} and token.tag not in PLURAL:
            return None
        if token.dep in {"compound", "amod"} and self.scene.tokens[token.head].dep != token.dep:
            return None
        return self.refer(token.i)

    def _bound(self, i: int, token: Token) -> bool:
        """A pronoun object never stands for the subject of its own verb, nor a subject for what hangs under it."""
        pronoun = self.scene.tokens[i]
        if token.head != pronoun.head or token.i == pronoun.head:
            return False
        return pronoun.tag != "PRP$" and not pronoun.lower.endswith(("self", "selves"))

    def _weight(self, i: int, token: Token, above: frozenset[int]) -> float:
        """Near sentences first; then subjects, those of the clause above and of verbs of saying most; then nearness."""
        tokens = self.scene.tokens
        away = tokens[i].sentence - token.sentence
        weight = -2.0 * away + subject(self.scene, token.i) + token.i / 1e6
        if token.dep not in {"nsubj", "nsubjpass"}:
            return weight
        governs = token.head in above
        says = tokens[token.head].lemma in SPEAKING
        return weight + (1.0 if governs else 0.0) + (0.5 if says else 0.0)


def _person(found: Referent, token: Token) -> bool:
    return found.kind in {"person", "unnamed_source"} and token.tag not in PLURAL


def _unknown(found: Referent, pronoun: Token) -> bool:
    """Whether "it" can be a state that no pack knows; only the doer of the clause above is one."""
    return pronoun.lower in IT and strange((found,))


def _body(found: Referent, token: Token) -> bool:
    return found.kind == "actor" and len(found.actors) <= 1 and token.tag != "NNS"


def _many(found: Referent, token: Token) -> bool:
    if token.lower in THEY or token.tag in PLURAL or len(found.actors) > 1:
        return True
    return found.kind == "actor" and token.tag == "NNP"


_FITS: dict[str, Fits] = {
    **dict.fromkeys((*HE, *SHE), _person),
    **dict.fromkeys(IT, _body),
    **dict.fromkeys(THEY, _many),
}
