"""Of whom these articles report no statement on a demand; which is not silence."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from dataclasses import dataclass
from typing import Literal

from melian.assessment.disputes import Dispute
from melian.assessment.lookup import Lookup, names
from melian.assessment.stance import matching
from melian.model.event import Event
from melian.model.mention import WORDS
from melian.model.stance import SetStance, Stance

Reason = Literal["addressed", "place", "party", "named"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Unheard:
    """An actor concerned of whom these articles report no statement on the demand. Not the same as silence."""

    actor: str
    why: Reason
    elsewhere: tuple[Event, ...]
    """What the articles do report of it, on another matter: words before deeds."""
    search: SetStance | None = None
    """The search of an analyst who found nothing: who, when and where."""


def unheard(
    dispute: Dispute,
    lookup: Lookup,
    held: Iterable[Stance],
    named: Iterable[str] = (),
    known: Collection[str] = (),
    searched: Iterable[SetStance] = (),
) -> tuple[Unheard, ...]:
    """Those addressed, those where it would be done, the other parties, and the `named`, without a statement here.

    Those addressed and those where it would be done are listed until they take a stance: other acts of theirs answer
    nothing. With `known`, the actors' names, a place that is none of them is left out: it could not speak.
    """
    heard = {name for stance in held for name in names(stance.holder)} | set(names(dispute.lead.actor))
    spoken = heard | {n for event in dispute.events if not lookup.writers_own(event) for n in names(event.actor)}
    searches = {s.holder: s for s in searched if s.stance == "searched_silent" and matching(s, (dispute.lead,))}
    found: dict[str, Reason] = {}
    for name, why in (*_concerned(dispute, named), *((name, "named") for name in sorted(searches))):
        known_place = why != "place" or not known or name in known
        if known_place and name not in (heard if why in ("addressed", "place") else spoken):
            found.setdefault(name, why)
    return tuple(
        Unheard(actor=name, why=why, elsewhere=_elsewhere(name, lookup), search=searches.get(name))
        for name, why in found.items()
    )


def without(
    asked: Event, held: Iterable[Stance], set_by_hand: Iterable[SetStance]
) -> tuple[tuple[str, SetStance | None], ...]:
    """Those addressed, those where it would be done, and those whom an analyst searched for, without a stance on an
    act; each with the search, where there was one.
    """
    spoken = {name for stance in held for name in names(stance.holder)} | set(names(asked.actor))
    searches = {s.holder: s for s in set_by_hand if s.stance == "searched_silent" and matching(s, (asked,))}
    found = dict.fromkeys((*names(asked.target), *names(asked.place), *sorted(searches)))
    return tuple((name, searches.get(name)) for name in found if name not in spoken)


def _concerned(dispute: Dispute, named: Iterable[str]) -> Iterable[tuple[str, Reason]]:
    yield from ((name, "addressed") for name in names(dispute.lead.target))
    yield from ((name, "place") for name in names(dispute.lead.place))
    parties = {name for event in dispute.events for name in names(event.target)}
    yield from ((name, "party") for name in sorted(parties))
    yield from ((name, "named") for name in sorted(named))


def _elsewhere(name: str, lookup: Lookup) -> tuple[Event, ...]:
    found = (e for e in lookup.events if name in names(e.actor) and not lookup.writers_own(e))
    return tuple(sorted(found, key=lambda e: e.act not in WORDS))
