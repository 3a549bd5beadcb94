"""Where the quarrel could go, without and with the first set of options; and the plan of that set."""

from __future__ import annotations

from melian.brief.options_entries import origin
from melian.brief.options_words import linked, proportion, quoted, spread
from melian.brief.phrases import capital, count, day, join
from melian.brief.pictures import Fan, Fans
from melian.brief.saying import cell, say, stop
from melian.brief.scene import Scene
from melian.brief.tree import Block, Cell, Piece, Table
from melian.response.answer import Answer
from melian.response.plan import Plan, Step
from melian.response.ranking import ELICITED_NOT_ESTIMATED
from melian.response.scenarios import Scenario

_COLUMNS = (
    "Step",
    "Who, on what authority",
    "Proportionality",
    "Start",
    "Look again",
    "Goes on where",
    "Ends or is changed where",
    "Off-ramp",
)


def paths_section(found: Answer, scene: Scene) -> list[Block]:
    """The two fans with their assumptions, and the shares at or above each rung; a sentence where there is no state."""
    told, state = found.scenario, found.state
    if told is None or state is None:
        return [say("No paths over the ladder: nobody of this dispute stands on it.")]
    rungs = tuple(f"{n} {rung.name}" for n, rung in enumerate(scene.knowledge.ladder.rungs, start=1))
    title = (
        f"{join(state.pair)} on the ladder over {told.without.months} months, without and with the set {whose(found)}, "
        f"{ELICITED_NOT_ESTIMATED}"
    )
    picture = Fans(
        steps=rungs,
        fans=(
            Fan(label="without", bands=told.without.bands),
            Fan(label="with the set", bands=told.with_options.bands),
        ),
        title=title,
        legend="Light: 9 of 10 paths; dark: half of them; line: the middle one",
        alternative=_told(told, rungs),
    )  # fmt: skip
    lower = round(10 * told.lower)
    said = (
        f"With the set {whose(found)} the mean rung after {told.without.months} months is lower in {lower} of 10 "
        f"draws, by {_less(told):.1f} rungs over all: so the factors judged for these options have it; "
        "no data that we know identify such effects."
    )
    return [
        picture,
        say(said),
        say(f"Assumed: {'; '.join(told.assumptions)}."),
        _levels(told, rungs),
        _effects(told, scene),
    ]


def whose(found: Answer) -> str:
    """Which set the paths and the plan are of."""
    return "that was chosen" if found.picks and "chosen" in found.picks[0].why else "that is best on balance"


def _less(told: Scenario) -> float:
    """By how many rungs the mean is lower in the last month; below 0 where it is higher."""
    return told.without.mean[-1] - told.with_options.mean[-1]


def _told(told: Scenario, rungs: tuple[str, ...]) -> str:
    parts = []
    for label, fan in (("without", told.without), ("with", told.with_options)):
        low, _, middle, _, high = (int(edge) for edge in fan.bands[-1])
        parts.append(f"{label}, last month: middle rung {rungs[middle]}, 9 of 10 from {rungs[low]} to {rungs[high]}")
    return f"{capital('; '.join(parts))}."


def _levels(told: Scenario, rungs: tuple[str, ...]) -> Table:
    rows = tuple(
        (
            cell(rungs[n]),
            *(
                cell(f"{_per(fan.levels[n].share)} ({_per(fan.levels[n].low)} to {_per(fan.levels[n].high)})")
                for fan in (told.without, told.with_options)
            ),
            *(cell(_per(fan.levels[n].ever)) for fan in (told.without, told.with_options)),
        )
        for n in reversed(range(1, len(rungs)))
    )
    columns = ("At or above", "Without, last month", "With, last month", "Without, ever", "With, ever")
    caption = "Paths of 100 at or above each rung, with the 5th and 95th of 100 draws"
    return Table(caption=caption, columns=columns, rows=rows, name="paths", fold=True)


def _effects(told: Scenario, scene: Scene) -> Table:
    """The factors behind the second picture, with where they are from."""
    rows = tuple(
        (
            cell(linked(option)),
            cell(spread(option.effect.up)),
            cell(spread(option.effect.down)),
            cell(spread(option.days)),
            cell(*origin([option.effect.up, option.effect.down], scene.knowledge.options.elicitations)),
        )
        for option in told.options
    )
    columns = ("Option", "Next rung up, times", "Next rung down, times", "Takes hold after days", "Factors from")
    caption = (
        "Factors on the ladder’s chances while an option is in force: likeliest (least to most); 1 changes nothing"
    )
    return Table(caption=caption, columns=columns, rows=rows, name="effects", fold=True)


def _per(share: float) -> str:
    return f"{round(100 * share)}"


def plan_section(found: Answer) -> list[Block]:
    """The plan of the first set; what is empty says so."""
    if found.plan is None:
        return []
    return plan_blocks(found.plan, whose(found))


def plan_blocks(told: Plan, whose: str = "that is best on balance") -> list[Block]:
    """The plan's steps in order, its reviews and its triggers; `whose` says which set it is."""
    if not told.steps:
        return [say("No plan: no set of options that does anything is open.")]
    caption = f"Plan of the set {whose}: steps in order"
    rows = tuple(_step(n, step) for n, step in enumerate(told.steps, start=1))
    table = Table(caption=caption, columns=_COLUMNS, rows=rows, name="plan")
    return [table, say(_reviews(told)), say(_triggers(told))]


def _step(n: int, step: Step) -> tuple[Cell, ...]:
    option = step.option
    after: tuple[str | Piece, ...] = (" (after ", *quoted(step.after), ")") if step.after else ()
    check = f" To check first: {' '.join(map(stop, step.to_check))}" if step.to_check else ""
    days = f"{count(round(option.days.mode), 'day')} ({option.days.low:g} to {option.days.high:g})"
    review = f"{days} after the decision"
    if step.review:
        review = f"{day(step.review.isoformat())}, {review}"
    return (
        cell(f"{n} ", linked(option), *after),
        cell(f"{capital(option.actor)}; {stop(option.authority)}{check}"),
        cell(proportion(option)),
        cell(capital(step.start)),
        cell(review),
        cell("; ".join(step.works) or "no sign is listed"),
        cell("; ".join(step.backfires) or "no sign is listed"),
        cell(option.off_ramp or "none is listed"),
    )


def _reviews(told: Plan) -> str:
    if told.decided is None:
        return "Reviews: counted from the day of the decision, with each option."
    days = join([day(when.isoformat()) for when in told.reviews])
    return f"Reviews, if it is decided on the day that this was made ({day(told.decided.isoformat())}): {days}."


def _triggers(told: Plan) -> str:
    if not told.triggers:
        return "Triggers: no sign of the next rung is listed as unseen."
    return f"Triggers, at any of which later steps are looked at without waiting: {'; '.join(told.triggers)}."
