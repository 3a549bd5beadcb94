"""Which demand, threat, appeal or offer each piece of evidence answers."""

from __future__ import annotations

import math
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from melian.assessment.lookup import Lookup, names
from melian.assessment.sentences import sentences
from melian.assessment.stance_evidence import Evidence
from melian.assessment.stance_references import OWN_ASK
from melian.assessment.stance_signs import Asked, Candidate, by_name, link_signs, matter, probability
from melian.model.days import years_before
from melian.model.event import Event, Reading
from melian.model.stance import StanceIndex

ASKS = frozenset({"demand", "threaten", "appeal", "offer"})
"""Acts that want an answer."""
ANSWERS = frozenset({"reject", "accept", "agree", "yield", "condemn", "accuse", "deny", "warn", "threaten"})
"""Acts that can be one."""
_PLAIN = frozenset({"reject", "accept", "agree", "yield", "deny"})
"""Answers in themselves; the others are as often about something else."""
NAMED = 0.7
"""Weight at least of a link by name; set by judgement."""
_SAME = 0.6
"""Likeness from which an answer in another article is on the same matter."""
TOGETHER = 0.3
"""From how probable it is that one of a holder's pieces answers an act, the likeliest is taken: from .25 to .3 the
best of ten pairs with the floor of one piece, in cross-validation."""
MOST = 2
"""Acts that one piece of evidence answers: a demand and the threat that backs it, often in one sentence."""


def candidates(
    reading: Reading, evidence: Sequence[Evidence], lookup: Lookup, events: Iterable[Event]
) -> Iterator[Candidate]:
    """Every pair of one article: evidence of one who is not among those who ask, and an act that the article tells."""
    asked = asked_in(reading, lookup, events)
    starts = [span.start for span in sentences(reading.document.text)]
    for piece in evidence:
        place = _place(starts, piece.sentence.start)
        open_to = [a for a in asked if _open_to(piece, a, place)]
        if not open_to:
            continue
        least = min(_away(a, place) for a in open_to)
        like = [matter(piece, a.event) for a in open_to]
        for a, own in zip(open_to, like, strict=True):
            yield Candidate(
                evidence=_without(piece, a), asked=a, place=place, nearest=_away(a, place) == least,
                likest=own > 0 and own == max(like),
            )  # fmt: skip


def _open_to(piece: Evidence, asked: Asked, place: int) -> bool:
    if _own_ask(piece) or _within(piece, asked, place) or _among_others(piece, asked) or _before(piece, asked.event):
        return False
    return _other(piece, asked) and not _headed(piece, asked)


def _before(piece: Evidence, asked: Event) -> bool:
    """Whether only an agreement of a year before that of the act is told: it answers nothing that is asked now."""
    return piece.acts == {"agree"} and years_before(piece.date, asked.date)


def _headed(piece: Evidence, asked: Asked) -> bool:
    """Whether the words tell the act that the heading alone only sums up: "leaders call for action"."""
    return asked.heading and any(m.act == asked.event.act and set(m.targets) == asked.targets for m in piece.mentions)


def _among_others(piece: Evidence, asked: Asked) -> bool:
    """Whether several agree with each other, and who asks is no party to it and not named: no answer to it."""
    apart = not asked.actors & (piece.holders | piece.targets | piece.around)
    return piece.acts == {"agree"} and len(piece.holders) > 1 and apart


def _other(piece: Evidence, asked: Asked) -> bool:
    """Whether it is of another than who asks; "Arvonia and Corland agreed" answers what one of them asked before."""
    if not asked.actors & piece.holders:
        return True
    agreed = [m.content for m in piece.mentions if m.act == "agree"]
    apart = not any(content.overlaps(span) for content in agreed for span in asked.spans)
    return bool(agreed) and apart and bool(piece.holders - asked.actors)


def _within(piece: Evidence, asked: Asked, place: int) -> bool:
    """Whether the words are part of what is asked or of what it is tied to ("if Corland strikes"), and no answer."""
    if piece.acts and piece.acts <= {"demand", "appeal"} and place < min(asked.at):
        return True
    sides = asked.actors | asked.targets
    if piece.acts and piece.acts <= {"demand", "appeal"} and piece.targets and not piece.targets & sides:
        return True
    inside = any(span.start <= piece.words.start and piece.words.end <= span.end for span in asked.bounds)
    return inside and not piece.acts & ANSWERS


