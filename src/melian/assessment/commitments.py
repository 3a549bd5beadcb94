"""Who has promised what to those concerned, what the words leave open, and where the case touches that."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from melian.assessment.disputes import Dispute
from melian.assessment.grounds import UNANSWERED, absence, entry, event_ground, words
from melian.assessment.linkage import ties
from melian.assessment.lookup import Lookup, documents_of, names, others
from melian.assessment.named import Named
from melian.assessment.passages import Passage, find, passages
from melian.model.commitment import Ambiguity, Commitment, Duty
from melian.model.event import Event
from melian.model.finding import Confidence, Finding, Ground
from melian.model.knowledge import Knowledge

Side = Literal["addressed", "demander", "both"]
_STATED = frozenset({"promise", "offer", "agree", "yield"})
_LINES = frozenset({"threaten", "warn"})
_SHOWN = 3
_DUTY: dict[Duty, str] = {
    "defend": "treat an attack as one’s own and help", "assist": "help", "consult": "consult",
    "assure": "respect, and raise it in the United Nations", "guarantee": "guarantee a state of affairs",
    "abstain": "not help an attacker",
}  # fmt: skip
"""What is promised, as the end of "promised: to ..."."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Held:
    """A commitment that holds for somebody concerned."""

    commitment: Commitment
    side: Side
    covers: tuple[str, ...]
    """Those concerned to whom it is promised."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Concerned:
    """The two sides of a dispute: who demands, and those addressed, with the places and whom it is tied to."""

    demander: frozenset[str]
    addressed: frozenset[str]


def concerned(dispute: Dispute, lookup: Lookup, knowledge: Knowledge, named: Named) -> Concerned:
    """Both sides by name."""
    lead = dispute.lead
    tied = {
        n for t in ties(dispute, lookup, knowledge, named) for n in t.actors if named.of_kind(n, "state", "territory")
    }
    demander = frozenset(names(lead.actor))
    return Concerned(
        demander=demander, addressed=frozenset({*names(lead.target), *names(lead.place), *tied}) - demander
    )


def held(who: Concerned, knowledge: Knowledge) -> tuple[Held, ...]:
    """Commitments to somebody of either side: those that cover most of the concerned first, then the older."""
    found = []
    for commitment in knowledge.commitments:
        covers = promised_to(commitment, knowledge)
        sides = (covers & who.addressed, covers & who.demander)
        if any(sides):
            side: Side = "both" if all(sides) else "addressed" if sides[0] else "demander"
            found.append(Held(commitment=commitment, side=side, covers=tuple(sorted(sides[0] | sides[1]))))
    return tuple(sorted(found, key=lambda h: (-len(h.covers), h.commitment.year, h.commitment.id)))


def promised_to(commitment: Commitment, knowledge: Knowledge) -> frozenset[str]:
    """Whom a commitment covers: the named, else the parties, else the body and its members."""
    if commitment.to or commitment.parties:
        return frozenset(commitment.to or commitment.parties)
    members = next((b.members for b in knowledge.bodies if b.name == commitment.body), ())
    return frozenset({*members, commitment.body or ""}) - {""}


def commitments(who: Concerned, dispute: Dispute, lookup: Lookup, knowledge: Knowledge) -> tuple[Finding, ...]:
    """The commitments that hold, then what their words leave open and the articles touch, then what the case states."""
    found = held(who, knowledge)
    told = passages(lookup, documents_of(dispute.lead))
    return (
        *_promises(found, told, knowledge),
        *_gaps(found, told, lookup, knowledge),
        *_stated(dispute, lookup),
    )


def _promises(found: tuple[Held, ...], told: tuple[Passage, ...], knowledge: Knowledge) -> tuple[Finding, ...]:
    if not found:
        looked = f"those concerned among the parties of {len(knowledge.commitments)} commitments"
        claim = f"Who has promised them what: {UNANSWERED}"
        return (Finding(question="commitments.held", claim=claim, basis="information", grounds=(absence(looked),)),)
    return tuple(_promise(h, told, knowledge) for h in found)


def _promise(found: Held, told: tuple[Passage, ...], knowledge: Knowledge) -> Finding:
    c = found.commitment
    by = ", ".join(c.by or c.parties) or f"the members of {c.body}"
    grounds = [entry("commitments", c.id, f"{_wording(c)}: “{c.words}”", c.source)]
    grounds += [words(p.document, p.excerpt, "named in the articles") for p in _naming(c, told)[:_SHOWN]]
    open_ = [a.says for a in knowledge.ambiguities if a.id in c.unclear]
    note = f" {c.note}" if c.note else ""
    both = " Both sides are covered: it is made against others." if found.side == "both" else ""
    where = f", {c.area}" if c.area else ""
    return Finding(
        question="commitments.held",
        claim=f"{c.name} ({c.year}): {by}; promised: to {_DUTY[c.duty]}; trigger: {c.trigger}{where}",
        basis="information",
        grounds=tuple(grounds),
        reasoning=f"Covers {', '.join(found.covers)}.{both} Open: {'; '.join(open_) or 'nothing noted'}.{note}",
    )


def _wording(c: Commitment) -> str:
    return {"text": "its words", "translated": "its words, translated", "reported": "as reported"}[c.wording]


def _naming(c: Commitment, told: tuple[Passage, ...]) -> list[Passage]:
    return [p for p in told if c.named and any(name.casefold() in p.excerpt.text.casefold() for name in c.named)]


def _gaps(
    found: tuple[Held, ...], told: tuple[Passage, ...], lookup: Lookup, knowledge: Knowledge
) -> tuple[Finding, ...]:
    """Each thing left open by a commitment to those addressed, where words or deeds in the case touch it."""
    mine = [h.commitment for h in found if h.side != "demander"]
    gaps = []
    for ambiguity in knowledge.ambiguities:
        open_in = [c for c in mine if ambiguity.id in c.unclear]
        touched = _touched(ambiguity, told, lookup)
        if open_in and touched:
            gaps.append(_gap(ambiguity, open_in, touched))
    if gaps or not mine:
        return tuple(gaps)
    looked = "words or deeds in the articles that fall where those promises are unclear"
    claim = f"Gaps that it touches: {UNANSWERED}"
    return (Finding(question="commitments.gap", claim=claim, basis="information", grounds=(absence(looked),)),)


def _touched(ambiguity: Ambiguity, told: tuple[Passage, ...], lookup: Lookup) -> tuple[Ground, ...]:
    deeds = [e for e in lookup.events if e.act in ambiguity.deeds and not lookup.writers_own(e)]
    said = [p for p in told if find(ambiguity.words, p.excerpt.text)]
    return (
        *(
            event_ground(e, f"{e.act.replace('_', ' ')} in the case")
            for e in sorted(deeds, key=lambda e: e.id)[:_SHOWN]
        ),
        *(words(p.document, p.excerpt, f"the articles speak of it (“{_hit(ambiguity, p)}”)") for p in said[:_SHOWN]),
    )


def _hit(ambiguity: Ambiguity, passage: Passage) -> str:
    match = find(ambiguity.words, passage.excerpt.text)
    return match[0] if match else ""


def _gap(ambiguity: Ambiguity, open_in: list[Commitment], touched: tuple[Ground, ...]) -> Finding:
    which = "; ".join(c.name for c in open_in[:_SHOWN])
    more = f" and {len(open_in) - _SHOWN} more" if len(open_in) > _SHOWN else ""
    sources = tuple(entry("commitments", c.id, f"the words of {c.name}", c.source) for c in open_in[:_SHOWN])
    return Finding(
        question="commitments.gap",
        claim=f"A gap that a demand could probe, in {which}{more}: {ambiguity.says}",
        basis="judgement",
        grounds=(*sources, entry("commitments", ambiguity.id, "why it is open", ambiguity.source), *touched),
        reasoning="The promise’s words leave it open, and words or deeds in the articles fall there.",
        confidence=Confidence(level="low", why="it rests on the promise’s words, not on what the parties would do"),
        alternatives=("the parties have closed it among themselves, in words that are not here",),
        would_change=("a statement of the parties that says how they read it",),
    )


def _stated(dispute: Dispute, lookup: Lookup) -> tuple[Finding, ...]:
    """Promises and lines drawn in the articles that tell the demand: who, to whom, on which trigger."""
    told = set(documents_of(dispute.lead))
    found = [
        e for e in lookup.events if told & set(documents_of(e)) and e.actor and not lookup.writers_own(e) and _states(e)
    ]
    if not found:
        looked = "promises, offers, and threats or warnings tied to a condition"
        claim = f"Promises and lines drawn in the articles: {UNANSWERED}"
        return (Finding(question="commitments.stated", claim=claim, basis="information", grounds=(absence(looked),)),)
    return tuple(_line(e) for e in sorted(found, key=lambda e: (e.act in _LINES, e.id)))


def _states(event: Event) -> bool:
    return event.act in _STATED or (event.act in _LINES and event.condition is not None)


def _line(event: Event) -> Finding:
    to = f" to {', '.join(names(done_to))}" if (done_to := others(event.target, event.actor)) else ""
    kind = "a line drawn" if event.act in _LINES else f"a commitment in words ({event.act})"
    grounds: list[Ground] = [event_ground(event, "the act")]
    tie = event.condition if event.condition is not None and event.condition.kind != "deadline" else None
    if tie is not None and event.condition_document is not None:
        grounds.append(words(event.condition_document, tie, "its trigger"))
    trigger = "on a trigger" if tie is not None else "without a trigger in its words"
    return Finding(
        question="commitments.stated",
        claim=f"{', '.join(names(event.actor))}{to}: {kind}, {trigger}",
        basis="information",
        grounds=tuple(grounds),
    )
