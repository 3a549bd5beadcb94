"""A stance as a finding: what it rests on, how it was told, what else the words could mean, what would change it."""

from __future__ import annotations

from melian.assessment.grounds import absence, words
from melian.model.finding import Confidence, Finding, Level
from melian.model.stance import Stance, StanceBasis, StanceKind

_SIGNS = {
    "act no": "an act of refusal", "act yes": "an act of consent", "act blame": "blame",
    "act asks": "a demand of its own",
    "act threat": "a threat", "act warning": "a warning", "act gives": "an offer or promise", "act denial": "a denial",
    "act deed": "conduct", "aim asker": "aimed at who asks", "aim asked": "aimed at who is asked",
    "condition": "a condition", "basis writer": "a writer’s summary", "addressee": "it is who was asked",
    "third": "it is a third party",
}  # fmt: skip
_CARRIED: dict[StanceBasis, str] = {
    "statement": "its own words are reported", "deed": "it rests on conduct alone",
    "told_by_other": "somebody else tells it", "writer": "it is the writer’s summary",
}  # fmt: skip
_ELSE: dict[StanceKind, str] = {
    "accepts": "a yes to a part, or to another act of the same asker",
    "rejects": "a refusal of the manner or of another act, with the matter itself left open",
    "conditional": "a refusal put politely, or a yes with a detail to settle",
    "vague": "a refusal that is not spoken out, or a wait for more",
    "criticises_target": "support for the demand, not spoken out",
    "backs_demander": "support for its aim and not for the demand",
    "ambiguous": "conduct planned before, with no bearing on it",
}
_FIRM = 0.6
"""Weight from which the tie between words and act counts as firm; set by judgement."""


def stance_finding(stance: Stance, claim: str) -> Finding:
    """The finding of a stance; `claim` is its sentence. An analyst's own has his source and no confidence of ours."""
    by_hand = stance.by != "rules"
    shown = len(stance.words) > 0
    ground = words(stance.document, stance.words, "its words") if shown else absence("words of it in these articles")
    return Finding(
        question="stance",
        claim=claim,
        basis="judgement",
        grounds=(ground,),
        reasoning=f"Set by {stance.by}: {stance.rule}" if by_hand else _reasoning(stance),
        confidence=None if by_hand else _confidence(stance),
        alternatives=(_ELSE[stance.kind],),
        would_change=(_change(stance),),
        by=stance.by,
    )


def told_by(rule: str) -> str:
    """A rule in words: one that is a sentence as it is, signs by what they mean; names of phrases are quoted."""
    pieces = rule.split("; ")
    told = [_SIGNS.get(piece) or _phrase(piece) for piece in pieces]
    known = [words for words in told if words]
    return "; ".join(dict.fromkeys(known)) or "its words taken together"


def _phrase(sign: str) -> str | None:
    """'phrase will-not' names an entry of the pack; other signs of the models say nothing by themselves."""
    if sign.startswith("phrase "):
        return f"words of the pack’s entry “{sign.removeprefix('phrase ')}”"
    return None if sign.split(" ", maxsplit=1)[0] in ("words", "act", "aim", "basis", "asked", "towards", "") else sign


def _reasoning(stance: Stance) -> str:
    tie = "firmly" if stance.weight >= _FIRM else "loosely"
    return (
        f"Told by: {told_by(stance.rule)}. The words are tied {tie} to this act, by what they name and where they stand"
    )


def _confidence(stance: Stance) -> Confidence:
    own, firm = stance.basis == "statement", stance.weight >= _FIRM
    level: Level = "moderate" if own and firm else "low"
    return Confidence(level=level, why=f"{_CARRIED[stance.basis]}, tied {'firmly' if firm else 'loosely'} to this act")


def _change(stance: Stance) -> str:
    if stance.holder is None:
        return "the article’s source, which could say whose stance it is"
    if stance.basis == "statement":
        return "the full text of what is reported, or a later statement of it"
    return "a statement of its own on this act"
