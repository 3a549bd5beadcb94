"""Which matters a demand ties together, and what conflict it is told as, in whose words."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass

from melian.assessment.asked import Asked
from melian.assessment.disputes import Dispute
from melian.assessment.grounds import UNANSWERED, absence, confidence, event_ground, words
from melian.assessment.lookup import Lookup, documents_of, names
from melian.assessment.named import Named
from melian.assessment.passages import Passage, find, passages, speaker_of, whose
from melian.model.compliance import Matter
from melian.model.event import Event
from melian.model.finding import Finding, Ground
from melian.model.knowledge import Knowledge
from melian.model.mention import Mention
from melian.model.span import Excerpt, Span

_VIOLENT = frozenset({"strike", "incursion", "seize", "proxy_attack", "sabotage", "cyberattack", "violate_airspace"})
_SHOWN = 3
_MOST = 6
"""Passages in which the conflict is told as another one: the quoted first."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Tie:
    """The other matter that one telling ties the demand to."""

    mention: Mention
    excerpt: Excerpt
    matters: tuple[Matter, ...]
    actors: tuple[str, ...]
    """Actors that it names and the demand does not."""
    shared: tuple[str, ...] = ()
    """Those that it names besides the demander and that the demand is addressed to or would be met in."""


def ties(dispute: Dispute, lookup: Lookup, knowledge: Knowledge, named: Named) -> tuple[Tie, ...]:
    """One for each telling that ties the demand to a matter other than its own."""
    lead = dispute.lead
    own = {*names(lead.actor), *names(lead.target), *names(lead.place)}
    found = []
    for mention in lookup.mentions_of(lead):
        excerpt = _other_side(mention)
        if excerpt is None or mention.form == "author_advice":
            continue
        matters = tuple(
            m for m in knowledge.matters if find(m.words, excerpt.text) and not find(m.words, _own(mention).text)
        )
        others = tuple(n for n in named.within(excerpt.text) if n not in own)
        if matters:
            shared = tuple(n for n in named.within(excerpt.text) if n in own - {*names(lead.actor)})
            found.append(Tie(mention=mention, excerpt=excerpt, matters=matters, actors=others, shared=shared))
    return tuple(found)


def _other_side(mention: Mention) -> Excerpt | None:
    """The words of the other matter: what is given in exchange or has its own clause, else the clause beside both."""
    condition = mention.condition
    if condition is None or condition.kind == "deadline":
        return None
    if condition.role == "in_exchange" or not condition.overlaps(mention.content):
        return condition
    low = min(condition.start, _own(mention).start) - mention.start
    high = max(condition.end, _own(mention).end) - mention.start
    sides = (Span(start=0, end=max(low, 0)), Span(start=min(high, len(mention.text)), end=len(mention.text)))
    side = max(sides, key=len)
    text = mention.text[side.start : side.end]
    start = mention.start + side.start + len(text) - len(text.lstrip())
    return Excerpt(start=start, end=start + len(text.strip()), text=text.strip()) if text.strip() else None


def _own(mention: Mention) -> Excerpt:
    """The words of what is demanded: a content that holds the whole sentence says it in its condition."""
    condition = mention.condition
    held = condition is not None and mention.content.holds(condition) and len(mention.content) > len(condition)
    return condition if held and condition is not None else mention.content


def linkage(asked: Asked, dispute: Dispute, lookup: Lookup, knowledge: Knowledge, named: Named) -> tuple[Finding, ...]:
    """What is tied to what, whether the two have anything in common, and how the conflict is told."""
    found = ties(dispute, lookup, knowledge, named)
    return (
        _tied(asked, found, lookup),
        *_unrelated(asked, found),
        _deeds(lookup),
        *_recast(dispute, lookup, knowledge, named),
    )


def _tied(asked: Asked, found: tuple[Tie, ...], lookup: Lookup) -> Finding:
    told = len(lookup.mentions_of(asked.event))
    if not found:
        return Finding(
            question="linkage.tied",
            claim=f"What else it is tied to: {UNANSWERED}",
            basis="information",
            grounds=(absence(f"a condition in any of the {told} tellings of it"),),
        )
    matters, actors = _counted(t.matters for t in found), _named(found)
    about = f" ({', '.join(actors)})" if actors else ""
    own = asked.kind.name if asked.kind else "what is demanded"
    where = f" in {', '.join(asked.places)}" if asked.places else ""
    return Finding(
        question="linkage.tied",
        claim=f"It ties {own}{where} to {' and '.join(m.name for m in matters[:2])}{about}",
        basis="information",
        grounds=tuple(
            words(t.mention.document, t.excerpt, f"tied to {', '.join(m.name for m in t.matters)}")
            for t in found[:_SHOWN]
        ),
        reasoning=f"{len(found)} of {told} tellings tie it to another matter than its own.",
    )


