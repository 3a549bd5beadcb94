"""When something happened that happens once: an annexation, a signature, independence."""

from __future__ import annotations

import re
from collections.abc import Iterator

from melian.extraction.arguments import arguments
from melian.extraction.fact_mood import ACTUAL, mood
from melian.extraction.fact_scene import Claim, Scene
from melian.extraction.fact_time import fact_time
from melian.model.fact import Fact
from melian.model.fact_pack import Relation
from melian.model.parsed import Token

_YEAR = re.compile(r"(?:19|20)\d\d")
_DATES = re.compile(r"\s*(?:19|20)\d\d\s*")


def dated_events(scene: Scene) -> Iterator[Fact]:
    """One fact for each dated event of the pack's kinds; without a date there is nothing to compare."""
    for token in scene.parsed.tokens:
        lemma = token.lemma.lower()
        if token.pos == "VERB":
            for relation in scene.pack.by_verb.get(lemma, ()):
                if relation.kind == "event":
                    yield from _by_verb(scene, token, relation)
        elif token.pos in ("NOUN", "PROPN"):
            for relation in scene.pack.by_noun.get(lemma, ()):
                if relation.kind == "event":
                    yield from _by_noun(scene, token, relation)


def _by_verb(scene: Scene, verb: Token, relation: Relation) -> Iterator[Fact]:
    roles = arguments(scene.parsed, verb.i)
    objects = [k for k in roles.get("object", ()) if _fits(scene, k, relation)]
    time, role = fact_time(scene.parsed, verb.i)
    if not objects or time is None or role != "at" or mood(scene.parsed, verb.i, scene.pack) != ACTUAL:
        return
    subject = next((named for k in roles.get("subject", ()) if (named := scene.named(k))), None)
    yield _made(scene, relation, (verb.i, objects[0]), subject=subject, thing=_thing(scene, objects[0]), time=time)


def _by_noun(scene: Scene, noun: Token, relation: Relation) -> Iterator[Fact]:
    """'Russia's 2014 annexation of Crimea', 'the annexation of Crimea in 2014'."""
    held = next(
        (t for p in scene.parsed.children(noun.i) if p.lower == "of" for t in scene.within(p.i, ("pobj",))), None
    )
    below = [scene.parsed.tokens[k] for k in scene.parsed.subtree(noun.i)]
    years = {t.text for t in below if _YEAR.fullmatch(t.text)}
    if held is None or len(years) != 1:
        return
    subject = "; ".join(sorted(set(scene.owner(noun.i)) - set(scene.known(held.i)))) or None
    yield _made(scene, relation, (noun.i, held.i), subject=subject, thing=_thing(scene, held.i), time=years.pop())


def _made(scene: Scene, relation: Relation, at: tuple[int, int], *, subject: str | None, thing: str, time: str) -> Fact:
    first = min(scene.parsed.subtree(at[0])[0], *at) if scene.parsed.tokens[at[0]].pos != "VERB" else min(at)
    return scene.made(
        Claim(
            kind="event", predicate=relation.predicate, trigger=at[0], first=first, last=max(at), subject=subject,
            object=thing, time=time, rule=f"event:{relation.id}",
        )
    )  # fmt: skip


def _fits(scene: Scene, k: int, relation: Relation) -> bool:
    """Any object where none is asked for; else a named thing of that kind: 'the treaty' could be any."""
    token = scene.parsed.tokens[k]
    if not relation.objects:
        return token.pos in ("PROPN", "NOUN")
    if token.lemma.lower() not in relation.objects:
        return False
    words = [c for c in scene.parsed.children(k) if c.dep in ("compound", "nmod", "amod") and c.pos == "PROPN"]
    return token.lemma == "independence" or any(not scene.pack.holds("common", c.lower) for c in words)


def _thing(scene: Scene, k: int) -> str:
    """The canonical name of a territory, else the thing's own words without its article and year."""
    known = scene.states(k)
    return "; ".join(sorted(known)) if known else _DATES.sub(" ", scene.words(k)).strip()
