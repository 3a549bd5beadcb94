"""What speaks for a piece of evidence being an answer to a demand, and for which: signs by name, each told in words.

A link's weight is a logistic model over them; the weights stand in the pack of stances and come from annotated
answers (docs/stance.md).
"""

from __future__ import annotations

import math
import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from melian.assessment.lookup import names
from melian.assessment.stance_evidence import Evidence
from melian.assessment.stance_references import NOUNS, Reference
from melian.model.event import Event
from melian.model.mention import DEEDS
from melian.model.span import Span
from melian.model.stance import Phrase, Relation
from melian.resolution.matter import likeness
from melian.resolution.words import stems

_FAMILIES = {
    "reject": "no", "accept": "yes", "agree": "yes", "yield": "yes", "condemn": "blame", "accuse": "blame",
    "deny": "denial", "threaten": "threat", "warn": "warning", "demand": "asks", "appeal": "asks", "offer": "gives",
    "promise": "gives",
}  # fmt: skip
_NAMED = {
    "demand": ("demand", "ultimatum", "deadline", "condition", "terms", "call", "resolution", "request", "plan"),
    "threaten": ("threat", "ultimatum", "warning", "plan", "attack", "sanctions", "move"),
    "appeal": ("call", "appeal", "request", "demand", "resolution", "statement"),
    "offer": ("offer", "proposal", "plan", "initiative", "incentives", "invitation"),
}  # fmt: skip
"""Words by which an answer refers to each kind of act."""
_REPORTS = re.compile(
    r"\b(?:reject|den(?:y|ie)|dismiss|refut)\w* (?:\w+ )?(?:reports?|rumou?rs|allegations?|suggestions|charges?)\b"
)
_REPLIES = re.compile(
    r"\b(?:respond|repl(?:y|i)|react)(?:e?s|e?d|ing)?\b|"
    r"\bin (?:response|reply|answer|reaction|retaliation) (?:to|for)\b"
)
_NEAR = (0, 1, 2, 5)
_SOON = 8
"""Sentences behind an act within which answers mostly follow."""
_SORTS = {"no": "an answer", "yes": "an answer", "blame": "an answer", "denial": "an answer", "asks": "a request"}
LIKE = (0.15, 0.4)
"""Edges of shared matter, 0 to 1."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Asked:
    """A demand, threat, appeal or offer as one article tells it."""

    event: Event
    at: tuple[int, ...]
    """Numbers of the article's sentences that tell it."""
    spans: tuple[Span, ...]
    first: bool
    """Whether it is the first such act that the article tells."""
    bounds: tuple[Span, ...] = ()
    """Where the article tells what is asked, and what that is tied to."""
    chief: bool = True
    """Whether, of all that one asks, the article tells no other oftener, and of those told as often none before it."""

    heading: bool = False
    """Whether only headings of the article tell it."""

    @property
    def actors(self) -> frozenset[str]:
        """Who asks."""
        return frozenset(names(self.event.actor))

    @property
    def targets(self) -> frozenset[str]:
        """Who is asked."""
        return frozenset(names(self.event.target))


@dataclass(frozen=True, slots=True, kw_only=True)
class Candidate:
    """Evidence and an act that it may answer."""

    evidence: Evidence
    asked: Asked
    place: int
    """Number of the evidence's sentence."""
    nearest: bool
    likest: bool
    """Whether no other act of the article that it could answer shares as much of its matter."""


def relation(holders: frozenset[str], asked: Event) -> Relation:
    """Whether the holder is who was asked, or a third party."""
    return "addressee" if holders & set(names(asked.target)) else "third"


def side_of(evidence: Evidence, asked: Event) -> Relation:
    """The same for words: who blames or urges another of those asked, and not who asks, is no addressee there."""
    side = relation(evidence.holders, asked)
    others = set(names(asked.target)) - evidence.holders
    at_others = bool(evidence.targets & others) and not evidence.targets & set(names(asked.actor))
    return "third" if at_others and {family(act) for act in evidence.acts} <= {"blame", "asks", "warning"} else side


def plain(text: str) -> str:
    """Lower case, straight apostrophes."""
    return text.casefold().replace("’", "'").replace("‘", "'")


def link_signs(candidate: Candidate, phrases: Sequence[Phrase]) -> Iterator[str]:
    """Signs that the words answer this act: distance, whom they are aimed at, shared matter, words that refer."""
    side = side_of(candidate.evidence, candidate.asked.event)
    yield f"{side} {candidate.asked.event.act}"
    yield side
    yield from _place_signs(candidate)
    yield from _act_signs(candidate, side)
    yield from _word_signs(candidate, side, phrases)


