"""How the open options rank, which sets go together, and what would be worth knowing first."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from itertools import pairwise

from melian.brief.phrases import capital, count, join
from melian.brief.saying import cell, say
from melian.brief.tree import Block, Cell, RankRow, Ranks, Table
from melian.model.option import Option
from melian.response.answer import Answer, Pick, Why
from melian.response.information import Worth
from melian.response.portfolios import ADDED
from melian.response.ranking import DO_NOTHING, ELICITED_NOT_ESTIMATED, Ranked, Ranking
from melian.response.what_if import tilts

_SHOWN = 10
_WORTH = 6
_SMALL_STEPS = (
    "Own cost, risk, exposure of others, reversibility and time all speak for small steps, so these lead where every "
    "weighting counts alike; what a heavier criterion moves stands in the next table."
)
_STANDS = {"first": "holds", "later": "holds, below", "unstable": "varies"}
_WHY: Mapping[Why, str] = {
    "balance": "best on balance", "regret": "least regret", "escalation": "least risk of escalation with some gain",
    "deterrence": "most deterrence", "cohesion": "most unity", "nothing": "nothing done",
}  # fmt: skip


def ranks_section(found: Answer) -> list[Block]:
    """The picture of ranks: the first ten, all whose place holds, and doing nothing."""
    if found.ranking is None:
        return []
    ranking, rows = found.ranking, found.ranking.rows
    shown = [r for r in rows if r.place <= _SHOWN or r.option.id == DO_NOTHING]
    stretches = _stretches(len(rows), ranking.first)
    labels = tuple(_label(low, high) for low, high in stretches)
    drawn = tuple(
        RankRow(
            label=f"{row.place} {row.option.name}", shares=tuple(sum(row.ranks[low:high]) for low, high in stretches),
            stands=_STANDS[row.stands], holds=row.stands != "unstable",
        )
        for row in shown
    )  # fmt: skip
    title = f"How often each option has which rank among {len(rows)}, over all weightings ({ELICITED_NOT_ESTIMATED})"
    return [
        Ranks(
            stretches=labels, rows=drawn, title=title, legend=_legend(ranking), alternative=_told(shown, ranking),
        ),
        *_turning(ranking),
        say(_SMALL_STEPS),
        _tilts(ranking),
    ]  # fmt: skip


def _stretches(many: int, first: int) -> list[tuple[int, int]]:
    """The first three, the rest of the upper third, the middle, the last third."""
    cuts = sorted({0, min(3, first), first, max(first, many - first), many})
    return list(pairwise(cuts))


def _label(low: int, high: int) -> str:
    return f"rank {low + 1}" if high - low == 1 else f"ranks {low + 1} to {high}"


def _legend(ranking: Ranking) -> str:
    weights = "every weighting alike" if ranking.weights.free else "the weights that were asked for"
    return (
        f"{ranking.draws:,} draws of ranges and weights, {weights}, seed {ranking.seed}. A filled square: on its side "
        "of the upper third in at least 8 of 10 draws, and with each of its ranges moved to either end"
    )


def _told(shown: Sequence[Ranked], ranking: Ranking) -> str:
    said = [
        f"{row.place} {row.option.name}: among the first {ranking.first} in {_of_100(row.among_first)}, "
        f"{_STANDS[row.stands]}" for row in shown
    ]  # fmt: skip
    return "; ".join(said) + "."


def _turning(ranking: Ranking) -> list[Block]:
    """Which single ranges turn options over the line, in one sentence."""
    near = [row for row in ranking.rows if row.turned_by]
    if not near:
        return [say("No single range, moved to either end, takes an option into or out of the upper third.")]
    named = join([f"“{row.option.name}” ({join([_named(c) for c in row.turned_by[:2]])})" for row in near[:3]])
    rest = f", and {count(len(near) - 3, 'other option')}" if len(near) > 3 else ""
    return [say(f"One range alone, moved to an end, takes these into or out of the upper third: {named}{rest}.")]


def _tilts(ranking: Ranking) -> Table:
    """Which ranks move where one criterion weighs half of all."""
    rows = tuple(
        (cell(capital(_named(t.criterion))), cell(_names(t.lead)), cell(_names(t.into)), cell(_names(t.out_of)))
        for t in tilts(ranking)
    )
    caption = "Which ranks move where one criterion weighs as much as all others together, at mean values"
    columns = ("Weighs half", "First three then", "Into the upper third", "Out of it")
    return Table(caption=caption, columns=columns, rows=rows, name="tilts", fold=True)


def _names(options: Sequence[Option]) -> str:
    return "; ".join(option.name for option in options) or "none"


def portfolios_section(found: Answer) -> list[Block]:
    """A few sets of the front beside doing nothing."""
    if found.front is None or not found.picks:
        return []
    columns = ("Shown for", "Set", "Own cost", "Risk", "Unity", "Deterrence", "Worst regret")
    caption = (
        f"Sets that go together: {len(found.front.portfolios)} of {found.front.looked_at:,} looked at are beaten by "
        f"no other on cost, risk, unity and deterrence; sums of means, {ELICITED_NOT_ESTIMATED}"
    )
    table = Table(caption=caption, columns=columns, rows=tuple(map(_set, found.picks)), name="portfolios")
    held = sorted((i for i in found.front.core.items() if i[1] >= 0.5), key=lambda i: (-i[1], i[0]))
    names = {o.id: o.name for o in found.front.candidates}
    most = join([f"“{names[name]}” ({_of_100(share)})" for name, share in held[:4]])
    told = f"Most of these {len(found.front.portfolios)} sets hold {most}." if held else "No option is in half of them."
    return [table, say(told)]


def _set(pick: Pick) -> tuple[Cell, ...]:
    sums = pick.portfolio.sums
    names = "; ".join(option.name for option in pick.portfolio.options) or "nothing"
    return (
        cell(capital(join([_WHY[why] for why in pick.why]))),
        cell(names),
        *(cell(_whole(sums[criterion])) for criterion in ADDED),
        cell(f"{pick.worst_regret:.2f}"),
    )


def _whole(number: float) -> str:
    return f"{round(number)}".replace("-", "−")


def information_section(found: Answer) -> list[Block]:
    """What is worth settling before choosing."""
    told = found.information
    if told is None or told.everything <= 0:
        return [say("Nothing that could be settled would change the choice.")] if told else []
    ranges = [w for w in told.ranges if w.share > 0][:_WORTH]
    if not ranges:
        return [say("No single range is worth settling first: none changes the choice by itself.")]
    said = (
        f"Worth settling first: how the criteria weigh ({_of_100(told.weights.share)} of what knowing everything would "
        f"be worth), then {join([_what(w) for w in ranges[:2]])}."
    )
    rows = tuple((cell(capital(_what(w))), cell(_of_100(w.share))) for w in (told.weights, *ranges))
    caption = "What settling one thing is worth, out of what knowing everything would be worth"
    return [say(said), Table(caption=caption, columns=("What", "Worth"), rows=rows, name="information", fold=True)]


def _what(worth: Worth) -> str:
    if worth.option is None or worth.criterion is None:
        return "how the criteria weigh"
    return f"the {_named(worth.criterion)} of “{worth.option.name}”"


def _named(criterion: str) -> str:
    return {
        "cost_self": "own cost", "cost_other": "cost to the other side", "escalation": "risk of escalation",
        "cohesion": "effect on unity", "deterrence": "effect on deterrence", "exposure": "exposure of others",
        "reversibility": "reversibility", "speed": "time to an effect",
    }[criterion]  # fmt: skip


def _of_100(share: float) -> str:
    return f"{min(99, max(1, round(100 * share)))} of 100" if 0 < share < 1 else f"{round(100 * share)} of 100"
