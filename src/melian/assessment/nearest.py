"""Which past cases are nearest to one, and what their outcomes say: one code for the brief and for its back-test.

No weight is fitted: each feature counts once, and a case is as near as the share of features it has in common.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from melian.model.case import Case, Likeness

NEAREST = 8
"""Cases shown; those that are as near as the last of them are shown too."""
PRIOR = 8.0
"""How many cases the whole class counts for in a forecast from its nearest: as many as are asked for."""


def likeness(asked: Case, past: Case) -> Likeness:
    """The features of the two that agree, that differ, and that are known of one only, in alphabetical order."""
    ours, theirs = dict(asked.features), dict(past.features)
    both = sorted(ours.keys() & theirs.keys())
    return Likeness(
        case=past,
        same=tuple(name for name in both if ours[name] == theirs[name]),
        different=tuple(name for name in both if ours[name] != theirs[name]),
        unknown=tuple(sorted(ours.keys() ^ theirs.keys())),
    )


def nearest(asked: Case, past: Iterable[Case], most: int = NEAREST) -> tuple[Likeness, ...]:
    """The `most` nearest cases and all that are as near as the last, nearest first, then by id.

    The order in which cases are given changes nothing.
    """
    found = sorted((likeness(asked, case) for case in past), key=lambda near: (-near.score, near.case.id))
    if len(found) <= most:
        return tuple(found)
    return tuple(near for near in found if near.score >= found[most - 1].score)


def forecast(
    near: Sequence[str], whole: Sequence[str], kinds: Sequence[str], prior: float = PRIOR
) -> tuple[float, ...]:
    """Probabilities of the kinds of outcome: the nearest cases' mix, drawn to that of their whole class.

    The class counts as `prior` cases, and each kind once more, so that none is ruled out by not having been seen.
    """
    shares = [(whole.count(kind) + 1) / (len(whole) + len(kinds)) for kind in kinds]
    return tuple(
        (near.count(kind) + prior * share) / (len(near) + prior) for kind, share in zip(kinds, shares, strict=True)
    )
