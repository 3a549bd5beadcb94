"""Who stands where towards each demand, threat, appeal and offer: as the articles show it, or as an analyst sets it."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace

from melian.assessment.holders import Holders, canonical
from melian.assessment.lookup import Lookup, names
from melian.assessment.sentences import sentence_at
from melian.assessment.stance_evidence import Evidence, evidence
from melian.assessment.stance_kinds import kind
from melian.assessment.stance_links import ASKS, across, asked_in, candidates, chosen
from melian.assessment.stance_signs import Candidate, plain, relation
from melian.model.event import Event, Reading
from melian.model.gazetteer import Gazetteer
from melian.model.mention import Speaker
from melian.model.span import Excerpt, Span
from melian.model.stance import STANCES, SetStance, Stance, StanceBasis, StanceIndex, StanceKind

_OPEN = re.compile(r"\b(?:the|this|that) (?:country|nation|state|government|republic|kingdom)(?:’s|'s)?\b")
"""A noun for a state that names none."""
_STAND = re.compile(r"\b(?:stance|stand|position|sides?|answer|response)\b")
_ACROSS = 0.5
"""Weight of a link that resolution makes between articles; it is not a measured probability."""
_FAINT = 0.4
"""A second stance of one holder on one act counts from this share of the first one's weight."""
_WITHIN = 200
"""Characters of a text that are shown as the words of a stance at most."""


@dataclass(frozen=True, kw_only=True)
class StanceBook:
    """How stances are read: the pack of stances and the actors' pack."""

    index: StanceIndex = field(default_factory=StanceIndex)
    gazetteer: Gazetteer = field(default_factory=lambda: Gazetteer(actors=()))


def stances(lookup: Lookup, book: StanceBook) -> tuple[Stance, ...]:
    """Every stance, by document and place; those that an analyst sets replace ours of that holder on that act."""
    found = [stance for reading in lookup.account.readings for stance in of_reading(reading, lookup, book)]
    by_hand = tuple(_by_hand(lookup, book.index))
    replaced = {(stance.holder, stance.demand) for stance in by_hand}
    kept = (stance for stance in found if (stance.holder, stance.demand) not in replaced)
    return tuple(sorted((*by_hand, *kept), key=lambda s: (s.document, s.words.start, s.demand, s.holder or "", s.kind)))


def matching(entry: SetStance, events: Iterable[Event]) -> tuple[Event, ...]:
    """The acts that an analyst's entry is on: the one of its id, or those that hold all of its words."""
    asks = [event for event in events if event.act in ASKS]
    if entry.event is not None:
        return tuple(event for event in asks if event.id == entry.event)
    wanted = set(re.findall(r"\w+", (entry.about or "").casefold()))
    return tuple(event for event in asks if wanted and wanted <= _words(event))


def _words(event: Event) -> set[str]:
    fields = (event.actor, event.target, event.place, event.act, event.content.text)
    return set(re.findall(r"\w+", " ".join(filter(None, fields)).casefold()))


def of_reading(reading: Reading, lookup: Lookup, book: StanceBook) -> Iterator[Stance]:
    """Every stance that one article shows, by the program alone."""
    pieces = evidence(reading, lookup, book.gazetteer)
    unnamed = tuple(_open(reading, lookup, book))
    yield from unnamed
    open_words = {stance.words.start for stance in unnamed}
    past = {actor.name for actor in book.gazetteer.actors if actor.kind == "historical_state"}
    pairs = [c for c in candidates(reading, pieces, lookup, lookup.events) if _of_one_time(c, past)]
    linked = chosen(pairs, book.index)
    if book.index.links:
        linked += [(_ACROSS, c) for c in across(reading, pieces, lookup.events) if _of_one_time(c, past)]
    told = [_stance(candidate, weight, reading, book) for weight, candidate in linked]
    yield from _firm(tuple(_in_one_breath([s for s in told if s.words.start not in open_words])))


def _of_one_time(candidate: Candidate, past: set[str]) -> bool:
    """A state that is no more answers only what was asked in its time: where a party of the act is past too. To what it
    asked itself a third party answers only where it, or another past one, is named.
    """
    event, piece = candidate.asked.event, candidate.evidence
    if set(names(event.actor)) <= past and not piece.holders & {*names(event.target), *past}:
        return bool(piece.around & past)
    return not piece.holders & past or bool(past & {*names(event.actor), *names(event.target)})


def _in_one_breath(told: Sequence[Stance]) -> Iterator[Stance]:
    """A call on who is asked, beside blame for it by one holder in the article, endorses nothing: it blames too."""
    blaming = {(s.holder, s.demand) for s in told if s.kind == "criticises_target"}
    for stance in told:
        both = (stance.holder, stance.demand) in blaming and "on the same matter" not in stance.rule
        yield replace(stance, kind="criticises_target") if both and stance.kind == "backs_demander" else stance


def _firm(told: Sequence[Stance]) -> Iterator[Stance]:
    """Without what is far less sure than another stance of one holder on one act in the article; what others tell of
    it outweighs no statement of its own.
    """
    best: dict[tuple[str | None, str], Stance] = {}
    for s in sorted(told, key=lambda s: (-s.weight, s.words.start, s.kind)):
        best.setdefault((s.holder, s.demand), s)
    for s in told:
        first = best[s.holder, s.demand]
        own = s.basis == "statement" != first.basis
        if own or s.kind == first.kind or s.weight >= _FAINT * first.weight:
            yield s


