"""What assessment knows from packs, as one value: each pack a field, empty where it is not given."""

from __future__ import annotations

from dataclasses import dataclass, field

from melian.model.indicator import Indicator, WeakPlace
from melian.model.ladder import Ladder
from melian.model.outlet import OutletIndex


@dataclass(frozen=True, slots=True, kw_only=True)
class Knowledge:
    """The packs that assessments rest on."""

    ladder: Ladder = field(default_factory=Ladder)
    """Rungs of escalation."""
    indicators: tuple[Indicator, ...] = ()
    """Signs that are watched for."""
    weak_places: tuple[WeakPlace, ...] = ()
    """Kinds of places where a quarrel can break out."""
    outlets: OutletIndex = field(default_factory=lambda: OutletIndex(outlets=()))
    """Outlets, for the grades that an analyst gives them."""
