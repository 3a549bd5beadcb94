"""Dates as news texts write them, in English words or in numbers; never one that the words leave open."""

from __future__ import annotations

import calendar
import re
from collections.abc import Iterator
from dataclasses import dataclass

from melian.model.span import Span

_MONTHS = {name.casefold(): n for n, name in enumerate(calendar.month_name) if n}
_MONTHS |= {name.casefold(): n for n, name in enumerate(calendar.month_abbr) if n} | {"sept": 9}
_MONTH = r"(?P<month>" + "|".join(sorted(_MONTHS, key=len, reverse=True)) + r")\.?"
_DAY = r"(?P<day>\d{1,2})(?:st|nd|rd|th)?"
_YEAR = r"(?P<year>(?:19|20)\d{2})"
_SHAPES = tuple(
    re.compile(shape, re.IGNORECASE)
    for shape in (
        rf"(?<![\d-]){_YEAR}-(?P<month>\d{{2}})-(?P<day>\d{{2}})(?!\d)",
        rf"(?<![\d/]){_YEAR}/(?P<month>\d{{1,2}})/(?P<day>\d{{1,2}})(?![\d/])",
        rf"(?<!\d){_DAY}(?:\s+of)?[\s-]+{_MONTH},?[\s-]+{_YEAR}(?!\d)",
        rf"\b{_MONTH}\s+{_DAY}(?:,\s*|\s+){_YEAR}(?!\d)",
        rf"(?<![\d.])(?P<day>\d{{1,2}})\.\s?(?P<month>\d{{1,2}})\.\s?{_YEAR}(?!\d)",
        rf"(?<![\d/])(?P<a>\d{{1,2}})/(?P<b>\d{{1,2}})/{_YEAR}(?![\d/])",
        rf"\b{_MONTH},?\s+{_YEAR}(?!\d)",
    )
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Dated(Span):
    """A date in a text: `value` is ISO 8601, a day or a month."""

    value: str


def dates(text: str) -> Iterator[Dated]:
    """The dates in a line, the most precise shape first; shorter shapes inside longer ones left out."""
    taken: list[Span] = []
    for shape in _SHAPES:
        for found in shape.finditer(text):
            span = Span(start=found.start(), end=found.end())
            value = _value(found.groupdict())
            if any(span.overlaps(other) for other in taken):
                continue
            taken.append(span)
            if value:
                yield Dated(start=span.start, end=span.end, value=value)


def iso(text: str) -> str | None:
    """The date that a short text holds, ISO 8601 (`2022-01-13`, `2022-01`, `2022`); None where none or several."""
    if re.fullmatch(r"\s*(?:19|20)\d{2}\s*", text):
        return text.strip()
    if month := re.fullmatch(r"\s*((?:19|20)\d{2}-(?:0[1-9]|1[0-2]))\s*", text):
        return month.group(1)
    found = {dated.value for dated in dates(text[:200])}
    return found.pop() if len(found) == 1 else None


def _value(parts: dict[str, str | None]) -> str | None:
    year = int(parts["year"] or 0)
    month, day = _month(parts.get("month")), parts.get("day")
    if parts.get("a"):
        month, day = _slashed(int(parts["a"] or 0), int(parts["b"] or 0))
    if not month or not 1 <= month <= 12:
        return None
    if day is None:
        return f"{year:04}-{month:02}" if not parts.get("a") else None
    if not 1 <= int(day) <= calendar.monthrange(year, month)[1]:
        return None
    return f"{year:04}-{month:02}-{int(day):02}"


def _month(text: str | None) -> int | None:
    if not text:
        return None
    return int(text) if text.isdigit() else _MONTHS.get(text.casefold())


def _slashed(a: int, b: int) -> tuple[int | None, str | None]:
    """ "13/1/2022" and "1/13/2022" say which is the day; "3/1/2022" does not, and stays open."""
    if a > 12 or a == b:
        return b, str(a)
    return (a, str(b)) if b > 12 else (None, None)
