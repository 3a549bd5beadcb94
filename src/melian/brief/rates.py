"""The section of base rates: how often such crises came to what, by each definition, and what does no better."""

from __future__ import annotations

import re

from melian.assessment.base_rates import Bearing, Counted, bearing
from melian.assessment.demand_features import Known, lead_demand, pressing, trigger_of
from melian.assessment.precedents import compare
from melian.brief.judged import judged
from melian.brief.phrases import capital
from melian.brief.saying import cell, stop
from melian.brief.scene import Scene
from melian.brief.tree import Block, Cell, Table
from melian.model.base_rate import Skill
from melian.model.case import Rate
from melian.model.finding import Confidence, Finding, Ground
from melian.model.likelihood import Likelihood

_LONG = 12
_TRIGGERS = {
    "words": "words", "economic": "an economic act", "external": "a change abroad", "other": "another act",
    "internal": "a change at home", "military": "a military act without violence", "violent": "a violent act",
}  # fmt: skip


def rates_section(scene: Scene) -> tuple[Block, ...]:
    """A judgement by the narrowest class, every rate that bears on it, and what was tried to do better.

    None where nobody presses anybody: the classes are of crises.
    """
    pack = scene.knowledge.base_rates
    if not pack.rates or not pressing(scene.dispute):
        return ()
    act = lead_demand(scene.dispute) or scene.dispute.lead
    trigger = trigger_of(act, scene.dispute.events)
    found = bearing(trigger.value or "words", pack)
    blocks: list[Block] = []
    if found.serious is not None:
        finding = _finding(found, found.serious, trigger, at_war=_at_war(scene))
        blocks.append(judged(finding, scene.desk, "Base rate"))
    blocks += [_rates(found), _notes(found)]
    if found.skills:
        blocks.append(_skills(found.skills))
    return tuple(blocks)


def of(rate: Rate) -> str:
    """'56 of 235: 24% (19 to 30%)'; nothing finer than a whole per cent."""
    return f"{rate.k} of {rate.n:,}: {_percent(rate.share)}% ({_percent(rate.low)} to {_percent(rate.high)}%)"


def _at_war(scene: Scene) -> bool:
    """Whether the demand is tied to a war under way, which the classes of crises leave out."""
    found = compare(scene.dispute, scene.desk.lookup, scene.knowledge.precedents)
    return found is not None and any(known.name == "in_war" and known.value == "yes" for known in found.known)


def _finding(found: Bearing, serious: Counted, trigger: Known, *, at_war: bool) -> Finding:
    rate, entry = serious.rate or Rate(k=0, n=0, low=0, high=1), serious.entry
    return Finding(
        question="base_rate.serious",
        claim=f"Of {rate.n} {entry.of}{_years(entry.years)}, {rate.k} came to {entry.event}",
        basis="judgement",
        grounds=(*trigger.grounds, _number(serious), *((_number(found.war),) if found.war else ()), *_skill(found)),
        reasoning=(
            f"The class is that of crises set off by {_TRIGGERS[trigger.value or 'words']} or in a like way. "
            f"It is counted for {entry.event}, should this become a crisis of that class. "
            "The rate is taken as it stands: nothing that was tried tells cases of the class apart"
        ),
        likelihood=Likelihood(best=rate.share, low=rate.low, high=rate.high),
        confidence=Confidence(
            level="low",
            why="the class is wide, only the trigger chose it, and few demands become crises that are counted"
            + ("; it is of crises outside an ongoing war, and this demand is tied to one" if at_war else ""),
        ),
        alternatives=("it stays below that",),
        would_change=("a deed beside the words: the class would be another",),
    )


def _number(counted: Counted) -> Ground:
    entry, rate = counted.entry, counted.rate
    says = f"{entry.event}, {entry.of}{_years(entry.years)}: {of(rate) if rate else entry.said}"
    return Ground(kind="number", says=says, entry=f"base_rates: {entry.id}", source=entry.source)


def _skill(found: Bearing) -> tuple[Ground, ...]:
    """The first method that was tried on this very class, so that it stands beside the rate."""
    tried = next((skill for skill in found.skills if skill.trigger), None)
    if tried is None:
        return ()
    says = f"{tried.method} tells {tried.of} {_verdict(tried)}: {_difference(tried)} in {tried.measure}"
    return (Ground(kind="number", says=says, entry=f"base_rates: {tried.id}", source=tried.source),)


def _rates(found: Bearing) -> Table:
    rows = tuple(_row(counted) for counted in found.rates)
    return Table(
        caption="Base rates side by side. They count different things and are not averaged",
        columns=("What happened", "Among", "How often (95% interval)", "From"),
        rows=rows,
        name="rates",
        fold=len(rows) > _LONG,
    )


def _row(counted: Counted) -> tuple[Cell, ...]:
    entry, rate = counted.entry, counted.rate
    told = of(rate) if rate else f"“{entry.said}” (quoted, no counts)"
    return cell(capital(entry.event)), cell(f"{entry.of}{_years(entry.years)}"), cell(told), cell(_short(entry.source))


def _notes(found: Bearing) -> Table:
    """From where each kind was counted, and what one must know of how: each once."""
    kinds = dict.fromkeys((one.entry.of, one.entry.note, one.entry.source) for one in found.rates)
    rows = tuple(
        (cell(capital(what)), cell(f"{stop(note)} " if note else "", stop(_source(source))))
        for what, note, source in kinds
    )
    return Table(
        caption="How they were counted, and from what",
        columns=("Of", "Counted"),
        rows=rows,
        name="counted",
        fold=True,
    )


def _skills(skills: tuple[Skill, ...]) -> Table:
    rows = tuple(
        (cell(capital(s.method)), cell(s.of), cell(f"{_difference(s)} in {s.measure}, {s.n} cases from {s.split}"),
         cell(capital(_verdict(s))))
        for s in skills
    )  # fmt: skip
    return Table(
        caption="What was tried to do better than a rate, learnt from earlier cases and scored on later ones",
        columns=("Method", "To tell", "Difference (95% interval; below 0 is better)", "So"),
        rows=rows,
        name="skills",
        fold=True,
    )


def _difference(skill: Skill) -> str:
    return f"{skill.difference:+.4f} ({skill.low:+.4f} to {skill.high:+.4f})".replace("-", "−")


def _verdict(skill: Skill) -> str:
    if skill.better:
        return "better than one rate for all"
    return "worse than the rate" if skill.low > 0 else "no better than the rate, so the rate is shown"


def _short(source: str) -> str:
    """The source's name, without where a copy of it lies; that stands below the table."""
    return re.split(r" \(|, through |, as ", _source(source))[0]


def _source(source: str) -> str:
    return "source not verified" if source == "unverified" else source


def _years(years: str) -> str:
    return f", {years}" if years else ""


def _percent(share: float) -> int:
    return round(100 * share)
