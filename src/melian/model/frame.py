"""The entries of the acts' pack: what words carry an act, and where its roles stand in the syntax."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Literal

from melian.model.mention import Plover

When = Literal["affirmed", "negated", "any"]
Side = Literal["self", "other", "thing", "any"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Frame:
    """Words that name an act ("accuse X of Y", "X's demand that Y") and where its roles stand.

    Role names: `subject`, `object`, `to`, `clause`, `infinitive`, `gerund`, any preposition, `owner`;
    `a.b` is role b of what fills role a, `a.any` the actors named anywhere below it.
    """

    id: str
    act: str
    verbs: tuple[str, ...] = ()
    """Lemmas; "call on", "rule out" are a verb with its preposition or particle."""
    nouns: tuple[str, ...] = ()
    adjectives: tuple[str, ...] = ()
    who: tuple[str, ...] = ("subject", "subject.text.owner")
    whom: tuple[str, ...] = ()
    mutual: tuple[str, ...] = ()
    """Roles whose fillers act too ("signed a pact with Iran"): they join the actors, and there is no target."""
    what: tuple[str, ...] = ()
    need: tuple[str, ...] = ()
    """Roles of which at least one must be filled."""
    forbid: tuple[str, ...] = ()
    """Roles that must be empty."""
    object_nouns: tuple[str, ...] = ()
    """Lemmas of which one must head the object (or the first filled role of `need`)."""
    negated: str = ""
    """The act it becomes when negated ("did not accept" rejects); empty: the same act with polarity negated."""
    possible: str = ""
    """The act it becomes under "would" or "could" ("could accept a truce" offers)."""
    own: str = ""
    """The act it becomes when the clause tells what the actor itself will do ("warned that it would strike")."""
    agentless: bool = False
    """Whether it counts without an actor where a target is named ("Russia is being accused of")."""
    done: bool = False
    """Whether the act is done rather than said ("signed a pact"): telling it is paraphrase."""
    event: bool = False
    """Whether it counts only where it is told as an event: "threatened Peru", not "groups that threaten Peru"."""
    weight: float = 0.5
    """Prior probability that a find is right, from development data."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ClausePattern:
    """What a clause does in somebody's mouth: "Iran must", "we will not accept", "this is unacceptable"."""

    id: str
    act: str
    subject: Side = "any"
    """Whether its subject is the speaker's own side, another actor, what is no actor, or anything."""
    modals: tuple[str, ...] = ()
    verbs: tuple[str, ...] = ()
    predicates: tuple[str, ...] = ()
    """Adjectives or nouns predicated of the subject."""
    objects: tuple[str, ...] = ()
    not_objects: tuple[str, ...] = ()
    """Lemmas of which none may head an object ("will cut tariffs" threatens nobody)."""
    subjects: tuple[str, ...] = ()
    """Lemmas of which one must head the subject ("any settlement must include")."""
    when: When = "affirmed"
    not_verbs: tuple[str, ...] = ()
    of_subject: bool = False
    """Whether the subject is what is demanded or refused ("a pullback is a requirement"), not the clause."""
    ties: tuple[str, ...] = ()
    """Conjunctions ("until", "unless"): the pattern reads the clause behind one of them, and nothing else."""
    if_other: bool = False
    """Whether the clause must be tied to an "if" about another actor ("if they attack, we will ...")."""
    actor_object: bool = False
    """Whether another actor must be named in the clause below the verb."""
    passive: bool = False
    """Whether it is a passive ("any ship will be attacked"): whoever speaks does it."""
    doer: bool = False
    """Whether the subject that is asked for is the doer of a passive ("was poisoned by Peru")."""
    published: bool = False
    """Whether it counts only in a document that whoever speaks has published themselves."""
    voiced: bool = True
    """Whether it counts only in somebody's attributed words."""
    weight: float = 0.5


@dataclass(frozen=True, slots=True, kw_only=True)
class PartyWeights:
    """Of the model that chooses who fills a role, by feature: by syntax and text, and by the encoder's account."""

    text: tuple[tuple[str, float], ...] = ()
    encoder: tuple[tuple[str, float], ...] = ()


@dataclass(frozen=True, kw_only=True)
class ActPack:
    """All that the acts' pack holds."""

    frames: tuple[Frame, ...]
    clauses: tuple[ClausePattern, ...]
    plover: tuple[tuple[str, Plover], ...]
    hedges: tuple[str, ...]
    words: tuple[tuple[str, frozenset[str]], ...]
    """Word lists by name: a role `infinitive.harm` is filled where its verb stands in the list "harm"."""
    weights: tuple[tuple[str, float], ...] = ()
    """Of the confidence model, by feature."""
    floor: float = 0.0
    """Mentions less probable than this are not reported."""
    unchosen_weights: tuple[tuple[str, float], ...] = ()
    """The same where parties are not chosen but stand as the pattern has them: of deeds, and of a writer's advice."""
    deed_floor: float = 0.0
    """The same for deeds, of which the model of words has learned little."""
    encoder_weights: tuple[tuple[str, float], ...] = ()
    encoder_floor: float = 0.0
    """The same two where the encoder has read the text as well."""
    actor_weights: PartyWeights = PartyWeights()
    target_weights: PartyWeights = PartyWeights()
    """Without weights the patterns' parties stay as they are."""
    gate: tuple[tuple[str, float], ...] = ()
    """Of the gate before the parser, by feature."""
    gate_floor: float = 0.0
    """Sentences whose log odds of holding an act are below this are not parsed."""

    @cached_property
    def frames_by_word(self) -> Mapping[tuple[str, str], Sequence[tuple[tuple[str, ...], Frame]]]:
        """By first word and part of speech (verb, noun, adjective): all words of an entry, with its frame."""
        found: dict[tuple[str, str], list[tuple[tuple[str, ...], Frame]]] = defaultdict(list)
        for frame in self.frames:
            for part, entries in (("verb", frame.verbs), ("noun", frame.nouns), ("adjective", frame.adjectives)):
                for entry in entries:
                    words = tuple(entry.split())
                    found[words[0], part].append((words, frame))
        return found

    @cached_property
    def verbs_by_gerund(self) -> Mapping[str, str]:
        """The verbs that start a frame by what their -ing form may be."""
        verbs = (word for word, part in self.frames_by_word if part == "verb")
        return {gerund: word for word in verbs for gerund in _gerunds(word)}


def _gerunds(verb: str) -> Iterator[str]:
    """What its -ing form may be: "demanding", "accusing", "banning"."""
    yield verb + "ing"
    if verb.endswith("e"):
        yield verb[:-1] + "ing"
    yield verb + verb[-1] + "ing"
