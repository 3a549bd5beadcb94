"""When and by whom a text says it was published: date lines, datelines, bylines, copyright lines."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from melian.model.document import Found
from melian.model.span import Span
from melian.reading.biography import byline_name, is_name
from melian.reading.dates import Dated, dates
from melian.reading.lines import Line
from melian.reading.phrases import Phrases

TOP = 15
"""Lines at the top of a text in which its date and byline are looked for."""

_BESIDE_DATE = re.compile(
    r"\b(?:first |last |originally )?(?:published|updated|posted|modified|date|dated|edited|created|issued|released)\b"
    r"|\b(?:mon|tues?|wednes|wed|thurs?|fri|satur|sat|sun)(?:day)?\b\.?"
    r"|\b\d{1,2}[:.h]\d{2}(?::\d{2})?(?:\.\d+)?\s*(?:[ap]\.?m\b\.?)?|\b\d{1,2}\s*[ap]\.?m\b\.?"
    r"|\b(?:utc|gmt|z|t|[ecmp][sd]t|et|ct|mt|pt|bst|i?cest|cet|eest|eet|msk|ist|jst|kst|aest)\b|[+-]\d{1,2}(?::?\d{2})?"
    r"|\b(?:on|at|and|o'clock|local time|min(?:ute)?s? read|ago)\b",
    re.IGNORECASE,
)
_UPDATED = re.compile(r"\b(?:updated|modified|edited)\b", re.IGNORECASE)
_DATELINE = re.compile(
    r"(?P<place>[A-ZÀ-Þ][\w.'’/-]*(?:[ ,]+[A-ZÀ-Þ][\w.'’/-]*){0,5}?)"
    r"(?:[,.]?\s+(?P<date>(?:[^\W\d_]{3,9}\.?\s+)?\d[^()\n]{0,20}?))?"
    r"\s*(?:[({\[](?P<agency>[^(){}\[\]\n]{2,40})[)}\]])?"
    r"\s*(?:--|[-–—:])\s+(?=[\"“A-Z0-9])"
)
_DAY_AT_END = re.compile(r"(?<![\d-])(?P<day>\d{4}-\d{2}-\d{2})\W*$")
_COPYRIGHT = re.compile(
    r"(?:©|\(c\)|copyright)\s*(?:©\s*)?(?:\d{4}(?:\s*[-–]\s*\d{4})?)?,?\s*(?:by\s+)?(?P<who>[^.|©\d]{3,60})",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Credits:
    """What the text itself says of its making; `starts` are where the lines begin that say nothing else."""

    date: Found | None = None
    byline: Found | None = None
    outlet: Found | None = None
    starts: frozenset[int] = frozenset()
    problems: tuple[str, ...] = ()


def credits_of(
    lines: Sequence[Line], *, biography: Sequence[Line], notices: Sequence[Line], phrases: Phrases
) -> Credits:
    """Date, byline and outlet as the article's lines, or the page's biography and notices, name them."""
    dated = {i: d for i, line in enumerate(lines[:TOP]) if (d := date_line(line))}
    bylines = {i: n for i, line in enumerate(lines[:TOP]) if (n := byline_name(line.bare))}
    dated |= {i: d for i in bylines if i not in dated and (d := next(iter(sorted(dates(lines[i].text))), None))}
    bylines |= _names_over_dates(lines, dated) if not bylines else {}
    agency, agency_date, problems = _datelines(lines, phrases)
    return Credits(
        date=_date(lines, dated) or agency_date or _in_title(lines),
        byline=_byline(lines, bylines, biography),
        outlet=agency or _copyright(notices),
        starts=frozenset(lines[i].start for i in {*dated, *bylines, *_between(bylines, dated)}),
        problems=problems,
    )


def _in_title(lines: Sequence[Line]) -> Found | None:
    """A day in full at the end of the first line: a page that is one day's ("Current events 2025-03-21")."""
    match = _DAY_AT_END.search(lines[0].text) if lines else None
    if match is None:
        return None
    try:
        day = dt.date.fromisoformat(match["day"])
    except ValueError:
        return None
    start = lines[0].start + match.start("day")
    return Found(value=day.isoformat(), how="title", span=Span(start=start, end=start + len(match["day"])))


def _names_over_dates(lines: Sequence[Line], dated: Mapping[int, Dated]) -> dict[int, str]:
    """A person's name alone in one of the two lines over the date, but not in the first line of all."""
    near = [j for i in dated for j in (i - 2, i - 1) if j > 0 and is_name(lines[j].bare)]
    return {j: lines[j].bare for j in near[:1]}


def _between(bylines: Mapping[int, str], dated: Mapping[int, Dated]) -> list[int]:
    """A single line between byline and date: the author's office."""
    return [i + 1 for i in bylines if i + 2 in dated]


def date_line(line: Line) -> Dated | None:
    """The date in a line that holds a date, a time and the words beside them, and nothing else."""
    if len(line) > 120:
        return None
    found = sorted(dates(line.text))
    rest = line.text
    for dated in reversed(found):
        rest = rest[: dated.start] + " " + rest[dated.end :]
    rest = _BESIDE_DATE.sub(" ", rest)
    if not found or re.search(r"[^\W\d_]", rest):
        return None
    return found[0]


def _date(lines: Sequence[Line], dated: dict[int, Dated]) -> Found | None:
    """The first date line; one that tells of an update only where there is no other."""
    first = sorted(dated, key=lambda i: (bool(_UPDATED.match(lines[i].text)), i))
    if not first:
        return None
    line, date = lines[first[0]], dated[first[0]]
    span = Span(start=line.start + date.start, end=line.start + date.end)
    return Found(value=date.value, how="date line in the text", span=span)


def _datelines(lines: Sequence[Line], phrases: Phrases) -> tuple[Found | None, Found | None, tuple[str, ...]]:
    """Agency and date of "KYIV, March 3, 2022 (Reuters) -" at the head of the first paragraphs."""
    for line in [line for line in lines if line.prose][:3]:
        found = _DATELINE.match(line.text[:160])
        if found is None:
            continue
        agency, words = (found["agency"] or "").strip(), found["date"] or ""
        date = next(iter(dates(words)), None)
        known = agency in phrases.agencies
        if not (known or date):
            continue
        at = line.start
        outlet = _found(agency, "agency in the dateline", at + found.start("agency")) if known else None
        when = _found_date(date, at + found.start("date")) if date else None
        open_year = bool(words) and not date and bool(re.search(r"\d", words))
        return outlet, when, (f"the dateline “{words.strip()}” names no year",) if open_year else ()
    return None, None, ()


def _found(value: str, how: str, start: int) -> Found:
    return Found(value=value, how=how, span=Span(start=start, end=start + len(value)))


def _found_date(date: Dated, start: int) -> Found:
    span = Span(start=start + date.start, end=start + date.end)
    return Found(value=date.value, how="dateline", span=span)


def _byline(lines: Sequence[Line], bylines: dict[int, str], biography: Sequence[Line]) -> Found | None:
    for i, name in sorted(bylines.items()):
        start = lines[i].start + lines[i].text.index(name)
        return _found(name, "byline in the text", start)
    for line in biography:
        if is_name(line.bare):
            return _found(line.bare, "name over the author's biography", line.start + line.bullet)
    return None


def _copyright(lines: Sequence[Line]) -> Found | None:
    for line in lines:
        found = _COPYRIGHT.match(line.text) if len(line) <= 200 else None
        if found and (who := found["who"].strip(" ,")) and who[0].isupper():
            return _found(who, "copyright line", line.start + found.start("who"))
    return None
