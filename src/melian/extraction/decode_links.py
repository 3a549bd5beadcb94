"""Which cue, source and reporter a run of content tokens belongs to: the mean of what its tokens point at."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property

import numpy as np

from melian.extraction.decode_paths import Range
from melian.model.tags import Floats, Links, Tags


@dataclass(frozen=True, slots=True, kw_only=True)
class Hint:
    """Another opinion: the token that heads the answer, -1 for nobody, None for no opinion; and what it weighs."""

    token: int | None
    weight: float

    def of(self, candidate: Range | None) -> float:
        """What the hint adds to a candidate, None being nobody."""
        if self.token is None:
            return 0.0
        agrees = self.token < 0 if candidate is None else candidate[0] <= self.token < candidate[1]
        return self.weight * agrees


class Pointers:
    """The links of one document."""

    def __init__(self, tags: Tags) -> None:
        self._tags = tags

    @cached_property
    def _firsts(self) -> list[int]:
        return [links.first for links in self._tags.links]

    def best(
        self,
        kind: int,
        tokens: Range,
        candidates: Sequence[Range],
        hint: Hint | None = None,
    ) -> tuple[Range | None, float]:
        """The candidate that the tokens point at, with its share of them; None where they point at nobody.

        Candidates are in text order and apart. Where most point at a token that is in no candidate, that token
        alone is the answer. A `hint` adds to the share of the candidate that holds its token, or of nobody.
        """
        nobody, origin, shares = self._mean(kind, tokens)
        if shares is None:
            return None, 0.0
        hint = hint or Hint(token=None, weight=0.0)
        nobody += hint.of(None)
        scored = [
            (float(shares[max(0, a - origin) : max(0, b - origin)].sum()) + hint.of((a, b)), (a, b))
            for a, b in _between(candidates, origin, origin + len(shares))
        ]
        best, where = max(scored, default=(0.0, None), key=lambda s: s[0])
        top = int(shares.argmax())
        if float(shares[top]) > max(best, nobody):
            return (origin + top, origin + top + 1), float(shares[top])
        return (where, best) if best > nobody else (None, nobody)

    def _mean(self, kind: int, tokens: Range) -> tuple[float, int, Floats | None]:
        """What the tokens of a run point at: share of nobody, first token pointed at, and shares from it on."""
        parts = [
            (links.origin, links.scores[kind, i - links.first])
            for i in range(*tokens)
            for links in [self._at(i)]
            if links is not None
        ]
        if not parts:
            return 1.0, 0, None
        origin = min(at for at, _ in parts)
        end = max(at + len(row) - 1 for at, row in parts)
        total = np.zeros(end - origin, dtype=np.float32)
        for at, row in parts:
            total[at - origin : at - origin + len(row) - 1] += row[1:]
        shares: Floats = (total / len(parts)).astype(np.float32)
        return sum(float(row[0]) for _, row in parts) / len(parts), origin, shares

    def _at(self, i: int) -> Links | None:
        k = bisect_right(self._firsts, i) - 1
        return self._tags.links[k] if k >= 0 and i < self._tags.links[k].last else None


def _between(candidates: Sequence[Range], first: int, last: int) -> Sequence[Range]:
    """Those that share a token with a stretch."""
    low = bisect_right(candidates, first, key=lambda r: r[1])
    return candidates[low : bisect_left(candidates, last, key=lambda r: r[0])]
