"""How probable it is that a find is right: a logistic model over what stands around it.

Weights are learned on development data (`training/confidence.py`) and shipped in `packs/acts`: `confidence.toml` of the
patterns alone, `confidence-encoder.toml` of what the encoder says besides. A pattern that is new there starts from its
own `weight`.
"""

from __future__ import annotations

import math
from collections.abc import Iterable, Iterator, Mapping, Set
from typing import Final

from melian.extraction.arguments import surface_subject
from melian.extraction.cast import Cast
from melian.extraction.find import Chosen, Find, Seen
from melian.model.mention import Mention
from melian.model.parsed import Parsed, Sentence

PATTERNS = 0.3
"""Share of the patterns' own model where the encoder has a say too; chosen by cross-validation, flat from .2 to .5."""
_MANY = 4
_FEWEST = 2
"""Sentences that a document needs before the number of actors in it says anything."""

_SUREST = 0.999
"""The most that a share or a pattern's own weight may say for an act, and by what is left of it against it."""


DOERS: Final = ("crowds", "courts", "factions", "press", "papers")
"""Word lists of those who act for no state, and of papers: what they demand is mostly a state's own affair or old."""
_STEPS: Final = range(-4, 5)
"""Log odds at which a share counts: in equal steps, so that what is learned of one step holds for all above it."""


class Crowd:
    """How many actors a document names, and each of its sentences: one state alone is mostly its own affair.

    `words` are the pack's lists; those of `DOERS` tell who acts for no state.
    """

    def __init__(self, parsed: Parsed, cast: Cast, words: Mapping[str, Set[str]]) -> None:
        self._parsed, self._doers = parsed, {name: words.get(name, frozenset()) for name in DOERS}
        self._named = [frozenset(_actors(parsed, cast, s)) for s in parsed.sentences]
        self._short = len(parsed.sentences) < _FEWEST
        self._all = len(frozenset().union(*self._named)) if self._named else 0

    def features(self, sentence: Sentence) -> Iterator[str]:
        """Buckets of both counts."""
        yield f"sentence names:{min(len(self._named[sentence.i]), _MANY)}"
        if not self._short:
            yield f"document names:{min(self._all, _MANY)}"

    def doer(self, trigger: int) -> Iterator[str]:
        """What kind of people the subject of the act's verb is, where it is one that acts for no state."""
        subject = surface_subject(self._parsed, trigger)
        if subject is not None:
            lemma = self._parsed.tokens[subject].lemma.lower()
            yield from (f"doer:{name}" for name, listed in self._doers.items() if lemma in listed)


def _actors(parsed: Parsed, cast: Cast, sentence: Sentence) -> Iterator[str]:
    for token in parsed.tokens_of(sentence):
        if token.pos in ("PROPN", "ADJ") or token.name in ("GPE", "NORP", "ORG"):
            referent = cast.refer(token.i)
            yield from referent.actors if referent is not None else _owners(cast, token.i)


def _owners(cast: Cast, i: int) -> tuple[str, ...]:
    """Actors of the possessor or adjective at the noun `i`."""
    return tuple(a for r in cast.owner(i) for a in r.actors)


_EARLY = frozenset(
    {"intercept", "rule", "act", "trigger", "sentence names", "document names", "doer", "encoder act from",
     "encoder rival from", "encoder unasserted"}
)  # fmt: skip
"""What the names of features begin with that `early` gives."""
HOPE = 0.67
"""Share of what the other features add where all are at their best: of the encoder's own finds that are reported in the
annotated news none had to hope for more than two thirds."""
CHOICE = "choice "
"""What the names of features of the choice of parties begin with."""


def features(find: Find, mention: Mention, crowd: Crowd, sentence: Sentence) -> frozenset[str]:
    """Names of what holds of a find, for the models to weigh; each has weights for those that it has learned."""
    found = set(early(find, crowd, sentence))
    found.add("target named" if mention.target else "no target")
    found.add("actor named" if mention.actor else "no actor")
    first = find.who[0] if find.who else None
    found.add(f"actor as:{first.kind if first else 'nobody'}")
    found.update(_cast(find.seen) if find.seen is not None else ())
    found.update(_chosen(find.chosen) if find.chosen is not None else ())
    found.add(f"form:{mention.form}")
    for name, holds in (
        ("condition", mention.condition), ("hedge", mention.hedge), ("credited", mention.cited_source),
        ("flipped", find.flipped), ("several actors", ";" in (mention.actor or "")),
        ("several targets", ";" in (mention.target or "")), ("speaker named", mention.speaker),
    ):  # fmt: skip
        if holds:
            found.add(name)
    return frozenset(found)


