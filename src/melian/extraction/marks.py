"""Quotation marks: which opens, which closes, and what stands between them."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import cached_property
from itertools import takewhile

from melian.extraction.marks_blocks import block_quotes
from melian.model.parsed import Parsed, Token
from melian.model.span import Span

_MARK = re.compile("``|''|[\"“”„‟«»‘’‛']")
_BREAK = re.compile(r"\n[ \t\r]*\n")
_ELISION = re.compile(r"['‘’](?:s|\d\ds?|em|til|tis|twas|cause|n)\b", re.IGNORECASE)
_CLOSER = {"“": "”", "„": "”", "‟": "”", "«": "»", '"': '"', "``": "''", "''": "''", "‘": "’", "‛": "’", "'": "'"}
_OPEN_ONLY = frozenset({"“", "„", "‟", "«", "``"})
_CLOSE_ONLY = frozenset({"”", "»"})
_LONGEST_SINGLE = 1000
"""Characters within which a single mark must close: bounds the time on hostile text."""
_SINGLE = frozenset("‘’‛'")


@dataclass(frozen=True, slots=True, kw_only=True)
class Quoted(Span):
    """Words in quotation marks: the span holds the marks, `inner` does not.

    `depth` is 0 for the outermost. `closed` is false where the closing mark is missing and the paragraph's
    end stands in for it; `continues` where the next paragraph opens again. `block` tells a paragraph that is set off
    as a quotation by '>' at its lines: it needs no marks.
    """

    inner: Span
    depth: int
    closed: bool = True
    continues: bool = False
    block: bool = False


class Marks:
    """The quotation marks of one document, paired."""

    def __init__(self, parsed: Parsed) -> None:
        self._parsed = parsed

    @cached_property
    def all(self) -> tuple[Quoted, ...]:
        """Everything in quotation marks, nested ones included, in text order."""
        found: list[Quoted] = []
        paragraphs = _paragraphs(self._parsed)
        for k, paragraph in enumerate(paragraphs):
            after = paragraphs[k + 1] if k + 1 < len(paragraphs) else None
            found.extend(_pair(self._parsed.text, paragraph, after))
        return tuple(sorted(_with_blocks(self._parsed.text, found), key=lambda q: (q.start, -q.end)))

    @cached_property
    def outer(self) -> tuple[Quoted, ...]:
        """The outermost ones, in text order."""
        return tuple(q for q in self.all if q.depth == 0)

    @cached_property
    def _starts(self) -> list[int]:
        return [q.start for q in self.outer]

    def around(self, token: Token) -> Quoted | None:
        """The outermost quotation marks that `token` stands within; a mark itself stands within its own."""
        k = bisect_right(self._starts, token.start) - 1
        return self.outer[k] if k >= 0 and token.start < self.outer[k].end else None

    def words_within(self, span: Span) -> int:
        """The most words of `span` that stand within one pair of outermost quotation marks."""
        found = (q.inner for q in self.outer[max(0, bisect_right(self._starts, span.start) - 1) :])
        return max((self._shared(inner, span) for inner in takewhile(lambda q: q.start < span.end, found)), default=0)

    def _shared(self, inner: Span, span: Span) -> int:
        start, end = max(inner.start, span.start), min(inner.end, span.end)
        return len(self._parsed.text[start:end].split()) if start < end else 0

    def hold(self, token: Token) -> bool:
        """Whether `token` stands within quotation marks."""
        return self.around(token) is not None


def quoted_spans(parsed: Parsed) -> tuple[Span, ...]:
    """The words within outermost quotation marks, marks left out, in text order."""
    return tuple(q.inner for q in Marks(parsed).outer)


def _with_blocks(text: str, found: list[Quoted]) -> Iterator[Quoted]:
    """Block quotes are outermost, and marks in them one deeper; one that stands in marks as a whole is none."""
    marked = {q.start for q in found if not q.depth}
    blocks = [(span, goes_on) for span, goes_on in block_quotes(text) if span.start not in marked]
    starts = [span.start for span, _ in blocks]
    for q in found:
        k = bisect_right(starts, q.start) - 1
        yield replace(q, depth=q.depth + 1) if k >= 0 and q.start < blocks[k][0].end else q
    for span, goes_on in blocks:
        yield Quoted(start=span.start, end=span.end, inner=span, depth=0, continues=goes_on, block=True)


def _paragraphs(parsed: Parsed) -> list[Span]:
    """Paragraphs as far as they are parsed: cut at blank lines, or at each line where there are none."""
    text, found = parsed.text, list[Span]()
    cut = _BREAK if _BREAK.search(text) else re.compile(r"\n")
    for sentence in parsed.sentences:
        if found and not cut.search(text, found[-1].end, sentence.start):
            found[-1] = Span(start=found[-1].start, end=sentence.end)
        else:
            found.append(Span(start=sentence.start, end=sentence.end))
    return found


def _pair(text: str, paragraph: Span, after: Span | None) -> Iterator[Quoted]:
    """Pairs within one paragraph; what stays open is closed at its end."""
    stack: list[tuple[str, int]] = []
    for match in _MARK.finditer(text, paragraph.start, paragraph.end):
        mark = match.group()
        if _is_apostrophe(text, match.start(), mark, paragraph):
            continue
        level = _closes(stack, mark, text, match)
        if level is not None:
            opener, at = stack[level]
            del stack[level:]
            yield _quoted(text, opener, at, match.end(), len(mark), level)
        elif mark not in _CLOSE_ONLY and _can_open(text, match, paragraph, stack):
            stack.append((mark, match.start()))
    yield from _unclosed(text, stack, paragraph, after)


def _closes(stack: list[tuple[str, int]], mark: str, text: str, match: re.Match[str]) -> int | None:
    """Which open mark this one closes, as its place in the stack."""
    if mark in _OPEN_ONLY and not _misused(text, match):
        return None
    for level in range(len(stack) - 1, -1, -1):
        wanted = _CLOSER[stack[level][0]]
        if wanted == mark or {wanted, mark} <= {'"', "”", "“", "''"}:
            return level if mark not in _SINGLE or _word_before(text, match.start()) else None
    return None


def _misused(text: str, match: re.Match[str]) -> bool:
    """An opening mark that can only close: it stands behind a word and before white space or a stop."""
    return _word_before(text, match.start()) and not text[match.end() : match.end() + 1].isalnum()


def _can_open(text: str, match: re.Match[str], paragraph: Span, stack: list[tuple[str, int]]) -> bool:
    after = text[match.end() : match.end() + 1]
    if match.end() >= paragraph.end or not after.strip():
        return False
    mark = match.group()
    if mark in _SINGLE:
        return mark != "’" and _single_closes(text, match.end(), paragraph.end, _CLOSER[mark])
    return not any(opener == mark for opener, _ in stack)


def _single_closes(text: str, start: int, end: int, closer: str) -> bool:
    """Whether a closing single mark follows: 'the 'new' deal', not 'the workers' deal'."""
    end = min(end, start + _LONGEST_SINGLE)
    at = text.find(closer, start, end)
    while at >= 0:
        if _word_before(text, at) and not text[at + 1 : at + 2].isalnum():
            return True
        at = text.find(closer, at + 1, end)
    return False


