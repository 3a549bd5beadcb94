"""The packs that assessments rest on, together."""

from __future__ import annotations

from pathlib import Path

from melian.model.knowledge import Knowledge
from melian.packs.base_rates import load_base_rates
from melian.packs.indicators import load_indicators, load_weak_places
from melian.packs.ladder import load_ladder
from melian.packs.outlets import load_outlets
from melian.packs.precedents import load_precedents


def load_knowledge(extra: Path | None = None) -> Knowledge:
    """The shipped packs with an analyst's own over them. Raises PackError naming file, line and field."""
    return Knowledge(
        ladder=load_ladder(extra),
        indicators=load_indicators(extra),
        weak_places=load_weak_places(extra),
        outlets=load_outlets(extra),
        base_rates=load_base_rates(extra),
        precedents=load_precedents(extra),
    )
