"""The ladder and the risk matrix of part 6."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from melian.assessment.ladder import Contribution, State, Step
from melian.assessment.ladder_finding import ladder_finding
from melian.assessment.rung_chain import chain_of
from melian.assessment.wording_of_acts import sides
from melian.brief.judged import judged
from melian.brief.phrases import capital, day, join
from melian.brief.pictures import Bar, Bars, Mark, Matrix
from melian.brief.saying import cell
from melian.brief.scene import Scene
from melian.brief.tree import Block, Cell, Table
from melian.model.act_words import noun
from melian.model.ladder import Rung
from melian.model.likelihood import BANDS, Likelihood
from melian.model.name_words import with_article

_IMPACT = ("1 slight", "2", "3", "4", "5 war")
_FOLD = 5
"""Rows that a table shows unfolded at most."""


def ladder_section(scene: Scene) -> Sequence[Block]:
    """The finding for the lead pair, its distribution, each act's part, and the other pairs."""
    found = scene.states
    rungs = scene.knowledge.ladder.rungs
    if not rungs or not found:
        return ()
    first = found[0]
    blocks: list[Block] = [judged(ladder_finding(first, scene.knowledge), scene.desk, "Rung of escalation")]
    if first.contributions:
        blocks += [_bars(first, rungs), _contributions(first, rungs, scene), _reckoning(first, scene)]
    if len(found) > 1:
        blocks.append(_pairs(found, rungs))
    return blocks


def matrix_section(scene: Scene) -> Sequence[Block]:
    """Likelihood of each rung by its impact, for the lead pair."""
    found = scene.states
    if not found or not found[0].contributions:
        return ()
    return (_matrix(found[0], scene.knowledge.ladder.rungs), _rungs(found[0], scene.knowledge.ladder.rungs))


def _bars(state: State, rungs: tuple[Rung, ...]) -> Bars:
    one, other = state.pair
    bars = tuple(
        Bar(label=f"{n + 1} {rung.name}", share=share, said=_percent(share), lead=n == state.top)
        for n, (rung, share) in enumerate(zip(rungs, state.belief, strict=True))
    )
    when = f", as of {day(state.as_of.isoformat())}" if state.as_of else ""
    told = "; ".join(f"rung {bar.label}: {bar.said}" for bar in bars)
    title = f"{one} and {other} on the ladder{when}: how well the acts told fit each rung"
    return Bars(bars=bars, title=title, alternative=f"{title}. {told}.")


def _contributions(state: State, rungs: tuple[Rung, ...], scene: Scene) -> Table:
    rows = tuple(_contribution(c, rungs, scene) for c in state.contributions)
    caption = "What moves it: each act once, with its ratio for the rung it speaks for most (1: nothing)"
    columns = ("Act", "When", "Origins", "Rung", "Ratio")
    return Table(caption=caption, columns=columns, rows=rows, name="ladder", fold=len(rows) > _FOLD)


def _contribution(told: Contribution, rungs: tuple[Rung, ...], scene: Scene) -> tuple[Cell, ...]:
    act = told.act
    reported = f"{day(act.day.isoformat())} (day of the report)" if act.day else "undated"
    when = day(act.event.date) if act.dated else reported
    names = [f"{o.name or 'not named'}{f' ({o.grade})' if o.grade else ''}" for o in act.origins]
    again = f"; told again in {len(act.again)} more, counted once" if act.again else ""
    ratio = told.ratios[told.rung]
    return (
        cell(f"{capital(noun(act.event.act))}: {sides(act)}", on=scene.desk.shown(act.event, 2)),
        cell(when),
        cell(f"{join(names)}: carries {_percent(told.carried)}{again}"),
        cell(f"{told.rung + 1} {rungs[told.rung].name}" if ratio > 1 else "none"),
        cell(f"{ratio:.1f}"),
    )


