"""The packs that assessments rest on, together."""

from __future__ import annotations

from pathlib import Path

from melian.model.knowledge import Knowledge
from melian.packs.base_rates import load_base_rates
from melian.packs.blocs import load_blocs
from melian.packs.commitments import load_commitments
from melian.packs.compliance import load_compliance
from melian.packs.hypotheses import load_hypotheses
from melian.packs.indicators import load_indicators, load_weak_places
from melian.packs.ladder import load_ladder
from melian.packs.norms import load_norms
from melian.packs.options import load_options
from melian.packs.outlets import load_outlets
from melian.packs.precedents import load_precedents
from melian.packs.stances import load_stances
from melian.packs.techniques import load_techniques


def load_knowledge(extra: Path | None = None) -> Knowledge:
    """The shipped packs with an analyst's own over them. Raises PackError naming file, line and field."""
    promised = load_commitments(extra)
    complied = load_compliance(extra)
    return Knowledge(
        stances=load_stances(extra),
        blocs=load_blocs(extra),
        bodies=promised.bodies,
        ambiguities=promised.ambiguities,
        commitments=promised.commitments,
        demand_classes=complied.classes,
        deciders=complied.deciders,
        matters=complied.matters,
        signs=complied.signs,
        hypotheses=load_hypotheses(extra),
        techniques=load_techniques(extra),
        ladder=load_ladder(extra),
        indicators=load_indicators(extra),
        weak_places=load_weak_places(extra),
        outlets=load_outlets(extra),
        base_rates=load_base_rates(extra),
        precedents=load_precedents(extra),
        norms=load_norms(extra),
        options=load_options(extra),
    )
