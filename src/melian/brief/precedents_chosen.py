"""The cases that a writer chose as precedents, with what is coded of them and their class beside them."""

from __future__ import annotations

from collections.abc import Iterator

from melian.assessment.base_rates import Counted, bearing
from melian.assessment.chosen import Chosen
from melian.brief.past_words import TRIGGERS, VIOLENCE, coded
from melian.brief.rates import of
from melian.brief.saying import cell, say
from melian.brief.scene import Scene
from melian.brief.tree import Block, Cell, Reference, Sentence, Table
from melian.model.precedent import Coded

_COLUMNS = ("Named case", "Coded trigger", "Coded end", "Violence", "First trigger")


def chosen_blocks(cases: tuple[Chosen, ...], scene: Scene) -> tuple[Block, ...]:
    """A table of codes, and for each class that the cases are of, how often it came to what they came to."""
    if not cases:
        return (say("No article in this dispute names a past case as a precedent."),)
    table = Table(
        caption="Cases that an article names as precedents, as International Crisis Behavior codes them",
        columns=_COLUMNS,
        rows=tuple(_row(one, scene) for one in cases),
        name="chosen",
    )
    return (table, *_classes(cases, scene))


def _row(one: Chosen, scene: Scene) -> tuple[Cell, ...]:
    case, on = one.case, _references(one, scene)
    if case.coded is None:
        return cell(f"{case.name}, {case.year}", on=on), *(cell("not coded") for _ in range(4))
    return (
        cell(f"{case.name}, {case.year} ({case.coded.name}, crisis {case.coded.crisis})", on=on),
        cell(coded(case.coded.actors, trigger=True)),
        cell(coded(case.coded.actors, trigger=False)),
        cell(VIOLENCE[case.coded.violence]),
        cell(TRIGGERS[case.coded.first_trigger]),
    )


def _classes(cases: tuple[Chosen, ...], scene: Scene) -> Iterator[Sentence]:
    """Each class once: cases picked for how they ended say nothing of how often such cases end so."""
    groups: dict[str, tuple[Counted, Counted | None, list[Chosen]]] = {}
    for one in cases:
        if one.case.coded is None or not one.case.coded.outside_war:
            continue
        found = bearing(one.case.coded.first_trigger, scene.knowledge.base_rates)
        if found.serious is not None and found.serious.rate is not None:
            groups.setdefault(found.serious.entry.id, (found.serious, found.war, []))[2].append(one)
    for serious, war, inside in groups.values():
        yield _class(serious, war, inside, scene)


def _class(serious: Counted, war: Counted | None, inside: list[Chosen], scene: Scene) -> Sentence:
    codes = [one.case.coded for one in inside if one.case.coded is not None]
    heavy = sum(_serious(one) for one in codes)
    own = f"of the {len(codes)} named cases of this class, {heavy} came to them" if len(codes) > 1 else _only(heavy)
    told = [of(c.rate) + f" came to {c.entry.event}" for c in (serious, war) if c is not None and c.rate is not None]
    return say(
        f"Their class, {serious.entry.of}: {'; '.join(told)}. As to serious clashes or war, {own}. ",
        "Cases chosen for how they ended do not tell how often such cases end so.",
        on=[r for one in inside for r in _references(one, scene)],
    )


def _only(heavy: int) -> str:
    return f"the one named case of this class {'came' if heavy else 'did not come'} to them"


def _serious(code: Coded) -> bool:
    return code.violence in ("serious", "war")


def _references(one: Chosen, scene: Scene) -> tuple[Reference, ...]:
    return (scene.desk.refer(one.document, one.words, scene.desk.form_at(one.document, one.words)),)
