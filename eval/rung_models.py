"""Forecasts of the next rung, each learnt from earlier crises, and their mixture."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

import numpy as np

from eval.crises import RUNGS, Crisis
from eval.rung_history import Floats, common_kinds, pasts, rungs_of
from melian.assessment.rung_chain import chain_of
from melian.model.ladder import Pace

Model = Callable[[Crisis], Floats]
"""A row for each act of a crisis: the forecast made before it, a probability for each rung."""
_N = len(RUNGS)
_FOLDS = 10
_BACK = 5.0
"""Pseudo-counts with which a longer context leans on the shorter one."""
_FADE = 0.9
_TIES = (30.0, 100.0)
"""Two strengths of the ridge of the regression; their mixture needs no choice between them."""
_STEPS = 80
_PACE = Pace()


def marginal(crises: Sequence[Crisis]) -> Model:
    """How often each rung stands in all that is learnt from."""
    counts = np.bincount([r for c in crises for r in rungs_of(c)], minlength=_N) + 1.0
    return lambda crisis: np.tile(counts / counts.sum(), (len(rungs_of(crisis)), 1))


def markov(crises: Sequence[Crisis]) -> Model:
    """The ladder's own chain, with the moves of the crises counted on top of its prior."""
    chain = chain_of(_N, _PACE, [h for h in map(rungs_of, crises) if h])

    def forecast(crisis: Crisis) -> Floats:
        history = rungs_of(crisis)
        rows = [chain.start, *(chain.rows[r] for r in history)]
        return np.array(rows[: len(history)]).reshape(-1, _N)

    return forecast


def unlearnt(_: Sequence[Crisis]) -> Model:
    """The ladder's chain as it is shipped: its prior, nothing counted."""
    return markov(())


def second(crises: Sequence[Crisis]) -> Model:
    """The two rungs before, leaning on the one before."""
    first = markov(crises)
    counts = np.zeros((_N + 1, _N, _N))
    for history in map(rungs_of, crises):
        for i in range(1, len(history)):
            counts[history[i - 2] if i > 1 else _N, history[i - 1], history[i]] += 1

    def forecast(crisis: Crisis) -> Floats:
        rows, history = first(crisis).copy(), rungs_of(crisis)
        for i in range(1, len(history)):
            seen = counts[history[i - 2] if i > 1 else _N, history[i - 1]]
            rows[i] = (seen + _BACK * rows[i]) / (seen.sum() + _BACK)
        return rows

    return forecast


def own(crises: Sequence[Crisis]) -> Model:
    """The crisis's own rungs so far, the older the less, leaning on the chain."""
    first = markov(crises)

    def forecast(crisis: Crisis) -> Floats:
        rows, sums = first(crisis).copy(), np.zeros(_N)
        for i, rung in enumerate(rungs_of(crisis)):
            rows[i] = (sums + 2 * rows[i]) / (sums.sum() + 2)
            sums *= _FADE
            sums[rung] += 1
        return rows

    return forecast


def regression(tie: float) -> Callable[[Sequence[Crisis]], Model]:
    """Multinomial logistic regression on the past, held back by a ridge of strength `tie`."""

    def learn(crises: Sequence[Crisis]) -> Model:
        kinds = common_kinds(crises)
        rows = np.concatenate([pasts(crisis, kinds) for crisis in crises])
        weights = _fitted(rows, np.array([r for c in crises for r in rungs_of(c)]), tie)
        return lambda crisis: _shares(pasts(crisis, kinds).reshape(-1, len(weights)) @ weights)

    return learn


LEARNERS = (marginal, markov, second, own, *map(regression, _TIES))


@dataclass(frozen=True, slots=True, kw_only=True)
class Mixture:
    """The models with their shares."""

    models: tuple[Model, ...]
    shares: Floats

    def __call__(self, crisis: Crisis) -> Floats:
        """The mean of the models' forecasts by their shares."""
        return np.tensordot(self.shares, np.array([model(crisis) for model in self.models]), axes=1)


def mixed(crises: Sequence[Crisis]) -> Mixture:
    """All models, their shares fitted by expectation-maximisation on crises that each was not learnt from."""
    told = [_given(learn, crises) for learn in LEARNERS]
    chances, shares = np.concatenate([np.array(rows).T for rows in zip(*told, strict=True)]), np.full(len(told), 1.0)
    shares /= len(shares)
    for _ in range(200):
        parts = chances * shares
        shares = (parts / parts.sum(axis=1, keepdims=True)).mean(axis=0)
    return Mixture(models=tuple(learn(crises) for learn in LEARNERS), shares=shares)


def chances_of(model: Model, crisis: Crisis) -> Floats:
    """The probability that each act's rung was given before it."""
    history = rungs_of(crisis)
    return model(crisis)[np.arange(len(history)), history]


def _given(learn: Callable[[Sequence[Crisis]], Model], crises: Sequence[Crisis]) -> list[Floats]:
    """For each fold of the crises the chances that a model learnt from the others gave."""
    found = []
    for fold in range(min(_FOLDS, len(crises))):
        model = learn([c for i, c in enumerate(crises) if i % _FOLDS != fold])
        found.append(np.concatenate([chances_of(model, c) for c in crises[fold::_FOLDS]]))
    return found


def _fitted(rows: Floats, rungs: Floats, tie: float) -> Floats:
    """Newton's steps with Böhning's bound in place of the Hessian: each lowers the loss, no step size to choose."""
    given, weights = np.eye(_N)[rungs.astype(int)], np.zeros((rows.shape[1], _N))
    step = np.linalg.inv(0.5 * rows.T @ rows + tie * np.eye(rows.shape[1]))
    for _ in range(_STEPS):
        weights -= step @ (rows.T @ (_shares(rows @ weights) - given) + tie * weights)
    return weights


def _shares(scores: Floats) -> Floats:
    raised = np.exp(scores - scores.max(axis=1, keepdims=True)) if len(scores) else scores
    return np.asarray(raised / raised.sum(axis=1, keepdims=True)) if len(scores) else scores
