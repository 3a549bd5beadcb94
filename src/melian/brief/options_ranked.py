"""How the open options rank, which sets go together, and what would be worth knowing first."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from itertools import pairwise

from melian.brief.options_moves import how_to_change, ranges_move, weights_move
from melian.brief.options_words import STANDS, anchor, linked, listed, named, of_100, quoted
from melian.brief.phrases import capital, join
from melian.brief.phrases import number as digits
from melian.brief.pictures import RankRow, Ranks
from melian.brief.saying import cell, say
from melian.brief.tree import Block, Cell, Piece, Sentence, Table
from melian.model.option import Criterion
from melian.response.answer import Answer, Pick, Why
from melian.response.information import Worth
from melian.response.portfolios import ADDED, Front
from melian.response.ranking import DO_NOTHING, ELICITED_NOT_ESTIMATED, STABLE, Ranked, Ranking

_SHOWN = 10
_WORTH = 6
_SMALL_STEPS: tuple[Criterion, ...] = ("cost_self", "escalation", "exposure", "reversibility", "speed")
"""Criteria that speak for small steps."""
_WHY: Mapping[Why, str] = {
    "chosen": "chosen",
    "balance": "best on balance", "regret": "least regret", "escalation": "least risk of escalation with some gain",
    "deterrence": "most deterrence", "cohesion": "most unity", "nothing": "nothing done",
}  # fmt: skip


def caveat(ranking: Ranking) -> Sentence:
    """What places are worth, before the first of them: how far neighbours differ, and what the criteria lean to."""
    parts = (_neighbours(ranking), _leaning(ranking) if ranking.weights.free else "")
    return say(
        f"{capital(', and '.join(filter(None, parts)) or 'places follow from the weights that were asked for')}."
    )


def _neighbours(ranking: Ranking) -> str:
    share, many = ranking.before_next(_SHOWN), min(_SHOWN, len(ranking.rows))
    if share is None:
        return ""
    bands, only = ("places are bands rather than an order: ", "only ") if share < STABLE else ("", "")
    return f"{bands}among the first {many} an option ranks before the next one in {only}{of_100(share)} draws"


def _leaning(ranking: Ranking) -> str:
    small = [c for c in ranking.criteria if c in _SMALL_STEPS]
    return (
        f"{digits(len(small))} of the {digits(len(ranking.criteria))} criteria ({join([named(c) for c in small])}) "
        "speak for small steps, so small steps lead where every weighting counts alike"
    )


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
            stands=STANDS[row.stands], holds=row.stands != "unstable", to=anchor(row.option),
        )
        for row in shown
    )  # fmt: skip
    title = f"How often each option has which rank among {len(rows)}, over all weightings ({ELICITED_NOT_ESTIMATED})"
    return [
        Ranks(
            stretches=labels, rows=drawn, title=title, legend=_legend(ranking), alternative=_told(shown, ranking),
        ),
        *ranges_move(ranking),
        weights_move(ranking),
        how_to_change(found),
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
        f"{row.place} {row.option.name}: among the first {ranking.first} in {of_100(row.among_first)}, "
        f"{STANDS[row.stands]}" for row in shown
    ]  # fmt: skip
    return "; ".join(said) + "."


def portfolios_section(found: Answer) -> list[Block]:
    """A few sets of the front beside doing nothing."""
    if found.front is None or not found.picks:
        return []
    columns = ("Shown for", "Set", "Own cost", "Risk", "Unity", "Deterrence", "Worst regret")
    caption = (
        f"Sets that go together{_limits(found.front)}: {len(found.front.portfolios)} of {found.front.looked_at:,} "
        "looked at are beaten by no other on cost, risk, unity and deterrence. Sums of the means of the ranges (a "
        "third of least, likeliest and most together), in points; worst regret: how far behind the best of these "
        f"sets where others take all of them well, as judged or badly, in shares of scales ({ELICITED_NOT_ESTIMATED})"
    )
    table = Table(caption=caption, columns=columns, rows=tuple(map(_set, found.picks)), name="portfolios")
    held = sorted((i for i in found.front.core.items() if i[1] >= 0.5), key=lambda i: (-i[1], i[0]))
    if not held:
        return [table, say("No option is in half of them.")]
    named_by = {o.id: o for o in found.front.candidates}
    most = quoted([named_by[name] for name, _ in held[:4]], [of_100(share) for _, share in held[:4]])
    return [table, say(f"Most of these {len(found.front.portfolios)} sets hold ", *most, ".")]


def _limits(found: Front) -> str:
    """' (at most 6, of the best 16 by domain in turn, own cost at most 20 by likeliest values)'."""
    many = sum(option.id != DO_NOTHING for option in found.candidates)
    cost = f", own cost at most {found.budget:g} by likeliest values" if found.budget else ""
    return f" (at most {found.most}, of the best {many} by domain in turn{cost})"


def _set(pick: Pick) -> tuple[Cell, ...]:
    sums = pick.portfolio.sums
    names = listed(pick.portfolio.options) or ("nothing",)
    return (
        cell(capital(join([_WHY[why] for why in pick.why]))),
        cell(*names),
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
    said = say(
        f"Worth settling first: how the criteria weigh ({of_100(told.weights.share)} of what knowing everything would "
        "be worth), then ", *_what(ranges[0]), *((" and ", *_what(ranges[1])) if len(ranges) > 1 else ()), ".",
    )  # fmt: skip
    rows = (
        (cell("How the criteria weigh"), cell(of_100(told.weights.share))),
        *((cell("The ", *_what(w)[1:]), cell(of_100(w.share))) for w in ranges),
    )
    caption = "What settling one thing is worth, out of what knowing everything would be worth"
    return [said, Table(caption=caption, columns=("What", "Worth"), rows=rows, name="information", fold=True)]


def _what(worth: Worth) -> tuple[str | Piece, ...]:
    """'the own cost of “Wait”'."""
    if worth.option is None or worth.criterion is None:
        return ("how the criteria weigh",)
    return "the ", f"{named(worth.criterion)} of “", linked(worth.option), "”"
