"""Who stands side by side in the picture of a dispute's acts: a lane for each of the parties that act most."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from melian.assessment.lookup import names
from melian.model.event import Event

_MOST = 4
"""Lanes that fit a screen of 400 pixels."""
OTHERS = "others"


@dataclass(frozen=True, slots=True, kw_only=True)
class Lanes:
    """The parties from the left, each as the events name it, several that act together as one."""

    parties: tuple[str, ...]
    others: bool
    """Whether a last lane holds everybody else."""

    def of(self, joined: str | None) -> int | None:
        """The lane of those who act, or are acted on, together; None for nobody."""
        if not joined:
            return None
        if joined in self.parties:
            return self.parties.index(joined)
        shared = [len(set(names(joined)) & set(names(party))) for party in self.parties]
        if any(shared):
            return shared.index(max(shared))
        return len(self.parties) if self.others else None


def lanes(lead: Event, events: Sequence[Event]) -> Lanes:
    """The lead's two sides first, then who acts most; all the rest share a lane."""
    ends = [end for event in events for end in (event.actor, event.target) if end]
    ordered = _distinct([lead.actor, lead.target, *(name for name, _ in Counter(ends).most_common())])
    rest = _unheld(ordered[:_MOST], ends)
    parties = ordered[:_MOST] if not rest else ordered[: _MOST - 1]
    return Lanes(parties=tuple(parties), others=bool(_unheld(parties, ends)))


def _distinct(named: Iterable[str | None]) -> list[str]:
    """Each party once: one whose names all stand in a lane before it has no lane of its own."""
    found: list[str] = []
    for party in named:
        if party and not any(set(names(party)) & set(names(held)) for held in found):
            found.append(party)
    return found


def _unheld(parties: Sequence[str], ends: Iterable[str]) -> bool:
    held = {name for party in parties for name in names(party)}
    return any(not set(names(end)) & held for end in ends)
