"""The day of an act, as precise as the text and its dateline allow."""

from __future__ import annotations

import calendar
import re
from datetime import date, timedelta

from melian.model.document import Document
from melian.model.parsed import Parsed, Sentence

_MONTHS = {name.lower(): n for n, name in enumerate(calendar.month_name) if n}
_MONTHS |= {name.lower(): n for n, name in enumerate(calendar.month_abbr) if n} | {"sept": 9}
_WEEKDAYS = {name.lower(): n for n, name in enumerate(calendar.day_name)}
_MONTH = "|".join(sorted(_MONTHS, key=len, reverse=True))
_ABSOLUTE = re.compile(
    rf"\b(?:(?P<d1>\d{{1,2}})(?:st|nd|rd|th)? (?P<m1>{_MONTH})\.?,? ?(?P<y1>\d{{4}})?"
    rf"|(?P<m2>{_MONTH})\.? (?P<d2>\d{{1,2}})(?:st|nd|rd|th)?(?!\d)(?:,? (?P<y2>\d{{4}}))?"
    rf"|(?P<m3>{_MONTH})\.?,? (?:of )?(?P<y3>\d{{4}}))\b",
    re.IGNORECASE,
)
_RELATIVE = re.compile(
    rf"\b(?P<word>yesterday|today|tonight|tomorrow|(?:last|on|late|early|this)? ?(?P<weekday>{'|'.join(_WEEKDAYS)})"
    rf"|last month|last week|earlier this week|(?:last|in|since) (?P<month>{_MONTH})\b(?! \d))",
    re.IGNORECASE,
)

_DUE = re.compile(r"\b(?:by|before|until|till|no later than)(?: the)?\s*$", re.IGNORECASE)
_AHEAD_MONTHS = 6
"""A date without a year that lies fewer months ahead of the dateline is what is to come, not what was."""


def act_date(parsed: Parsed, sentence: Sentence, around: int, *, current: bool) -> str | None:
    """ISO day, month or year of an act told at character `around` of `sentence`, or None.

    A date in the sentence counts first, save deadlines ("by 1 November") and what is to come; then, for acts told
    as news (`current`), a weekday counted back from the document's dateline; else nothing: the article's own day
    is not the day of the act.
    """
    anchor = dateline(parsed.document)
    absolute = _nearest(_ABSOLUTE, parsed, sentence, around)
    if absolute is not None:
        return _absolute(absolute, parsed.document)
    relative = _nearest(_RELATIVE, parsed, sentence, around)
    if relative is not None:
        return _relative(relative, anchor)
    return anchor.isoformat() if anchor and current else None


def dateline(document: Document) -> date | None:
    """The document's own day where it is known to the day."""
    if document.date is None:
        return None
    try:
        return date.fromisoformat(document.date.value)
    except ValueError:
        return None


def _nearest(pattern: re.Pattern[str], parsed: Parsed, sentence: Sentence, around: int) -> re.Match[str] | None:
    anchor = dateline(parsed.document)
    found = [
        match
        for match in pattern.finditer(parsed.text, sentence.start, sentence.end)
        if not _DUE.search(parsed.text, sentence.start, match.start())
        and not (match.start() > around and _ahead(match, anchor))
    ]
    return min(found, key=lambda m: min(abs(m.start() - around), abs(m.end() - around)), default=None)


def _ahead(match: re.Match[str], anchor: date | None) -> bool:
    """Whether a month without a year is soon to come, seen from the dateline."""
    parts = match.groupdict()
    name = parts.get("m1") or parts.get("m2") or parts.get("month")
    if anchor is None or name is None or parts.get("y1") or parts.get("y2"):
        return False
    return 0 < (_MONTHS[name.lower()] - anchor.month) % 12 < _AHEAD_MONTHS


def _absolute(match: re.Match[str], document: Document) -> str | None:
    month = _MONTHS[(match["m1"] or match["m2"] or match["m3"]).lower()]
    day = int(match["d1"] or match["d2"] or 0)
    year = match["y1"] or match["y2"] or match["y3"]
    if year is None:
        anchor = dateline(document)
        if anchor is None:
            return None
        year = str(anchor.year if (month, day) <= (anchor.month, 31) else anchor.year - 1)
    if not 1 <= day <= calendar.monthrange(int(year), month)[1]:
        return f"{year}-{month:02d}"
    return f"{year}-{month:02d}-{day:02d}"


def _relative(match: re.Match[str], anchor: date | None) -> str | None:
    if anchor is None:
        return None
    word = " ".join(match["word"].lower().split())
    if match["month"]:
        month = _MONTHS[match["month"].lower()]
        return f"{anchor.year if month <= anchor.month else anchor.year - 1}-{month:02d}"
    if match["weekday"]:
        back = (anchor.weekday() - _WEEKDAYS[match["weekday"].lower()]) % 7
        return (anchor - timedelta(days=back)).isoformat()
    if word == "last month":
        return (anchor.replace(day=1) - timedelta(days=1)).isoformat()[:7]
    days = {"yesterday": 1, "today": 0, "tonight": 0, "tomorrow": -1}
    return (anchor - timedelta(days=days[word])).isoformat() if word in days else anchor.isoformat()[:7]
