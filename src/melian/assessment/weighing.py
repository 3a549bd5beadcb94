"""From ratings to probabilities that add up to one: Bayes from equal chances, each sign tempered by its origins.

A sign moves the odds between two hypotheses by the ratio of their likelihood ratios, raised to the share that its
origins carry: 1 - (1 - c)(1 - c') ... for independent origins of credence c, c' ..., so five reports of one origin
move it once. Raters are joined by the geometric mean of their probabilities, normalised: the odds between any two
hypotheses are then the geometric mean of the raters' odds (a logarithmic opinion pool;
https://forum.effectivealtruism.org/posts/sMjcjnnpoAQCcedL2/when-pooling-forecasts-use-the-geometric-mean-of-odds).
"""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from melian.assessment.signs import Seen
from melian.model.hypotheses import Consistency, Hypotheses, Rater, Weights

_AGAINST: dict[Consistency, int] = {"CC": 0, "C": 0, "N": 0, "I": 1, "II": 2}
"""Heuer counts only what speaks against: one for I, two for II."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Weighed:
    """One hypothesis: its probability, each rater's, the mean inconsistency score, and the sign that matters most."""

    hypothesis: str
    probability: float
    by_rater: tuple[tuple[str, float], ...]
    against: float
    """Sum over the signs seen of 1 for I and 2 for II, averaged over raters."""
    most: str | None
    """The sign without which the probability would change most; None where none moves it."""
    without: float
    """The probability without that sign."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Weighing:
    """All hypotheses, the likeliest first, and how well each sign tells them apart.

    `diagnosticity` is, by sign seen, the largest odds that it puts between two hypotheses, 1 and up: 1 tells nothing.
    """

    hypotheses: tuple[Weighed, ...]
    diagnosticity: Mapping[str, float]
    swing: Mapping[str, float]
    """By sign seen, how much probability moves between hypotheses if it is left out, 0 to 1."""


def weigh(pack: Hypotheses, seen: Sequence[Seen]) -> Weighing:
    """Weighs the pack's hypotheses by the signs that are seen; missing ones move nothing."""
    shown = sorted((s for s in seen if s.found), key=lambda s: s.sign.id)
    tables = _filled([_table(rater, pack, shown) for rater in pack.raters], pack, shown)
    by_rater = [_posterior(table, pack) for table in tables]
    joint = _pooled(by_rater, pack)
    without = {
        s.sign.id: _pooled([_posterior(_leave(t, s.sign.id), pack) for t in tables], pack) for s in shown
    }  # fmt: skip
    weighed = [_weighed(h.id, pack, shown, by_rater, joint, without) for h in pack.hypotheses]
    return Weighing(
        hypotheses=tuple(sorted(weighed, key=lambda w: (-round(w.probability, 9), w.hypothesis))),
        diagnosticity={s.sign.id: _diagnosticity(s.sign.id, tables, pack) for s in shown},
        swing={name: sum(abs(joint[h] - other[h]) for h in joint) / 2 for name, other in without.items()},
    )


_Table = Mapping[tuple[str, str], float]
"""By sign and hypothesis, the logarithm of the tempered likelihood ratio."""


def share(seen: Seen, weights: Weights) -> float:
    """The share of its ratio that a sign carries, 0 to 1, by its independent origins and their grades."""
    credence = dict(weights.credence)
    doubt = math.prod(sorted(1 - credence.get(o.grade, credence.get("ungraded", 0.5)) for o in seen.origins))
    return 1 - doubt


def rated(rater: Rater) -> dict[tuple[str, str], Consistency]:
    """A rater's values by sign and hypothesis."""
    return {(r.sign, r.hypothesis): r.value for r in rater.ratings}


def _table(rater: Rater, pack: Hypotheses, shown: Sequence[Seen]) -> _Table:
    ratios, values = dict(pack.weights.ratios), rated(rater)
    return {
        (s.sign.id, h.id): share(s, pack.weights) * math.log(ratios.get(values.get((s.sign.id, h.id), "N"), 1.0))
        for s in shown
        if s.sign.id in rater.signs
        for h in pack.hypotheses
    }


def _filled(tables: Sequence[_Table], pack: Hypotheses, shown: Sequence[Seen]) -> list[_Table]:
    """A sign that a rater has not rated is taken as the others rate it on average; that nobody rates moves nothing."""
    keys = [(s.sign.id, h.id) for s in shown for h in pack.hypotheses]
    given = {key: [table[key] for table in tables if key in table] for key in keys}
    means = {key: math.fsum(values) / max(1, len(values)) for key, values in given.items()}
    return [{key: table.get(key, means[key]) for key in keys} for table in tables]


def _leave(table: _Table, sign: str) -> _Table:
    return {key: value for key, value in table.items() if key[0] != sign}


def _posterior(table: _Table, pack: Hypotheses) -> dict[str, float]:
    sums = {h.id: math.fsum(v for (_, name), v in table.items() if name == h.id) for h in pack.hypotheses}
    return _normalised(sums)


def _pooled(by_rater: Sequence[Mapping[str, float]], pack: Hypotheses) -> dict[str, float]:
    count = max(1, len(by_rater))
    return _normalised({h.id: math.fsum(math.log(p[h.id]) for p in by_rater) / count for h in pack.hypotheses})


def _normalised(logs: Mapping[str, float]) -> dict[str, float]:
    highest = max(logs.values(), default=0.0)
    powers = {name: math.exp(value - highest) for name, value in logs.items()}
    total = math.fsum(powers.values())
    return {name: power / total for name, power in powers.items()}


def _diagnosticity(sign: str, tables: Sequence[_Table], pack: Hypotheses) -> float:
    count = max(1, len(tables))
    means = [math.fsum(t[sign, h.id] for t in tables) / count for h in pack.hypotheses]
    return math.exp(max(means, default=0.0) - min(means, default=0.0))


def _weighed(
    name: str, pack: Hypotheses, shown: Sequence[Seen], by_rater: Sequence[Mapping[str, float]],
    joint: Mapping[str, float], without: Mapping[str, Mapping[str, float]],
) -> Weighed:  # fmt: skip
    moved = {sign: other[name] for sign, other in without.items() if abs(other[name] - joint[name]) > 0.005}
    most = min(moved, key=lambda sign: (-round(abs(moved[sign] - joint[name]), 9), sign), default=None)
    return Weighed(
        hypothesis=name,
        probability=joint[name],
        by_rater=tuple((r.id, p[name]) for r, p in zip(pack.raters, by_rater, strict=True)),
        against=math.fsum(_score(s.sign.id, name, pack) for s in shown),
        most=most,
        without=moved[most] if most else joint[name],
    )


def _score(sign: str, name: str, pack: Hypotheses) -> float:
    """What a sign speaks against a hypothesis, averaged over those who rate it."""
    scores = [_AGAINST[rated(rater).get((sign, name), "N")] for rater in pack.raters if sign in rater.signs]
    return sum(scores) / max(1, len(scores))
