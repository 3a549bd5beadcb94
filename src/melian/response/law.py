"""What the tests of law say of an option from one seat: an aid to a lawyer, not a legal opinion."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import islice

from melian.assessment.grounds import entry
from melian.assessment.lookup import Lookup
from melian.assessment.norms import STATUS_WORDS, option_by_norms
from melian.model.conduct import option as conduct_of
from melian.model.finding import Ground
from melian.model.knowledge import Knowledge
from melian.model.norm import Norm
from melian.model.norm_result import Feasibility, NormResult, OptionResult
from melian.model.option import Option
from melian.response.seats import Seat, allies

_BROKEN = ("arguably_breached", "breached")
_HELD = ("met", "arguable")
_SHOWN = 2
"""Norms that are named of those with one reason, and reasons that are told."""


def tested(option: Option, seat: Seat, lookup: Lookup, knowledge: Knowledge) -> OptionResult | None:
    """The option by every norm, as an act of the seat's actor; None where it consists in no kind of act, or where
    there are no norms to test it by."""
    if not option.acts or not knowledge.norms.norms:
        return None
    conduct = conduct_of(
        option.acts,
        actors=(seat.actor,),
        targets=seat.other,
        places=_places(option, seat, knowledge),
        purpose=option.conduct,
    )
    return option_by_norms(conduct, knowledge.norms, lookup.events)


def _places(option: Option, seat: Seat, knowledge: Knowledge) -> tuple[str, ...]:
    """Where it is done, if abroad: at the place of the demand; for the demander, who is not invited there, at its
    allies', as far as the packs know any."""
    if not option.abroad:
        return ()
    return allies(seat.actor, knowledge) if seat.role == "demander" else seat.concerned


def grounds_of(result: OptionResult) -> tuple[Ground, ...]:
    """What speaks against it or bears on it: each norm with its elements, and the acts that answer them."""
    return tuple(dict.fromkeys(g for each in result.results for g in _grounds(each)))


def against(result: OptionResult) -> tuple[NormResult, ...]:
    """The norms that speak against it, or of whose conditions one is not met. The conditions of a justification count
    only where there is something to justify."""
    broken = [r for r in result.results if r.status in _BROKEN]
    return tuple(r for r in result.results if r.status in _BROKEN or (r.lacking and (broken or not r.norm.justifies)))


def spoken(result: OptionResult) -> str:
    """What speaks against it in plain words: norms with the same reason together, those that bind most states first;
    two are named."""
    return "; ".join(_told(why, found) for why, found in _groups(result))


def named(result: OptionResult) -> tuple[Norm, ...]:
    """The norms that speak against it and those to look at: all that is said of an option's law is about these."""
    return tuple(dict.fromkeys(each.norm for each in (*against(result), *bearing(result))))


def _groups(result: OptionResult) -> tuple[tuple[str, list[NormResult]], ...]:
    held: dict[str, list[NormResult]] = {}
    for each in sorted(against(result), key=lambda r: (r.norm.kind != "treaty", not r.norm.parties.states)):
        held.setdefault(_why(each), []).append(each)
    return tuple(islice(held.items(), _SHOWN))


def _told(why: str, found: Sequence[NormResult]) -> str:
    """'arguably against A; B: it would ...'; or which condition of A is not met."""
    left = len(found) - _SHOWN
    named = "; ".join(result.norm.name for result in found[:_SHOWN]) + (f"; and {left} more" if left > 0 else "")
    if found[0].lacking:
        lead = "not shown to be justified" if found[0].norm.justifies else "a condition is not met"
        return f"{lead} ({named}): {why}"
    return f"{'' if found[0].status == 'breached' else 'arguably '}against {named}: {why}"


def _why(result: NormResult) -> str:
    """The conditions that lack, or what meets the elements and what can be said for it."""
    if result.lacking:
        return ", and ".join(dict.fromkeys(e.because for e in result.lacking))
    disputed = (e for e in result.scope if e.answer == "arguable")
    told = ", and ".join(dict.fromkeys(e.because for e in (*disputed, *(result.elements or result.scope[-1:]))))
    excused = ", and ".join(e.because for e in result.exceptions if e.answer in _HELD)
    return f"{told}; but {excused}" if excused else told


def bearing(result: OptionResult) -> tuple[NormResult, ...]:
    """The norms to look at; a justification only where there is something to justify."""
    broken = any(r.status in _BROKEN for r in result.results)
    return tuple(r for r in result.results if broken or not r.norm.justifies)


def feasible(result: OptionResult) -> Feasibility:
    """What the tests come to for an option by itself: as screening has it, so that a condition of a justification
    counts only where there is something to justify."""
    if not result.results:
        return "nothing_found"
    return "doubtful" if against(result) else "open"


def _grounds(result: NormResult) -> Iterator[Ground]:
    norm = result.norm
    status = "a condition of it is not met" if result.lacking else STATUS_WORDS[result.status]
    yield entry("norms", norm.id, f"{norm.name}: {status}: {_why(result)}", norm.source)
    for element in (*result.scope, *result.elements, *result.exceptions):
        if element.answer in _HELD:
            for event in element.events:
                yield Ground(kind="event", says=f"{element.test.asks} {element.because}", event=event)