def _reckoning(state: State, scene: Scene) -> Table:
    """How the shares come about, rung by rung: where they begin, what each act multiplies them by, where they end."""
    ladder = scene.knowledge.ladder
    start = chain_of(len(ladder.rungs), ladder.pace).start
    rows = (
        (cell("Before anything is told"), *map(_share, start)),
        *(row for step in state.steps for row in _step(step, faded=step is not state.steps[0])),
        (cell(f"Faded to {_on(state.as_of)}"), *map(_share, state.belief)),
    )
    caption = "The same rung by rung: shares before, what each act multiplies them by, shares after"
    columns = ("Act", *(str(n + 1) for n in range(len(ladder.rungs))))
    return Table(caption=caption, columns=columns, rows=rows, name="reckoning", fold=True)


def _step(step: Step, *, faded: bool) -> tuple[tuple[Cell, ...], ...]:
    """What faded until the day, its acts, and the state after them."""
    acts = (
        (cell(f"× {noun(c.act.event.act)}: {sides(c.act)}"), *(cell(f"{ratio:.2f}") for ratio in c.ratios))
        for c in step.told
    )
    before = ((cell(f"Faded to {_on(step.day)}"), *map(_share, step.before)),) if faded else ()
    return (*before, *acts, (cell(f"On {_on(step.day)}"), *map(_share, step.after)))


def _on(when: date | None) -> str:
    return day(when.isoformat()) if when else "an unknown day"


def _share(share: float) -> Cell:
    return cell(_percent(share))


def _pairs(found: Sequence[State], rungs: tuple[Rung, ...]) -> Table:
    rows = tuple(_pair(state, rungs) for state in found)
    columns = ("Pair", "Rung that fits best", "Its share", "Acts told")
    caption = "Every pair of this dispute"
    return Table(caption=caption, columns=columns, rows=rows, name="pairs", fold=len(rows) > _FOLD)


def _pair(state: State, rungs: tuple[Rung, ...]) -> tuple[Cell, ...]:
    words = len(state.contributions) - state.deeds
    if not state.contributions:
        return cell(join(state.pair)), cell("not in these sources"), cell("none"), cell("none")
    best = f"{state.top + 1} {rungs[state.top].name}"
    said = f"{_some(state.deeds, 'deed')}, {_some(words, 'kind')} of words"
    return cell(join(state.pair)), cell(best), cell(_percent(state.belief[state.top])), cell(said)


def _matrix(state: State, rungs: tuple[Rung, ...]) -> Matrix:
    words = [word for _, word in BANDS]
    marks = tuple(
        Mark(
            label=str(n + 1), column=rung.impact - 1, row=words.index(Likelihood(best=share).word), lead=n == state.top
        )
        for n, (rung, share) in enumerate(zip(rungs, state.belief, strict=True))
    )
    told = "; ".join(
        f"rung {m.label}, {rungs[n].name}: {words[m.row]}, impact {m.column + 1} of 5" for n, m in enumerate(marks)
    )
    one, other = map(with_article, state.pair)
    title = f"Risk matrix: that {one} and {other} stand on a rung (up), by how grave that is (across)"
    return Matrix(
        columns=_IMPACT, rows=tuple(words), across="impact", up="likelihood", marks=marks, title=title,
        alternative=f"{title}. {told}.",
    )  # fmt: skip


def _rungs(state: State, rungs: tuple[Rung, ...]) -> Table:
    rows = tuple(
        (
            cell(f"{n + 1} {rung.name}"),
            cell(rung.says),
            cell(_percent(state.belief[n])),
            cell(f"{rung.impact} of 5: {rung.impact_why}"),
            cell(rung.source if rung.source != "unverified" else "source not verified"),
        )
        for n, rung in reversed(list(enumerate(rungs)))
    )
    caption = "The rungs of the matrix; impact and ratios are set by judgement"
    columns = ("Rung", "What it is", "Likelihood", "Impact", "Source")
    return Table(caption=caption, columns=columns, rows=rows, name="rungs", fold=True)


def _percent(share: float) -> str:
    """Whole per cents, never 0 or 100."""
    return Likelihood(best=share).percent


def _some(n: int, noun: str) -> str:
    return f"{n or 'no'} {noun}{'' if n == 1 else 's'}"