def _without(piece: Evidence, asked: Asked) -> Evidence:
    if not asked.actors & piece.holders:
        return piece
    return replace(piece, holder="; ".join(name for name in names(piece.holder) if name not in asked.actors))


def _own_ask(piece: Evidence) -> bool:
    """Whether the holder only puts forward what it asks for itself: "laid out their demands"."""
    return piece.acts <= {"demand", "appeal"} and OWN_ASK.search(piece.sentence.text) is not None


def across(reading: Reading, evidence: Sequence[Evidence], events: Iterable[Event]) -> Iterator[Candidate]:
    """Answers in an article that does not tell what they answer: acts that resolution has put into one dispute with it.

    Of the dispute's acts by whom the answer is aimed at, or of whom it blames, one on the same matter first, then the
    one told most often.
    """
    events = tuple(events)
    disputes = {(row.document, row.id): event.dispute for event in events for row in event.mentions}
    asks = [event for event in events if event.act in ASKS and _told_in(event, reading)]
    told = {event.dispute for event in asks}
    for piece in evidence:
        within = {disputes.get((m.document, m.id)) for m in piece.mentions if m.act in ANSWERS} - told - {None}
        open_to = [e for e in events if e.act in ASKS and e.dispute in within and _concerns(piece, e)]
        if not open_to and _offers(piece):
            others = {event.dispute for event in asks if not piece.holders & {*names(event.actor)}}
            offered = {disputes.get((m.document, m.id)) for m in piece.mentions} - others - {None}
            away = (e for e in events if e.dispute in offered and not _told_in(e, reading))
            open_to = [e for e in away if _met_by_offer(piece, e)]
        if open_to:
            best = min(open_to, key=lambda e: (matter(piece, e) < _SAME, -len(e.mentions), e.id))
            asked = Asked(event=best, at=(), spans=(), first=False)
            yield Candidate(evidence=piece, asked=asked, place=0, nearest=False, likest=False)


def _offers(piece: Evidence) -> bool:
    """Whether it is an offer in the text itself; a heading only sums one up."""
    return piece.acts == {"offer"} and any(m.form != "headline" for m in piece.mentions)


def _met_by_offer(piece: Evidence, asked: Event) -> bool:
    """Whether who was asked offers something to who asked it, afterwards."""
    aimed = bool(piece.targets & {*names(asked.actor)}) and piece.holders <= {*names(asked.target)}
    return asked.act in ("demand", "threaten") and aimed and _concerns(piece, asked)


def _told_in(event: Event, reading: Reading) -> bool:
    return any(row.document == reading.document.path for row in event.mentions)


def _concerns(piece: Evidence, asked: Event) -> bool:
    if not _may_follow(piece, asked):
        return False
    sides = {*names(asked.actor), *names(asked.target)}
    return not piece.holders & set(names(asked.actor)) and (not piece.targets or bool(piece.targets & sides))


def _may_follow(piece: Evidence, asked: Event) -> bool:
    """Whether the words can come after the act: never before its day; dated blame is no answer to an undated act."""
    if piece.date is None:
        return True
    if asked.date is None:
        return bool(piece.acts & _PLAIN)
    return piece.date[: len(asked.date)] >= asked.date[: len(piece.date)]


def asked_in(reading: Reading, lookup: Lookup, events: Iterable[Event]) -> tuple[Asked, ...]:
    """The acts of an article that can be answered, in the order of their first sentences."""
    path = reading.document.path
    starts = [span.start for span in sentences(reading.document.text)]
    told = []
    for event in events:
        rows = [row for row in event.mentions if row.document == path]
        if event.act in ASKS and rows:
            told_by = [lookup.mention(row) for row in rows]
            spans = tuple(m.content for m in told_by)
            bounds = (*spans, *(m.condition for m in told_by if m.condition))
            told.append((tuple(sorted(_place(starts, s.start) for s in spans)), event, spans, bounds))
    told.sort(key=lambda t: (t[0][0], t[1].id))
    chief: dict[str | None, str] = {}
    for _, event, _, _ in sorted(told, key=lambda t: -len(t[2])):
        chief.setdefault(event.actor, event.id)
    return tuple(
        Asked(
            event=event,
            at=at,
            spans=spans,
            bounds=bounds,
            first=n == 0,
            chief=chief[event.actor] == event.id,
            heading=all(map(reading.document.in_heading, spans)),
        )
        for n, (at, event, spans, bounds) in enumerate(told)
    )


