"""A dispute as the signs see it: who demands, of whom, where, and by which names texts call the demander."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from melian.assessment import phrasing
from melian.assessment.disputes import Dispute
from melian.assessment.firsts import firsts
from melian.assessment.lookup import Lookup, documents_of, names
from melian.model.actor import Actor
from melian.model.event import Event
from melian.model.hypotheses import Party
from melian.model.outlet import Outlet, OutletIndex
from melian.model.stance import Stance

UNNAMED = "a source that is not named"


@dataclass(frozen=True, slots=True, kw_only=True)
class Origin:
    """Where a report comes from first, as far as the articles tell, and an analyst's grade of it."""

    name: str
    grade: str = "ungraded"


@dataclass(frozen=True, slots=True, kw_only=True)
class Setting:
    """The parties of a dispute. `called` and `others` are the names that texts use for the demander and the rest."""

    dispute: Dispute
    lookup: Lookup
    graded: OutletIndex
    demander: frozenset[str]
    target: frozenset[str]
    places: frozenset[str]
    called: tuple[str, ...]
    others: tuple[str, ...]
    states: frozenset[str] = frozenset()
    """Names of states in the actors' pack; empty: not given."""
    stances: tuple[Stance, ...] = ()
    """Where others stand towards the act."""

    @classmethod
    def of(
        cls,
        dispute: Dispute,
        lookup: Lookup,
        cast: Sequence[Actor] = (),
        graded: Sequence[Outlet] = (),
        stances: Sequence[Stance] = (),
    ) -> Setting:
        """With the actors' pack, names in other forms are known too."""
        lead = dispute.lead
        demander, target = frozenset(names(lead.actor)), frozenset(names(lead.target))
        places = frozenset(names(lead.place))
        people = [p for p in (lead.principal, lead.speaker.name if lead.speaker else None) if p]
        return cls(
            dispute=dispute,
            lookup=lookup,
            graded=OutletIndex.of(graded),
            demander=demander,
            target=target,
            places=places - demander,
            called=(*_called(demander, cast), *(person.split()[-1] for person in people)),
            others=_called((target | places) - demander, cast),
            states=frozenset(actor.name for actor in cast if actor.kind == "state"),
            stances=tuple(stances),
        )

    @property
    def lead(self) -> Event:
        """The act that the dispute turns on."""
        return self.dispute.lead

    @property
    def third(self) -> tuple[str, ...]:
        """States where it would be done and which it is not addressed to."""
        found = self.places - self.target
        return tuple(sorted(found & self.states if self.states else found)) if self.target else ()

    @property
    def told(self) -> tuple[str, ...]:
        """Paths of the articles that tell it."""
        return documents_of(self.lead)

    @property
    def about(self) -> tuple[str, ...]:
        """Paths of the articles that tell it or name the demander and another party, in the order of the articles."""
        told = set(self.told)
        texts = {path: reading.document.text for path, reading in self.lookup.readings.items()}
        found = [path for path, text in texts.items() if path in told or self._named(text)]
        return tuple(sorted(found, key=lambda path: self.lookup.order[path]))

    def _named(self, text: str) -> bool:
        return all(names and phrasing.stands(names, text) for names in (self.called, self.others))

    def is_one(self, event_names: Iterable[str], party: Party) -> bool:
        """Whether any of the names is of the party."""
        found = set(event_names)
        if party == "anyone":
            return True
        if party == "others":
            return bool(found - self.demander - self.target - self.places)
        sides = {"demander": self.demander, "target": self.target, "side": (self.target | self.places) - self.demander}
        return bool(found & sides[party])

    def origins(self, paths: Iterable[str], event: Event | None = None) -> tuple[Origin, ...]:
        """First-hand origins behind articles: one for each source that they credit, and one for all that name none.

        What an article has on a matter of its own counts with the source that it has the main act from: an article that
        names no other cannot be shown to be independent.
        """
        known = firsts(self.lead.chain) | (firsts(event.chain) if event else {})
        carriers: dict[str, list[str]] = {}
        for path in paths:
            carriers.setdefault(known.get(path) or UNNAMED, []).append(path)
        found = [Origin(name=name, grade=self._grade(name, carriers[name])) for name in sorted(carriers)]
        most = len(found) if event is None else max(1, event.independent_sources)
        return tuple(sorted(found, key=lambda o: (o.grade == "ungraded", o.grade, o.name))[:most])

    def _grade(self, name: str, paths: Iterable[str]) -> str:
        """The analyst's grade of the origin, else the best of the outlets that carry it."""
        outlets = [name, *(o.value for p in paths if (o := self.lookup.document(p).outlet))]
        own = self.graded.find(name)
        if own is not None and own.grade:
            return own.grade
        grades = [outlet.grade for o in outlets if (outlet := self.graded.find(o)) and outlet.grade]
        return min(grades, default="ungraded")


def _called(actors: Iterable[str], cast: Sequence[Actor]) -> tuple[str, ...]:
    wanted = set(actors)
    forms = [
        form
        for actor in cast
        if actor.name in wanted or actor.speaks_for in wanted
        for form in (actor.name, *actor.aliases, *actor.demonyms, *actor.metonyms)
    ]
    return tuple(sorted(wanted | set(forms)))
