"""What a dispute's main act asks for, in classes of the compliance pack."""

from __future__ import annotations

from dataclasses import dataclass

from melian.assessment.disputes import Dispute
from melian.assessment.lookup import Lookup, names
from melian.assessment.passages import find
from melian.model.compliance import DemandClass
from melian.model.event import Event
from melian.model.knowledge import Knowledge
from melian.model.span import Excerpt

ASKING = frozenset({"demand", "appeal"})
MENACING = frozenset({"threaten", "warn"})


@dataclass(frozen=True, slots=True, kw_only=True)
class Words:
    """Words of one article that say what is asked."""

    document: str
    excerpt: Excerpt


@dataclass(frozen=True, slots=True, kw_only=True)
class Asked:
    """What is asked of whom, and where."""

    event: Event
    kind: DemandClass | None
    """None: no class of the packs fits the words."""
    words: tuple[Words, ...]
    """Those that the class was recognised by come first."""
    addressees: tuple[str, ...]
    places: tuple[str, ...]


def asked(dispute: Dispute, lookup: Lookup, knowledge: Knowledge) -> Asked | None:
    """What the main act asks for: a demand's object, or a threat's condition; None for an act that asks for nothing."""
    told = _told(dispute.lead, lookup)
    if not told:
        return None
    scored = [(sum(_fits(kind, w.excerpt.text) for w in told), kind) for kind in knowledge.demand_classes]
    best = min((pair for pair in scored if pair[0]), key=lambda pair: (-pair[0], pair[1].id), default=None)
    kind = best[1] if best else None
    first = sorted(told, key=lambda w: -_fits(kind, w.excerpt.text)) if kind else list(told)
    lead = dispute.lead
    return Asked(event=lead, kind=kind, words=tuple(first), addressees=names(lead.target), places=names(lead.place))


def _told(event: Event, lookup: Lookup) -> tuple[Words, ...]:
    mentions = [m for m in lookup.mentions_of(event) if m.form != "author_advice"]
    if event.act in ASKING:
        return tuple(Words(document=m.document, excerpt=m.content) for m in mentions)
    if event.act not in MENACING:
        return ()
    return tuple(
        Words(document=m.document, excerpt=m.condition)
        for m in mentions
        if m.condition is not None and m.condition.role == "required_first"
    )


def _fits(kind: DemandClass, text: str) -> int:
    """2 where a verb and an object stand in the text, 1 where one of the words that suffice does, else 0."""
    if kind.verbs and find(kind.verbs, text) and find(kind.objects, text):
        return 2
    return 1 if find(kind.words, text) else 0
