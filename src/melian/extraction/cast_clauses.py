"""Parties described by what they do: "countries that import Russian oil" are "countries importing Russian oil"."""

from __future__ import annotations

from melian.extraction.cast_phrases import described, opening, plural, text_of
from melian.extraction.cast_scene import Scene
from melian.model.actor import Referent
from melian.model.parsed import Token

RULE = "described by clause"
_LONG = 9
"""Most words that a description by clause may have ("countries importing Venezuelan oil")."""
_VOWELS = "aeiou"
_ANY = frozenset({"any", "every", "each"})
_RELATIVES = frozenset({"that", "which", "who"})


def all_doing(scene: Scene, i: int) -> Referent | None:
    """The plural at `i` with the clause that says what they do, in one form however it is put; None without."""
    for clause in scene.parsed.children(i):
        if clause.dep in {"acl", "relcl"} and clause.tag == "VBG":
            return _called(scene, i, clause.i, clause.lower)
        if clause.dep == "relcl" and clause.tag in {"VBP", "VBZ"} and _bare(scene, clause):
            return _called(scene, i, clause.i, gerund(clause.lemma))
    return None


def any_doing(scene: Scene, i: int) -> Referent | None:
    """'Any country that ...' speaks of all that do, like the plural."""
    return all_doing(scene, i) if any(t.lower in _ANY for t in scene.parsed.children(i)) else None


def gerund(verb: str) -> str:
    """The form in -ing of a dictionary form: "trading", "lying", "shipping"."""
    if verb.endswith("ie"):
        return verb[:-2] + "ying"
    if verb.endswith("e") and not verb.endswith(("ee", "ye", "oe")):
        return verb[:-1] + "ing"
    doubled = len(verb) > 2 and verb[-1] not in "aeiouwxyh" and verb[-2] in _VOWELS and verb[-3] not in _VOWELS
    return verb + (verb[-1] if doubled and sum(c in _VOWELS for c in verb) == 1 else "") + "ing"


def _bare(scene: Scene, verb: Token) -> bool:
    """Whether the clause states plainly what they do: "that import", not "that have not yet imported"."""
    parts = {t.dep for t in scene.parsed.children(verb.i)}
    subject = scene.parsed.child(verb.i, "nsubj")
    return subject is not None and subject.lower in _RELATIVES and not parts & {"aux", "neg", "conj"}


def _called(scene: Scene, i: int, verb: int, said: str) -> Referent | None:
    """Noun, verb and what follows it to the clause's first comma, unless that is too long for a name."""
    first = opening(scene, i)
    rest = [k for k in scene.parsed.subtree(verb) if k > verb]
    stop = next((n for n, k in enumerate(rest) if scene.tokens[k].pos == "PUNCT" or k != verb + 1 + n), len(rest))
    if stop == 0 or stop + 2 + i - first > _LONG:
        return None
    text = f"{_noun(scene, i)} {said} {text_of(scene, verb + 1, rest[stop - 1] + 1)}"
    named = first in scene.name_at or scene.tokens[first].pos == "PROPN"
    return described(scene, text if named else text[0].lower() + text[1:], RULE)


def _noun(scene: Scene, i: int) -> str:
    token = scene.tokens[i]
    if plural(scene, i):
        return text_of(scene, opening(scene, i), i + 1)
    return token.lower[:-1] + "ies" if token.lower.endswith("y") else token.lower + "s"
