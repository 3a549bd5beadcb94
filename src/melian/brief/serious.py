"""Part 6: how serious it is. Each section of the part is one function in one list."""

from __future__ import annotations

from melian.assessment.ladder_finding import ladder_finding
from melian.brief.judged import references
from melian.brief.norms import norms_section
from melian.brief.precedents import precedents_section
from melian.brief.rates import rates_section
from melian.brief.saying import say
from melian.brief.scene import Scene, Section
from melian.brief.serious_ladder import ladder_section, matrix_section
from melian.brief.serious_signs import indicators_section, places_section, tally
from melian.brief.tree import Part, Sentence

SECTIONS: tuple[Section, ...] = (
    ladder_section,
    matrix_section,
    indicators_section,
    places_section,
    rates_section,
    precedents_section,
    norms_section,
)
"""The sections of part 6, in order."""


def serious_part(scene: Scene, anchor: str) -> Part | None:
    """The ladder, the matrix, the indicators, and what else is listed; None where no pack for it is given."""
    blocks = tuple(block for section in SECTIONS for block in section(scene))
    if not blocks:
        return None
    return Part(number=6, title="How serious", anchor=f"{anchor}-6", finding=_finding(scene), blocks=blocks)


def _finding(scene: Scene) -> Sentence:
    held = scene.states
    if not held:
        return say("No pair of this dispute is told to press or harm each other, so no ladder of escalation applies.")
    told, found = ladder_finding(held[0], scene.knowledge), scene.signs
    rest = f"; {tally(found)}" if found else ""
    on = [r for ground in told.grounds for r in references(ground, scene.desk)[:1]]
    return say(f"{told.claim}{rest}.", on=on[:3])
