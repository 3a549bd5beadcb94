"""What assessment knows from packs, as one value: each pack a field, empty where it is not given."""

from __future__ import annotations

from dataclasses import dataclass, field

from melian.model.bloc import BlocBook
from melian.model.hypotheses import Hypotheses
from melian.model.outlet import Outlet
from melian.model.stance import StanceIndex
from melian.model.techniques import Technique


@dataclass(frozen=True, slots=True, kw_only=True)
class Knowledge:
    """The packs that assessments rest on."""

    stances: StanceIndex = field(default_factory=StanceIndex)
    """Words and signs of stances, and those that analysts set."""
    blocs: BlocBook = field(default_factory=BlocBook)
    """Alliances, unions, hosts and borders."""
    hypotheses: Hypotheses = field(default_factory=Hypotheses)
    """Rival explanations of a demand, signs and raters."""
    techniques: tuple[Technique, ...] = ()
    """Techniques of influence that words and structure can show."""
    graded: tuple[Outlet, ...] = ()
    """Outlets whose reliability an analyst has graded; the shipped packs grade none."""
