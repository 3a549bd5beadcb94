"""Findings to a brief, and a brief to HTML, Markdown and JSON; pure."""

from melian.brief.composition import compose
from melian.brief.tree import Brief

__all__ = ["Brief", "compose"]