def _unrelated(asked: Asked, found: tuple[Tie, ...]) -> tuple[Finding, ...]:
    """Whether the two matters share a place or a party besides the demander."""
    if not found:
        return ()
    actors = _named(found)
    if not actors:
        claim = "Both matters are of the same parties: no other actor is named in what it is tied to"
    elif both := tuple(dict.fromkeys(n for t in found for n in t.shared)):
        claim = f"Both matters touch {', '.join(both)}; what it is tied to names others as well: {', '.join(actors)}"
    else:
        claim = f"What it is tied to is of others: {', '.join(actors)}, of whom the demand itself asks nothing"
    return (
        Finding(
            question="linkage.unrelated",
            claim=claim,
            basis="judgement",
            grounds=tuple(words(t.mention.document, t.excerpt, "the other matter") for t in found[:_SHOWN]),
            reasoning="Actors named in the words it is tied to, without its own actor, addressee and place.",
            confidence=confidence(asked.event),
            alternatives=("the demander sees the two as one matter and says why in words that are not here",),
            would_change=("words of the demander that say how the two belong together",),
        ),
    )


def _counted(groups: Iterable[tuple[Matter, ...]]) -> tuple[Matter, ...]:
    counted = Counter(m for group in groups for m in group)
    most = max(counted.values(), default=0)
    told = (m for m in counted if 2 * counted[m] >= most)
    return tuple(sorted(told, key=lambda m: (-counted[m], m.id)))


def _named(found: tuple[Tie, ...]) -> tuple[str, ...]:
    counted = Counter(name for t in found for name in t.actors)
    return tuple(sorted(counted, key=lambda n: (-counted[n], n)))


def struck(lookup: Lookup) -> tuple[Event, ...]:
    """Violent deeds with an actor and somebody they are done to, by id; writers' inferences left out."""
    found = (e for e in lookup.events if e.act in _VIOLENT and e.actor and e.target and not lookup.writers_own(e))
    return tuple(sorted(found, key=lambda e: e.id))


def _deeds(lookup: Lookup) -> Finding:
    """Between whom the violent deeds in the articles run: what a telling of the conflict can be held against."""
    deeds = struck(lookup)
    if not deeds:
        return Finding(
            question="linkage.deeds",
            claim=f"Between whom the deeds run: {UNANSWERED}",
            basis="information",
            grounds=(absence("violent deeds with an actor and somebody they are done to"),),
        )
    pairs = Counter(f"{e.actor} against {e.target}" for e in deeds)
    told = ", ".join(f"{pair} ({n})" for pair, n in sorted(pairs.items(), key=lambda p: (-p[1], p[0]))[:_SHOWN])
    grounds = tuple(event_ground(e, _pair(e)) for e in deeds[:_SHOWN])
    return Finding(
        question="linkage.deeds", claim=f"The deeds in these articles run: {told}", basis="information", grounds=grounds
    )


def _pair(event: Event) -> str:
    return f"{event.act.replace('_', ' ')}: {event.actor} against {event.target}"


def _recast(dispute: Dispute, lookup: Lookup, knowledge: Knowledge, named: Named) -> tuple[Finding, ...]:
    """Sentences that say what the conflict is about or between whom it is: the demand's own speaker's, and others' that
    speak of a conflict and name a party.
    """
    conflict = tuple(w for s in knowledge.signs if s.kind == "conflict" for w in s.words)
    recast = tuple(w for s in knowledge.signs if s.kind == "recast" for w in s.words)
    parties = set(names(dispute.lead.actor)) | set(names(dispute.lead.target))
    speakers = {m.speaker.name for m in lookup.mentions_of(dispute.lead) if m.speaker}
    found = [
        p
        for p in passages(lookup, documents_of(dispute.lead))
        if find(recast, p.excerpt.text)
        and (
            speaker_of(lookup, p) in speakers
            or (find(conflict, p.excerpt.text) and parties & set(named.within(p.excerpt.text)))
        )
    ]
    found.sort(
        key=lambda p: (
            speaker_of(lookup, p) not in speakers,
            speaker_of(lookup, p) is None,
            lookup.order[p.document],
            p.excerpt.start,
        )
    )
    if not found:
        looked = "sentences that speak of a conflict and of its cause, its sides or its name"
        grounds: tuple[Ground, ...] = (absence(looked),)
        claim = f"What conflict it is told as: {UNANSWERED}"
        return (Finding(question="linkage.recast", claim=claim, basis="information", grounds=grounds),)
    return tuple(_telling(p, lookup, named, recast) for p in found[:_MOST])


def _telling(passage: Passage, lookup: Lookup, named: Named, recast: tuple[str, ...]) -> Finding:
    who = whose(lookup, passage)
    sign = find(recast, passage.excerpt.text)
    sides = named.within(passage.excerpt.text)
    about = f", naming {', '.join(sides)}" if sides else ""
    return Finding(
        question="linkage.recast",
        claim=f"{who[:1].upper()}{who[1:]} tells it with “{sign[0] if sign else ''}”{about}",
        basis="information",
        grounds=(words(passage.document, passage.excerpt, f"words of {who.rstrip(',')}"),),
    )
