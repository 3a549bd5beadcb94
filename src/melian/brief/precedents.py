"""The section of precedents: the nearest past demands and their class, and the cases that a writer chose."""

from __future__ import annotations

from melian.assessment.chosen import Chosen
from melian.assessment.demand_features import pressing
from melian.assessment.precedents import Comparison, Mix, Near, compare
from melian.brief.judged import judged
from melian.brief.past_words import FEATURES, OUTCOMES, listed
from melian.brief.phrases import actors, capital
from melian.brief.pictures import Share, Shares
from melian.brief.precedents_chosen import chosen_blocks
from melian.brief.rates import of
from melian.brief.saying import cell, say
from melian.brief.scene import Scene
from melian.brief.tree import Block, Cell, Table
from melian.model.base_rate import BaseRates
from melian.model.finding import Confidence, Finding, Ground
from melian.model.precedent import Precedent, Precedents

_LONG = 4
"""Cases; more are folded, for the finding and the picture above sum them up."""
_QUESTION = "Precedents"
_NOTHING = "No demand is told here that past demands could be compared with"


def precedents_section(scene: Scene) -> tuple[Block, ...]:
    """Nearest cases with why they are near, the mix of outcomes beside that of the class, and the writer's choice."""
    pack = scene.knowledge.precedents
    if not pack.cases:
        return ()
    if not pressing(scene.dispute):
        return (say(f"{_NOTHING}: nobody is told to press anybody."),)
    found = compare(scene.dispute, scene.desk.lookup, pack, scene.desk.kinds)
    if found is None:
        return (judged(_none(pack), scene.desk, _QUESTION),)
    return (
        judged(_finding(found, pack, scene.knowledge.base_rates), scene.desk, _QUESTION),
        _picture(found),
        _table(found),
        *chosen_blocks(found.chosen, scene),
    )


def _none(pack: Precedents) -> Finding:
    looked = f"a demand to compare with {len(pack.cases)} past ones: none in this dispute"
    return Finding(
        question="precedents",
        claim=_NOTHING,
        basis="information",
        grounds=(Ground(kind="absence", says=looked),),
    )


def _finding(found: Comparison, pack: Precedents, rates: BaseRates) -> Finding:
    return Finding(
        question="precedents",
        claim=(
            f"Of the {len(found.near)} past demands nearest to this one, {_told(found.near_mix)}; "
            f"of all {len(found.whole)} {_class(found)}, {_told(found.whole_mix)}"
        ),
        basis="judgement",
        grounds=(*(ground for known in found.known for ground in known.grounds), *map(_ground, found.near)),
        reasoning=(
            "A case is the nearer, the more of the features that are known of both are the same; each counts once, "
            f"none is weighed. {_skill(found, rates)}"
        ),
        confidence=Confidence(level="low", why=_unsure(found, pack)),
        would_change=("a feature that is now unknown, or a case that the list leaves out",),
    )


def _skill(found: Comparison, rates: BaseRates) -> str:
    """What the nearest cases are worth as a forecast, by the back-test of the class that the trigger is of."""
    trigger = next(known.value for known in found.known if known.name == "trigger")
    tried = [s for s in rates.skills if s.scored == "nearest" and (not s.trigger or trigger in s.trigger)]
    best = max(tried, key=lambda s: len(s.trigger), default=None)
    if best is None:
        return "How well the nearest cases foretell has not been scored: they are examples"
    if best.better:
        return f"Scored on {best.n} later crises, the nearest cases foretold better than the rate of their class"
    return (
        f"Scored on {best.n} later crises, the nearest cases foretold no better than the rate of their class: "
        "they show what such a demand can lead to, and the base rate above says how often"
    )


def _ground(near: Near) -> Ground:
    """A near case as knowledge, with where it can be read."""
    case = near.case
    says = f"{case.name}, {case.year}: {OUTCOMES[case.outcome]}" + (f". {case.note}" if case.note else "")
    return Ground(kind="knowledge", says=says, entry=f"precedents: {case.id}", source="; ".join(case.source))


def _unsure(found: Comparison, pack: Precedents) -> str:
    unknown = [FEATURES[known.name] for known in found.known if known.value is None]
    opened = sum(not _unopened(case) for case in pack.cases)
    read = "each" if opened == len(pack.cases) else f"{opened} of them"
    why = f"the {len(pack.cases)} cases are chosen, not a sample, and sources were read for {read}"
    return f"{why}; not known of this demand: {', '.join(unknown)}" if unknown else why


def _told(shares: Mix) -> str:
    """'3 were let rest, 3 came to war or strikes': the outcomes that are there, most first."""
    words = {**OUTCOMES, "war": "followed by war or strikes"}
    there = sorted(((rate.k, kind) for kind, rate in shares if rate.k), key=lambda pair: -pair[0])
    return ", ".join(
        f"{k} {'was' if k == 1 else 'were'} {next(w for o, w in words.items() if o == kind)}" for k, kind in there
    )


def _class(found: Comparison) -> str:
    return f"in the list that asked for {found.kind.name}" if found.kind else "in the list"


def _picture(found: Comparison) -> Shares:
    marks = [one.case.outcome for one in found.chosen]
    shares = tuple(
        Share(label=capital(OUTCOMES[outcome]), near=near, whole=whole, marked=marks.count(outcome))
        for (outcome, (_, near), (_, whole)) in zip(OUTCOMES, found.near_mix, found.whole_mix, strict=True)
    )
    told = "; ".join(f"{s.label}: {of(s.near)} of the nearest, {of(s.whole)} of the class" for s in shares)
    return Shares(
        shares=shares,
        title=f"What came of the nearest demands, and of all {_class(found)}",
        legend=(
            "Dark: the nearest; light: their class; thin lines: 95% intervals"
            + ("; diamonds: cases that an article names as precedents." if marks else ".")
        ),
        alternative=told + (f". Chosen by an article: {_chosen(found.chosen)}" if marks else ""),
    )


def _chosen(cases: tuple[Chosen, ...]) -> str:
    return "; ".join(f"{one.case.name} {one.case.year}, {OUTCOMES[one.case.outcome]}" for one in cases)


def _table(found: Comparison) -> Table:
    chosen = {one.case.id for one in found.chosen}
    return Table(
        caption="The nearest past demands, and why they are near",
        columns=("Case", "What was demanded, and what came of it", "Why it is near"),
        rows=tuple(_row(near, chosen=near.case.id in chosen) for near in found.near),
        name="precedents",
        fold=len(found.near) > _LONG,
    )


def _row(near: Near, *, chosen: bool) -> tuple[Cell, ...]:
    case, alike = near.case, near.likeness
    marks = [words for words, so in (("an article names it", chosen), ("source not verified", _unopened(case))) if so]
    parties = f"{actors('; '.join(case.demander))} to {actors('; '.join(case.target))}"
    compared = len(alike.same) + len(alike.different)
    why = f"{len(alike.same)} of {compared} the same: {listed(alike.same)}. Different: {listed(alike.different)}."
    named = f"{case.name}, {case.year}" + (f" ({'; '.join(marks)})" if marks else "")
    return (
        cell(named),
        cell(f"{parties}: {case.demand} {capital(OUTCOMES[case.outcome])}. {case.after}"),
        cell(why),
    )


def _unopened(case: Precedent) -> bool:
    return case.source == ("unverified",)
