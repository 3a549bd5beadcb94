"""A document's words as numbers, so that two can be laid beside each other: what both print, and how much of it.

Runs of four words are compared (Broder 1997). A reprint that an editor went over keeps few long runs, so gaps of
some words between shared runs count as shared.
"""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import compress
from zlib import crc32

import numpy as np
import numpy.typing as npt

from melian.model.document import Document
from melian.resolution.quoted import marked

RUN = 4
"""Words of the runs that are compared."""
_GAP = 4
"""Words between shared runs that an editor may have changed."""
_OWN = 20
"""Unquoted words; a text with fewer is compared with its quotations."""
_WORD = re.compile(r"\w+")
_ODD = np.uint64(0x9E3779B97F4A7C15)

Words = npt.NDArray[np.uint64]
Flags = npt.NDArray[np.bool_]


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Print:
    """The words of a document without the page's furniture, and the runs of four that they make."""

    path: str
    outlet: str | None
    day: dt.date | None
    runs: tuple[int, ...]
    """One a word, but for the last three."""
    known: frozenset[int]
    """The runs, to be looked up."""
    unquoted: frozenset[int]
    """Those that hold a word which is not quoted."""
    own: Flags
    """By word: not in quotation marks."""
    words: frozenset[int]
    names: frozenset[int]
    """Those of the words that are numbers, or never stand without a capital."""

    def __len__(self) -> int:
        return len(self.own)


def print_of(document: Document) -> Print:
    """A document's print."""
    found = list(_words(document))
    numbers = [_hash(m[0]) for m in found]
    plain = {n for n, m in zip(numbers, found, strict=True) if not (m[0][0].isupper() or m[0][0].isdigit())}
    own = _own(document.text, found)
    runs = _runs(np.array(numbers, dtype=np.uint64))
    return Print(
        path=document.path,
        outlet=document.outlet.value if document.outlet else None,
        day=_day(document),
        runs=runs,
        known=frozenset(runs),
        unquoted=frozenset(compress(runs, _spread(own, len(runs)))),
        own=own,
        words=frozenset(numbers),
        names=frozenset(numbers) - plain,
    )


def shared(left: Print, right: Print, *, own: bool = False) -> Flags:
    """Which words of `left` stand in runs that `right` has too; with `own`, in such as `right` does not quote."""
    return _flagged(left.runs, len(left), right.unquoted if own else right.known)


def share(left: Print, right: Print) -> float:
    """How much of its own unquoted words `left` shares with those of `right`, 0 to 1; of few, all words count."""
    counted = left.own
    if int(counted.sum()) < _OWN:
        return float(shared(left, right).mean()) if len(left) else 0.0
    return float(shared(left, right, own=True)[counted].mean())


def named(left: Print, right: Print) -> float:
    """How many of the names and numbers of `left` stand anywhere in `right`, 0 to 1."""
    return len(left.names & right.words) / max(1, len(left.names))


def coverage(pieces: Iterable[str], other: Print) -> tuple[float, int]:
    """How much of these pieces of text stands in runs of the other's own words, 0 to 1, and how many words they are."""
    held = total = 0
    for piece in pieces:
        hashes = np.array([_hash(word) for word in _WORD.findall(piece)], dtype=np.uint64)
        flags = _flagged(_runs(hashes), len(hashes), other.unquoted)
        held, total = held + int(flags.sum()), total + len(flags)
    return held / max(1, total), total


def longest(flags: Flags) -> int:
    """Words of the longest shared stretch."""
    edges = np.flatnonzero(np.diff(np.concatenate(([0], flags.astype(np.int8), [0]))))
    return int((edges[1::2] - edges[::2]).max(initial=0))


def _flagged(runs: Sequence[int], size: int, wanted: frozenset[int]) -> Flags:
    """Which of `size` words stand in a wanted run."""
    held = np.fromiter((run in wanted for run in runs), np.bool_, len(runs))
    flags = np.zeros(size, dtype=np.bool_)
    for k in range(RUN if len(runs) else 0):
        flags[k : k + len(held)] |= held
    return _bridged(flags)


def _hash(word: str) -> int:
    return crc32(word.casefold().encode("utf-8", "surrogatepass"))


def _runs(hashes: Words) -> tuple[int, ...]:
    size = len(hashes) - RUN + 1
    if size <= 0:
        return ()
    total = np.zeros(size, dtype=np.uint64)
    for k in range(RUN):
        total = (total ^ hashes[k : k + size]) * _ODD
        total ^= total >> np.uint64(29)
    return tuple(total.tolist())


def _bridged(flags: Flags) -> Flags:
    """With the gaps of at most `_GAP` words between shared stretches."""
    at = np.flatnonzero(flags)
    filled = flags.copy()
    for i in np.flatnonzero((np.diff(at) > 1) & (np.diff(at) <= _GAP + 1)):
        filled[at[i] : at[i + 1]] = True
    return filled


def _words(document: Document) -> Iterator[re.Match[str]]:
    """The words outside the page's furniture, in order."""
    at = 0
    for span in sorted(document.furniture):
        yield from _WORD.finditer(document.text, at, max(at, span.start))
        at = max(at, span.end)
    yield from _WORD.finditer(document.text, at)


def _spread(own: Flags, size: int) -> Flags:
    """By run of words: whether any of them is flagged."""
    held = np.zeros(size, dtype=np.bool_)
    for k in range(RUN):
        held |= own[k : k + size]
    return held


def _own(text: str, found: list[re.Match[str]]) -> Flags:
    own = np.ones(len(found), dtype=np.bool_)
    starts = np.fromiter((m.start() for m in found), np.int64, len(found))
    for span in marked(text):
        own[np.searchsorted(starts, span.start) : np.searchsorted(starts, span.end)] = False
    return own


def _day(document: Document) -> dt.date | None:
    """The day of a document whose date is known to the day."""
    try:
        return dt.date.fromisoformat(document.date.value) if document.date else None
    except ValueError:
        return None
