"""The tests of a norm's elements: questions that the features of an act answer."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from melian.assessment.lookup import names
from melian.assessment.norm_bonds import bond, spread, stands
from melian.assessment.passages import find
from melian.model.conduct import Conduct, Passage
from melian.model.event import Event
from melian.model.norm import Clause, Direction, ElementTest, Norm, NormBook, Part
from melian.model.norm_result import Answer, ElementResult

_SHOWN = 2
"""Passages shown for an answer."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Bench:
    """One act before one norm, with what else the sources report."""

    conduct: Conduct
    norm: Norm
    book: NormBook
    events: Sequence[Event] = ()


def answer(test: ElementTest, bench: Bench) -> ElementResult:
    """The answer that the first clause that holds gives, in the order met, arguable, against; else what is missing."""
    told: tuple[tuple[Answer, tuple[Clause, ...]], ...] = (
        ("met", test.met), ("arguable", test.arguable), ("not_met", test.against),
    )  # fmt: skip
    for value, clauses in told:
        for clause in clauses:
            if holds(clause, bench):
                passages, events = _evidence(clause, bench)
                because = clause.says if bench.conduct.event else clause.planned or clause.says
                return ElementResult(
                    test=test, answer=value, because=because, passages=passages, events=tuple(e.id for e in events)
                )
    return ElementResult(test=test, answer=test.otherwise, because=test.missing)


def holds(clause: Clause, bench: Bench) -> bool:
    """Whether all that the clause gives is so; what is quickest to tell is asked first."""
    conduct, book = bench.conduct, bench.book
    return (
        (not clause.acts or not clause.acts.isdisjoint(conduct.acts))
        and (clause.tied is None or clause.tied == conduct.tied)
        and (not clause.by or not clause.by.isdisjoint(conduct.actors))
        and (not clause.named or not clause.named.isdisjoint(conduct.concerned))
        and (not clause.on or not clause.on.isdisjoint(conduct.places or conduct.concerned))
        and (not clause.concerns or any(concerns(d, conduct.concerned, bench) for d in clause.concerns))
        and (not clause.towards or any(concerns(d, _addressed(conduct), bench) for d in clause.towards))
        and (not clause.place or any(stands(w, conduct, book) for w in clause.place))
        and _spoken(clause, conduct)
        and all(not kinds or bool(_reported(kinds, how, bench)) for how, kinds in _others(clause))
    )


def _spoken(clause: Clause, conduct: Conduct) -> bool:
    """Whether the words that have to stand there do, and those that may not do not."""
    return (
        (not clause.words or bool(found(clause.words, conduct, clause.part)))
        and (not clause.also or bool(found(clause.also, conduct)))
        and not (clause.without and found(clause.without, conduct))
    )


def concerns(direction: Direction, whom: tuple[str, ...], bench: Bench) -> bool:
    """Whether one of those concerned is what `direction` says. Who is bound by custom alone takes no part."""
    book = bench.book
    known = [name for name in whom if name in book.states or name in book.bodies]
    bound = [name for name in whom if bond(bench.norm.parties, name, book) in ("party", "members")]
    match direction:
        case "state":
            return any(name in book.states for name in known)
        case "organisation":
            return any(name in book.bodies for name in known)
        case "party":
            return bool(bound)
        case "outsider":
            return bool(known) and len(known) == len(whom) and not bound
        case "nobody":
            return not whom


def _addressed(conduct: Conduct) -> tuple[str, ...]:
    return tuple(name for name in conduct.targets if name not in conduct.actors)


def found(words: tuple[str, ...], conduct: Conduct, part: Part = "any") -> tuple[Passage, ...]:
    """The passages of an act in which one of the words stands."""
    told = (passage for passage in conduct.passages if part in ("any", passage.part))
    return tuple(passage for passage in told if find(words, passage.text))


def _others(clause: Clause) -> tuple[tuple[str, frozenset[str]], ...]:
    return (("answers", clause.answers), ("earlier", clause.earlier), ("asked", clause.asked))


def _reported(kinds: frozenset[str], how: str, bench: Bench) -> tuple[Event, ...]:
    """Other acts that the sources report: of the other side to this one, of the other side, or of this side."""
    conduct, book = bench.conduct, bench.book
    other = spread(conduct.targets or conduct.concerned, book)
    own = spread(conduct.actors if conduct.event else (*conduct.actors, *conduct.places), book)
    told = (e for e in bench.events if e.act in kinds and _before(e, conduct))
    if how == "answers":
        return tuple(e for e in told if other & set(names(e.actor)) and own & _at(e))
    if how == "earlier":
        return tuple(e for e in told if other & set(names(e.actor)))
    return tuple(e for e in told if set(conduct.actors) & set(names(e.actor)) and other & _at(e))


def _at(event: Event) -> set[str]:
    return {*names(event.target), *names(event.place)} - set(names(event.actor))


def _before(event: Event, conduct: Conduct) -> bool:
    """Not this act itself, and not surely later."""
    if conduct.event is not None and conduct.event.id == event.id:
        return False
    if event.date is None or conduct.date is None:
        return True
    size = min(len(event.date), len(conduct.date))
    return event.date[:size] <= conduct.date[:size]


def _evidence(clause: Clause, bench: Bench) -> tuple[tuple[Passage, ...], tuple[Event, ...]]:
    spoken: tuple[tuple[tuple[str, ...], Part], ...] = ((clause.words, clause.part), (clause.also, "any"))
    passages = (p for words, part in spoken if words for p in found(words, bench.conduct, part))
    events = [e for how, kinds in _others(clause) if kinds for e in _reported(kinds, how, bench)]
    unique = {event.id: event for event in sorted(events, key=lambda e: (e.date is None, e.date or "", e.id))}
    return tuple(dict.fromkeys(passages))[:_SHOWN], tuple(unique.values())[:_SHOWN]
