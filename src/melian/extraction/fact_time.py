"""When a claim holds: a date in its own clause, as precise as text and dateline allow."""

from __future__ import annotations

import re
from dataclasses import replace

from melian.extraction.dates import act_date
from melian.model.fact import TimeRole
from melian.model.parsed import Parsed, Token

_YEAR = re.compile(
    r"\b(?:in|since|from|during|by|until|early|late|mid-|of|,)\s?(?P<year>(?:19|20)\d\d)\b(?![-–]\d)", re.IGNORECASE
)
_ROLES: tuple[tuple[str, TimeRole], ...] = (
    ("since", "since"),
    ("from", "since"),
    ("until", "until"),
    ("till", "until"),
)
_CLAUSES = frozenset({"advcl", "ccomp", "relcl", "parataxis"})


def fact_time(parsed: Parsed, i: int) -> tuple[str | None, TimeRole | None]:
    """ISO day, month or year in the clause of token `i`, and whether it began or ended then.

    (None, "at") where the clause has a time that can't be resolved ("last week" without a dateline), else (None, None).
    """
    first, last = clause(parsed, i)
    start, end = parsed.tokens[first].start, parsed.tokens[last].end
    sentence = replace(parsed.sentence_of(i), start=start, end=end)
    around = parsed.tokens[i].start
    found = act_date(parsed, sentence, around, current=False)
    if found is None:
        years = list(_YEAR.finditer(parsed.text, start, end))
        nearest = min(years, key=lambda m: abs(m.start() - around), default=None)
        if nearest is None:
            dated = any(t.name == "DATE" for t in parsed.tokens[first : last + 1])
            return None, "at" if dated else None
        found = nearest["year"]
    return found, _role(parsed.text[start:end].lower(), found)


def _role(words: str, found: str) -> TimeRole:
    year = found[:4]
    for word, role in _ROLES:
        if re.search(rf"\b{word}\b[^,;]{{0,20}}{year}", words):
            return role
    return "at"


def clause(parsed: Parsed, i: int) -> tuple[int, int]:
    """First and last token of the clause of `i`: all below it but what clauses of their own hold at its edges."""
    root = parsed.tokens[i]
    while root.pos not in ("VERB", "AUX") and root.head != root.i:
        root = parsed.head(root.i)
    own: list[int] = []
    stack = [root.i]
    while stack:
        k = stack.pop()
        own.append(k)
        stack.extend(c.i for c in parsed.children(k) if not (c.dep in _CLAUSES or _other_verb(c)))
    return min(own), max(own)


def _other_verb(token: Token) -> bool:
    return token.dep == "conj" and token.pos == "VERB"
