"""What the encoder says of each token: numbers between language and extraction, without either's library."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

import numpy as np
import numpy.typing as npt

Floats = npt.NDArray[np.float32]

OUTSIDE: Final = 0
BEGIN: Final = 1
INSIDE: Final = 2
END: Final = 3
SINGLE: Final = 4
"""Columns of a content's tags; cue and source have the first three."""

CUE: Final = 0
SOURCE: Final = 1
REPORTER: Final = 2
"""What a content's token is linked to: its cue, its source, and the source that reports that source."""

ACTS: Final = (
    "demand", "appeal", "threaten", "warn", "reject", "deny", "accuse", "condemn", "promise", "offer", "agree",
    "accept", "yield",
)  # fmt: skip
"""Acts in words, in the order of the encoder's columns."""


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Links:
    """For the tokens `first` to `last`, half open: where their cue, source and reporter begin.

    `scores[kind, i, k]` is the probability for token `first + i`: k = 0 nobody, else token `origin + k - 1`.
    """

    first: int
    last: int
    origin: int
    scores: Floats


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class ActTags:
    """What the encoder says of acts, and what it finds their actors and targets with.

    `inside` [token, act and one more] is the probability that a token belongs to the words of an act; the last
    column, that such an act is not asserted. `ask` and `answer` [token, role, size] are vectors: who fills a role of an
    act is told by the product of what its words ask and what another token answers, see `melian.extraction.act_roles`.
    """

    inside: Floats
    ask: Floats
    answer: Floats
    read: npt.NDArray[np.bool_]
    """Whether the encoder has read a token: one that it has not fills no role."""
    place: npt.NDArray[np.int64]
    """Number of each token's first word piece: distances are counted in pieces."""
    acts: Floats
    """[act, role, size], added to what the words of an act ask."""
    distance: Floats
    """[role, pieces from the farthest behind to the farthest ahead]."""
    nobody: Floats
    """[role, size]: what nobody answers."""
    bias: Floats
    """[role]: how much likelier nobody is than anybody."""


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Tags:
    """Probabilities, one row a token of the parsed document; rows of white space say OUTSIDE.

    `links` cover the tokens from the first to the last, each once, in order.
    """

    content: Floats
    cue: Floats
    source: Floats
    links: tuple[Links, ...]
    version: str = ""
    """Name and digest of the weights that gave them."""
    acts: ActTags | None = None
    """None where the weights read quotations only."""
