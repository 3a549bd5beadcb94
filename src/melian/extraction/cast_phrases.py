"""Noun phrases as they stand: their words, whether they are definite, and referents made of them."""

from __future__ import annotations

from itertools import islice

from melian.extraction.cast_context import weight
from melian.extraction.cast_scene import REACH, Scene
from melian.extraction.people import Person
from melian.model.actor import Actor, Referent
from melian.model.parsed import Token

PLURAL = frozenset({"NNS", "NNPS"})
_DEFINITE = frozenset({"the", "this", "that", "both", "these", "those", "its", "his", "her", "their", "each"})
_WHOSE = frozenset({"of", "for"})
_TWO = frozenset({"two", "both"})
_COUNTING = frozenset({"all", "more", "less", "than", "at", "least", "about", "nearly", "some", "over", "almost"})
_NAMES = frozenset({"NORP", "GPE", "PERSON", "ORG", "LOC", "FAC"})
_INSIDE = frozenset({"ADJ", "NOUN", "PROPN", "NUM"})


def person_referent(person: Person) -> Referent:
    """A named person, acting for whom they speak for."""
    return Referent(
        name=person.name, kind="person", actors=person.actors, role=person.role, candidates=person.candidates,
        rule=person.rule,
    )  # fmt: skip


def actor_referent(scene: Scene, actor: Actor, rule: str) -> Referent:
    """An entry of the pack, acting for itself, its members or whose organ it is."""
    return Referent(name=actor.name, kind="actor", actors=scene.gazetteer.behind(actor), rule=rule)


def described(scene: Scene, text: str, rule: str) -> Referent:
    """Somebody under the words that describe them, or under the pack's name for those words."""
    known = scene.gazetteer.canonical(text)
    if known:
        return actor_referent(scene, scene.gazetteer.by_name[known], rule)
    return Referent(name=text, kind="actor", actors=(text,), rule=rule)


def unresolved(scene: Scene, i: int, candidates: tuple[str, ...] = ()) -> Referent:
    """The phrase at `i` left open."""
    return Referent(name=words(scene, i), kind="unresolved", candidates=candidates, rule="nothing fits")


def plural(scene: Scene, i: int) -> bool:
    """Whether the noun at `i` is a plural."""
    return scene.tokens[i].tag in PLURAL


def no_longer(scene: Scene, i: int) -> bool:
    """'the former Yugoslav republic' is not Yugoslavia's any more."""
    return (
        scene.holds("polity", i) and any(t.lower == "former" for t in scene.parsed.children(i)) and definite(scene, i)
    )


def definite(scene: Scene, i: int) -> bool:
    """Whether the phrase at `i` speaks of somebody known: an article, a demonstrative or a possessive pronoun."""
    return any(t.lower in _DEFINITE for t in scene.parsed.children(i) if t.dep in {"det", "poss", "predet"})


def complemented(scene: Scene, i: int) -> bool:
    """Whether the text says whose the office at `i` is, in the phrase behind it: "spokesman for the alliance"."""
    return any(t.dep == "prep" and t.lower in _WHOSE for t in scene.parsed.children(i))


def two(scene: Scene, i: int) -> bool:
    """Whether the phrase counts two: "both sides", "the two countries"."""
    return any(t.lower in _TWO for t in scene.parsed.children(i))


def opening(scene: Scene, i: int) -> int:
    """First token of the phrase at `i`, article and possessives apart: "senior Kremlin official"."""
    tokens, first = scene.tokens, i
    while (
        first > max(0, i - REACH) and tokens[first - 1].sentence == tokens[i].sentence and _inside(scene, first - 1, i)
    ):
        first -= 1
    while first < i and tokens[first].tag in {"HYPH", "POS", ":", ","}:
        first += 1
    return first


def _inside(scene: Scene, k: int, i: int) -> bool:
    token = scene.tokens[k]
    if token.pos in _INSIDE or token.tag in {"HYPH", "VBN", "VBG", "JJ"} or token.lower in _COUNTING:
        return any(above.i == i for above in islice(scene.parsed.ancestors(k), REACH)) and token.dep != "relcl"
    return False


def words(scene: Scene, i: int) -> str:
    """The phrase as it stands, without article, up to its noun; a capital that only opens a sentence is dropped."""
    first = opening(scene, i)
    text = text_of(scene, first, i + 1)
    opens = first == scene.parsed.sentence_of(i).first and first not in scene.name_at
    token = scene.tokens[first]
    plain = opens and text[:2] != text[:2].upper() and token.pos != "PROPN" and token.name not in _NAMES
    return text[0].lower() + text[1:] if plain else text


def text_of(scene: Scene, first: int, last: int) -> str:
    """The characters of tokens `first` to `last`, half open."""
    return scene.parsed.excerpt(scene.tokens[first].start, scene.tokens[last - 1].end).text


def short(scene: Scene, name: str) -> str:
    """How a canonical name reads before a noun: "US allies", "EU members", "Iranian proxies"."""
    actor = scene.gazetteer.by_name.get(name)
    if actor is None or name.isupper():
        return name
    acronyms = [a for a in actor.aliases if a.isupper() and a.isalpha()]
    if acronyms:
        return min(acronyms, key=len)
    return actor.demonyms[0] if actor.demonyms else name


def pick(scene: Scene, i: int, found: list[tuple[Token, Actor]], rule: str) -> Referent:
    """The subject of this or the sentence before, else the last; open where nothing was named."""
    if not found:
        return unresolved(scene, i)
    best = max(found, key=lambda pair: weight(scene, i, pair[0]))
    return actor_referent(scene, best[1], rule)