def _word_before(text: str, at: int) -> bool:
    return at > 0 and not text[at - 1].isspace()


def _is_apostrophe(text: str, at: int, mark: str, paragraph: Span) -> bool:
    """A single mark inside a word, or where letters are left out."""
    if mark not in _SINGLE:
        return False
    before = text[at - 1 : at] if at > paragraph.start else ""
    after = text[at + 1 : at + 2]
    if after.isalnum() and (before.isalnum() or before in {".", ")"}):
        return True
    return bool(_ELISION.match(text, at)) and not before.isalnum()


def _quoted(text: str, opener: str, start: int, end: int, width: int, depth: int, closed: bool = True) -> Quoted:
    low, high = start + len(opener), end - width if closed else end
    low = min(low, high)
    inner = text[low:high]
    low += len(inner) - len(inner.lstrip())
    high -= len(inner) - len(inner.rstrip()) if inner.strip() else 0
    return Quoted(start=start, end=end, inner=Span(start=low, end=max(low, high)), depth=depth, closed=closed)


def _unclosed(text: str, stack: list[tuple[str, int]], paragraph: Span, after: Span | None) -> Iterator[Quoted]:
    """A double mark left open runs to the paragraph's end; a single one is no mark at all."""
    doubles = [(mark, at) for mark, at in stack if mark not in _SINGLE][:1]
    for mark, at in doubles:
        again = after is not None and text[after.start : after.end].startswith(mark)
        whole = _quoted(text, mark, at, paragraph.end, 0, 0, closed=False)
        yield Quoted(start=whole.start, end=whole.end, inner=whole.inner, depth=0, closed=False, continues=again)
