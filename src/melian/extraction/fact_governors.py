"""What is told of a counted thing: the verb or noun above or on it, and the relation that it stands for."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import islice

from melian.extraction.fact_counted import Counted
from melian.extraction.fact_scene import Scene
from melian.model.fact_pack import Relation
from melian.model.parsed import Parsed, Token

_DEEPEST = 24
"""Steps up from a counted noun at most: no list that people write is longer."""
_OBJECTS = frozenset(
    {"dobj", "nsubjpass", "pobj", "conj", "appos", "attr", "nsubj", "compound", "nmod", "oprd", "npadvmod"}
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Governor:
    """The word that says what is told of the counted thing, and by which relation."""

    word: Token
    relation: Relation
    state: Token | None = None
    """The adjective that tells it ("dead")."""

    @property
    def last(self) -> int:
        """The last of its words."""
        return self.word.i if self.state is None else max(self.word.i, self.state.i)


def governors(scene: Scene, counted: Counted) -> Iterator[Governor]:
    """What is told of the noun: a participle or relative clause on it, or the next verb or noun of a relation above."""
    parsed = scene.parsed
    for child in parsed.children(counted.noun.i):
        if child.dep in ("acl", "relcl") and child.pos == "VERB":
            yield from _fitting(scene, child, counted)
    yield from _in_a_state(scene, counted)
    token = counted.noun
    for above in islice(parsed.ancestors(token.i), _DEEPEST):
        if (above.pos in ("VERB", "AUX") and above.dep != "prep") or (
            token.dep == "dobj" and above.lemma in scene.pack.by_verb
        ):
            if token.dep in _OBJECTS or token.pos == "ADP" or token.dep == "prep":
                through = None if _listed(parsed, counted.noun) else token
                for verb in (above, *_sharing(parsed, above, token)):
                    yield from _fitting(scene, verb, counted, through=through)
            return
        if above.pos == "NOUN":
            yield from _fitting(scene, above, counted)
            if above.dep in ("pobj",) and parsed.head(above.i).lower not in ("of",):
                return
        if above.pos == "ADP" and above.lower not in ("of", "with", "by", "in", "including"):
            return
        token = above


def _in_a_state(scene: Scene, counted: Counted) -> Iterator[Governor]:
    """'Left nine people dead', 'nine people are dead', 'shot dead nine people'."""
    noun, head = counted.noun, scene.parsed.head(counted.noun.i)
    if noun.dep not in ("dobj", "nsubj", "nsubjpass") or counted.number is None:
        return
    verb = scene.parsed.head(head.i) if head.pos == "ADJ" else head
    states = (head, *scene.parsed.children(head.i)) if head.pos == "ADJ" else scene.parsed.children(head.i)
    for state in states:
        if state.pos in ("ADJ", "VERB") and (state is head or state.dep in ("acomp", "oprd")):
            for relation in scene.pack.by_state.get(state.lower, ()):
                if relation.units == counted.unit.kind and verb.pos in ("VERB", "AUX"):
                    yield Governor(word=verb, relation=relation, state=state)


def _sharing(parsed: Parsed, verb: Token, token: Token) -> Iterator[Token]:
    """Verbs that share a subject with the one before them: 'nine people were shot and killed'."""
    if token.dep not in ("nsubj", "nsubjpass"):
        return
    for child in parsed.children(verb.i):
        if child.dep == "conj" and child.pos == "VERB" and parsed.child(child.i, "nsubj", "nsubjpass", "dobj") is None:
            yield child


def _listed(parsed: Parsed, noun: Token) -> bool:
    """'Battalions in Peru and brigades in Chile': parsers join the second unit to the first place."""
    head = parsed.head(noun.i)
    return noun.dep == "conj" and head.pos == "PROPN" and head.name in ("GPE", "LOC", "FAC")


def _fitting(scene: Scene, word: Token, counted: Counted, through: Token | None = None) -> Iterator[Governor]:
    verbal = word.pos in ("VERB", "AUX") or (through is not None and through.dep == "dobj")
    listed = scene.pack.by_verb if verbal else scene.pack.by_noun
    for relation in listed.get(word.lemma.lower(), ()):
        if relation.kind != "quantity" or relation.units != counted.unit.kind:
            continue
        if counted.number is None and not (relation.bare and counted.unit.size is not None):
            continue
        if verbal and not _stands(scene, word, relation, through):
            continue
        yield Governor(word=word, relation=relation)


def _stands(scene: Scene, verb: Token, relation: Relation, through: Token | None) -> bool:
    """Whether what is counted fills the role of which the relation tells."""
    if verb.lemma == "be":
        return any(c.dep == "expl" for c in scene.parsed.children(verb.i))
    if through is None or through.dep in ("dobj", "nsubjpass", "attr", "oprd", "npadvmod"):
        return True
    if through.dep == "nsubj":
        return relation.patient and verb.lemma in ("die", "perish", "flee")
    return through.dep == "prep" and through.lower == "of" and relation.host
