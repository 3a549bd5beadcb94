"""Whether a demand can be met: what would have to be done, who decides, whether it can, by when, what is left open."""

from __future__ import annotations

from collections.abc import Iterable

from melian.assessment.asked import Asked, Words
from melian.assessment.disputes import Dispute
from melian.assessment.grounds import UNANSWERED, absence, confidence, entry, event_ground, words
from melian.assessment.lookup import Lookup, documents_of, names
from melian.assessment.maximal import maximalist
from melian.assessment.named import Named
from melian.assessment.passages import find
from melian.model.commitment import Body
from melian.model.days import years_before
from melian.model.event import Event
from melian.model.finding import Basis, Finding, Ground
from melian.model.knowledge import Knowledge
from melian.model.name_words import with_article

_PACK = "compliance"


def compliance(
    asked: Asked, dispute: Dispute, lookup: Lookup, knowledge: Knowledge, named: Named
) -> tuple[Finding, ...]:
    """The compliance test, question by question; what neither the sources nor the packs tell is said to be open."""
    can = _can(asked, knowledge, named)
    left = _negotiable(asked, dispute, lookup, knowledge)
    return (
        _act(asked),
        *_steps(asked),
        *_decides(asked, knowledge, named),
        can,
        _when(asked),
        _reversible(asked),
        left,
        maximalist(asked, lookup, knowledge, named, dispute),
    )


def _open(question: str, what: str, looked: str) -> Finding:
    return Finding(question=question, claim=f"{what}: {UNANSWERED}", basis="information", grounds=(absence(looked),))


def _told(found: Iterable[Words], says: str, most: int = 3) -> tuple[Ground, ...]:
    return tuple(words(w.document, w.excerpt, says) for w in tuple(found)[:most])


def _act(asked: Asked) -> Finding:
    if asked.kind is None:
        looked = "words of the demand that fit one of the packs’ classes"
        return _open("compliance.act", "What kind of act it asks for", looked)
    where = f" in {', '.join(asked.places)}" if asked.places else ""
    of = ", ".join(map(with_article, asked.addressees)) or "nobody who is named"
    return Finding(
        question="compliance.act",
        claim=f"What it asks of {of}: {asked.kind.name}{where}",
        basis="information",
        grounds=_told(asked.words, "what is asked"),
        reasoning=f"Words of the class “{asked.kind.name}” of the compliance pack stand in it.",
    )


def _steps(asked: Asked) -> tuple[Finding, ...]:
    """What it takes in fact and in law; a rule whose source nobody has opened is an assumption."""
    kind = asked.kind
    if kind is None:
        return (
            _open("compliance.physical", "What would have to be done in fact", "a class that the words fit"),
            _open("compliance.legal", "What would have to be done in law", "a class that the words fit"),
        )
    basis: Basis = "assumption" if kind.source == "unverified" else "information"
    ground = entry(_PACK, kind.id, f"what it takes: {kind.name}", kind.source)
    plain = entry(_PACK, kind.id, f"what it takes in fact, by plain sense: {kind.name}", "unverified")
    return (
        Finding(question="compliance.physical", claim=kind.physical, basis="assumption", grounds=(plain,)),
        Finding(question="compliance.legal", claim=kind.legal, basis=basis, grounds=(ground,)),
    )


def _decides(asked: Asked, knowledge: Knowledge, named: Named) -> tuple[Finding, ...]:
    """A rule over the kind of each addressee; where forces stand with others, those others too."""
    found = [_decider(name, knowledge, named) for name in asked.addressees]
    hosts = _hosts(asked, named)
    if hosts and asked.kind is not None:
        claim = f"{', '.join(hosts)}: where it would be done, whether forces of others stand there"
        ground = entry(_PACK, asked.kind.id, "by what right forces stand abroad", asked.kind.source)
        found.append(Finding(question="compliance.decides", claim=claim, basis="information", grounds=(ground,)))
    if not found:
        return (_open("compliance.decides", "Who decides", "an addressee by name"),)
    return tuple(found)


def _hosts(asked: Asked, named: Named) -> tuple[str, ...]:
    """States and territories where forces would come or go, besides the addressees."""
    if asked.kind is None or asked.kind.forces == "none":
        return ()
    return tuple(p for p in asked.places if p not in asked.addressees and named.of_kind(p, "state", "territory"))


def _decider(name: str, knowledge: Knowledge, named: Named) -> Finding:
    question = "compliance.decides"
    body = next((b for b in knowledge.bodies if b.name == name), None)
    if body is not None:
        ground = entry("commitments", body.name, f"how {name} decides", body.source)
        return Finding(question=question, claim=f"{name}: {body.decides}", basis=_basis(body.source), grounds=(ground,))
    rule = next((d for d in knowledge.deciders if named.kinds.get(name) in d.kinds), None)
    if rule is None:
        return _open(question, f"Who decides for {name}", f"{name} among the packs’ bodies and kinds of actor")
    ground = entry(_PACK, rule.id, f"who decides for a {rule.id.replace('_', ' ')}", rule.source)
    return Finding(question=question, claim=f"{name}: {rule.says}", basis=_basis(rule.source), grounds=(ground,))


def _basis(source: str) -> Basis:
    return "assumption" if source == "unverified" else "information"


