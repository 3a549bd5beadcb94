"""Part 6: how serious it is. Each section of the part is one function in one list."""

from __future__ import annotations

from melian.brief.norms import norms_section
from melian.brief.saying import say
from melian.brief.scene import Scene, Section
from melian.brief.tree import Part, Sentence

SECTIONS: tuple[Section, ...] = (norms_section,)
"""The sections of part 6, in order."""


def serious_part(scene: Scene, anchor: str) -> Part | None:
    """The ladder, the matrix, the indicators, and what else is listed; None where no pack for it is given."""
    blocks = tuple(block for section in SECTIONS for block in section(scene))
    if not blocks:
        return None
    return Part(number=6, title="How serious", anchor=f"{anchor}-6", finding=_finding(scene), blocks=blocks)


def _finding(scene: Scene) -> Sentence:
    return say("How serious it is.")