def link(candidate: Candidate, index: StanceIndex) -> float:
    """How probable it is that the evidence answers the act, 0 to 1."""
    signs = set(link_signs(candidate, index.phrases))
    if {"words none", "basis writer"} <= signs and not candidate.evidence.acts:
        return 0.0  # a writer who tells something else of the holder
    return probability(iter(signs), index.links)


def chosen(every: Iterable[Candidate], index: StanceIndex) -> list[tuple[float, Candidate]]:
    """The pairs that are probable enough, each with its probability; none without weights.

    At most `MOST` acts for one piece of evidence. Of the acts that its words name, the likeliest is taken anyway; so is
    the likeliest of several pieces that none is likely enough alone, where together they are.
    """
    if not index.links:
        return []
    pairs = [(link(candidate, index), candidate) for candidate in every]
    together = _together(pairs)
    by_evidence: dict[tuple[str, int, str], list[tuple[float, Candidate]]] = {}
    for pair in pairs:
        piece = pair[1].evidence
        by_evidence.setdefault((piece.document, piece.words.start, piece.holder), []).append(pair)
    return [pair for held in by_evidence.values() for pair in _best(held, together, index)]


def _together(pairs: Sequence[tuple[float, Candidate]]) -> set[tuple[str, str, int]]:
    """The likeliest piece of each holder towards each act, where all its pieces together are likely enough that one
    of them is an answer (as if they were independent).
    """
    held: dict[tuple[str, str], list[tuple[float, int]]] = {}
    for weight, candidate in pairs:
        key = (candidate.evidence.holder, candidate.asked.event.id)
        held.setdefault(key, []).append((weight, candidate.evidence.words.start))
    return {
        (*key, max(own, key=lambda pair: (pair[0], -pair[1]))[1])
        for key, own in held.items()
        if 1 - math.prod(1 - weight for weight, _ in own) >= TOGETHER
    }


def _best(
    held: Sequence[tuple[float, Candidate]], together: set[tuple[str, str, int]], index: StanceIndex
) -> list[tuple[float, Candidate]]:
    ranked = sorted(held, key=lambda pair: (-pair[0], pair[1].asked.event.id))
    named = sorted((pair for pair in ranked if by_name(pair[1])), key=lambda pair: not pair[1].asked.chief)
    taken = [(max(NAMED, weight), candidate) for weight, candidate in named[:1]]
    rest = [
        (weight, c) for weight, c in ranked
        if weight >= index.floor or (c.evidence.holder, c.asked.event.id, c.evidence.words.start) in together
    ]  # fmt: skip
    if any(_several(candidate) for _, candidate in named):  # "his remarks": what he asks most of all is among them
        asker = named[0][1].asked.event.actor
        rest.sort(key=lambda pair: not (pair[1].asked.chief and pair[1].asked.event.actor == asker))
    likely = [*taken, *(pair for pair in rest if pair not in named[:1] and _besides(pair[1], named))]
    return _both_sorts(likely)[:MOST]


def _both_sorts(likely: Sequence[tuple[float, Candidate]]) -> list[tuple[float, Candidate]]:
    """The first act, then the first of the other sort, a threat beside what is asked, before a second of its own."""
    first = [c.asked.event.act == "threaten" for _, c in likely[:1]]
    other = [pair for pair in likely if [pair[1].asked.event.act == "threaten"] != first][:1]
    return [*likely[:1], *other, *(pair for pair in likely[1:] if pair not in other)]


def _besides(candidate: Candidate, named: Sequence[tuple[float, Candidate]]) -> bool:
    """Whether words that name an act answer this one too: told in one sentence with it, or one of several
    ("Arvonia's demands").
    """
    if not named:
        return True
    return _several(candidate) or any({*c.asked.at} & {*candidate.asked.at} for _, c in named[:1])


def _several(candidate: Candidate) -> bool:
    return any(r.answered and r.noun.endswith("s") for r in candidate.evidence.refers)


def _place(starts: Sequence[int], at: int) -> int:
    return max(0, sum(1 for start in starts if start <= at) - 1)


def _away(asked: Asked, place: int) -> int:
    return min(abs(place - n) for n in asked.at)
