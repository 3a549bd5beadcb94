"""What an encoder could say of acts, made up: few numbers, easy to reckon with."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import numpy as np

from melian.language.encoder_pieces import Ints
from melian.language.tagger_acts import ROLES, ActConstants, ActScores
from melian.model.parsed import Parsed
from melian.model.tags import ACTS, ActTags

FARTHEST = 64
UNASSERTED = "unasserted"
"""The last column, by name."""


def act_scores(numbers: Ints) -> ActScores:
    """One window's output, in which each piece says its own number."""
    own = numbers.astype(np.float32)[:, None]
    wide = np.repeat(own, ROLES * 2, axis=1)
    return ActScores(inside=np.repeat(own / 100, len(ACTS) + 1, axis=1), ask=wide, answer=-wide, constants=constants())


def constants() -> ActConstants:
    """Nothing is asked by an act alone, no distance is worth more than another, nobody answers nothing."""
    return ActConstants(
        acts=np.zeros((len(ACTS), ROLES * 2), dtype=np.float32),
        distance=np.zeros((ROLES, 2 * FARTHEST + 1), dtype=np.float32),
        nobody=np.zeros((ROLES, 2), dtype=np.float32),
        bias=np.zeros(ROLES, dtype=np.float32),
    )


def act_tags(
    parsed: Parsed,
    *,
    inside: Mapping[tuple[str, str], float],
    roles: Sequence[Mapping[str, float]] = ({}, {}),
    nobody: tuple[float, float] = (0.0, 0.0),
) -> ActTags:
    """Tags of a text: by word and act how likely it is inside; by word how much it answers as actor and as target.

    All acts ask alike. What answers is a logarithm of odds; a word that is not named is out of the question.
    """
    count = len(parsed.tokens)
    table = np.zeros((count, len(ACTS) + 1), dtype=np.float32)
    answer = np.full((count, ROLES, 1), -50, dtype=np.float32)
    for token in parsed.tokens:
        for (word, act), share in inside.items():
            if word == token.text:
                table[token.i, -1 if act == UNASSERTED else ACTS.index(act)] = share
        for role, odds in enumerate(roles):
            answer[token.i, role, 0] = odds.get(token.text, -50)
    return ActTags(
        inside=table,
        ask=np.ones((count, ROLES, 1), dtype=np.float32),
        answer=answer,
        read=np.ones(count, dtype=np.bool_),
        place=np.arange(count, dtype=np.int64),
        acts=np.zeros((len(ACTS), ROLES, 1), dtype=np.float32),
        distance=np.zeros((ROLES, 2 * FARTHEST + 1), dtype=np.float32),
        nobody=np.array(nobody, dtype=np.float32)[:, None],
        bias=np.zeros(ROLES, dtype=np.float32),
    )


def odds(**shares: float) -> dict[str, float]:
    """Words with the logarithm of their shares."""
    return {word: float(np.log(share)) for word, share in shares.items()}
