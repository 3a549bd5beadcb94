"""Mentions to events: which reports tell of one act, in whose words, from whom, and whether it is new."""

from melian.resolution.events import resolve

__all__ = ["resolve"]
