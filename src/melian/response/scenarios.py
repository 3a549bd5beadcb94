"""Where a quarrel could stand on the ladder month by month, without anything being done and with a set of options.

From the assessed state the chain of the ladder runs on. Its counts are a prior that nobody learnt and the options'
effects are ranges that somebody judged: both are drawn, many times, so that what is not known widens the picture.
Elicited, not estimated: it shows what the assumptions come to, and forecasts nothing.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

import numpy as np

from melian.assessment.ladder import State
from melian.model.ladder import Pace
from melian.model.option import Option
from melian.response.draws import SEED, Floats, generator, triangular

MONTHS: Final = 24
PATHS: Final = 200
"""Draws of the chain and of the effects; a distribution over the rungs is worked out for each, without sampling."""
EACH_NEXT: Final = 0.5
"""Effects are combined with diminishing returns: the strongest counts whole, each next one half of the one before."""
_DAYS_A_MONTH = 30.4
QUANTILES: Final = (0.05, 0.25, 0.5, 0.75, 0.95)


@dataclass(frozen=True, slots=True, kw_only=True)
class Level:
    """The share of paths at or above a rung in the last month, with the 5 and 95% quantiles over the draws."""

    rung: int
    """By place from 0."""
    share: float
    low: float
    high: float
    ever: float
    """The share of paths that are there, or above, in any month."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Fan:
    """Paths over the ladder."""

    months: int
    bands: tuple[tuple[float, ...], ...]
    """By month from 0, the quantiles of `QUANTILES`: the whole part is the rung by place from 0, the rest how far the
    quantile is through that rung's share."""
    mean: tuple[float, ...]
    """By month, the mean place."""
    levels: tuple[Level, ...]
    """For each rung, the lowest first."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Scenario:
    """The same quarrel without and with a set of options, from the same draws of the chain."""

    without: Fan
    with_options: Fan
    options: tuple[Option, ...]
    assumptions: tuple[str, ...]
    lower: float
    """The share of draws in which the mean place in the last month is lower with the options than without."""


def scenario(
    state: State, pace: Pace, options: Sequence[Option], *, months: int = MONTHS, paths: int = PATHS, seed: int = SEED
) -> Scenario:
    """Paths from the state with and without the options. The same arguments give the same numbers."""
    held = tuple(sorted(options, key=lambda option: option.id))
    counts = _counts(len(state.belief), pace, paths, seed)
    none = np.zeros((months, paths))
    up, down = _effects(held, months, paths, seed)
    start = np.tile(np.asarray(state.belief), (paths, 1))
    without, with_options = (
        _run(start, counts, u, d, _DAYS_A_MONTH / pace.days) for u, d in ((none, none), (up, down))
    )
    rungs = np.arange(len(state.belief))
    lower = (with_options[0][-1] @ rungs < without[0][-1] @ rungs - 1e-12).mean()
    return Scenario(
        without=_fan(*without), with_options=_fan(*with_options), options=held, lower=float(lower),
        assumptions=_assumptions(pace, paths, months, seed),
    )  # fmt: skip


def _counts(rungs: int, pace: Pace, paths: int, seed: int) -> Floats:
    """Draws of the chain's rows as gamma numbers: rows of a Dirichlet distribution before they are made to sum to 1."""
    counts = np.full((rungs, rungs), pace.far)
    for i in range(rungs):
        counts[i, i] = pace.stay
        if i + 1 < rungs:
            counts[i, i + 1], counts[i + 1, i] = pace.up, pace.down
    counts[0, 0] += pace.down
    counts[-1, -1] += pace.up
    return generator(seed, "chain").gamma(counts, size=(paths, rungs, rungs)) + 1e-12


def _effects(options: Sequence[Option], months: int, paths: int, seed: int) -> tuple[Floats, Floats]:
    """Logarithms of the factors on the counts up and down, by month and draw; an option counts once it takes hold."""
    up, down = [], []
    for option in options:
        own = generator(seed, option.id, "effect")
        since = triangular(option.days, own.random(paths)) / _DAYS_A_MONTH
        on = np.arange(1, months + 1)[:, None] > since[None, :]
        up.append(np.where(on, np.log(triangular(option.effect.up, own.random(paths))), 0.0))
        down.append(np.where(on, np.log(triangular(option.effect.down, own.random(paths))), 0.0))
    return _combined(up, months, paths), _combined(down, months, paths)


