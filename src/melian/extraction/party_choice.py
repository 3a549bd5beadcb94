"""Who did it to whom: the parties of an act are chosen among all that are named around it, by what was learned.

A conditional logit (McFadden 1974) over the parties of `melian.extraction.parties` and nobody, for the actor first and
then for the target beside that actor. One model weighs syntax and text; where the encoder read, one of its account has
the other half of the say. Weights are learned by `training/parties.py` and shipped in `packs/acts`. Whom a pattern
gives one role is never put into the other.
"""

from __future__ import annotations

import math
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from melian.extraction.act_reader import RULE
from melian.extraction.act_roles import ACTOR, TARGET, Casting, names_of
from melian.extraction.cast import Cast
from melian.extraction.cast_strangers import strange
from melian.extraction.entities import Entities
from melian.extraction.fillers import same_side
from melian.extraction.find import Chosen, Find
from melian.extraction.parties import Parties, Party
from melian.extraction.party_account import Account
from melian.extraction.party_features import Features, Question, Witness
from melian.model.actor import Referent
from melian.model.frame import PartyWeights
from melian.model.mention import WORDS
from melian.model.parsed import Parsed


@dataclass(frozen=True, slots=True, kw_only=True)
class Candidate:
    """A party, or nobody, with what speaks for it by the text and, where the encoder read, by its account."""

    party: Party | None
    text: Features
    encoder: Features | None

    @property
    def names(self) -> tuple[str, ...]:
        """Its names; none for nobody."""
        return self.party.names if self.party is not None else ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Read:
    """An act as it was found, as it was first reviewed, and whom the encoder likes in its roles."""

    found: Find
    reviewed: Find
    actor: Casting | None = None
    target: Casting | None = None

    @property
    def open(self) -> bool:
        """Whether its parties are chosen: deeds and advice are left as they are."""
        return self.found.act in WORDS and not self.found.advice


class Chooser:
    """Chooses the parties of the acts of one document."""

    def __init__(self, parsed: Parsed, cast: Cast, entities: Entities, reads: Sequence[Read]) -> None:
        self._parties = Parties(parsed, entities)
        finds = sorted((read.reviewed for read in reads), key=lambda f: f.trigger.i)
        self._witness = Witness(parsed, cast, self._parties, finds)

    def chosen(self, read: Read, actor: PartyWeights, target: PartyWeights) -> Find:
        """The act with its parties."""
        find, found = read.reviewed, read.found
        if not read.open or not actor.text or not target.text:
            return find
        who = choice(self.actors(read), actor, (found.who, find.who))
        if strange(found.who):
            who = replace(who, referents=found.who, given=True)
        whom = choice(self.targets(read, who.referents), target, (found.whom, find.whom))
        if found.settled or strange(found.whom):
            whom = replace(whom, referents=found.whom, given=True)
        odds = Chosen(actor=who.share, target=whom.share, actor_given=who.given, target_given=whom.given)
        find = replace(find, who=who.referents, whom=whom.referents, chosen=odds)
        if find.seen is None or read.actor is None or read.target is None:
            return find
        shares = read.actor.share(names_of(find.who)), read.target.share(names_of(find.whom))
        return replace(find, seen=replace(find.seen, actor=shares[0], target=shares[1]))

    def actors(self, read: Read) -> tuple[Candidate, ...]:
        """Who could do it."""
        find = read.found
        never = () if find.rule == RULE else _apart(find.whom, find.who)
        asked = self._asked(read, ACTOR, find.who, find.whom)
        return self._candidates(asked, never)

    def targets(self, read: Read, who: tuple[Referent, ...]) -> tuple[Candidate, ...]:
        """To whom `who` could do it."""
        find = read.found
        never = () if find.rule == RULE else _apart(find.who, find.whom)
        asked = self._asked(read, TARGET, find.whom, who)
        return self._candidates(asked, (*who, *never, *find.suffer))

    def _asked(self, read: Read, role: int, given: tuple[Referent, ...], other: tuple[Referent, ...]) -> Question:
        casting = read.actor if role == ACTOR else read.target
        return self._witness.question(read.found, role, given, other, casting)

    def _candidates(self, asked: Question, never: tuple[Referent, ...]) -> tuple[Candidate, ...]:
        parties = self._parties.around(asked.find.trigger.i, asked.given, asked.casting, never)
        return tuple(self._weighable(asked, parties))

    def _weighable(self, asked: Question, parties: Sequence[Party]) -> Iterator[Candidate]:
        account = Account.read(asked, parties)
        yield Candidate(
            party=None, text=self._witness.of_nobody(asked), encoder=account.of_nobody() if account else None
        )
        for party in parties:
            told = account.of(party) if account is not None else None
            yield Candidate(party=party, text=self._witness.of(asked, party), encoder=told)


def probabilities(candidates: Sequence[Candidate], weights: PartyWeights) -> tuple[float, ...]:
    """How probable each candidate is; together they are one."""
    text, encoder = dict(weights.text), dict(weights.encoder)
    scores = [_total(c.text, text) for c in candidates]
    if candidates[0].encoder is not None:
        accounts = (_total(c.encoder or {}, encoder) for c in candidates)
        scores = [(s + a) / 2 for s, a in zip(scores, accounts, strict=True)]
    most = max(scores)
    odds = [math.exp(s - most) for s in scores]
    return tuple(o / sum(odds) for o in odds)


@dataclass(frozen=True, slots=True, kw_only=True)
class Choice:
    """Who is chosen, nobody if empty, how probable it is, and whether a pattern or the encoder named the same."""

    referents: tuple[Referent, ...]
    share: float
    given: bool


def choice(candidates: Sequence[Candidate], weights: PartyWeights, told: Sequence[tuple[Referent, ...]]) -> Choice:
    """The most probable candidate, by the referents that were `told` where those name the same."""
    shares = probabilities(candidates, weights)
    k = max(range(len(shares)), key=lambda k: shares[k])
    best = candidates[k]
    for referents in told:
        if tuple(sorted(set(names_of(referents)))) == best.names:
            return Choice(referents=referents, share=shares[k], given=True)
    return Choice(referents=best.party.referents if best.party else (), share=shares[k], given=False)


def _apart(referents: Sequence[Referent], given: Sequence[Referent]) -> tuple[Referent, ...]:
    """Who is named in one role and not in the other."""
    return tuple(r for r in referents if not same_side((r,), given))


def _total(features: Features, weights: Mapping[str, float]) -> float:
    return sum(value * weights.get(name, 0.0) for name, value in sorted(features.items()))
