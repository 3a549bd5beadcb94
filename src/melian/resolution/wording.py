"""Documents that share their wording: one is printed from the other, or both from a third.

Shingles of eight words; of their hashes one in eight is kept, always the same ones (Broder 1997), so that
documents are compared by what they share and not each with each.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Mapping
from itertools import combinations
from zlib import crc32

from melian.model.document import Document

_SHINGLE = 8
_ONE_IN = 8
_FEW = 200
"""Documents with fewer shingles keep them all."""
_SHARED = 0.4
"""Share of the shorter document's shingles from which two count as one wording."""
_WIDE = 50
"""A shingle that more documents have is boilerplate."""
_WORD = re.compile(r"\w+", re.UNICODE)


def same_wording(documents: Iterable[Document]) -> dict[str, tuple[str, ...]]:
    """Path to the paths of documents with the same wording, in order; those without any are left out."""
    sketches = {d.path: sketch(d) for d in documents}
    found: defaultdict[str, set[str]] = defaultdict(set)
    for a, b in _sharing(sketches):
        common = len(sketches[a] & sketches[b])
        if common >= _SHARED * min(len(sketches[a]), len(sketches[b])):
            found[a].add(b)
            found[b].add(a)
    return {path: tuple(sorted(others)) for path, others in found.items()}


def sketch(document: Document) -> frozenset[int]:
    """The kept hashes of a document's shingles, without the page's furniture."""
    words = _WORD.findall(_article(document).casefold())
    hashes = {
        crc32(" ".join(words[i : i + _SHINGLE]).encode("utf-8", "surrogatepass"))
        for i in range(len(words) - _SHINGLE + 1)
    }
    kept = hashes if len(hashes) < _FEW else {h for h in hashes if h % _ONE_IN == 0}
    return frozenset(kept)


def _article(document: Document) -> str:
    pieces, at = [], 0
    for span in sorted(document.furniture):
        pieces.append(document.text[at : max(at, span.start)])
        at = max(at, span.end)
    return " ".join((*pieces, document.text[at:]))


def _sharing(sketches: Mapping[str, frozenset[int]]) -> set[tuple[str, str]]:
    holders: defaultdict[int, list[str]] = defaultdict(list)
    for path in sorted(sketches):
        for value in sketches[path]:
            holders[value].append(path)
    return {pair for held in holders.values() if len(held) <= _WIDE for pair in combinations(held, 2)}
