"""Where a force stands that a text counts again without saying where."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from melian.extraction.fact_scene import Scene
from melian.model.fact import Fact

_AGAIN = frozenset({"the", "this", "its", "their", "these"})


def placed(scene: Scene, found: Sequence[Fact]) -> tuple[Fact, ...]:
    """The counts, those that refer back with the places of what they refer to.

    'It keeps brigades in Peru and Chile. The deployment of two brigades ...': a definite count of the same force in
    the same paragraph is of the force told of just before.
    """
    done: list[Fact] = []
    for fact in found:
        done.append(_referred(scene, fact, done) if _refers(scene, fact) else fact)
    return tuple(done)


def _refers(scene: Scene, fact: Fact) -> bool:
    """Whether it is 'the deployment of', without a place of its own."""
    if fact.predicate != "presence" or fact.place is not None or fact.quantity is None:
        return False
    inside = scene.parsed.tokens_in(fact.claim)
    noun = inside[0]
    before = scene.parsed.tokens[noun.i - 1] if noun.i else noun
    return noun.pos == "NOUN" and before.lower in _AGAIN


def _referred(scene: Scene, fact: Fact, earlier: Sequence[Fact]) -> Fact:
    low = scene.parsed.text.rfind("\n", 0, fact.start) + 1
    same = [
        f
        for f in earlier
        if f.start >= low and f.start != fact.start and f.predicate == fact.predicate and f.subject == fact.subject
    ]
    named = sorted({place for f in same for place in f.places})
    return replace(fact, place="; ".join(named), rule=f"{fact.rule}:again") if named else fact
