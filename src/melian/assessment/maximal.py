"""What makes a demand maximalist: signs that it asks for more than could be given, each with what it rests on."""

from __future__ import annotations

from melian.assessment.asked import Asked
from melian.assessment.disputes import Dispute
from melian.assessment.grounds import absence, confidence, entry, event_ground, words
from melian.assessment.linkage import Tie, ties
from melian.assessment.lookup import Lookup
from melian.assessment.named import Named
from melian.assessment.passages import find
from melian.model.finding import Finding, Ground
from melian.model.knowledge import Knowledge

OF = 5
"""Signs looked for: no deadline, nothing in exchange, all of it, beyond its occasion, not in the addressee's hands."""
_ENOUGH = 3


def maximalist(asked: Asked, lookup: Lookup, knowledge: Knowledge, named: Named, dispute: Dispute) -> Finding:
    """How many of five signs are seen. Three and more: it asks for more than the addressee could give."""
    seen = [
        *_no_deadline(asked),
        *_nothing_for_it(asked, lookup),
        *_everything(asked, knowledge),
        *_larger(ties(dispute, lookup, knowledge, named)),
        *_not_in_its_hands(asked, knowledge),
    ]
    many = len(seen) >= _ENOUGH
    claim = f"{len(seen)} of {OF} signs are seen that it asks for more than the addressee could give"
    return Finding(
        question="compliance.maximalist",
        claim=claim,
        basis="judgement",
        grounds=tuple(seen) or (absence("the five signs"),),
        reasoning="Signs: no deadline; nothing in exchange; all of it; larger than its occasion; not in the "
        f"addressee’s hands. {_ENOUGH} and more are taken for a maximalist demand: "
        f"here {'they are' if many else 'they are not'} reached.",
        confidence=confidence(asked.event),
        alternatives=(
            "an opening position from which the demander can come down"
            if many
            else "a demand that is put in small words and meant in large ones",
        ),
        would_change=("a deadline or terms in the demander’s quoted words", "an offer that narrows it"),
    )


def _no_deadline(asked: Asked) -> tuple[Ground, ...]:
    carried = any(e.element == "deadline" and e.level != "absent" for e in asked.event.elements)
    return () if carried else (absence("a deadline: none is set"),)


def _nothing_for_it(asked: Asked, lookup: Lookup) -> tuple[Ground, ...]:
    told = lookup.mentions_of(asked.event)
    given = any(m.condition is not None and m.condition.role == "in_exchange" for m in told)
    return () if given else (absence("something given in exchange: nothing is"),)


def _everything(asked: Asked, knowledge: Knowledge) -> tuple[Ground, ...]:
    total = tuple(w for s in knowledge.signs if s.kind == "total" for w in s.words)
    found = next((w for w in asked.words if find(total, w.excerpt.text)), None)
    if found is None:
        return ()
    sign = find(total, found.excerpt.text)
    return (words(found.document, found.excerpt, f"all of it (“{sign[0] if sign else ''}”)"),)


def _larger(found: tuple[Tie, ...]) -> tuple[Ground, ...]:
    """It is tied to a matter of others: its object goes beyond its occasion."""
    beyond = next((t for t in found if t.actors and not t.shared), None)
    if beyond is None:
        return ()
    return (words(beyond.mention.document, beyond.excerpt, f"its occasion is another: {', '.join(beyond.actors)}"),)


def _not_in_its_hands(asked: Asked, knowledge: Knowledge) -> tuple[Ground, ...]:
    kind = asked.kind
    if kind is None:
        return ()
    if kind.third:
        return (entry("compliance", kind.id, "somebody else has to act or to agree", kind.source),)
    body = next(
        (b for b in knowledge.bodies if b.name in asked.addressees and set(b.members) & set(asked.places)), None
    )
    if kind.forces == "away" and body is not None:
        return (
            entry(
                "commitments",
                f"{body.name} (members)",
                "the places are its members’ own territory",
                body.members_source,
            ),
        )
    hosts = [p for p in asked.places if p not in asked.addressees]
    return (event_ground(asked.event, "the addressee is not named"),) if hosts and not asked.addressees else ()
