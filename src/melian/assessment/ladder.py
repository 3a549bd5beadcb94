"""How far a quarrel has gone: for each pair of actors a distribution over the rungs of the ladder.

The state begins at the prior, fades between acts as the chain has it, and each act multiplies it by the likelihood
ratios of its kind, tempered by who tells of it. Words together move it by a limited amount. The numbers of the pack are
elicited; nothing is learnt, and it is a state, not a forecast.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date
from itertools import groupby
from math import exp, fsum, log

from melian.assessment.acts_told import (
    ADVERSE,
    FORCES,
    Act,
    between,
    carried,
    last_report,
    undated_reports,
)
from melian.assessment.disputes import Dispute
from melian.assessment.lookup import Lookup, names
from melian.assessment.rung_chain import Belief, Chain, chain_of, drift, weigh
from melian.model.knowledge import Knowledge
from melian.model.ladder import Ladder

Pair = tuple[str, str]
WORDS_AT_MOST = 4.0
"""All words between two together raise no rung by more than this against another: talk is cheap to both sides."""
_STEPS_AT_MOST = 400.0


@dataclass(frozen=True, slots=True, kw_only=True)
class Contribution:
    """What one act adds: its likelihood ratio for each rung, after tempering."""

    act: Act
    carried: float
    """The part of its evidence that its origins carry, 0 to 1."""
    ratios: Belief

    @property
    def rung(self) -> int:
        """The rung that it speaks for most, by place from 0."""
        return self.ratios.index(max(self.ratios))


@dataclass(frozen=True, slots=True, kw_only=True)
class Step:
    """The acts of one day, with the state before them, faded until then, and after them."""

    day: date | None
    before: Belief
    told: tuple[Contribution, ...]
    after: Belief


@dataclass(frozen=True, slots=True, kw_only=True)
class State:
    """Where a pair stands: a probability for each rung, and all that it rests on."""

    pair: Pair
    belief: Belief
    contributions: tuple[Contribution, ...]
    as_of: date | None
    """The last day that is told, of a report or an act: the state is of then."""
    steps: tuple[Step, ...] = ()
    """How it came about, day by day."""
    undated: int = 0
    """How many reports do not say of when they are."""

    @property
    def top(self) -> int:
        """The place of the rung with the most, from 0; the lower of two that are equal."""
        return self.belief.index(max(self.belief))

    @property
    def stretch(self) -> tuple[int, int]:
        """The fewest neighbouring rungs, `top` among them, that hold more than half; the lowest of such.

        As places from 0, both within.
        """
        many, top = len(self.belief), self.top
        spans = ((first, first + wide) for wide in range(many) for first in range(many - wide))
        return next(((a, b) for a, b in spans if a <= top <= b and self.share(a, b) > 0.5), (0, many - 1))

    def share(self, first: int, last: int) -> float:
        """How much of it these rungs and those between hold."""
        return fsum(self.belief[first : last + 1])

    @property
    def height(self) -> float:
        """The mean place on the ladder, from 0."""
        return fsum(i * p for i, p in enumerate(self.belief))

    @property
    def moved(self) -> bool:
        """Whether any act says anything of the rung."""
        return any(max(c.ratios) != min(c.ratios) for c in self.contributions)

    @property
    def deeds(self) -> int:
        """How many of the acts are deeds."""
        return sum(c.act.deed for c in self.contributions)


def states(dispute: Dispute, lookup: Lookup, knowledge: Knowledge, told: Sequence[Act]) -> tuple[State, ...]:
    """The state of every pair of the dispute that presses or harms, and of the lead's own of which nothing is told.

    The lead's pairs come first, of them those with acts told, the highest on the ladder before others. Acts between a
    pair count whatever dispute they stand in. Empty without rungs. `told` are the account's acts.
    """
    if not knowledge.ladder.rungs:
        return ()
    as_of = last_report(lookup)
    own, places = _own(dispute, lookup), frozenset(names(dispute.lead.place))
    of, found = _by_pair(told), []
    for pair in _pairs(dispute, lookup):
        acts = between(pair, of(pair), places if pair in own else frozenset())
        if _adverse(acts) or (not acts and pair in own and dispute.lead.act in ADVERSE):
            found.append(replace(state_of(pair, acts, knowledge.ladder, as_of), undated=undated_reports(lookup)))
    aimed = set(names(dispute.lead.target))
    return tuple(
        sorted(
            found, key=lambda s: (s.pair not in own, not s.moved, -s.top, not aimed & set(s.pair), -s.height, s.pair)
        )
    )


def _by_pair(told: Sequence[Act]) -> Callable[[Pair], list[Act]]:
    """What bears on a pair: its own acts, and the moves of either's forces."""
    own: dict[Pair, list[Act]] = {}
    moves: dict[str, list[Act]] = {}
    for act in told:
        own.setdefault(act.pair, []).append(act)
        if act.event.act in FORCES:
            moves.setdefault(act.actor, []).append(act)

    def of(pair: Pair) -> list[Act]:
        others = [act for name in pair for act in moves.get(name, ()) if act.pair != pair]
        return own.get(pair, []) + others

    return of


