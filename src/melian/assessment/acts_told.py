"""Acts as evidence: between whom, on which day, and how much the origins behind the reports of one carry."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import date
from math import prod

from melian.assessment.firsts import firsts
from melian.assessment.lookup import Lookup, names
from melian.model.days import first_day
from melian.model.document import Document
from melian.model.event import Event
from melian.model.ladder import UNGRADED
from melian.model.mention import DEEDS
from melian.model.outlet import Grade, OutletIndex

FORCES = frozenset({"deploy", "mobilise", "exercise"})
"""Moves of one's own forces: where they go is often a friend's land, so the place alone does not say against whom."""
HARM = frozenset(
    {
        "surveil", "violate_airspace", "incursion", "sabotage", "cyberattack", "disinform", "proxy_attack", "strike",
        "seize",
    }
)  # fmt: skip
"""What is done to whoever it is done at."""
ADVERSE = HARM | {
    "demand", "threaten", "warn", "reject", "accuse", "condemn", "sanction", "expel", "downgrade",
}  # fmt: skip
"""Acts that make two adversaries in this: without any of them nobody stands on a ladder against another."""


_BEST = ("A", "B", "C", None, "F", "D", "E")
"""Grades from the best; nobody's grade and F say nothing either way."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Origin:
    """Where reports of an act come from, and the grade that an analyst gives it; None: nobody graded it."""

    name: str
    grade: Grade | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Act:
    """One act of one actor towards another. `again` are events of the same kind, pair and day: they are no new act."""

    event: Event
    actor: str
    towards: str
    day: date | None
    """The day of the act; where no text gives one, of the first report of it; None where that is undated as well."""
    dated: bool
    origins: tuple[Origin, ...]
    """One for each independent origin, the best first."""
    aimed: bool = True
    """Whether it is told towards whom, or done at `towards`; else its forces only go there."""
    again: tuple[str, ...] = ()

    @property
    def deed(self) -> bool:
        """Whether something was done, not said."""
        return self.event.act in DEEDS

    @property
    def pair(self) -> tuple[str, str]:
        """The two, in alphabetical order: which of them acts makes no difference."""
        first, second = sorted((self.actor, self.towards))
        return first, second


def acts_told(lookup: Lookup, outlets: OutletIndex) -> tuple[Act, ...]:
    """Every act that somebody reports, for each actor and each whom it is aimed at, or where it is done.

    A writer's inference is nobody's act. Order of day, undated last, then kind and names; the order of the reports
    makes no difference.
    """
    told = [event for event in lookup.events if not lookup.writers_own(event)]
    grades = {name: _grade(name, outlets) for name in {name for event in told for name in _names(event)}}
    return tuple(sorted((act for event in told for act in _acts(event, lookup, grades)), key=_order))


def joined(acts: Iterable[Act]) -> tuple[Act, ...]:
    """The same with what is told again left out: words of one kind from one to another count once, deeds once a day."""
    found: dict[tuple[object, ...], list[Act]] = {}
    for act in acts:
        found.setdefault(_same(act), []).append(act)
    return tuple(sorted(map(_one, found.values()), key=_order))


def between(pair: tuple[str, str], acts: Iterable[Act], places: frozenset[str]) -> tuple[Act, ...]:
    """The acts of two towards each other; with them moves of their forces to the `places` that it is about."""
    found = []
    for act in acts:
        if act.pair == pair and act.aimed:
            found.append(act)
        elif act.actor in pair and act.event.act in FORCES and act.towards in {*pair, *places} - {act.actor}:
            other = next(name for name in pair if name != act.actor)
            found.append(replace(act, towards=other, aimed=False))
    return joined(found)


def last_report(lookup: Lookup) -> date | None:
    """The last day that is told, of a report or of an act in one: what is told was told no earlier.

    Days after the account was made are left out, for a text that gives one looks ahead. None where nothing is dated.
    """
    reports = [_dated(lookup.document(path)) for path in lookup.readings]
    made = first_day(lookup.account.made_at[:10])
    days = [day for day in (*reports, *map(on_day, lookup.events)) if day and (made is None or day <= made)]
    return max(days, default=None)


def undated_reports(lookup: Lookup) -> int:
    """How many reports do not say of when they are: the last day may then be later than any that is told."""
    return sum(_dated(lookup.document(path)) is None for path in lookup.readings)


def carried(act: Act, trust: Mapping[str, float]) -> float:
    """The part of the act's evidence that its origins carry together, 0 to 1: none is counted twice.

    Half of it where no text says towards whom.
    """
    ungraded = trust.get(UNGRADED, 0.5)
    part = 1 - prod(1 - trust.get(origin.grade or UNGRADED, ungraded) for origin in act.origins)
    return part if act.aimed else part / 2


def on_day(event: Event) -> date | None:
    """The day of the act as the text gives it, the first of a month or year where it gives no more."""
    return first_day(event.date)


def _dated(document: Document) -> date | None:
    return first_day(document.date.value) if document.date else None


def _acts(event: Event, lookup: Lookup, grades: Mapping[str, Grade | None]) -> Iterable[Act]:
    told = [_dated(lookup.document(row.document)) for row in event.mentions]
    day = on_day(event) or min((d for d in told if d), default=None)
    origins = _origins(event, grades)
    for actor in names(event.actor):
        for towards, aimed in _aims(event):
            if towards != actor:
                yield Act(
                    event=event, actor=actor, towards=towards, day=day, dated=on_day(event) is not None,
                    origins=origins, aimed=aimed,
                )  # fmt: skip


def _aims(event: Event) -> Iterable[tuple[str, bool]]:
    """Whom it is aimed at; else where it is done, which harm is aimed at and forces only go to."""
    if event.target:
        yield from ((name, True) for name in names(event.target))
    elif event.act in HARM or event.act in FORCES:
        yield from ((name, event.act in HARM) for name in names(event.place))


def _origins(event: Event, grades: Mapping[str, Grade | None]) -> tuple[Origin, ...]:
    """As many as are independent, those of the best grade: what cannot be told apart counts once."""
    graded = [Origin(name=name, grade=grades.get(name)) for name in sorted(_names(event) or {""})]
    graded.sort(key=lambda o: (_BEST.index(o.grade), not o.name, o.name))
    return tuple(graded[: max(1, event.independent_sources)])


def _names(event: Event) -> set[str]:
    """The outermost sources of its reports; of one that names none, its outlet."""
    first = firsts(event.chain)
    return {first[link.document] or link.outlet or "" for link in event.chain}


def _grade(name: str, outlets: OutletIndex) -> Grade | None:
    outlet = outlets.find(name) if name else None
    return outlet.grade if outlet else None


def _same(act: Act) -> tuple[object, ...]:
    return (act.event.act, act.actor, act.towards, act.day if act.deed else None)


def _one(acts: list[Act]) -> Act:
    """The best told of them, the latest where several are; the rest are the same again."""
    best = max(acts, key=lambda a: (a.aimed, len(a.origins), _graded(a), a.dated, a.day or date.min, a.event.id))
    return replace(best, again=tuple(sorted({a.event.id for a in acts} - {best.event.id})))


def _graded(act: Act) -> int:
    """More, the better the grades of its origins."""
    return -sum(_BEST.index(origin.grade) for origin in act.origins)


def _order(act: Act) -> tuple[object, ...]:
    return (act.day is None, act.day or date.min, act.event.act, act.pair, act.actor, act.event.id)
