"""All of an answer from one seat: what is open, how it ranks, which sets go together, where it could lead, the plan."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Literal

from melian.assessment.disputes import Dispute
from melian.assessment.indicators import Sign, watch_next
from melian.assessment.ladder import State
from melian.assessment.lookup import Lookup
from melian.model.knowledge import Knowledge
from melian.model.option import Criterion, Option, OptionBook, Scale
from melian.response.draws import DRAWS, SEED
from melian.response.information import Information, information
from melian.response.plan import Plan, plan
from melian.response.portfolios import Front, Portfolio, clash, front, portfolio, shortlist
from melian.response.ranking import DO_NOTHING, Ranking, rank
from melian.response.regret import Regret, regret_of, value
from melian.response.scenarios import Scenario, scenario
from melian.response.screening import Screened, screen
from melian.response.seats import Seat
from melian.response.weights import Weights

Why = Literal["chosen", "balance", "regret", "escalation", "deterrence", "cohesion", "nothing"]
RANKED: tuple[str, ...] = ("open", "doubtful")
"""The statuses that are ranked; those doubtful in law say so beside their rank."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Request:
    """What is asked of an answer."""

    weights: Weights = field(default_factory=Weights)
    budget: float | None = None
    """None: the book's."""
    draws: int = DRAWS
    seed: int = SEED
    choose: tuple[str, ...] = ()
    """Ids of the options that the paths and the plan are to be of; without any the set that is best on balance."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Pick:
    """One set that is shown, and what it is shown for."""

    why: tuple[Why, ...]
    portfolio: Portfolio
    worst_regret: float


@dataclass(frozen=True, slots=True, kw_only=True)
class Answer:
    """The answer from one seat. Without open options only the screening is there."""

    seat: Seat
    screened: tuple[Screened, ...]
    ranking: Ranking | None = None
    front: Front | None = None
    picks: tuple[Pick, ...] = ()
    """The first is the one that the paths and the plan are of; doing nothing is the last."""
    regret: Regret | None = None
    information: Information | None = None
    state: State | None = None
    scenario: Scenario | None = None
    plan: Plan | None = None

    @property
    def compared(self) -> tuple[Screened, ...]:
        """Those that are ranked."""
        return ranked_of(self.screened)


def answer(
    dispute: Dispute,
    lookup: Lookup,
    knowledge: Knowledge,
    seat: Seat,
    *,
    states: Sequence[State] = (),
    signs: Sequence[Sign] = (),
    request: Request = Request(),
    book: OptionBook | None = None,
) -> Answer:
    """The answer of a seat in a dispute. `states` and `signs` are the ladder's; `book` is another than the packs'.

    Raises ValueError where options are chosen that are not there or cannot be taken together.
    """
    held = book or knowledge.options
    wanted = chosen_of(held, request.choose)
    screened = screen(held, dispute, lookup, knowledge, seat)
    compared = [s.option for s in ranked_of(screened)]
    if not compared:
        return Answer(seat=seat, screened=screened)
    ranking = _ranking(compared, held, request)
    found, picks, regrets = sets(ranking, held, request.budget, wanted)
    state, chosen = state_of_seat(seat, states), picks[0].portfolio.options
    return Answer(
        seat=seat,
        screened=screened,
        ranking=ranking,
        front=found,
        picks=picks,
        regret=regrets,
        information=information(ranking, choose=held.most),
        state=state,
        scenario=scenario(state, knowledge.ladder.pace, chosen, seed=request.seed) if state else None,
        plan=_plan(chosen, screened, state, knowledge, signs, made_on(lookup.account.made_at)),
    )


def chosen_of(book: OptionBook, names: Sequence[str]) -> tuple[Option, ...]:
    """The options of these ids. Raises ValueError where one is not there, or where they cannot be taken together."""
    held = {option.id: option for option in book.options}
    if missing := next((name for name in names if name not in held), None):
        raise ValueError(f"no option {missing!r}")
    chosen = tuple(held[name] for name in dict.fromkeys(names))
    if against := clash(chosen):
        raise ValueError(against)
    return chosen


def made_on(made_at: str) -> date | None:
    """The day on which an account was made, None where its time is none: reviews are counted from it, as reports may
    be old or undated."""
    try:
        return date.fromisoformat(made_at[:10])
    except ValueError:
        return None


def _ranking(compared: Sequence[Option], book: OptionBook, request: Request) -> Ranking:
    return rank(
        compared, book.scales, first=upper(len(compared)), weights=request.weights, draws=request.draws,
        seed=request.seed,
    )  # fmt: skip


def ranked_again(found: Answer, book: OptionBook, request: Request) -> Ranking:
    """The options of an answer that ranks some, ranked by the ranges of another book of them and other weights."""
    held = {option.id: option for option in book.options}
    return _ranking([held[s.option.id] for s in found.compared], book, request)


def ranked_of(screened: Sequence[Screened]) -> tuple[Screened, ...]:
    """Open and doubtful options, and doing nothing, whatever its status."""
    return tuple(s for s in screened if s.status in RANKED or s.option.id == DO_NOTHING)


def upper(many: int) -> int:
    """How many count as the first: a third, at least one."""
    return max(1, round(many / 3))


def sets(
    ranking: Ranking, book: OptionBook, budget: float | None, chosen: Sequence[Option] = ()
) -> tuple[Front, tuple[Pick, ...], Regret]:  # fmt: skip
    """The front of the sets of the best of each domain, the few of them that are shown, and the regrets of all.

    A set that was chosen comes first. Regret is against all sets of the front, doing nothing and what was chosen: a
    set that is shown for the least has the least of those shown.
    """
    nothing = tuple(row.option for row in ranking.rows if row.option.id == DO_NOTHING)
    found = front(
        (*shortlist(ranking), *nothing), book.scales,
        budget=book.budget if budget is None else budget, most=book.most,
    )  # fmt: skip
    still, wanted = portfolio(nothing), portfolio(chosen) if chosen else None
    every = tuple({p.ids: p for p in (*found.portfolios, still, *([wanted] if wanted else ()))}.values())
    regrets = regret_of(every, book.scales)
    worst = {p.ids: most for p, most in zip(every, regrets.worst, strict=True)}
    shown = _shown(found, book.scales, still, wanted, every[regrets.least])
    picks = tuple(Pick(why=why, portfolio=held, worst_regret=worst[held.ids]) for held, why in shown)
    return found, picks, regrets


def _shown(
    found: Front, scales: Mapping[Criterion, Scale], nothing: Portfolio, chosen: Portfolio | None, least: Portfolio
) -> list[tuple[Portfolio, tuple[Why, ...]]]:  # fmt: skip
    """The sets that are best on balance, in regret, in deterrence, in unity and in keeping clear of escalation; `least`
    is the one of least regret, which can be what was chosen, or doing nothing."""
    shown: dict[tuple[str, ...], tuple[Portfolio, list[Why]]] = {}

    def show(held: Portfolio, why: Why) -> None:
        shown.setdefault(held.ids, (held, []))[1].append(why)

    if chosen:
        show(chosen, "chosen")
    doing = [p for p in found.portfolios if p.options and p.ids != (DO_NOTHING,)]
    if doing:
        show(max(doing, key=lambda p: value(p, scales)), "balance")
    if least.ids != nothing.ids:
        show(least, "regret")
    if doing:
        gaining = [p for p in doing if p.sums["deterrence"] > 0 and p.sums["cohesion"] > 0] or doing
        show(max(doing, key=lambda p: p.sums["deterrence"]), "deterrence")
        show(max(doing, key=lambda p: p.sums["cohesion"]), "cohesion")
        show(min(gaining, key=lambda p: (p.sums["escalation"], -value(p, scales))), "escalation")
    if least.ids == nothing.ids:
        show(nothing, "regret")
    show(nothing, "nothing")
    return [(held, tuple(why)) for held, why in shown.values()]


def state_of_seat(seat: Seat, states: Sequence[State]) -> State | None:
    """The state of the seat with the other side, else the dispute's first; None where nobody stands on the ladder."""
    other = set(seat.other)
    own = (s for s in states if seat.actor in s.pair and other & set(s.pair))
    return next(own, states[0] if states else None)


def _plan(
    chosen: Sequence[Option], screened: Sequence[Screened], state: State | None, knowledge: Knowledge,
    signs: Sequence[Sign], decided: date | None,
) -> Plan:  # fmt: skip
    rungs = knowledge.ladder.rungs
    wanted = watch_next(state.top, signs, rungs) if state and rungs else ()
    return plan(
        chosen,
        screened,
        decided=decided,
        signs=knowledge.indicator_names,
        triggers=[sign.watch.name for sign in wanted],
    )
