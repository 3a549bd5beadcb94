"""What a section of the brief's assessments is made from."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import cached_property

from melian.assessment.acts_told import Act, acts_told
from melian.assessment.disputes import Dispute
from melian.assessment.indicators import Sign, signs
from melian.assessment.ladder import State, states
from melian.brief.cite import Desk
from melian.brief.tree import Block
from melian.model.knowledge import Knowledge


@dataclass(frozen=True, kw_only=True)
class Scene:
    """A dispute, the desk that makes references, and the packs; what several sections need is worked out once."""

    dispute: Dispute
    desk: Desk
    knowledge: Knowledge
    acts: Callable[[], Sequence[Act]] | None = None
    """The acts of the whole account where they are worked out once for several scenes."""

    @cached_property
    def told(self) -> Sequence[Act]:
        """The acts of the whole account."""
        return self.acts() if self.acts else acts_told(self.desk.lookup, self.knowledge.outlets)

    @cached_property
    def states(self) -> tuple[State, ...]:
        """Where each pair stands on the ladder, the lead's own first."""
        return states(self.dispute, self.desk.lookup, self.knowledge, self.told)

    @cached_property
    def signs(self) -> tuple[Sign, ...]:
        """Each indicator against these reports."""
        return signs(self.dispute, self.desk.lookup, self.knowledge, self.told)


Section = Callable[[Scene], Sequence[Block]]
"""The blocks of one section in reading order; none where its pack is not given."""
