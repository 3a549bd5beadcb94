"""When an act happened, as far as the texts tell, and whether two dates can be one occasion."""

from __future__ import annotations

import re
from calendar import monthrange
from dataclasses import dataclass
from datetime import date, timedelta

from melian.model.document import Document
from melian.model.mention import WORDS, Mention

_DATE = re.compile(r"(\d{4})(?:-(\d{2})(?:-(\d{2}))?)?")
_ONE_DAY = timedelta(days=1)
"""That a report may lag behind the words in another time zone."""
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


def to_come(mention: Mention, document: Document) -> bool:
    """Whether the mention dates words after the report of them: that is the day by which they want something done."""
    own, report = interval(mention.date), interval(document.date.value) if document.date else None
    return mention.act in WORDS and own is not None and report is not None and own[0] > _after(report[1], _ONE_DAY)


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
