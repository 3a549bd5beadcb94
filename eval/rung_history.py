"""What is known of a crisis when its next act is forecast, as numbers: only what came before it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from math import log1p

import numpy as np
from numpy.typing import NDArray

from eval.crises import RUNGS, Crisis, Turn

Floats = NDArray[np.float64]
_N = len(RUNGS)
_RARE = 10
"""A kind told less often in what is learnt from says nothing."""
_FADES = (0.5, 0.8, 0.95)
"""How much of an act's weight is left one act later, in three memories side by side."""
_RECENT = 5
"""Acts that count as recent beside the crisis's highest rung."""
_TYPES = ("thought", "speech", "action")
_THOUGHTS = (
    "start of crisis", "end of crisis", "fear", "victory", "defeat", "policy", "become convinced", "discover fact",
    "desire",
)  # fmt: skip


def common_kinds(crises: Sequence[Crisis]) -> tuple[str, ...]:
    """The kinds that stand in enough rows to learn from."""
    found = Counter(kind for crisis in crises for turn in crisis.turns for kind in turn.kinds)
    return tuple(sorted(kind for kind, n in found.items() if n >= _RARE))


def rungs_of(crisis: Crisis) -> list[int]:
    """The rungs of its acts in order; thoughts are none."""
    return [turn.rung for turn in crisis.turns if turn.rung is not None]


def pasts(crisis: Crisis, kinds: Sequence[str]) -> Floats:
    """One row for each act of the crisis: what was known before it."""
    rows = [row for row, turn in _told(crisis.turns, kinds) if turn.rung is not None]
    return np.array(rows, dtype=np.float64).reshape(len(rows), -1)


def _told(turns: Sequence[Turn], kinds: Sequence[str]) -> Iterator[tuple[list[float], Turn]]:
    past, last, run = _Past(kinds), None, 0
    for turn in turns:
        yield [*past.known(), *_row_before(last, run), *past.crossed(last, run)], turn
        past.add(turn)
        run = run + 1 if last is not None and turn.sentence == last.sentence else 1
        last = turn


def _row_before(last: Turn | None, run: int) -> list[float]:
    """What kind of row came last, and how many of one sentence."""
    if last is None:
        return [1.0] + [0.0] * 9
    types = [float(last.type == name) for name in _TYPES]
    sides = [float(last.sides[0] > 1), float(last.sides[1] > 1), float(last.sides[1] == 0)]
    return [0.0, *types, *sides, float(run), float(run == 1), float(run == 2)]


class _Past:
    """The acts so far, summed up."""

    def __init__(self, kinds: Sequence[str]) -> None:
        self._place = {kind: n for n, kind in enumerate(kinds)}
        self._rungs: list[int] = []
        self._fading = [np.zeros(_N) for _ in _FADES]
        self._all = np.zeros(_N)
        self._last, self._lately = np.zeros(len(kinds)), np.zeros(len(kinds))
        self._thoughts = np.zeros(len(_THOUGHTS))

    def add(self, turn: Turn) -> None:
        self._thoughts *= 0.6
        for n, thought in enumerate(_THOUGHTS):
            if thought in turn.thoughts:
                self._thoughts[n] = 1.0
        if turn.rung is None:
            return
        self._rungs.append(turn.rung)
        self._all[turn.rung] += 1
        for n, fade in enumerate(_FADES):
            self._fading[n] *= fade
            self._fading[n][turn.rung] += 1
        self._last = np.zeros(len(self._place))
        self._last[[self._place[kind] for kind in turn.kinds if kind in self._place]] = 1.0
        self._lately = 0.7 * self._lately + self._last

    def known(self) -> list[float]:
        n = len(self._rungs)
        row = [1.0, log1p(n), *(float(n == k) for k in (0, 1, 2)), float(n < 5), float(n < 10)]
        for back in (1, 2, 3):
            row += _one(self._rungs[-back] if n >= back else None)
        row += _one(max(self._rungs, default=None))
        for sums in self._fading:
            row += list(sums / (sums.sum() + 1))
        row += list(self._all / (n + 2))
        return [*row, *self._thoughts, *self._last, *self._lately]

    def crossed(self, last: Turn | None, run: int) -> list[float]:
        """What only tells together: the last rung with the kind of the last row, and the highest with the recent ones.

        They were kept for they lowered the loss out of time within the crises before 1970 (by .006, split at 1956).
        """
        rung = self._rungs[-1] if self._rungs else _N
        kind = _TYPES.index(last.type) if last is not None and last.type in _TYPES else len(_TYPES)
        rows = _spot((rung * (len(_TYPES) + 1) + kind) * 2 + (run == 1), (_N + 1) * (len(_TYPES) + 1) * 2)
        peak, recent = max(self._rungs, default=0), max(self._rungs[-_RECENT:], default=0)
        return [*rows, *_spot(peak * _N + recent, _N * _N)]


def _spot(at: int, size: int) -> list[float]:
    row = [0.0] * size
    row[at] = 1.0
    return row


def _one(rung: int | None) -> list[float]:
    row = [0.0] * (_N + 1)
    row[_N if rung is None else rung] = 1.0
    return row
