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

    def narrowed(self, content: Range, cue: Range | None) -> Range:
        """The content without what the narrator goes on with: a second verb beside the cue, a last ', who ...'."""
        first, last = content = self._one_sentence(content, cue)
        cues = {i for i in range(*cue) if self._parsed.tokens[i].pos == "VERB"} if cue else set()
        for i in range(first + 2, last):
            token = self._parsed.tokens[i]
            if self._marks.hold(token):
                continue
            if token.dep == "conj" and token.head in cues and token.head < first and self._parallel(i):
                return self._trimmed((first, i - 1))
            if token.lower == "who" and self._parsed.tokens[i - 1].text == "," and self._ends(i, last):
                return self._trimmed((first, i - 1))
        return content

    def _one_sentence(self, content: Range, cue: Range | None) -> Range:
        """What is not in quotation marks goes on over no line's or sentence's end: the part beside the cue stays."""
        first, last = content
        ends = [k for k in range(first + 1, last) if self._broken(k)]
        if not ends or cue is None:
            return content
        return self._trimmed((first, ends[0]) if cue[0] <= first else (ends[-1], last))

    def _broken(self, k: int) -> bool:
        """Whether a line or a sentence ends before token `k`, outside of quotation marks."""
        before, token = self._parsed.tokens[k - 1], self._parsed.tokens[k]
        line = "\n" in self._parsed.text[before.end : token.start]
        return (line or (before.text in ".;" and before.sentence != token.sentence)) and not self._marks.hold(before)

    def _parallel(self, i: int) -> bool:
        """'accused them of it and left': a verb of the tense of the one it is joined to, right behind the joint."""
        token = self._parsed.tokens[i]
        finite = token.tag in ("VBD", "VBZ", "VBP") and token.tag == self._parsed.head(i).tag
        return finite and self._parsed.tokens[i - 1].dep == "cc"

    def _ends(self, i: int, last: int) -> bool:
        """Whether the relative clause that opens at token `i` goes on to the end."""
        verb = next((t for t in self._parsed.ancestors(i) if t.dep == "relcl"), None)
        return verb is not None and verb.i < last <= self._parsed.subtree(verb.i)[-1] + 2

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

    def _open_end(self, i: int) -> bool:
        """Whether token `i` ends words in marks that the next paragraph opens again, or a block quote."""
        quoted = self._marks.around(self._parsed.tokens[i])
        return (
            quoted is not None and quoted.inner.end == self._parsed.tokens[i].end and (quoted.continues or quoted.block)
        )

    def _trimmed(self, content: Range) -> Range:
        """Stops at the edges left out, save before a closing mark."""
        first, last = content
        tokens = self._parsed.tokens
        while first < last and (tokens[first].text in _STOPS or tokens[first].text.isspace()):
            first += 1
        while first < last and (tokens[last - 1].text in _STOPS or tokens[last - 1].text.isspace()):
            if tokens[last - 1].text == "." and self._open_end(last - 1):
                break
            last -= 1
        return first, last
