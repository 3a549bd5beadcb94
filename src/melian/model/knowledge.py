"""What assessment knows from packs, as one value: each pack a field, empty where it is not given."""

from __future__ import annotations

from dataclasses import dataclass, field

from melian.model.base_rate import BaseRates
from melian.model.indicator import Indicator, WeakPlace
from melian.model.ladder import Ladder
from melian.model.outlet import OutletIndex
from melian.model.precedent import Precedents


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
    base_rates: BaseRates = field(default_factory=BaseRates)
    """How often what came of cases of a kind."""
    precedents: Precedents = field(default_factory=Precedents)
    """Demands of the past."""
