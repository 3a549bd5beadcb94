"""Paragraphs from the printed lines of pages: wrapped lines joined, running heads and page numbers left out."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from math import ceil

_END = re.compile(r"[.!?…:;][\"'”’»)\]]*$")
_ITEM = re.compile(r"(?:[-–•*▪◦●○‣]|\d{1,2}[.)]|[a-z][.)])\s+\S")
_HYPHEN = re.compile(r"[^\W\d_]-$")
_PAGE = re.compile(r"(?:page\s+)?#(?:\s*(?:of|/)\s*#)?|[-–—]\s*#\s*[-–—]", re.IGNORECASE)
_NUMBER = re.compile(r"\d+")


def running_heads(pages: Sequence[Sequence[str]]) -> frozenset[str]:
    """First and last lines that stand on at least half of three or more pages, and page numbers; numbers as "#"."""
    edges = [_shape(line) for page in pages for line in {*page[:2], *page[-2:]}]
    often = max(3, (len(pages) + 1) // 2)
    return frozenset(line for line, count in Counter(edges).items() if count >= often or _PAGE.fullmatch(line))


def paragraphs(pages: Sequence[Sequence[str]]) -> Iterator[str]:
    """The paragraphs of all pages in order; one may run over the end of a page."""
    heads = running_heads([[line.strip() for line in page if line.strip()] for page in pages])
    held = last = ""
    for page in pages:
        lines = _without(page, heads)
        width = _width(lines)
        for line in lines:
            if held and (not line or not _goes_on(last, line, width)):
                yield held
                held = ""
            if line:
                held = _join(held, line)
                last = line
    if held:
        yield held


def _without(page: Sequence[str], heads: frozenset[str]) -> list[str]:
    lines = [" ".join(line.split()) for line in page]
    full = [i for i, line in enumerate(lines) if line]
    edge = {*full[:2], *full[-2:]}
    kept = [line for i, line in enumerate(lines) if not (i in edge and _shape(line) in heads)]
    while kept and not kept[-1]:  # a page's end does not end a paragraph
        kept.pop()
    while kept and not kept[0]:
        kept.pop(0)
    return kept


def _width(lines: Sequence[str]) -> int:
    """The width of a full line: that of the ninth in ten."""
    lengths = sorted(len(line) for line in lines if line)
    return lengths[ceil(0.9 * (len(lengths) - 1))] if lengths else 0


def _goes_on(line: str, after: str, width: int) -> bool:
    """Whether a paragraph runs on from one line into the next."""
    if _ITEM.match(after):
        return False
    if after[0].islower():
        return True
    full = len(line) > 0.75 * width
    return full if not _END.search(line) else len(line) > 0.9 * width


def _join(held: str, line: str) -> str:
    if not held:
        return line
    if _HYPHEN.search(held) and line[0].islower():
        return held[:-1] + line
    return f"{held} {line}"


def _shape(line: str) -> str:
    return _NUMBER.sub("#", line.strip())
