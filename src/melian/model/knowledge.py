"""What assessment knows from packs, as one value: each pack a field, empty where it is not given."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from melian.model.base_rate import BaseRates
from melian.model.bloc import BlocBook
from melian.model.commitment import Ambiguity, Body, Commitment
from melian.model.compliance import Decider, DemandClass, Matter, Sign
from melian.model.hypotheses import Hypotheses
from melian.model.indicator import Indicator, WeakPlace
from melian.model.ladder import Ladder
from melian.model.norm import NormBook
from melian.model.option import OptionBook
from melian.model.outlet import Outlet, OutletIndex
from melian.model.precedent import Precedents
from melian.model.stance import StanceIndex
from melian.model.techniques import Technique


@dataclass(frozen=True, slots=True, kw_only=True)
class Knowledge:
    """Every pack that assessment reads; an empty one means that nothing is known of it."""

    stances: StanceIndex = field(default_factory=StanceIndex)
    """Words and signs of stances, and those that analysts set."""
    blocs: BlocBook = field(default_factory=BlocBook)
    """Alliances, unions, hosts and borders."""
    bodies: tuple[Body, ...] = ()
    ambiguities: tuple[Ambiguity, ...] = ()
    commitments: tuple[Commitment, ...] = ()
    demand_classes: tuple[DemandClass, ...] = ()
    deciders: tuple[Decider, ...] = ()
    matters: tuple[Matter, ...] = ()
    signs: tuple[Sign, ...] = ()
    hypotheses: Hypotheses = field(default_factory=Hypotheses)
    """Rival explanations of a demand, signs and raters."""
    techniques: tuple[Technique, ...] = ()
    """Techniques of influence that words and structure can show."""
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
    norms: NormBook = field(default_factory=NormBook)
    """Norms of law and political commitments, with the tests of their elements."""
    options: OptionBook = field(default_factory=OptionBook)
    """Options for an answer."""

    @property
    def indicator_names(self) -> Mapping[str, str]:
        """The indicators' names by their ids."""
        return {indicator.id: indicator.name for indicator in self.indicators}

    @property
    def graded(self) -> tuple[Outlet, ...]:
        """Outlets whose reliability an analyst has graded; the shipped packs grade none."""
        return tuple(outlet for outlet in self.outlets.outlets if outlet.grade is not None)
