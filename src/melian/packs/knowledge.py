"""All packs that assessment reads, loaded together."""

from __future__ import annotations

from pathlib import Path

from melian.model.knowledge import Knowledge
from melian.packs.commitments import load_commitments
from melian.packs.compliance import load_compliance


def load_knowledge(extra: Path | None = None) -> Knowledge:
    """The shipped packs with an analyst's own over them. Raises PackError naming file, line and field."""
    promised = load_commitments(extra)
    complied = load_compliance(extra)
    return Knowledge(
        bodies=promised.bodies,
        ambiguities=promised.ambiguities,
        commitments=promised.commitments,
        demand_classes=complied.classes,
        deciders=complied.deciders,
        matters=complied.matters,
        signs=complied.signs,
    )
