"""Which stance words show: what they mean where that is no guess, else the likeliest by a softmax model over signs.

The model's weights stand in the pack of stances and come from annotated answers (docs/stance.md).
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from melian.assessment.lookup import names
from melian.assessment.stance_evidence import Evidence
from melian.assessment.stance_signs import LIKE, aim, family, matter, plain, side_of
from melian.model.event import Event
from melian.model.stance import STANCES, Phrase, StanceIndex, StanceKind

ATTACKS = "attacks who asks"
"""The rule of a rejection that is only implied."""
BOTH = "calls on both sides"
LIMITED = "a yes or maybe with an if or a limit"
COUNTER = "answers with a threat"
OWN = "asks for something of its own, and no answer is told"
CONTRARY = "asks the contrary, and no answer is told"
_BLAMES = "act blame third"
ALSO = "asks who is asked for something on the same matter"
_ALIKE = "towards who is asked on the same matter"
_FOR = ("accepts", "backs_demander")
_ELSEWHERE = "towards who is asked on another matter"


def kind_signs(evidence: Evidence, asked: Event, phrases: Sequence[Phrase]) -> Iterator[str]:
    """Signs of which stance the words show: relation, acts and whom they are aimed at, phrases, basis."""
    side = side_of(evidence, asked)
    yield side
    yield f"basis {evidence.basis}"
    yield f"asked {asked.act}"
    for act in sorted(evidence.acts):
        yield f"act {family(act)}"
        yield f"act {family(act)} {side}"
    if evidence.acts:
        yield f"aim {aim(evidence.targets, asked)}"
        yield f"aim {aim(evidence.targets, asked)} {side}"
        if side == "third" and aim(evidence.targets, asked) == "asked":
            yield _ELSEWHERE if matter(evidence, asked) < LIKE[0] else _ALIKE
    if any(m.condition for m in evidence.mentions):
        yield "condition"
    text = plain(evidence.words.text)
    told = evidence.mentions or evidence.quotations
    for phrase in phrases:
        if phrase.when in ("any", side) and (told or not phrase.spoken) and phrase.found(text):
            yield f"phrase {phrase.id}"
            yield f"words {phrase.stance}"


def kind(evidence: Evidence, asked: Event, index: StanceIndex) -> tuple[StanceKind, str]:
    """Which stance the words show, and the signs that told most, in words."""
    signs = frozenset(kind_signs(evidence, asked, index.phrases))
    known = _meant(signs, evidence, asked) or _of_a_third(signs, evidence, asked, index)
    if known:
        return known
    scores = {k: row.get("bias", 0.0) + sum(row.get(s, 0.0) for s in sorted(signs)) for k, row in index.of_kind.items()}
    open_to = [k for k in STANCES if k not in _FOR or not _asks_of_the_asker(signs, asked)]
    best = max(open_to, key=lambda k: scores.get(k, 0.0))
    if best in ("accepts", "vague") and "words conditional" in signs:
        return "conditional", LIMITED
    row = index.of_kind.get(best, {})
    told = sorted((s for s in signs if row.get(s, 0.0) > 0), key=lambda s: (-row[s], s))
    return best, "; ".join(told[:3])


def _meant(signs: frozenset[str], evidence: Evidence, asked: Event) -> tuple[StanceKind, str] | None:
    """What the words mean, which is no model's guess: who refuses, attacks the asker or answers a demand or threat
    with a threat rejects; a third party that attacks who is asked, on another matter than what is asked, endorses
    nothing.
    """
    if {_ELSEWHERE, _BLAMES} <= signs:
        return "criticises_target", "blames who is asked, on another matter"
    if {_ALIKE, _BLAMES, "words backs_demander"} <= signs and not {"act no", "words conditional"} & signs:
        return "backs_demander", "blames who is asked, and asks the same"
    if {"phrase undecided", "basis writer"} <= signs and not {"act no", "act yes"} & signs:
        return "ambiguous", "undecided, as the writer says"
    if evidence.acts == {"agree"} and "words vague" in signs and "words rejects" not in signs:
        return "vague", "agrees to talk on"
    mild = "words vague" in signs and "words rejects" not in signs
    if {"act blame", "aim asker"} <= signs and not {"condition", "act no"} & signs and not mild:
        return "rejects", ATTACKS
    if "act no" in signs and not {"condition", "act asks", "aim asked", "aim others"} & signs:
        return "rejects", "refuses"
    at_asker = "aim others" not in signs or bool(evidence.around & set(names(asked.actor)))
    back = asked.act == "threaten" or (asked.act == "demand" and at_asker)
    if back and {"addressee", "act threat"} <= signs:
        return "rejects", COUNTER
    return None


def _of_a_third(
    signs: frozenset[str], evidence: Evidence, asked: Event, index: StanceIndex
) -> tuple[StanceKind, str] | None:
    """A third party that calls on both sides, asks others for something, only denies or asks the contrary backs
    nothing.
    """
    if "third" not in signs:
        return None
    if {"act asks", "aim asker and asked"} <= signs and not {"act yes", "act no"} & signs:
        return "ambiguous", BOTH
    if (
        "act asks" in signs
        and {"aim nobody", "aim others"} & signs
        and not {"act yes", "act no", "words conditional"} & signs
    ):
        return "ambiguous", OWN
    if "act denial" in signs:
        return "ambiguous", "denies something, and no answer is told"
    if "act asks" in signs and _asks_contrary(evidence, asked, index):
        return "ambiguous", CONTRARY
    if _asks_of_the_asker(signs, asked) and matter(evidence, asked) >= LIKE[0] and "words conditional" not in signs:
        return "ambiguous", CONTRARY
    if {"act asks", "aim asked", _ALIKE} <= signs and not {"act no", "act yes"} & signs:
        return ("conditional", LIMITED) if "words conditional" in signs else ("backs_demander", ALSO)
    return None


def _asks_of_the_asker(signs: frozenset[str], asked: Event) -> bool:
    """Whether a third party only asks something of who demands or threatens: no yes to it and no backing."""
    only = {sign for sign in signs if sign.startswith("act ") and len(sign.split()) == 2} == {"act asks"}
    return only and asked.act in ("demand", "threaten") and {"third", "aim asker"} <= signs


def _asks_contrary(evidence: Evidence, asked: Event, index: StanceIndex) -> bool:
    own = [m for m in evidence.mentions if family(m.act) in ("asks", "threat")]
    return any(index.contrary(plain(m.content.text), plain(asked.content.text)) for m in own)
