"""Peoples and communities that no pack lists: "Muslims", "Iraqi Sunni Arabs", "tribal elders"."""

from __future__ import annotations

from melian.extraction.cast_phrases import PLURAL, described, opening, text_of
from melian.extraction.cast_scene import Scene
from melian.model.actor import Referent

RULE = "people"


def people(scene: Scene, i: int, owners: tuple[str, ...]) -> Referent | None:
    """The people whom the plural at `i` names, under their own name and of which state they are; None for others.

    A name of the pack counts only where a faith stands before it: "Sunni Arabs" are no states.
    """
    if not _several(scene, i):
        return None
    name = scene.name_at.get(i)
    faith = i > 0 and _of_class(scene, "faith", i - 1)
    if not (faith and name is not None and name.adjectival) and (name is not None or not _of_class(scene, "people", i)):
        return None
    parts = [text_of(scene, k, k + 1) for k in range(opening(scene, i), i) if _kept(scene, k)]
    if owners and not _demonym(scene, i):
        parts = [_adjective(scene, owners[0]), *parts]
    return described(scene, " ".join((*parts, text_of(scene, i, i + 1))), RULE)


def _several(scene: Scene, i: int) -> bool:
    """Whether the noun at `i` is a plural; parsers take "Shi'ites" for a name of one."""
    token = scene.tokens[i]
    return token.tag in PLURAL or (token.tag == "NNP" and token.lower.endswith("s") and _of_class(scene, "people", i))


def _of_class(scene: Scene, kind: str, k: int) -> bool:
    """Whether the word at `k` is of a class of nouns, in the singular or plural, as a noun or an adjective."""
    word, nouns = scene.tokens[k].lower, scene.gazetteer.nouns
    return scene.tokens[k].pos in {"NOUN", "PROPN", "ADJ"} and (
        nouns.holds(kind, word) or nouns.holds(kind, word.removesuffix("s"))
    )


def _kept(scene: Scene, k: int) -> bool:
    """Whether a word before the noun tells which people: a nationality, a faith, "tribal"; not "moderate"."""
    name = scene.name_at.get(k)
    return (name is not None and name.adjectival) or _of_class(scene, "faith", k) or _of_class(scene, "people", k)


def _demonym(scene: Scene, i: int) -> bool:
    return any(
        (name := scene.name_at.get(k)) is not None and name.adjectival and k != i for k in range(opening(scene, i), i)
    )


def _adjective(scene: Scene, owner: str) -> str:
    """How a state's name reads before a noun: "Iraqi"; others as they are named."""
    actor = scene.gazetteer.by_name.get(owner)
    return actor.demonyms[0] if actor is not None and actor.demonyms else owner
