"""ISO dates that may be no more precise than a month or a year: as days, and in words."""

from __future__ import annotations

from datetime import date, datetime

from babel.dates import format_date


def first_day(iso: str | None) -> date | None:
    """The first day of an ISO day, month or year; None for none, for a range and for what is no date."""
    if not iso:
        return None
    try:
        return date.fromisoformat((iso + "-01-01")[:10])
    except ValueError:
        return None


def years_before(iso: str | None, then: str | None) -> bool:
    """Whether one is of an earlier year than the other; no where either has no date."""
    return bool(iso and then) and (iso or "")[:4] < (then or "")[:4]


def in_words(iso: str | None) -> str:
    """As precise as it is: '13 Jan 2022', 'Jan 2022', '2022'; None is 'undated', and what is no date stays."""
    if not iso:
        return "undated"
    for shape, out in (("%Y-%m-%d", "d MMM y"), ("%Y-%m", "MMM y")):
        try:
            return str(format_date(datetime.strptime(iso[:10], shape).date(), out, locale="en"))  # noqa: DTZ007
        except ValueError:
            continue
    return iso
