"""Which norms an act engages, and whether it breaches them: an aid to a lawyer, not a legal opinion.

A norm bears on an act where every element of its scope is met. It is *breached* only where every element is met by what
well-supported, first-hand reports assert, and no exception applies; else at most *arguably breached*. Where an element
is open it is *engaged*, and what is missing is said. The same holds for every side and for options for an answer.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Literal

from melian.assessment.disputes import Dispute
from melian.assessment.lookup import Lookup, names
from melian.assessment.norm_bonds import BOND_WORDS, holders, spread
from melian.assessment.norm_elements import Bench, answer, holds
from melian.model.conduct import Conduct, Passage
from melian.model.event import Event
from melian.model.finding import Confidence, Finding, Ground
from melian.model.mention import WORDS
from melian.model.norm import Norm, NormBook
from melian.model.norm_result import (
    STATUSES,
    ElementResult,
    Feasibility,
    NormResult,
    OptionResult,
    Status,
)
from melian.model.span import Excerpt

Told = Sequence[tuple[str | None, Excerpt | None]]
_HELD = frozenset({"met", "arguable"})


def conducts(dispute: Dispute, lookup: Lookup) -> tuple[Conduct, ...]:
    """Every reported act of the dispute, and every other between its parties: the lead first, then in time."""
    lead = dispute.lead
    parties = {*names(lead.actor), *names(lead.target), *names(lead.place)}
    inside = {event.id for event in dispute.events}
    between = (
        event
        for event in lookup.events
        if event.id not in inside and parties & set(names(event.actor)) and parties & set(names(event.target))
    )
    told = [e for e in (*dispute.events, *between) if e.actor and not lookup.writers_own(e)]
    told.sort(key=lambda e: (e.id != lead.id, e.date is None, e.date or "", e.id))
    return tuple(_conduct(event, lookup) for event in told)


def by_norms(conduct: Conduct, book: NormBook, events: Sequence[Event] = ()) -> tuple[NormResult, ...]:
    """The act by every norm, in the book's order. `events` are what else the sources report."""
    near = _near(conduct, book, events)
    return tuple(_tested(conduct, norm, book, near) for norm in book.norms)


def _near(conduct: Conduct, book: NormBook, events: Sequence[Event]) -> tuple[Event, ...]:
    """Acts of either side."""
    sides = spread((*conduct.actors, *conduct.concerned), book)
    return tuple(event for event in events if sides & set(names(event.actor)))


def _bears(conduct: Conduct, norm: Norm, book: NormBook, events: Sequence[Event]) -> bool:
    """Whether somebody is bound and the scope is met: what is left out cannot be engaged. The rest is not tested, for
    options are many."""
    if not holders(norm, conduct, book):
        return False
    bench = Bench(conduct=conduct, norm=norm, book=book, events=events)
    return all(any(holds(clause, bench) for clause in (*test.met, *test.arguable)) for test in norm.scope)


def option_by_norms(conduct: Conduct, book: NormBook, events: Sequence[Event] = ()) -> OptionResult:
    """An option for an answer by every norm: those that bear, the gravest first, and what speaks against it."""
    near = _near(conduct, book, events)
    scoped = (norm for norm in book.norms if _bears(conduct, norm, book, near))
    bearing = [r for norm in scoped if (r := _tested(conduct, norm, book, near)).status != "not_engaged"]
    bearing.sort(key=lambda r: (-STATUSES.index(r.status), not r.lacking, r.norm.id))
    against = [r for r in bearing if r.lacking or r.status in ("arguably_breached", "breached")]
    reasons = tuple(f"{r.norm.name}: {r.because}" for r in against or bearing)
    feasible: Feasibility = "doubtful" if against else "open" if bearing else "nothing_found"
    return OptionResult(results=tuple(bearing), feasibility=feasible, reasons=reasons)


def norm_finding(result: NormResult) -> Finding:
    """A result as a finding: the claim, the elements as grounds, and what would change it."""
    norm, event = result.norm, result.conduct.event
    grounds = [_element_ground(e, event) for e in (*result.scope, *result.elements)]
    grounds += [_element_ground(e, event) for e in result.exceptions if e.answer in _HELD]
    law = Ground(kind="knowledge", says=f"{norm.name}: “{norm.text}”", entry=f"norms: {norm.id}", source=norm.source)
    return Finding(
        question=f"norm.{norm.id}",
        claim=f"{norm.name} ({norm.title}): {STATUS_WORDS[result.status]}",
        basis="judgement",
        grounds=(law, *grounds),
        reasoning=f"By the tests of the norms’ pack: {result.because}. An aid to a lawyer, not a legal opinion.",
        confidence=_confidence(result) if result.holders else None,
        would_change=result.missing or ("words or deeds that meet, or rule out, an element of it",),
    )


STATUS_WORDS: dict[Status, str] = {
    "not_engaged": "not shown to be engaged",
    "engaged": "engaged",
    "arguably_breached": "arguably breached",
    "breached": "breached",
}


def _confidence(result: NormResult) -> Confidence:
    if result.missing:
        return Confidence(level="low", why="these sources leave elements open")
    if not result.conduct.supported:
        return Confidence(level="low", why="no first-hand report tells it outside of a headline")
    if result.conduct.support not in ("verbatim", "verbatim_in_part"):
        return Confidence(level="low", why="no words are quoted for the act")
    return Confidence(level="moderate", why="every element has an answer in these sources")


