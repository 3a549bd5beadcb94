"""The day of an act, as precise as the text and its dateline allow."""

from __future__ import annotations

import calendar
import re
from datetime import date, timedelta

from melian.model.document import Document
from melian.model.parsed import Parsed, Sentence
from melian.model.span import Span

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

_DUE = re.compile(r"\b(?:by|before|until|till|from|as of|starting|beginning|no later than)(?: the)?\s*$", re.IGNORECASE)
_PLANNING = frozenset({"will", "would", "'ll", "’ll", "shall"})
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
    year = _year(parsed, around, anchor)
    return year or (anchor.isoformat() if anchor and current else None)


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
        and not _planned(parsed, match)
    ]
    return min(found, key=lambda m: min(abs(m.start() - around), abs(m.end() - around)), default=None)


def _year(parsed: Parsed, around: int, anchor: date | None) -> str | None:
    """The year of which the verb itself is told: "accepted the offer in 2019", not "the accord signed in 2019"."""
    for token in parsed.tokens_in(Span(start=around, end=around + 1)):
        for child in parsed.children(token.i):
            year = parsed.child(child.i, "pobj") if child.dep == "prep" and child.lower in ("in", "since") else None
            if year is not None and re.fullmatch(r"(?:19|20)\d\d", year.text):
                return year.text
            last = child.lemma == "year" and any(c.lower == "last" for c in parsed.children(child.i))
            if anchor is not None and last and child.dep == "npadvmod":
                return str(anchor.year - 1)
    return None


def _planned(parsed: Parsed, match: re.Match[str]) -> bool:
    """'Said it would close the ports on Friday': the day of what is still to come."""
    if match.lastgroup in ("y1", "y2", "y3"):
        return False
    day = next(iter(parsed.tokens_in(Span(start=match.start(), end=match.end()))), None)
    verb = next((t for t in parsed.ancestors(day.i) if t.pos in ("VERB", "AUX")), None) if day is not None else None
    if day is None or verb is None or day.i < verb.i:
        return False
    return any(c.lower in _PLANNING for c in parsed.children(verb.i) if c.dep == "aux")


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