def _combined(logs: Sequence[Floats], months: int, paths: int) -> Floats:
    """The sum with diminishing returns, those up and those down each for themselves."""
    if not logs:
        return np.zeros((months, paths))
    stacked = np.stack(logs)
    part = EACH_NEXT ** np.arange(len(logs))[:, None, None]
    rising = -np.sort(-np.maximum(stacked, 0), axis=0)
    falling = np.sort(np.minimum(stacked, 0), axis=0)
    return np.asarray((part * (rising + falling)).sum(axis=0))


def _run(start: Floats, counts: Floats, up: Floats, down: Floats, steps: float) -> tuple[Floats, Floats]:
    """The distribution by month, draw and rung; and by draw and rung the share that was ever at it or above."""
    rungs = start.shape[1]
    above, below = (np.arange(rungs)[:, None] + move == np.arange(rungs)[None, :] for move in (1, -1))
    belief, ever = [start], np.stack([_absorbed(start, r) for r in range(rungs)], axis=1)
    for month in range(len(up)):
        own = counts * np.exp(above * up[month][:, None, None] + below * down[month][:, None, None])
        moved = _months_move(own / own.sum(axis=2, keepdims=True), steps)
        belief.append(np.einsum("pi,pij->pj", belief[-1], moved))
        ever = np.einsum("pri,pij->prj", ever, moved)
        for r in range(rungs):
            ever[:, r] = _absorbed(ever[:, r], r) + 0.0
    return np.stack(belief), _reached(ever)


def _months_move(chain: Floats, steps: float) -> Floats:
    """What so many steps of the chain come to: whole steps one after another, and of a part of a step that share."""
    whole, part = divmod(steps, 1)
    rest = part * chain + (1 - part) * np.eye(chain.shape[1])
    return np.asarray(rest @ np.linalg.matrix_power(chain, int(whole)) if whole else rest)


def _absorbed(belief: Floats, rung: int) -> Floats:
    """Paths below the rung only: what has reached it is counted by what is missing."""
    kept = belief.copy()
    kept[:, rung:] = 0.0
    return kept


def _reached(ever: Floats) -> Floats:
    return np.asarray(1 - ever.sum(axis=2))


def _fan(belief: Floats, ever: Floats) -> Fan:
    mean = belief.mean(axis=1)
    bands = tuple(tuple(_quantile(row, q) for q in QUANTILES) for row in mean)
    last = np.cumsum(belief[-1][:, ::-1], axis=1)[:, ::-1]
    levels = tuple(
        Level(
            rung=r, share=float(last[:, r].mean()), low=float(np.quantile(last[:, r], 0.05)),
            high=float(np.quantile(last[:, r], 0.95)), ever=float(ever[:, r].mean()),
        )
        for r in range(belief.shape[2])
    )  # fmt: skip
    return Fan(
        months=len(belief) - 1, bands=bands, levels=levels,
        mean=tuple(float(m) for m in mean @ np.arange(belief.shape[2])),
    )  # fmt: skip


def _quantile(shares: Floats, q: float) -> float:
    below = np.concatenate([[0.0], np.cumsum(shares)])
    rung = min(int(np.searchsorted(below, q, side="right")) - 1, len(shares) - 1)
    return float(rung + min(1 - 1e-9, (q - below[rung]) / max(shares[rung], 1e-12)))


def _assumptions(pace: Pace, paths: int, months: int, seed: int) -> tuple[str, ...]:
    source = "set by judgement" if pace.source == "unverified" else f"from {pace.source}"
    return (
        "the quarrel starts on each rung as often as the acts told fit it (part 6), and moves as the ladder’s chain "
        f"says, one step in {pace.days:g} days: of {pace.stay + pace.up + pace.down:g} counts {pace.stay:g} to stay, "
        f"{pace.up:g} for the next rung up, {pace.down:g} for the next one down, {source}",
        "nothing outside the chain and the set happens: no other act, no answer to the set beyond its own range",
        "an option takes hold after its days and stays in force",
        "the strongest effect counts whole, each next one half of the one before",
        f"{paths} draws of the chain and of the effects, {months} months, seed {seed}",
    )
