"""Part 6: how serious it is. Each section of the part is one function in one list."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from melian.assessment.disputes import Dispute
from melian.brief.cite import Desk
from melian.brief.saying import say
from melian.brief.tree import Block, Part, Sentence
from melian.model.knowledge import Knowledge


@dataclass(frozen=True, slots=True, kw_only=True)
class Scene:
    """What a section is made from."""

    dispute: Dispute
    desk: Desk
    knowledge: Knowledge


Section = Callable[[Scene], Sequence[Block]]
"""The blocks of one section in reading order; none where its pack is not given."""
SECTIONS: tuple[Section, ...] = ()
"""The sections of part 6, in order."""


def serious_part(scene: Scene, anchor: str) -> Part | None:
    """The ladder, the matrix, the indicators, and what else is listed; None where no pack for it is given."""
    blocks = tuple(block for section in SECTIONS for block in section(scene))
    if not blocks:
        return None
    return Part(number=6, title="How serious", anchor=f"{anchor}-6", finding=_finding(scene), blocks=blocks)


def _finding(scene: Scene) -> Sentence:
    return say("How serious it is.")
