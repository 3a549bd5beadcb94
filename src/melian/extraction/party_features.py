"""What speaks for and against a party in a role of an act: named numbers, for a model to weigh."""

from __future__ import annotations

import math
from bisect import bisect_left
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from melian.extraction.act_roles import ACTOR, Casting, names_of
from melian.extraction.answers import ANSWERED
from melian.extraction.cast import Cast
from melian.extraction.fillers import named_below, same_side
from melian.extraction.find import Find
from melian.extraction.parties import Parties, Party
from melian.extraction.party_relations import Relation, phrase, relation
from melian.model.actor import Referent
from melian.model.parsed import Parsed

Features = Mapping[str, float]
_TELLING_NOBODY: Final = ("deny", "agree")
"""Acts whose content names what is denied or agreed, not whom it is said to."""
_SUBJECTS: Final = ("nsubj", "nsubjpass")
_FARTHEST: Final = -3


Names = frozenset[str]
_NONE: Final[Names] = frozenset()


@dataclass(frozen=True, slots=True, kw_only=True)
class Before:
    """Who stood where in the acts before one, seen from a role of it; for an actor the two sides change their places.

    Each is the names in that place; `other` is the other side of the act that is asked about.
    """

    last_same: Names
    """In this role when the other side was last in the other one."""
    ever_same: Names
    """The same at any time."""
    changed: Names
    """In the other role while the other side was in this one."""
    besides: Names
    """In this role while the other side was not in the other."""
    opposite: Names
    """In the other role."""
    just: Names
    """In this role in the last act, where that is near."""
    answered: Names
    """In the other role in the last act of those that such an act answers."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Question:
    """Which party fills a role of an act: what a pattern gives, the other side, and what the encoder says."""

    find: Find
    role: int
    given: tuple[Referent, ...]
    other: tuple[Referent, ...]
    casting: Casting | None
    below: tuple[Referent, ...]
    """Who is named first in the content where a pattern gives nobody."""
    content: frozenset[int]
    """The words of the content."""
    before: Before

    @property
    def names(self) -> tuple[str, ...]:
        """Whom a pattern gives, the other side left out."""
        return tuple(sorted(set(names_of(r for r in self.given if not same_side((r,), self.other)))))


class Witness:
    """What one document says of its parties. `finds` are all its acts in text order, as they were first read."""

    def __init__(self, parsed: Parsed, cast: Cast, parties: Parties, finds: Sequence[Find]) -> None:
        self._parsed, self._cast, self._parties = parsed, cast, parties
        self._told = [(f, frozenset(names_of(f.who)), frozenset(names_of(f.whom))) for f in finds]
        self._triggers = [f.trigger.i for f in finds]

    def question(
        self, find: Find, role: int, given: tuple[Referent, ...], other: tuple[Referent, ...], casting: Casting | None
    ) -> Question:
        """What is asked of a role, with where its answer could stand."""
        named = any(r.actors for r in given if not same_side((r,), other))
        content = frozenset(self._parsed.subtree(find.content)) if find.content is not None else frozenset[int]()
        below = () if named else self._below(find, other)
        return Question(
            find=find,
            role=role,
            given=given,
            other=other,
            casting=casting,
            below=below,
            content=content,
            before=self._stood(find, role, frozenset(names_of(other))),
        )

    def of_nobody(self, asked: Question) -> Features:
        """What speaks for nobody."""
        find = asked.find
        named = "named" if asked.names else "unnamed"
        found = {"nobody", f"nobody: {find.act}", f"nobody: {named}"}
        if not asked.names:
            found.add("nobody is given")
            if not asked.below:
                found.add("nobody is below")
        if find.nominal:
            found.add("nobody: noun")
        if find.voice is None:
            found.add("nobody: no voice")
        if asked.role != ACTOR and any(who & set(names_of(asked.other)) and whom for who, whom in self._sides(find)):
            found.add("nobody: told before")
        return dict.fromkeys(found, 1.0)

    def of(self, asked: Question, party: Party) -> Features:
        """What speaks for a party, and against it."""
        found = dict.fromkeys(self._named(asked, party), 1.0)
        found |= dict.fromkeys(_roles_before(asked.before, frozenset(party.names)), 1.0)
        found |= self._placed(asked, party)
        found["salience"] = math.log1p(self._parties.often(party.names))
        return found

    def _named(self, asked: Question, party: Party) -> Iterator[str]:
        """Whether a pattern gives it, and what kind of party it is."""
        names, given = set(party.names), set(asked.names)
        if names == given:
            yield "given"
            if asked.role != ACTOR:
                yield from (f"given: as {asked.find.by}", f"given: last {asked.find.by.rpartition('.')[2]}")
        elif names & given:
            yield "part of given" if names < given else "more than given"
        if asked.role != ACTOR and names == set(names_of(asked.below)):
            yield "below"
        if self._parties.leads(party.names):
            yield "leads"
        if len(names) > 1:
            yield "several"
        yield from sorted({f"kind: {self._cast.kind(name)}" for name in names})
        yield f"referent: {party.referents[0].kind}"
        if any(a in b or b in a for a in names for b in names_of(asked.other)):
            yield "like the other side"
        yield from self._voiced(asked, names)

    def _voiced(self, asked: Question, names: set[str]) -> Iterator[str]:
        voice = asked.find.voice
        if voice is None:
            return
        if names & set(voice.actors):
            yield "voice"
            if names == set(voice.actors):
                yield "all of voice"
                yield "given by voice" if names == set(asked.names) else "voice, not given"

    def _placed(self, asked: Question, party: Party) -> dict[str, float]:
        """Where it stands, seen from the word that carries the act."""
        parsed, trigger = self._parsed, asked.find.trigger
        here = [i for i in party.tokens if parsed.tokens[i].sentence == trigger.sentence]
        if not here:
            return dict.fromkeys(self._elsewhere(asked, party), 1.0)
        ways = ((relation(parsed, i, trigger.i), i) for i in here)
        way, i = min(ways, key=lambda w: (w[0].steps, w[1]))
        found = dict.fromkeys(self._way(asked, way, i), 1.0)
        if any(k in asked.content for k in here):
            found["in content"] = 1.0
        found["apart"] = math.log1p(abs(i - trigger.i))
        return found

    def _way(self, asked: Question, way: Relation, i: int) -> Iterator[str]:
        yield f"side: {way.side}"
        yield "before" if i < asked.find.trigger.i else "after"
        if self._parsed.tokens[i].pos == "PRON":
            yield "pronoun"
        if asked.find.voice is None:
            yield f"no voice: {way.side}"

    def _elsewhere(self, asked: Question, party: Party) -> Iterator[str]:
        tokens, at = self._parsed.tokens, asked.find.trigger
        yield "far"
        near = min(party.tokens, key=lambda i: abs(i - at.i), default=None)
        if near is None:
            return
        yield f"far: sentence {max(_FARTHEST, tokens[near].sentence - at.sentence)}"
        last = (phrase(self._parsed, i) for i in party.tokens if tokens[i].sentence == at.sentence - 1)
        if any(head.dep in _SUBJECTS for head in last):
            yield "far: last subject"

    def _below(self, find: Find, other: Sequence[Referent]) -> tuple[Referent, ...]:
        if find.content is None or find.act in _TELLING_NOBODY:
            return ()
        below = named_below(self._parsed, self._cast, find.content, None, find.voice)
        return tuple(r for r in below if not same_side((r,), (*other, *find.suffer)))[:1]

    def _sides(self, find: Find) -> list[tuple[frozenset[str], frozenset[str]]]:
        """Who did something to whom before."""
        return [(who, whom) for _, who, whom in self._before_find(find)]

    def _before_find(self, find: Find) -> list[tuple[Find, frozenset[str], frozenset[str]]]:
        return self._told[: bisect_left(self._triggers, find.trigger.i)]

    def _stood(self, find: Find, role: int, other: Names) -> Before:
        told = self._before_find(find)
        if role == ACTOR:
            told = [(f, whom, who) for f, who, whom in told]
        own = [theirs for _, mine, theirs in told if mine & other]
        answers = ANSWERED.get(find.act, ())
        answered = [mine for f, mine, theirs in told if f.act in answers and theirs & other]
        near = bool(told) and told[-1][0].trigger.sentence >= find.trigger.sentence - 1
        return Before(
            last_same=own[-1] if own else _NONE,
            ever_same=_NONE.union(*own),
            changed=_NONE.union(*(mine for _, mine, theirs in told if theirs & other)),
            besides=_NONE.union(*(theirs for _, mine, theirs in told if not mine & other)),
            opposite=_NONE.union(*(mine for _, mine, _ in told)),
            just=told[-1][2] if near else _NONE,
            answered=answered[-1] if answered else _NONE,
        )


def _roles_before(before: Before, names: Names) -> Iterator[str]:
    """What a party did before, or what was done to it."""
    for found, name in (
        (before.last_same, "same sides as last"),
        (before.ever_same, "same sides as before"),
        (before.changed, "sides changed"),
        (before.besides, "same role before"),
        (before.opposite, "other role before"),
        (before.just, "same role just before"),
        (before.answered, "answered"),
    ):
        if found & names:
            yield name
