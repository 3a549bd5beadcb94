"""An article's text as a tree of stretches: mentions, references, quoted words, furniture, which may overlap."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from heapq import heapify, heappop, heappush
from typing import Literal

from melian.brief.tree import Stretch, Tint


@dataclass(frozen=True, slots=True, kw_only=True)
class Mark:
    """A span to be marked in an article's text."""

    start: int
    end: int
    role: Literal["mention", "reference", "quoted", "furniture"]
    tint: Tint | None = None
    anchor: str | None = None
    note: str | None = None
    rejected: bool = False
    continues: str | None = None


_DEPTH = {"furniture": 0, "mention": 1, "reference": 2, "quoted": 3}


def nest(text: str, start: int, end: int, marks: Iterable[Mark]) -> tuple[Stretch, ...]:
    """The characters `start` to `end` as stretches that lie one in another.

    A mark that crosses the end of the one it begins in is cut there; the second piece says what it continues. The
    leaves, in order, are exactly `text[start:end]`. Marks are cut to the bounds, empty ones dropped.
    """
    cut = (_within(mark, start, end) for mark in marks)
    return _level(text, start, end, filter(None, cut))


def _order(mark: Mark) -> tuple[int, int, int, str]:
    return (mark.start, -mark.end, _DEPTH[mark.role], mark.anchor or "")


def _within(mark: Mark, start: int, end: int) -> Mark | None:
    low, high = max(mark.start, start), min(mark.end, end)
    return _piece(mark, low, high) if low < high else None


def _piece(mark: Mark, start: int, end: int) -> Mark:
    """The part of a mark between two offsets; it keeps the anchor only if it holds the mark's first character."""
    first = start == mark.start
    return Mark(
        start=start,
        end=end,
        role=mark.role,
        tint=mark.tint,
        anchor=mark.anchor if first else None,
        note=mark.note,
        rejected=mark.rejected,
        continues=mark.continues if first else mark.anchor or mark.continues,
    )


def _level(text: str, start: int, end: int, marks: Iterable[Mark]) -> tuple[Stretch, ...]:
    """Marks within the bounds; of those that start at one place the longest is the outermost."""
    found: list[Stretch] = []
    at, queue = start, [(_order(mark), i, mark) for i, mark in enumerate(marks)]
    heapify(queue)
    while queue:
        head = heappop(queue)[2]
        if head.start > at:
            found.append(_plain(text, at, head.start))
        inside = []
        while queue and queue[0][2].start < head.end:
            _, i, mark = heappop(queue)
            inside.append(_piece(mark, mark.start, min(mark.end, head.end)))
            if mark.end > head.end:
                over = _piece(mark, head.end, mark.end)
                heappush(queue, (_order(over), i, over))
        found.append(_stretch(text, head, inside))
        at = head.end
    if at < end:
        found.append(_plain(text, at, end))
    return tuple(found)


def _stretch(text: str, mark: Mark, inside: list[Mark]) -> Stretch:
    return Stretch(
        start=mark.start,
        end=mark.end,
        text=text[mark.start : mark.end],
        role=mark.role,
        tint=mark.tint,
        anchor=mark.anchor,
        continues=mark.continues,
        note=mark.note,
        rejected=mark.rejected,
        inner=_level(text, mark.start, mark.end, inside),
    )


def _plain(text: str, start: int, end: int) -> Stretch:
    return Stretch(start=start, end=end, text=text[start:end])
