"""What the tests of law say of an option from one seat: an aid to a lawyer, not a legal opinion."""

from __future__ import annotations

from collections.abc import Iterator

from melian.assessment.grounds import entry
from melian.assessment.lookup import Lookup
from melian.assessment.norms import STATUS_WORDS, option_by_norms
from melian.model.conduct import option as conduct_of
from melian.model.finding import Ground
from melian.model.knowledge import Knowledge
from melian.model.norm_result import Feasibility, NormResult, OptionResult
from melian.model.option import Option
from melian.response.seats import Seat, allies

_BROKEN = ("arguably_breached", "breached")


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
    yield entry("norms", norm.id, f"{norm.name}: {status}: {result.because}", norm.source)
    for element in (*result.scope, *result.elements, *result.exceptions):
        if element.answer in ("met", "arguable"):
            for event in element.events:
                yield Ground(kind="event", says=f"{element.test.asks} {element.because}", event=event)
