"""What assessment knows from packs, as one value: each pack a field, empty where it is not given."""

from __future__ import annotations

from dataclasses import dataclass, field

from melian.model.ladder import Ladder
from melian.model.norm import NormBook
from melian.model.outlet import OutletIndex


@dataclass(frozen=True, slots=True, kw_only=True)
class Knowledge:
    """The packs that assessments rest on."""

    ladder: Ladder = field(default_factory=Ladder)
    """Rungs of escalation."""
    outlets: OutletIndex = field(default_factory=lambda: OutletIndex(outlets=()))
    """Outlets, for the grades that an analyst gives them."""
    norms: NormBook = field(default_factory=NormBook)
    """Norms of law and political commitments, with the tests of their elements."""
