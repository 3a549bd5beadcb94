"""Regional voices: what the states concerned say in their own leaders' words, beside what is said about them."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from melian.assessment.holders import Holders
from melian.assessment.lookup import Lookup, names
from melian.model.event import Event
from melian.model.gazetteer import Gazetteer
from melian.model.mention import WORDS, Mention
from melian.model.quotation import Quotation


@dataclass(frozen=True, slots=True, kw_only=True)
class Voiced:
    """One state's own words, oldest article first, and others' words about it."""

    state: str
    own: tuple[Quotation, ...]
    about: tuple[Mention, ...]


def voices(states: Sequence[str], lookup: Lookup, gazetteer: Gazetteer, told: Iterable[Event]) -> tuple[Voiced, ...]:
    """The states in the order given. Own words are direct and mixed quotations in all articles; `about` are acts in
    words aimed at the state by others, in the events `told`.
    """
    said = list(_said(lookup, gazetteer))
    rows = [(e, lookup.mentions_of(e)) for e in told if e.act in WORDS]
    return tuple(
        Voiced(
            state=state,
            own=tuple(q for q, held in said if state in held),
            about=tuple(
                mentions[0] for event, mentions in rows
                if mentions and state in names(event.target) and state not in names(event.actor)
            ),
        )
        for state in states
    )  # fmt: skip


def _said(lookup: Lookup, gazetteer: Gazetteer) -> Iterable[tuple[Quotation, frozenset[str]]]:
    readings = sorted(
        lookup.account.readings, key=lambda r: (r.document.date.value if r.document.date else "9", r.document.path)
    )
    for reading in readings:
        holders = Holders(reading=reading, gazetteer=gazetteer)
        for quotation in sorted(reading.quotations, key=lambda q: (q.start, q.end)):
            if quotation.kind in ("direct", "mixed") and quotation.speaker and len(quotation.text.split()) > 3:
                yield quotation, frozenset(holders.of(quotation.speaker))
