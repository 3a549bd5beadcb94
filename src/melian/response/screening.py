"""Options against the case, from one seat: which are open, done, not the seat's, not possible now, doubtful in law."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final, Literal

from melian.assessment.asked import Asked, asked
from melian.assessment.disputes import Dispute
from melian.assessment.grounds import absence, confidence, entry, words
from melian.assessment.lookup import Lookup
from melian.model.compliance import DemandClass
from melian.model.finding import Finding, Ground
from melian.model.knowledge import Knowledge
from melian.model.norm_result import OptionResult
from melian.model.option import Option, OptionBook, Role
from melian.response.law import against, bearing, grounds_of, spoken, tested
from melian.response.preconditions import Check, checks
from melian.response.seats import Seat
from melian.response.taken import Deeds, Taken, deeds, taken

Status = Literal["open", "done", "not_yours", "not_now", "doubtful"]
"""`done`: the sources tell that it is taken already. `not_yours`: it is for other seats, or for actors of another kind.
`not_now`: a precondition is not met in these sources, or it answers demands of other kinds. `doubtful`: a norm speaks
against it, or a condition that a norm sets is not met. `open`: none of these."""
STATUS_WORDS: Final[dict[Status, str]] = {
    "open": "open", "done": "already taken", "not_yours": "not for this seat", "not_now": "not now",
    "doubtful": "doubtful in law",
}  # fmt: skip
ROLE_WORDS: Final[dict[Role, str]] = {
    "target": "those addressed", "concerned": "states that it is about", "member": "their members or allies",
    "demander": "whoever demands", "third": "third parties",
}  # fmt: skip


@dataclass(frozen=True, slots=True, kw_only=True)
class Screened:
    """One option from one seat, with what its status rests on."""

    option: Option
    seat: Seat
    status: Status
    because: str
    """One clause."""
    grounds: tuple[Ground, ...]
    """What the status rests on first; then what else bears on it."""
    law: OptionResult | None = None
    """None: it is for other roles, it consists in no kind of act that norms are tested on, or there are no norms."""
    protects: DemandClass | None = None
    """What the demand asks, where the option protects against just that."""
    checks: tuple[Check, ...] = ()
    """Every precondition with its answer."""
    taken: tuple[Taken, ...] = ()
    """Where the sources tell of it, by the seat's own side or, for words, by single members of it."""

    @property
    def to_check(self) -> tuple[str, ...]:
        """Preconditions that no source here can answer: somebody has to look."""
        return tuple(check.precondition.says for check in self.checks if check.holds is None)

    @property
    def finding(self) -> Finding:
        """The same as a finding: its claim, its grounds, and what would change it. How sure one can be is said of what
        is taken already, by how well that is reported; the rest are rules over the packs."""
        done = next((told.event for told in self.taken if told.own), None) if self.status == "done" else None
        return Finding(
            question=f"option.{self.option.id}",
            claim=f"{self.option.name}: {STATUS_WORDS[self.status]}; {self.because}",
            basis="judgement",
            grounds=self.grounds,
            reasoning="By the screening of the options’ pack: whose it is, whether it is done, what it needs, the law.",
            confidence=confidence(done) if done is not None else None,
            would_change=self.to_check or ("reports of it, or of what it needs",),
        )


@dataclass(frozen=True, slots=True, kw_only=True)
class _Case:
    """What is the same for every option of one seat."""

    seat: Seat
    dispute: Dispute
    lookup: Lookup
    knowledge: Knowledge
    what: Asked | None
    deeds: Deeds


def screen(
    book: OptionBook, dispute: Dispute, lookup: Lookup, knowledge: Knowledge, seat: Seat
) -> tuple[Screened, ...]:
    """Every option of the book from the seat, in the book's order."""
    case = _Case(
        seat=seat,
        dispute=dispute,
        lookup=lookup,
        knowledge=knowledge,
        what=asked(dispute, lookup, knowledge),
        deeds=deeds(seat, dispute, lookup, knowledge),
    )
    return tuple(_screened(option, case) for option in book.options)


