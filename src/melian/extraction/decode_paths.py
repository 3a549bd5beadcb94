"""The likeliest runs of tokens under the tags that the encoder gives: no inside without a beginning."""

from __future__ import annotations

import math
from collections.abc import Sequence
from typing import Final

import numpy as np
import numpy.typing as npt

from melian.model.tags import BEGIN, END, INSIDE, OUTSIDE, SINGLE, Floats

Range = tuple[int, int]
"""Tokens `first` to `last`, half open."""

_FLOOR: Final = 1e-6
_QUIET: Final = 0.002
"""A token less likely than this to be in any run ends the runs around it; found to change nothing."""
_WHOLE: Final = {
    OUTSIDE: (OUTSIDE, END, SINGLE),
    BEGIN: (OUTSIDE, END, SINGLE),
    INSIDE: (BEGIN, INSIDE),
    END: (BEGIN, INSIDE),
    SINGLE: (OUTSIDE, END, SINGLE),
}
_OPEN: Final = {
    OUTSIDE: (OUTSIDE, BEGIN, INSIDE),
    BEGIN: (OUTSIDE, BEGIN, INSIDE),
    INSIDE: (BEGIN, INSIDE),
}
"""For each tag, the tags that it may follow."""


def runs(rows: Floats, keep: Sequence[int], *, bias: float = 0.0) -> list[Range]:
    """Runs of tokens, in order. `rows` has five columns (with END and SINGLE) or three.

    `keep` are the tokens that count: white space is none. `bias` is added to the log probability of standing in
    no run: more of it gives fewer runs.
    """
    if not len(keep):
        return []
    scores = np.log(np.maximum(rows[list(keep)], _FLOOR))
    scores[:, OUTSIDE] += bias
    found: list[Range] = []
    for first, last in _loud(rows[list(keep), OUTSIDE]):
        path = _best(scores[first:last], _WHOLE if rows.shape[1] > 3 else _OPEN)
        found.extend((keep[first + a], keep[first + b - 1] + 1) for a, b in _ranges(path))
    return found


def _loud(outside: npt.NDArray[np.float32]) -> list[Range]:
    """Stretches in which some token may be in a run."""
    edges = np.flatnonzero(np.diff(np.r_[0, (outside < 1 - _QUIET).astype(np.int8), 0]))
    return [(int(a), int(b)) for a, b in zip(edges[::2], edges[1::2], strict=True)]


def _best(scores: Floats, follows: dict[int, tuple[int, ...]]) -> list[int]:
    """Viterbi: the likeliest tags of a stretch that has no run before or behind it."""
    value = [float(s) if tag in (OUTSIDE, BEGIN, SINGLE) else -math.inf for tag, s in enumerate(scores[0])]
    back: list[list[int]] = []
    sets = tuple(dict.fromkeys(follows.values()))
    which = [sets.index(follows[tag]) for tag in range(scores.shape[1])]
    for row in scores[1:].tolist():
        likeliest = [max(tags, key=value.__getitem__) for tags in sets]
        origin = [likeliest[k] for k in which]
        value = [value[origin[tag]] + row[tag] for tag in range(len(row))]
        back.append(origin)
    last = [OUTSIDE, END, SINGLE] if scores.shape[1] > 3 else [OUTSIDE, BEGIN, INSIDE]
    path = [max(last, key=value.__getitem__)]
    for origin in reversed(back):
        path.append(origin[path[-1]])
    return path[::-1]


def _ranges(path: Sequence[int]) -> list[Range]:
    found: list[Range] = []
    begun: int | None = None
    for k, tag in enumerate([*path, OUTSIDE]):
        if begun is not None and tag in (OUTSIDE, BEGIN, SINGLE):
            found.append((begun, k))
            begun = None
        if tag in (BEGIN, SINGLE):
            begun = k
    return found
