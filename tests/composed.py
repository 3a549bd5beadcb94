"""`compose` with the shipped packs of assessment, as the commands call it, but with a few of the options.

All of them would triple a golden page; tests of part 8 take the whole pack.
"""

from __future__ import annotations

from dataclasses import replace
from functools import partial

from melian.brief import compose as bare
from melian.model.knowledge import Knowledge
from melian.packs.knowledge import load_knowledge

FEW = ("reject_publicly", "joint_statement", "summon_ambassador", "negotiate", "do_nothing", "repeat_demand")
"""Options of each side, and for both."""


def with_few(knowledge: Knowledge) -> Knowledge:
    """The same with these options only."""
    few = tuple(option for option in knowledge.options.options if option.id in FEW)
    return replace(knowledge, options=replace(knowledge.options, options=few))


compose = partial(bare, knowledge=with_few(load_knowledge()))
