"""Where a content begins and ends: brought to the quotation marks and the clause that it all but fills."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence

from melian.extraction.decode_paths import Range
from melian.extraction.marks import Marks, Quoted
from melian.model.parsed import Parsed

_STOPS = frozenset({".", ",", ";", ":"})


class Snapper:
    """Brings the edges of contents to where people put them."""

    def __init__(self, parsed: Parsed, marks: Marks) -> None:
        self._parsed, self._marks = parsed, marks
        self._starts = [t.start for t in parsed.tokens]

    def snap(self, contents: Sequence[Range]) -> list[Range]:
        """The same contents, in order, none overlapping the one before it."""
        found: list[Range] = []
        for content in contents:
            first, last = self._trimmed(self._to_marks(content))
            first = max(first, found[-1][1]) if found else first
            if first < last:
                found.append((first, last))
        return found

    def _to_marks(self, content: Range) -> Range:
        """An edge within quotation marks goes to the mark where the content holds most of what they hold."""
        first, last = content
        for edge in (first, last - 1):
            quoted = self._marks.around(self._parsed.tokens[edge])
            if quoted is None:
                continue
            low, high = self._tokens(quoted)
            if 2 * (min(high, last) - max(low, first)) > high - low:
                first, last = min(first, low), max(last, high)
        return first, last

    def _tokens(self, quoted: Quoted) -> Range:
        first = bisect_left(self._starts, quoted.start)
        return first, max(first, bisect_left(self._starts, quoted.end))

    def _trimmed(self, content: Range) -> Range:
        """Stops at the edges left out, save before a closing mark."""
        first, last = content
        tokens = self._parsed.tokens
        while first < last and (tokens[first].text in _STOPS or tokens[first].text.isspace()):
            first += 1
        while first < last and (tokens[last - 1].text in _STOPS or tokens[last - 1].text.isspace()):
            last -= 1
        return first, last
