"""What a section of the brief's assessments is made from."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from melian.assessment.disputes import Dispute
from melian.brief.cite import Desk
from melian.brief.tree import Block
from melian.model.knowledge import Knowledge


@dataclass(frozen=True, slots=True, kw_only=True)
class Scene:
    """A dispute, the desk that makes references, and the packs."""

    dispute: Dispute
    desk: Desk
    knowledge: Knowledge


Section = Callable[[Scene], Sequence[Block]]
"""The blocks of one section in reading order; none where its pack is not given."""
