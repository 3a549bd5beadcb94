"""Who could be next, and where it could start: what the articles themselves say, by place."""

from __future__ import annotations

import re
from collections.abc import Mapping

from melian.assessment.commitments import Concerned, promised_to
from melian.assessment.disputes import Dispute
from melian.assessment.grounds import UNANSWERED, absence, entry, event_ground, words
from melian.assessment.linkage import struck
from melian.assessment.lookup import Lookup, documents_of, names
from melian.assessment.named import Named
from melian.assessment.passages import Passage, find, passages, whose
from melian.model.event import Event
from melian.model.finding import Finding, Ground
from melian.model.knowledge import Knowledge
from melian.model.mention import DEEDS

_BEFORE = re.compile(r"\b([A-Z][\w’'-]+?)(?:-related|-based)?\s+(?:\w+\s+){0,2}?$")
"""The capitalised word up to two words before a sign: "Kaliningrad-related flashpoints"."""
_MOST = 8


def spread(who: Concerned, dispute: Dispute, lookup: Lookup, knowledge: Knowledge, named: Named) -> tuple[Finding, ...]:
    """States that the articles name as next and no violent deed has hit yet, then flashpoints by place."""
    told = passages(lookup, documents_of(dispute.lead))
    return (*_next(who, told, lookup, knowledge, named), *_flashpoints(told, lookup, knowledge, named))


def _signs(knowledge: Knowledge, kind: str) -> tuple[str, ...]:
    return tuple(w for s in knowledge.signs if s.kind == kind for w in s.words)


def _next(
    who: Concerned, told: tuple[Passage, ...], lookup: Lookup, knowledge: Knowledge, named: Named
) -> tuple[Finding, ...]:
    hit = {name for event in struck(lookup) for name in names(event.target)}
    found: dict[str, list[Passage]] = {}
    for passage in told:
        if find(_signs(knowledge, "next"), passage.excerpt.text):
            for name in named.within(passage.excerpt.text):
                if name not in who.demander | hit and named.of_kind(name, "state", "territory"):
                    found.setdefault(name, []).append(passage)
    if not found:
        looked = "sentences that name a state as next, beyond or similarly threatened"
        claim = f"Who could be next: {UNANSWERED}"
        return (Finding(question="spread.next", claim=claim, basis="information", grounds=(absence(looked),)),)
    groups: dict[tuple[Passage, ...], list[str]] = {}
    for name in sorted(found):
        groups.setdefault(tuple(found[name]), []).append(name)
    ranked = sorted(groups.items(), key=lambda group: (-len(group[0]), group[1]))[:_MOST]
    return tuple(_named_next(together, told_of, lookup, knowledge) for told_of, together in ranked)


def _named_next(together: list[str], told: tuple[Passage, ...], lookup: Lookup, knowledge: Knowledge) -> Finding:
    """States that the same sentences name stand together."""
    speakers = ", ".join(dict.fromkeys(whose(lookup, p).rstrip(",") for p in told))
    covered = [c for c in knowledge.commitments if set(together) <= promised_to(c, knowledge)]
    name = ", ".join(together)
    grounds: list[Ground] = [words(p.document, p.excerpt, f"words of {whose(lookup, p).rstrip(',')}") for p in told[:3]]
    grounds += [entry("commitments", c.id, f"covered by {c.name}", c.source) for c in covered[:2]]
    cover = (
        f"covered by {len(covered)} of the packs’ commitments" if covered else "under none of the packs’ commitments"
    )
    return Finding(
        question="spread.next",
        claim=f"{name}: named where the articles speak of what could follow, by {speakers}; {cover}",
        basis="information",
        grounds=tuple(grounds),
    )


def _flashpoints(told: tuple[Passage, ...], lookup: Lookup, knowledge: Knowledge, named: Named) -> tuple[Finding, ...]:
    deeds, said = _deeds_by_place(lookup), _said_by_place(told, knowledge, named)
    places = sorted({*deeds, *said}, key=lambda p: (-len(deeds.get(p, ())) - len(said.get(p, ())), p))[:_MOST]
    if not places:
        looked = "deeds with a place, and sentences that name a border, corridor or other flashpoint"
        claim = f"Flashpoints by place: {UNANSWERED}"
        return (Finding(question="spread.flashpoint", claim=claim, basis="information", grounds=(absence(looked),)),)
    return tuple(_flashpoint(p, deeds.get(p, []), said.get(p, [])) for p in places)


def _deeds_by_place(lookup: Lookup) -> Mapping[str, list[Event]]:
    found: dict[str, list[Event]] = {}
    for event in lookup.events:
        if event.act in DEEDS and event.act not in ("aid", "withdraw") and not lookup.writers_own(event):
            for place in names(event.place):
                found.setdefault(place, []).append(event)
    return found


def _said_by_place(told: tuple[Passage, ...], knowledge: Knowledge, named: Named) -> Mapping[str, list[Passage]]:
    found: dict[str, list[Passage]] = {}
    for passage in told:
        sign = find(_signs(knowledge, "flashpoint"), passage.excerpt.text)
        before = _BEFORE.search(passage.excerpt.text, 0, sign.start()) if sign else None
        if before:
            place = next(iter(named.within(before[1])), before[1])
            if not named.of_kind(place, "organisation"):
                found.setdefault(place, []).append(passage)
    return found


def _flashpoint(place: str, deeds: list[Event], said: list[Passage]) -> Finding:
    told = [f"{len(deeds)} {'deed' if len(deeds) == 1 else 'deeds'} there"] if deeds else []
    told += [f"named as one in {len(said)} {'sentence' if len(said) == 1 else 'sentences'}"] if said else []
    grounds = (
        *(event_ground(e, e.act.replace("_", " ")) for e in sorted(deeds, key=lambda e: e.id)[:3]),
        *(words(p.document, p.excerpt, "named in these words") for p in said[:2]),
    )
    return Finding(
        question="spread.flashpoint", claim=f"{place}: {', '.join(told)}", basis="information", grounds=grounds
    )
