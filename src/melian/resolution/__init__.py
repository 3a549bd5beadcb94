"""Mentions to events: which reports tell of one act, in whose words, from whom, and whether it is new."""

from melian.resolution.standing import Standing, resolve

__all__ = ["Standing", "resolve"]
