"""Whom somebody's words are aimed at: who says "Chile must leave" or accuses Chile does not speak for Chile."""

from __future__ import annotations

from collections.abc import Iterator

from melian.extraction.cast_scene import Scene
from melian.extraction.marks import Marks
from melian.extraction.saying import AIMING, ASKING
from melian.model.actor import Actor
from melian.model.parsed import Token

_MUST = frozenset({"must", "should", "ought"})
_OWN = frozenset({"we", "i"})
_WITHIN = frozenset({"compound", "amod", "poss", "nmod"})
_NEAR = 2
"""Sentences before and behind a name in which that person's words are looked for; a mark may be one by itself."""


def addressed(scene: Scene, marks: Marks, i: int) -> frozenset[str]:
    """Names of actors whom the person at token `i` asks, blames or threatens, by the syntax of the sentence.

    And whom words quoted in it or in sentences beside it say what to do, within the paragraph.
    """
    quoted = frozenset(actor.name for token, actor in _quoted(scene, marks, i) if _told(scene, token))
    return quoted | frozenset(actor.name for token, actor in _beside(scene, i) if _aimed(scene, token, i))


def _beside(scene: Scene, i: int) -> Iterator[tuple[Token, Actor]]:
    """Actors named behind token `i` in its sentence."""
    for k in range(i + 1, scene.parsed.sentence_of(i).last):
        actor = scene.actor(scene.name_at[k]) if k in scene.name_at else None
        if actor is not None:
            yield scene.tokens[k], actor


def _aimed(scene: Scene, token: Token, i: int) -> bool:
    """Whether the name is of whom the verb is aimed at whose subject holds token `i`, or who must do what it says."""
    verb = _governing(scene, token)
    if verb is None or verb.lemma not in AIMING:
        verb = _obliging(scene, token)
    subject = scene.parsed.child(verb.i, "nsubj") if verb is not None else None
    return subject is not None and i in scene.parsed.subtree(subject.i)


def _obliging(scene: Scene, token: Token) -> Token | None:
    """The verb that tells what the named must do: "said" in "said Chile must leave"."""
    token = _headed(scene, token)
    does = scene.parsed.head(token.i) if token.dep in ("nsubj", "nsubjpass") else None
    if does is None or does.dep != "ccomp" or not _must(scene, does):
        return None
    return scene.parsed.head(does.i)


def _headed(scene: Scene, token: Token) -> Token:
    """The head of the phrase that the name stands in: "forces" in "Chile's forces"."""
    while token.dep in _WITHIN:
        token = scene.parsed.head(token.i)
    return token


def _must(scene: Scene, verb: Token) -> bool:
    return any(c.lower in _MUST for c in scene.parsed.children(verb.i) if c.dep == "aux")


def _governing(scene: Scene, token: Token) -> Token | None:
    """The verb whose object the name is, or stands in behind a preposition ("call on Chile")."""
    parsed, token = scene.parsed, _headed(scene, token)
    if token.dep not in ("dobj", "pobj"):
        return None
    head = parsed.head(token.i)
    return head if token.dep == "dobj" else parsed.head(head.i)


def _quoted(scene: Scene, marks: Marks, i: int) -> Iterator[tuple[Token, Actor]]:
    """Actors named in quotation marks around token `i`."""
    parsed, here = scene.parsed, scene.tokens[i]
    sentences = parsed.sentences[max(0, here.sentence - _NEAR) : here.sentence + _NEAR + 1]
    for k in range(sentences[0].first, sentences[-1].last):
        if k not in scene.name_at or marks.around(scene.tokens[k]) is None:
            continue
        start, end = sorted((scene.tokens[k].start, here.start))
        actor = scene.actor(scene.name_at[k])
        if actor is not None and "\n" not in parsed.text[start:end]:
            yield scene.tokens[k], actor


def _told(scene: Scene, token: Token) -> bool:
    """Whether the name is of somebody who must do something, or whom "we" ask."""
    parsed, token = scene.parsed, _headed(scene, token)
    if token.dep in ("nsubj", "nsubjpass"):
        does = parsed.head(token.i)
        if _must(scene, does):
            return True
        verb: Token | None = parsed.head(does.i) if does.dep == "ccomp" else None
    else:
        verb = _governing(scene, token)
    subject = parsed.child(verb.i, "nsubj") if verb is not None and verb.lemma in ASKING else None
    return subject is not None and subject.lower in _OWN