def _can(asked: Asked, knowledge: Knowledge, named: Named) -> Finding:
    """Whether the addressee can do it at all: who is a member of what, whose the forces are, who else must act."""
    bodies = [b for b in knowledge.bodies if b.name in asked.addressees and set(b.members) & set(asked.places)]
    if asked.kind is not None and asked.kind.forces == "away" and bodies:
        return _own_forces(asked, bodies[0])
    ours = [b for b in knowledge.bodies if b.name in asked.addressees and b.forces == "members"]
    if ours and asked.kind is not None and asked.kind.forces != "none":
        claim = f"Not as a body of its own: the forces of {ours[0].name} are its members’, and each has to agree"
        return _judged(asked, claim, (entry("commitments", ours[0].name, "whose its forces are", ours[0].source),))
    if asked.kind is not None and asked.kind.third:
        who = ", ".join(map(with_article, asked.addressees)) or "the addressee"
        claim = f"Not by {who} alone: somebody else has to act or to agree"
        return _judged(asked, claim, (entry(_PACK, asked.kind.id, asked.kind.legal.rstrip("."), asked.kind.source),))
    if asked.kind is not None and asked.addressees and all(named.of_kind(n, "state") for n in asked.addressees):
        hosted = _hosts(asked, named)
        own = " as far as its own forces go; forces of others there are not its to move" if hosted else ""
        claim = f"It lies in the hands of {', '.join(map(with_article, asked.addressees))}{own}"
        return _judged(asked, claim, (event_ground(asked.event, "whom it is addressed to and where it would be done"),))
    looked = "an addressee whose powers over what is asked follow from the packs"
    return _open("compliance.can", "Whether the addressee can do it at all", looked)


def _own_forces(asked: Asked, body: Body) -> Finding:
    """Where the place is members' own territory and the body's forces are theirs, 'all forces' takes in their own."""
    inside = [p for p in asked.places if p in body.members]
    claim = (
        f"Not in full: {', '.join(inside)} are members of {body.name}, and their own armed forces are among its forces"
        if body.forces == "members"
        else f"Only for forces of others: {', '.join(inside)} are members of {body.name}"
    )
    grounds = (
        entry(
            "commitments",
            f"{body.name} (members)",
            f"{', '.join(inside)} among its {len(body.members)} members",
            body.members_source,
        ),
        entry("commitments", body.name, "whose its forces are", body.source),
        event_ground(asked.event, "where it would be done"),
    )
    return _judged(asked, claim, grounds, ("it means only the forces that other members have sent there",))


def _judged(asked: Asked, claim: str, grounds: tuple[Ground, ...], alternatives: tuple[str, ...] = ()) -> Finding:
    return Finding(
        question="compliance.can",
        claim=claim,
        basis="judgement",
        grounds=grounds,
        reasoning="By the rule over the kind of body addressed, the places named and the packs’ lists of members.",
        confidence=confidence(asked.event),
        alternatives=alternatives,
        would_change=("quoted words that say whose forces or acts are meant",),
    )


def _when(asked: Asked) -> Finding:
    element = next((e for e in asked.event.elements if e.element == "deadline" and e.level != "absent"), None)
    if element is None or element.evidence is None or element.document is None:
        return _open("compliance.when", "By when", "a day, a date or an event by which it is to be done")
    ground = words(element.document, element.evidence, "the deadline")
    return Finding(
        question="compliance.when",
        claim=f"A time is set for it: “{element.evidence.text}”",
        basis="information",
        grounds=(ground,),
    )


def _reversible(asked: Asked) -> Finding:
    kind = asked.kind
    if kind is None:
        return _open("compliance.reversible", "Whether it could be taken back", "a class that the words fit")
    said = {"yes": "It can be taken back", "partly": "It can be taken back in part", "no": "It cannot be taken back"}
    ground = entry(_PACK, kind.id, "what taking it back needs, by plain sense", "unverified")
    claim = f"{said[kind.reversible]}. {kind.reversing}"
    return Finding(question="compliance.reversible", claim=claim, basis="assumption", grounds=(ground,))


def _negotiable(asked: Asked, dispute: Dispute, lookup: Lookup, knowledge: Knowledge) -> Finding:
    """Room that the words leave: something in exchange, hedges, and offers of either side in the dispute."""
    grounds: list[Ground] = []
    hedges = tuple(w for s in knowledge.signs if s.kind == "hedge" for w in s.words)
    for mention in lookup.mentions_of(asked.event):
        if mention.form in ("author_advice", "author_opinion"):
            continue
        if mention.condition is not None and mention.condition.role == "in_exchange":
            grounds.append(words(mention.document, mention.condition, "given in exchange"))
        if mention.hedge is not None:
            grounds.append(words(mention.document, mention.hedge, "hedged"))
        elif find(hedges, mention.content.text):
            grounds.append(words(mention.document, mention.content, "words that leave room"))
    grounds += [
        event_ground(e, f"an offer by {' and '.join(map(with_article, names(e.actor)))}")
        for e in _offers(dispute, lookup)
    ]
    if not grounds:
        return _open("compliance.negotiable", "What remains negotiable", "something in exchange, hedges, offers")
    kinds = tuple(dict.fromkeys(g.says for g in grounds))
    claim = (
        f"Room is left by {len(grounds)} {'place' if len(grounds) == 1 else 'places'} in the words: {', '.join(kinds)}"
    )
    return Finding(question="compliance.negotiable", claim=claim, basis="information", grounds=tuple(grounds[:6]))


def _offers(dispute: Dispute, lookup: Lookup) -> list[Event]:
    """What either side offers or grants: in the dispute, or elsewhere in the articles that tell the demand."""
    lead = dispute.lead
    sides, told = {*names(lead.actor), *names(lead.target)}, set(documents_of(lead))
    inside = {e.id for e in dispute.events}
    found = (
        e
        for e in lookup.events
        if e.act in ("offer", "yield", "agree")
        and sides & set(names(e.actor))
        and (e.id in inside or told & set(documents_of(e)))
        and not lookup.writers_own(e)
        and not years_before(e.date, lead.date)  # agreed long before, it is no room left now
    )
    return sorted(found, key=lambda e: e.id)
