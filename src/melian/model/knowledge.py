"""What the packs know for assessment, as one value: a field a pack."""

from __future__ import annotations

from dataclasses import dataclass

from melian.model.commitment import Ambiguity, Body, Commitment
from melian.model.compliance import Decider, DemandClass, Matter, Sign


@dataclass(frozen=True, slots=True, kw_only=True)
class Knowledge:
    """Every pack that assessment reads; an empty one means that nothing is known of it."""

    bodies: tuple[Body, ...] = ()
    ambiguities: tuple[Ambiguity, ...] = ()
    commitments: tuple[Commitment, ...] = ()
    demand_classes: tuple[DemandClass, ...] = ()
    deciders: tuple[Decider, ...] = ()
    matters: tuple[Matter, ...] = ()
    signs: tuple[Sign, ...] = ()
