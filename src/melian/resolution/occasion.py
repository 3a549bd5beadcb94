"""When an act happened, as far as the texts tell, and whether two dates can be one occasion."""

from __future__ import annotations

import re
from calendar import monthrange
from dataclasses import dataclass
from datetime import date, timedelta

from melian.model.document import Document
from melian.model.mention import Mention

_DATE = re.compile(r"(\d{4})(?:-(\d{2})(?:-(\d{2}))?)?")
_SAME_STATEMENT = 1
"""Days that two reports of one statement may put it apart: time zones, and 'yesterday'."""
_REPORTED_WITHIN = {"direct_quote": 3}
"""Days before the report within which an undated act is taken to lie, by form."""
_RETOLD_WITHIN = 14
"""The same for retelling: a report of another's words may take up what was said up to two weeks before."""


@dataclass(frozen=True, slots=True, kw_only=True, order=True)
class When:
    """The first and last day that an act can have happened on; `stated` where the text itself dates the act."""

    first: date
    last: date
    stated: bool


def when(mention: Mention, document: Document) -> When | None:
    """The mention's own date, else what the date of the report allows; None where neither is known."""
    own = interval(mention.date)
    if own is not None:
        return When(first=own[0], last=own[1], stated=True)
    report = interval(document.date.value) if document.date else None
    if report is None:
        return None
    back = timedelta(days=_REPORTED_WITHIN.get(mention.form, _RETOLD_WITHIN))
    return When(first=_before(report[0], back), last=report[1], stated=False)


def one_occasion(left: When | None, right: When | None) -> bool | None:
    """Whether the two can be one occasion; None where a date is missing."""
    if left is None or right is None:
        return None
    if left.stated and right.stated:
        slack = timedelta(days=_SAME_STATEMENT)
        return left.first <= _after(right.last, slack) and right.first <= _after(left.last, slack)
    return left.first <= right.last and right.first <= left.last


def interval(value: str | None) -> tuple[date, date] | None:
    """First and last day of an ISO day, month, year or range `A/B`; None for what is none."""
    if not value:
        return None
    ends = [_span(part) for part in value.split("/", 1)]
    known = [end for end in ends if end is not None]
    if len(known) != len(ends):
        return None
    return known[0][0], max(known[0][1], known[-1][1])


def _span(text: str) -> tuple[date, date] | None:
    match = _DATE.fullmatch(text.strip())
    if match is None:
        return None
    year, month, day = (int(part) if part else None for part in match.groups())
    try:
        assert year is not None  # noqa: S101 - the pattern has it
        if day is not None:
            return date(year, month or 1, day), date(year, month or 1, day)
        if month is not None:
            return date(year, month, 1), date(year, month, monthrange(year, month)[1])
        return date(year, 1, 1), date(year, 12, 31)
    except ValueError:
        return None


def _before(day: date, back: timedelta) -> date:
    return day - back if day - date.min > back else date.min


def _after(day: date, on: timedelta) -> date:
    return day + on if date.max - day > on else date.max