def _screened(option: Option, case: _Case) -> Screened:
    seat = case.seat
    law = tested(option, seat, case.lookup, case.knowledge) if option.by & set(seat.roles) else None
    found = taken(option, case.deeds)
    needs = checks(option, seat, case.dispute, case.lookup, case.knowledge)
    kind = case.what.kind if case.what is not None else None
    status, because, first = _status(option, case, found, needs, law)
    rest = (
        *(g for each in found for g in each.grounds),
        *(g for check in needs for g in check.grounds),
        *_protected(option, case.what),
        *(grounds_of(law) if law else ()),
    )
    return Screened(
        option=option,
        seat=seat,
        status=status,
        because=because,
        grounds=tuple(dict.fromkeys((*first, *rest))),
        law=law,
        protects=kind if kind is not None and kind.id in option.meets else None,
        checks=needs,
        taken=found,
    )


_Answer = tuple[Status, str, tuple[Ground, ...]]


def _status(
    option: Option, case: _Case, found: tuple[Taken, ...], needs: tuple[Check, ...], law: OptionResult | None
) -> _Answer:
    """The first that holds: not yours, done, not now, doubtful in law, open."""
    seat = case.seat
    if not option.by & set(seat.roles):
        return _other_roles(option, seat)
    if barred := next((check for check in needs if check.holds is False and check.of_actor), None):
        return "not_yours", barred.because, barred.grounds
    if done := next((each for each in found if each.own), None):
        return "done", f"told of {done.says}", done.grounds
    if failed := next((check for check in needs if check.holds is False), None):
        return "not_now", failed.because, failed.grounds
    if other := _other_demand(option, seat, case.what):
        return other
    if law is not None and against(law):
        return "doubtful", spoken(law), grounds_of(law)
    return "open", _open(needs, law), seat.grounds or _pack(option)


def _other_roles(option: Option, seat: Seat) -> _Answer:
    roles = [ROLE_WORDS[role] for role in sorted(option.by, key=list(ROLE_WORDS).index)]
    last = ", or" if len(roles) > 2 else " or"  # the names hold an "or" of their own
    named = last.join(filter(None, (", ".join(roles[:-1]), f" {roles[-1]}"))).strip()
    return "not_yours", f"only for {named}", (*_pack(option), *seat.grounds)


def _other_demand(option: Option, seat: Seat, what: Asked | None) -> _Answer | None:
    """An option against one kind of demand does not answer another; the demander's own options answer none."""
    if what is None or what.kind is None or not option.meets or what.kind.id in option.meets or seat.role == "demander":
        return None
    because = f"it answers other kinds of demand, and this one asks for {what.kind.name}"
    told = tuple(words(w.document, w.excerpt, "what is asked") for w in what.words[:1])
    return "not_now", because, (*told, *_pack(option))


def _open(needs: tuple[Check, ...], law: OptionResult | None) -> str:
    told = ["nothing in these sources or in the packs stands against it"]
    if left := sum(check.holds is None for check in needs):
        told.append(
            "one thing that it needs has to be looked at"
            if left == 1
            else f"{left} things that it needs have to be looked at"
        )
    if many := len(bearing(law)) if law is not None else 0:
        told.append(f"{many} {'norm bears' if many == 1 else 'norms bear'} on it")
    return "; ".join(told)


def _protected(option: Option, what: Asked | None) -> tuple[Ground, ...]:
    """What the demand threatens that the option protects."""
    if what is None or what.kind is None:
        return (absence("words of the demand that fit one of the packs’ classes"),) if option.meets else ()
    if what.kind.id not in option.meets:
        return ()
    return tuple(words(w.document, w.excerpt, f"what it protects against: {what.kind.name}") for w in what.words[:1])


def _pack(option: Option) -> tuple[Ground, ...]:
    return (entry("options", option.id, f"who takes it: {option.actor}", option.source),)