def state_of(pair: Pair, acts: Sequence[Act], ladder: Ladder, as_of: date | None) -> State:
    """The state of one pair after these acts; their order makes no difference."""
    chain = chain_of(len(ladder.rungs), ladder.pace)
    told = _limited(sorted((_contribution(a, ladder) for a in acts), key=lambda c: _time(c, as_of)))
    steps = tuple(_filtered(told, chain, ladder.pace.days, as_of))
    last, belief = (steps[-1].day, steps[-1].after) if steps else (None, chain.start)
    belief = drift(belief, chain, _strides(last, as_of, ladder.pace.days)) if last and as_of else belief
    return State(pair=pair, belief=belief, contributions=tuple(told), as_of=as_of, steps=steps)


def _filtered(told: Sequence[Contribution], chain: Chain, days: float, as_of: date | None) -> Iterator[Step]:
    belief, last = chain.start, None
    for day, group in groupby(told, key=lambda c: _when(c, as_of)):
        together = tuple(group)
        before = drift(belief, chain, _strides(last, day, days)) if last else belief
        logs = [[log(r) for r in c.ratios] for c in together]
        belief, last = weigh(before, [exp(fsum(column)) for column in zip(*logs, strict=True)]), day
        yield Step(day=day, before=before, told=together, after=belief)


def _contribution(act: Act, ladder: Ladder) -> Contribution:
    part = carried(act, ladder.trust)
    return Contribution(act=act, carried=part, ratios=tuple(r**part for r in ladder.ratios(act.event.act)))


def _limited(told: list[Contribution]) -> list[Contribution]:
    """The same with all words scaled down where together they would say more than they may."""
    words = [[log(r) for r in c.ratios] for c in told if not c.act.deed]
    sums = [fsum(column) for column in zip(*words, strict=True)]
    spread = max(sums) - min(sums) if sums else 0.0
    scale = min(1.0, log(WORDS_AT_MOST) / spread) if spread else 1.0
    return [c if c.act.deed else _scaled(c, scale) for c in told]


def _scaled(told: Contribution, scale: float) -> Contribution:
    return Contribution(act=told.act, carried=told.carried, ratios=tuple(r**scale for r in told.ratios))


def _when(told: Contribution, as_of: date | None) -> date | None:
    """No act counts as later than the last report; an undated one counts as of then."""
    day = told.act.day
    return min(day, as_of) if day and as_of else day or as_of


def _time(told: Contribution, as_of: date | None) -> tuple[object, ...]:
    day = _when(told, as_of)
    return (day or date.max, told.act.event.act, told.act.actor, told.act.event.id)


def _adverse(acts: Sequence[Act]) -> bool:
    return any(act.event.act in ADVERSE for act in acts)


def _strides(before: date | None, after: date | None, days: float) -> float:
    if before is None or after is None:
        return 0.0
    return min(_STEPS_AT_MOST, max(0, (after - before).days) / days)


def _pairs(dispute: Dispute, lookup: Lookup) -> list[Pair]:
    found = {
        _pair(actor, target)
        for event in dispute.events
        if not lookup.writers_own(event) or event.id == dispute.lead.id
        for actor in names(event.actor)
        for target in names(event.target)
        if actor != target
    }
    return sorted(found | _own(dispute, lookup))


def _own(dispute: Dispute, lookup: Lookup) -> set[Pair]:
    """The lead's actors with those it is aimed at, and with those where it would be done who act or are aimed at."""
    known = {name for e in lookup.events for name in (*names(e.actor), *names(e.target))}
    others = {*names(dispute.lead.target), *(name for name in names(dispute.lead.place) if name in known)}
    return {_pair(a, other) for a in names(dispute.lead.actor) for other in others if a != other}


def _pair(one: str, other: str) -> Pair:
    first, second = sorted((one, other))
    return first, second
