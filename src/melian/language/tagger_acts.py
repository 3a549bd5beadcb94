"""What the encoder says of acts, from word pieces to tokens."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

import numpy as np
import numpy.typing as npt

from melian.language.encoder_pieces import Ints
from melian.model.tags import ACTS, ActTags, Floats

ROLES: Final = 2
"""Actor and target."""


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class ActConstants:
    """What roles are found with besides: [act, role x size], [role, distance], [role, size] and [role]."""

    acts: Floats
    distance: Floats
    nobody: Floats
    bias: Floats


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class ActScores:
    """One window's output: `inside` [piece, act and one more], `ask` and `answer` [piece, role x size]."""

    inside: Floats
    ask: Floats
    answer: Floats
    constants: ActConstants


class ActPieces:
    """Collects windows over the pieces of a text."""

    def __init__(self, count: int, first: ActScores) -> None:
        self._constants = first.constants
        self._inside = np.zeros((count, len(ACTS) + 1), dtype=np.float32)
        self._ask, self._answer = (np.zeros((count, first.ask.shape[1]), dtype=np.float32) for _ in range(2))

    def put(self, scores: ActScores, first: int, low: int, high: int) -> None:
        """Takes the pieces `low` to `high` from a window that begins at `first`."""
        inner = slice(low - first, high - first)
        self._inside[low:high] = scores.inside[inner]
        self._ask[low:high] = scores.ask[inner]
        self._answer[low:high] = scores.answer[inner]

    def whole(self, owner: Ints, read: npt.NDArray[np.bool_]) -> ActTags:
        """Tokens from pieces: `owner` is the token of each. A token without a piece shares the one's before it.

        `read` says of each token whether it has been read.
        """
        count = len(read)
        constants = self._constants
        begins = np.flatnonzero(np.r_[True, owner[1:] != owner[:-1]])
        nearest = np.clip(np.searchsorted(owner[begins], np.arange(count), side="right") - 1, 0, None)
        sizes = np.diff(np.r_[begins, len(owner)])[:, None]
        inside = np.maximum.reduceat(self._inside, begins, axis=0)[nearest]
        ask = (np.add.reduceat(self._ask, begins, axis=0) / sizes)[nearest]
        return ActTags(
            inside=inside,
            read=read,
            ask=ask.reshape(count, ROLES, -1),
            answer=self._answer[begins][nearest].reshape(count, ROLES, -1),
            place=begins[nearest].astype(np.int64),
            acts=constants.acts.reshape(len(ACTS), ROLES, -1),
            distance=constants.distance,
            nobody=constants.nobody,
            bias=constants.bias,
        )
