"""The packs that assessments rest on, together."""

from __future__ import annotations

from pathlib import Path

from melian.model.knowledge import Knowledge
from melian.packs.norms import load_norms
from melian.packs.outlets import load_outlets


def load_knowledge(extra: Path | None = None) -> Knowledge:
    """The shipped packs with an analyst's own over them. Raises PackError naming file, line and field."""
    return Knowledge(outlets=load_outlets(extra), norms=load_norms(extra))
