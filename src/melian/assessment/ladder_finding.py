"""What the state of a pair amounts to, as a finding: its rung, each act's part in it, and what would move it."""

from __future__ import annotations

from melian.assessment.ladder import WORDS_AT_MOST, Contribution, State
from melian.assessment.wording_of_acts import act_says
from melian.model.finding import Confidence, Finding, Ground
from melian.model.indicator import Indicator
from melian.model.knowledge import Knowledge
from melian.model.ladder import Rung
from melian.model.likelihood import Likelihood
from melian.model.name_words import with_article

QUESTION = "ladder"
_REASONING = (
    "A first-order Markov chain over {n} rungs. Before anything is told each rung weighs {start:g} times the one "
    "below; what was told fades in steps of {days:g} days; each act multiplies the rungs by the likelihood ratios "
    "of its kind, raised to the part that its origins carry; words together move it by a ratio of {words:g} at most. "
    "All these numbers are set by judgement, none is learnt, and it tells where the pair stands{as_of}, not where it "
    "goes. The number beside each act is its ratio for the rung that it speaks for most."
)


def ladder_finding(state: State, knowledge: Knowledge) -> Finding:
    """Which rung the acts told between the pair fit best."""
    rungs, (one, other) = knowledge.ladder.rungs, map(with_article, state.pair)
    if not state.contributions:
        return _nothing(state, rungs)
    rung, (first, last) = rungs[state.top], state.stretch
    return Finding(
        question=QUESTION,
        claim=f"By the acts told between them, {one} and {other} stand on {_rungs(first, last, rungs)}",
        basis="judgement",
        grounds=(*(_ground(c, rungs) for c in state.contributions), _entry(rung)),
        reasoning=_reasoning(state, knowledge),
        likelihood=Likelihood(best=state.share(first, last)),
        confidence=_confidence(state),
        alternatives=_alternatives(state, rungs),
        would_change=_would_change(state, rungs, knowledge.indicators),
    )


def _rungs(first: int, last: int, rungs: tuple[Rung, ...]) -> str:
    """'rung 2 of 7, “hardening”', or 'rungs 1 to 2 of 7, “words” to “hardening”'."""
    if first == last:
        return f"rung {first + 1} of {len(rungs)}, “{rungs[first].name}”"
    return f"rungs {first + 1} to {last + 1} of {len(rungs)}, “{rungs[first].name}” to “{rungs[last].name}”"


def _nothing(state: State, rungs: tuple[Rung, ...]) -> Finding:
    one, other = map(with_article, state.pair)
    return Finding(
        question=QUESTION,
        claim=f"Where {one} and {other} stand on the ladder is not in these sources",
        basis="judgement",
        grounds=(Ground(kind="absence", says=f"No act between {one} and {other} of the kinds of {len(rungs)} rungs"),),
    )


def _ground(told: Contribution, rungs: tuple[Rung, ...]) -> Ground:
    ratio, rung = told.ratios[told.rung], rungs[told.rung]
    moves = f"{ratio:.1f} for “{rung.name}”" if ratio > 1 else "moves nothing"
    return Ground(
        kind="event", event=told.act.event.id, says=f"{act_says(told.act)}: {moves}", entry=f"ladder: {rung.id}",
        weight=ratio,
    )  # fmt: skip


def _entry(rung: Rung) -> Ground:
    return Ground(kind="knowledge", says=f"The rung: {rung.says}", entry=f"ladder: {rung.id}", source=rung.source)


def _reasoning(state: State, knowledge: Knowledge) -> str:
    pace = knowledge.ladder.pace
    return _REASONING.format(
        n=len(state.belief), start=pace.start, days=pace.days, words=WORDS_AT_MOST,
        as_of=f" as of {state.as_of.isoformat()}, the last day told" if state.as_of else "",
    )  # fmt: skip


def _confidence(state: State) -> Confidence:
    """Never high: what the ratios rest on is judgement."""
    origins = {origin.name for c in state.contributions for origin in c.act.origins if origin.name}
    undated = sum(not c.act.dated for c in state.contributions)
    enough = state.deeds >= 2 and len(origins) >= 2
    why = (
        f"deeds among the {len(state.contributions)} acts: {state.deeds}; named origins: {len(origins)}; acts with no "
        f"day of their own: {undated}; undated reports: {state.undated}; the ratios are set by judgement"
    )
    return Confidence(level="moderate" if enough else "low", why=why)


def _alternatives(state: State, rungs: tuple[Rung, ...]) -> tuple[str, ...]:
    """The two rungs that come next, of those that the claim leaves out."""
    first, last = state.stretch
    others = [i for i in range(len(rungs)) if not first <= i <= last]
    order = sorted(others, key=lambda i: (-state.belief[i], i))
    return tuple(f"rung {i + 1}, {rungs[i].name}" for i in order[:2])


def _would_change(state: State, rungs: tuple[Rung, ...], indicators: tuple[Indicator, ...]) -> tuple[str, ...]:
    """The signs of the next rung above."""
    if state.top + 1 >= len(rungs):
        return ("a halt to the use of force, reported by both sides",)
    wanted = rungs[state.top + 1].indicators
    return tuple(i.name for i in indicators if i.id in wanted)[:4]
