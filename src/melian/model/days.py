"""ISO dates that may be no more precise than a month or a year, as days."""

from __future__ import annotations

from datetime import date


def first_day(iso: str | None) -> date | None:
    """The first day of an ISO day, month or year; None for none, for a range and for what is no date."""
    if not iso:
        return None
    try:
        return date.fromisoformat((iso + "-01-01")[:10])
    except ValueError:
        return None