def _stance(candidate: Candidate, weight: float, reading: Reading, book: StanceBook) -> Stance:
    piece, asked = candidate.evidence, candidate.asked.event
    name, told = kind(piece, asked, book.index)
    return Stance(
        holder=piece.holder, kind=name, basis=_basis(piece, reading, book), demand=asked.id, document=piece.document,
        words=_shown(piece, reading.document.text), speaker=piece.speaker, date=piece.date,
        relation=relation(piece.holders, asked), rule=told, acts=tuple(m.id for m in piece.mentions), weight=weight,
    )  # fmt: skip


def _basis(piece: Evidence, reading: Reading, book: StanceBook) -> StanceBasis:
    """`told_by_other` where another's words hold it and none of its own."""
    if piece.quotations or piece.basis == "deed":
        return piece.basis
    holders = Holders(reading=reading, gazetteer=book.gazetteer)
    around = [holders.of(q.speaker) for q in reading.quotations if q.speaker and q.overlaps(piece.words)]
    others = [held for held in around if held and not set(held) & piece.holders]
    own = [m for m in piece.mentions if m.speaker is None or _last(m.speaker.name) not in _voices(reading, piece)]
    return "told_by_other" if others and (own or not piece.mentions) else piece.basis


def _voices(reading: Reading, piece: Evidence) -> set[str]:
    return {_last(m.speaker.name) for m in reading.mentions if m.speaker and set(m.actors) & piece.holders}


def _last(name: str) -> str:
    return name.rsplit(maxsplit=1)[-1] if name.split() else ""


def _shown(piece: Evidence, text: str) -> Excerpt:
    """The whole sentence where it is short, else the words of the stance alone."""
    return piece.sentence if len(piece.sentence) <= 2 * _WITHIN else piece.words


def _open(reading: Reading, lookup: Lookup, book: StanceBook) -> Iterator[Stance]:
    """Words that someone says on the stance of a state that they do not name ("the country's ties make it hard to
    take a clear stance"): ambiguous, towards the act of the article that is told most, with whom it could be.
    """
    asked = asked_in(reading, lookup, lookup.events)
    if not asked:
        return
    holders = Holders(reading=reading, gazetteer=book.gazetteer)
    main = max(asked, key=lambda a: (len(a.at), -a.at[0]))
    for quotation in sorted(reading.quotations, key=lambda q: (q.start, q.end)):
        text = plain(quotation.text)
        if quotation.speaker is None or quotation.kind == "direct" or not _OPEN.search(text) or not _STAND.search(text):
            continue
        own = holders.of(quotation.speaker)
        if set(own) & main.actors:
            continue
        yield Stance(
            holder=None, kind="ambiguous", basis="told_by_other", demand=main.event.id, document=quotation.document,
            words=sentence_at(reading.document.text, quotation), date=None, relation="third",
            speaker=Speaker(name=quotation.speaker.name, role=quotation.speaker.role),
            rule="a state is meant that the sentence does not name",
            candidates=_could_be(reading, quotation, own, book.gazetteer),
        )  # fmt: skip


def _could_be(reading: Reading, at: Span, own: Sequence[str], gazetteer: Gazetteer) -> tuple[str, ...]:
    """The speaker's own state, then the states that the sentence and the paragraph before it name, nearest first."""
    text = reading.document.text
    sentence = sentence_at(text, at)
    before = text[max(0, sentence.start - 2 * _WITHIN) : sentence.start]
    near = [*reversed(canonical(before, gazetteer))]
    states = {actor.name for actor in gazetteer.actors if actor.kind == "state"}
    return tuple(name for name in dict.fromkeys((*own, *near)) if name in states)[:3]


def _by_hand(lookup: Lookup, index: StanceIndex) -> Iterator[Stance]:
    for entry in index.set_by_hand:
        for name in (known for known in STANCES if known == entry.stance):
            yield from (_set(entry, name, event) for event in matching(entry, lookup.events))


def _set(entry: SetStance, name: StanceKind, event: Event) -> Stance:
    return Stance(
        holder=entry.holder, kind=name, basis="statement", demand=event.id, document=event.content_document,
        words=_quoted(entry, event), speaker=None, date=None, rule=entry.source, by=f"{entry.by}, {entry.at}",
        relation=relation(frozenset(names(entry.holder)), event),
    )  # fmt: skip


def _quoted(entry: SetStance, event: Event) -> Excerpt:
    """The analyst's words stand in no article: an empty span where the demand stands, with those words."""
    return Excerpt(start=event.content.start, end=event.content.start, text=entry.words)


def by_event(found: Iterable[Stance]) -> dict[str, tuple[Stance, ...]]:
    """Stances by the act that they are towards."""
    held: dict[str, list[Stance]] = {}
    for stance in found:
        held.setdefault(stance.demand, []).append(stance)
    return {event: tuple(every) for event, every in held.items()}