def early(find: Find, crowd: Crowd, sentence: Sentence) -> Iterator[str]:
    """Those that are known before its parties are chosen."""
    yield from (f"rule:{find.rule}", f"act:{find.act}", f"trigger:{find.trigger.pos}:{find.trigger.dep}")
    yield from crowd.features(sentence)
    yield from crowd.doer(find.trigger.i)
    if find.seen is not None:
        yield from _seen(find.seen)


def _seen(seen: Seen) -> Iterator[str]:
    """The encoder's account: of the act and its rival every step of log odds that they reach, of the rest tenths."""
    yield from (f"encoder act from:{step}" for step in _reached(seen.act))
    yield from (f"encoder rival from:{step}" for step in _reached(seen.rival))
    yield f"encoder unasserted:{_tenth(seen.unasserted)}"


def _cast(seen: Seen) -> Iterator[str]:
    """The same of its parties: how sure it is of who is named or of nobody, whichever is more."""
    yield f"encoder actor:{_tenth(max(seen.actor, seen.no_actor))}"
    yield f"encoder target:{_tenth(max(seen.target, seen.no_target))}"


def _chosen(chosen: Chosen) -> Iterator[str]:
    """How probable the choice of each party was, in tenths, and whether it agrees with who was named at first."""
    yield f"{CHOICE}actor:{_tenth(chosen.actor)}"
    yield f"{CHOICE}target:{_tenth(chosen.target)}"
    yield f"{CHOICE}actor given:{chosen.actor_given}"
    yield f"{CHOICE}target given:{chosen.target_given}"


def _tenth(share: float) -> int:
    return min(9, int(10 * share))


def _reached(share: float) -> Iterator[int]:
    odds = _log_odds(share)
    return (step for step in _STEPS if odds >= step)


def _log_odds(share: float) -> float:
    sure = min(_SUREST, max(1 - _SUREST, share))
    return math.log(sure / (1 - sure))


def probability(found: Iterable[str], weights: Mapping[str, float], prior: float) -> float:
    """The model's probability, 0 to 1; `prior` stands in for the weight of a rule the model has not seen."""
    return _probability(_logit(frozenset(found), weights, prior))


def agreed(found: Iterable[str], patterns: Mapping[str, float], encoder: Mapping[str, float], prior: float) -> float:
    """What two models say together, of the patterns alone and of the encoder with them: a mean of their logits."""
    names = frozenset(found)
    return _probability(PATTERNS * _logit(names, patterns, prior) + (1 - PATTERNS) * _logit(names, encoder, prior))


def _logit(names: frozenset[str], weights: Mapping[str, float], prior: float) -> float:
    total = weights.get("intercept", 0.0) + sum(weights.get(name, 0.0) for name in sorted(names))
    if not any(name.startswith("rule:") and name in weights for name in names):
        total += _log_odds(prior)
    return total


def _probability(logit: float) -> float:
    return 1 / (1 + math.exp(-max(-60.0, min(60.0, logit))))


def glance(find: Find, crowd: Crowd, sentence: Sentence, unchosen: Mapping[str, float]) -> float:
    """How probable a pattern's find is, 0 to 1, by what costs little: before its parties are chosen, or fields read.

    `unchosen` are the weights of finds whose parties stand as the pattern has them.
    """
    found = {*early(find, crowd, sentence), f"actor as:{find.who[0].kind if find.who else 'nobody'}"}
    found.add("target named" if any(r.actors for r in find.whom) else "no target")
    found.add("actor named" if any(r.actors for r in find.who) else "no actor")
    if find.flipped:
        found.add("flipped")
    return probability(found, unchosen, find.weight)


class Hope:
    """Whether a find of the encoder's own may still be reported, told before its parties are chosen.

    Most of these finds are far too weak, and choosing parties takes long.
    """

    def __init__(self, weights: Mapping[str, float], floor: float) -> None:
        self._weights = weights
        most: dict[str, float] = {}
        for name, weight in weights.items():
            kind = name.partition(":")[0]
            if kind not in _EARLY:
                most[kind] = max(most.get(kind, 0.0), weight)
        asked = math.log(floor / (1 - floor)) if 0 < floor < 1 else -math.inf
        self._least = asked - HOPE * sum(most.values())

    def of(self, find: Find, crowd: Crowd, sentence: Sentence) -> bool:
        """Whether what is known so far leaves any."""
        return _logit(frozenset(early(find, crowd, sentence)), self._weights, find.weight) >= self._least