def _place_signs(candidate: Candidate) -> Iterator[str]:
    """Where the words stand against where the act is told."""
    asked, place, evidence = candidate.asked, candidate.place, candidate.evidence
    away = min((abs(place - n) for n in asked.at), default=99)
    yield f"away {next((str(n) for n in _NEAR if away <= n), 'far')}"
    if away and place < min(asked.at, default=0):
        yield "before it"
        if evidence.acts and {family(act) for act in evidence.acts} <= {"asks", "threat", "gives"}:
            yield "asks before it"
    held = {
        "nearest": candidate.nearest, "likest": candidate.likest, "first": asked.first,
        "told again": len(asked.at) > 1, "chief": asked.chief,
    }  # fmt: skip
    yield from (name for name, holds in held.items() if holds)


def _act_signs(candidate: Candidate, side: Relation) -> Iterator[str]:
    """What the holder does in those words, and to whom."""
    evidence, asked, place = candidate.evidence, candidate.asked, candidate.place
    yield f"basis {evidence.basis}"
    families = sorted({family(act) for act in evidence.acts}) or ["words only"]
    yield from (f"act {family}" for family in families)
    if {"no", "yes", "blame", "denial"} & {*families} and any(evidence.words.overlaps(span) for span in asked.spans):
        yield "holds it"
    at = aim(evidence.targets, asked.event) if evidence.acts else "nobody"
    yield f"aim {at}"
    if side == "third":
        yield f"aim {at} third"
    main = asked.first or len(asked.at) > 1
    behind = min((place - n for n in asked.at if n <= place), default=_SOON + 1)
    if main and behind <= _SOON:
        yield from (f"{_SORTS[f]} at {at} by {side}, soon after a main act" for f in families if f in _SORTS)


def _word_signs(candidate: Candidate, side: Relation, phrases: Sequence[Phrase]) -> Iterator[str]:
    """What the words say, whatever act they are."""
    evidence, asked = candidate.evidence, candidate.asked
    text, own = plain(evidence.sentence.text), plain(evidence.words.text)
    if any(f" {word}" in text for word in _NAMED.get(asked.event.act, ())):
        yield "refers"
    like = matter(evidence, asked.event)
    yield from (f"like {edge}" for edge in LIKE if like >= edge)
    told = evidence.mentions or evidence.quotations
    held = {p.stance for p in phrases if p.when in ("any", side) and (told or not p.spoken) and p.found(own)}
    yield from (f"words {name}" for name in sorted(held))
    if not held:
        yield "words none"
    if _REPLIES.search(text):
        yield "says it responds"
    if _REPORTS.search(own):
        yield "denies a report"
    yield from _reference_signs(candidate)
    if side == "third":
        named = asked.actors & evidence.around or any(name.casefold() in text for name in asked.actors)
        yield "names who asks" if named else "names not who asks"


def _reference_signs(candidate: Candidate) -> Iterator[str]:
    """Whether a noun for such an act stands there, and whose: who asks, or another."""
    asked, evidence = candidate.asked, candidate.evidence
    fitting = _fitting(candidate)
    if any(r.of in asked.actors for r in fitting):
        yield "names it as the asker's"
    elif any(r.of is not None and r.of not in evidence.holders for r in fitting):
        yield "names another's"
    elif any(r.of is None for r in fitting):
        yield "points at one"


def by_name(candidate: Candidate) -> bool:
    """Whether the words answer what they name: 'rejected Arvonia's demand', 'the call was seconded' soon after it."""
    asked, evidence = candidate.asked, candidate.evidence
    if evidence.beside:
        within = any(evidence.sentence.overlaps(span) for span in asked.spans)
        return within or (bool(evidence.around & asked.actors) and candidate.place - 1 in asked.at)
    told = [r for r in _fitting(candidate) if r.answered]
    own = any(r.of in asked.actors for r in told)
    other = any(r.of is not None and r.of not in asked.actors for r in told)
    return own or (bool(told) and not other and candidate.nearest and candidate.place - max(asked.at) in range(4))


def _fitting(candidate: Candidate) -> list[Reference]:
    return [r for r in candidate.evidence.refers if r.noun in NOUNS.get(candidate.asked.event.act, ())]


def matter(evidence: Evidence, asked: Event) -> float:
    """How much the words speak of what is asked, 0 to 1; words of the parties' names count little."""
    parties = stems(" ".join(filter(None, (asked.actor, asked.target, evidence.holder))))
    told = stems(asked.content.text)
    return max(likeness(stems(text), told, parties) for text in (evidence.sentence.text, evidence.words.text))


def aim(targets: frozenset[str], asked: Event) -> str:
    """Whom acts are aimed at: who asks, who is asked, both, nobody, or others."""
    at = [name for name, side in (("asker", asked.actor), ("asked", asked.target)) if targets & set(names(side))]
    return " and ".join(at) or ("others" if targets else "nobody")


def probability(signs: Iterator[str], weights: Mapping[str, float]) -> float:
    """Of a logistic model over signs, 0 to 1."""
    odds = weights.get("bias", 0.0) + sum(weights.get(sign, 0.0) for sign in set(signs))
    return 1 / (1 + math.exp(-max(-30.0, min(30.0, odds))))


def family(act: str) -> str:
    """The sort of an act that signs speak of: each deed is "deed"."""
    return "deed" if act in DEEDS else _FAMILIES.get(act, act)
