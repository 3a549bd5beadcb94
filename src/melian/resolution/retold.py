"""Reports of one act that tell it in the same words, and which of two came first."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from melian.model.span import Excerpt, Span
from melian.resolution.credit import Sources
from melian.resolution.item import Item
from melian.resolution.occasion import interval
from melian.resolution.prints import Print, coverage

_SAME = 0.8
"""Share of a mention's own words that stand in runs of another report."""
_LOOKED_AT = 12
_WORDS = 10
"""Unquoted words of a mention from which their sameness is no chance."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Same:
    """A report with the same wording. At most one of `older` and `younger` is set; `why` says what tells it."""

    document: str
    how: str
    why: str = ""
    older: bool = False
    younger: bool = False
    evidence: Excerpt | None = None


def same_words(path: str, told: Mapping[str, tuple[Item, ...]], sources: Sources) -> tuple[Same, ...]:
    """The other reports of the act that have its text or tell it in the same words: the oldest that is older first.

    Of a story that hundreds print only the oldest are looked at, up to `_LOOKED_AT` with its wording.
    """
    found: list[Same] = []
    for other in sorted(told, key=lambda o: (_day(o, sources), o)):
        relation = sources.wording.between(path, other) if other != path else None
        if relation == "reprint":
            found.append(_dated(path, other, "same wording as", None, sources))
        elif relation == "passage" and (words := _retold(told[path], sources.wording.prints[other])):
            found.append(_dated(path, other, "tells it in the same words as", words, sources))
        if len(found) == _LOOKED_AT or (found and found[-1].older):
            break
    return tuple(sorted(found, key=lambda s: (not s.older, s.younger, _day(s.document, sources), s.document)))


def _retold(items: Sequence[Item], other: Print) -> Excerpt | None:
    """A mention whose own words, outside quotation marks, the other report has too."""
    for item in sorted(items, key=lambda i: i.mention.start):
        share, words = coverage(_own(item), other)
        if words >= _WORDS and share >= _SAME:
            m = item.mention
            return Excerpt(start=m.start, end=m.end, text=m.text)
    return None


def _own(item: Item) -> tuple[str, ...]:
    """The stretches of a mention that are not quoted."""
    m, at, held = item.mention, item.mention.start, []
    for span in item.quoted:
        if span.overlaps(Span(start=m.start, end=m.end)):
            held.append(m.text[at - m.start : max(at, span.start) - m.start])
            at = min(max(at, span.end), m.end)
    return (*held, m.text[at - m.start :])


def _dated(path: str, other: str, how: str, evidence: Excerpt | None, sources: Sources) -> Same:
    """By their dates; without two that differ, by which names the other, or which is an agency's."""
    mine, theirs = _interval(path, sources), _interval(other, sources)
    if mine and theirs and (theirs[1] < mine[0] or mine[1] < theirs[0]):
        older = theirs[1] < mine[0]
        return Same(
            document=other, how=how, why="which is dated earlier" if older else "", older=older, younger=not older,
            evidence=evidence,
        )  # fmt: skip
    for first, second, mine_first in ((other, path, False), (path, other, True)):
        if why := _goes_before(first, second, sources):
            return Same(document=other, how=how, why=why, older=not mine_first, younger=mine_first, evidence=evidence)
    return Same(document=other, how=how, evidence=evidence)


def _goes_before(first: str, second: str, sources: Sources) -> str:
    """Why the first is the source of the second, if anything but their dates says so."""
    name, own = sources.outlet(first), sources.outlet(second)
    if name is None or name == own:
        return ""
    text = sources.documents[second].text
    if any(outlet.name == name for _, outlet in sources.outlets.credits(text)):
        return "which it names"
    outlet, other = sources.outlets.find(name), sources.outlets.find(own) if own else None
    return "which is an agency" if outlet and outlet.wire and not (other and other.wire) else ""


def _interval(path: str, sources: Sources) -> tuple[dt.date, dt.date] | None:
    date = sources.documents[path].date
    return interval(date.value) if date else None


def _day(path: str, sources: Sources) -> str:
    date = sources.documents[path].date
    return date.value if date else "9999"