def _element_ground(element: ElementResult, event: Event | None) -> Ground:
    """The words that answer it, or what was looked for."""
    says = f"{element.test.asks} {element.because[:1].upper()}{element.because[1:]}"
    if element.answer == "unclear":
        return Ground(kind="absence", says=f"{element.test.asks} Not in these sources: {element.because}")
    passage = next((p for p in element.passages if p.excerpt is not None), None)
    if passage is not None:
        return Ground(kind="words", says=says, document=passage.document, excerpt=passage.excerpt)
    if element.events:
        return Ground(kind="event", says=says, event=element.events[0])
    return Ground(kind="event", says=says, event=event.id if event else None)


def _conduct(event: Event, lookup: Lookup) -> Conduct:
    return Conduct(
        acts=(event.act,),
        actors=names(event.actor),
        targets=names(event.target),
        places=names(event.place),
        passages=_passages(event, lookup),
        tied=event.condition is not None,
        date=event.date,
        event=event,
        support=event.support,
        origins=event.independent_sources,
        inferred=lookup.writers_own(event),
    )


def _passages(event: Event, lookup: Lookup) -> tuple[Passage, ...]:
    """What the mentions say is demanded or done and on what condition, the event's own words first, each once."""
    mentions = lookup.mentions_of(event)
    contents = [(event.content_document, event.content), *((m.document, m.content) for m in mentions)]
    tied = [(event.condition_document, event.condition), *((m.document, m.condition) for m in mentions)]
    unique: dict[tuple[str, str], Passage] = {}
    parts: tuple[tuple[Literal["content", "condition"], Told], ...] = (("content", contents), ("condition", tied))
    for part, told in parts:
        for path, words in told:
            if words is not None and path is not None:
                excerpt = Excerpt(start=words.start, end=words.end, text=words.text)
                passage = Passage(text=words.text, part=part, document=path, excerpt=excerpt)
                unique.setdefault((part, words.text), passage)
    return tuple(unique.values())


def _tested(conduct: Conduct, norm: Norm, book: NormBook, events: Sequence[Event]) -> NormResult:
    bound = holders(norm, conduct, book)
    early = conduct.date is not None and conduct.date[:4] < str(norm.since)
    if not bound or early:
        why = f"it is of {norm.since}, and the act is earlier" if early else _unbound(norm, conduct)
        return NormResult(norm=norm, conduct=conduct, holders=(), bond=why, status="not_engaged", because=why)
    bench = Bench(conduct=conduct, norm=norm, book=book, events=events)
    scope, elements, exceptions = (
        tuple(answer(test, bench) for test in tests) for tests in (norm.scope, norm.conduct, norm.exceptions)
    )
    status, because = _status(norm, conduct, (scope, elements, exceptions))
    return NormResult(
        norm=norm,
        conduct=conduct,
        holders=tuple(name for name, _ in bound),
        bond="; ".join(f"{name} {BOND_WORDS[how]}" for name, how in bound),
        status=status,
        because=because,
        scope=scope,
        elements=elements,
        exceptions=exceptions,
    )


def _unbound(norm: Norm, conduct: Conduct) -> str:
    asked = conduct.actors if norm.held_by == "actor" else conduct.concerned
    return f"{', '.join(asked) or 'nobody named'}: not bound by it, as far as the packs know"


_Elements = tuple[ElementResult, ...]


def _status(norm: Norm, conduct: Conduct, told: tuple[_Elements, _Elements, _Elements]) -> tuple[Status, str]:
    scope, elements, exceptions = told
    short = next((e for e in scope if e.answer not in _HELD), None)
    if short is not None:
        return "not_engaged", short.because if short.answer == "not_met" else f"not in these sources: {short.because}"
    if norm.effect == "permits":
        return "engaged", "; ".join(_said(e) for e in elements) or "it bears on the act"
    if denied := next((e for e in elements if e.answer == "not_met"), None):
        return "not_engaged", denied.because
    open_ = [e for e in elements if e.answer == "unclear"]
    if open_ or not elements:
        return "engaged", "; ".join(_said(e) for e in open_) or _all(scope)
    applies = [e for e in exceptions if e.answer in _HELD]
    if any(e.answer == "met" for e in applies):
        return "engaged", "; ".join(e.because for e in applies)
    plain = all(e.answer == "met" for e in (*scope, *elements))
    reasons = _all((*scope[-1:], *elements))
    if applies or not plain or _weak(conduct):
        return "arguably_breached", "; ".join((reasons, *(e.because for e in applies), *_weak(conduct)))
    return "breached", reasons


def _said(element: ElementResult) -> str:
    words = {"unclear": "not in these sources: ", "not_met": "a condition is not met: "}
    return words.get(element.answer, "") + element.because


def _all(elements: Iterable[ElementResult]) -> str:
    return "; ".join(dict.fromkeys(e.because for e in elements))


def _weak(conduct: Conduct) -> tuple[str, ...]:
    if conduct.support is None:
        return ("it has not been done",)
    if not conduct.supported:
        return ("the report is too weak to say more",)
    spoken = set(conduct.acts) <= set(WORDS) and conduct.support == "paraphrase_only"
    return ("its words are told and not quoted",) if spoken else ()
