"""How long a deadline leaves: its words as hours."""

from __future__ import annotations

import re

_HOURS = {"hour": 1, "day": 24, "week": 7 * 24, "month": 30 * 24, "year": 365 * 24}
_NUMBERS = {
    name: n
    for n, names in enumerate(
        ("", "one a an", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve")
    )
    for name in names.split()
} | {"next": 1, "twenty-four": 24, "forty-eight": 48, "seventy-two": 72, "couple": 2, "few": 3}
_TERM = re.compile(r"(?P<number>\d+|[a-z]+(?:-[a-z]+)?)[ -](?:of[ -])?(?P<unit>hour|day|week|month|year)s?\b")
_AT_ONCE = re.compile(r"\b(?:immediately|at once|without delay|right away|now)\b")
_TODAY = re.compile(r"\b(?:noon|midnight|tonight|today|sunset|the end of the day|\d{1,2}(?::\d\d)?\s*(?:am|pm|gmt))\b")
_TODAY_HOURS = 12


def hours(deadline: str | None) -> int | None:
    """Hours from the act to its deadline, in round numbers; None where the words give no length.

    "at once" is 0, an hour of the same day 12, a month 30 days. A calendar day ("by Saturday") gives none: how far
    off it is depends on the day of the act.
    """
    text = (deadline or "").casefold()
    for found in _TERM.finditer(text):
        number = found["number"]
        count = int(number) if number.isdigit() else _NUMBERS.get(number)
        if count is not None:
            return count * _HOURS[found["unit"]]
    if _AT_ONCE.search(text):
        return 0
    return _TODAY_HOURS if _TODAY.search(text) else None
