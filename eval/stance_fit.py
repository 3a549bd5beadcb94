"""Logistic and softmax models over named signs, in numpy: small enough to fit anew for each fold."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

import numpy as np
import numpy.typing as npt

Array = npt.NDArray[np.float64]
Signs = Sequence[Iterable[str]]


def matrix(signs: Signs, names: Sequence[str]) -> Array:
    """A row of ones and zeros for each set of signs; `bias` is always one, unknown signs are left out."""
    columns = {name: n for n, name in enumerate(names)}
    held = np.zeros((len(signs), len(names)))
    for row, own in enumerate(signs):
        for sign in ("bias", *own):
            if sign in columns:
                held[row, columns[sign]] = 1
    return held


def names_of(signs: Signs) -> list[str]:
    """`bias` and every sign, in order."""
    return ["bias", *sorted({sign for own in signs for sign in own})]


def logistic(x: Array, y: Array, penalty: float, prior: Array | None = None) -> Array:
    """Weights by Newton's method, with a ridge penalty on how far they go from `prior`, else from zero."""
    centre = np.zeros(x.shape[1]) if prior is None else prior
    weights = centre.copy()
    for _ in range(30):
        p = 1 / (1 + np.exp(-np.clip(x @ weights, -30, 30)))
        slope = x.T @ (p - y) + penalty * (weights - centre)
        bend = (x * (p * (1 - p))[:, None]).T @ x + penalty * np.eye(len(weights))
        step = np.linalg.solve(bend, slope)
        weights -= step
        if np.abs(step).max() < 1e-6:
            break
    return weights


def softmax(x: Array, y: Array, penalty: float, rounds: int = 400) -> Array:
    """Weights [sign, class] by descent with momentum, with a ridge penalty; `y` has a one in each row."""
    weights = np.zeros((x.shape[1], y.shape[1]))
    speed = np.zeros_like(weights)
    for _ in range(rounds):
        odds = x @ weights
        p = np.exp(odds - odds.max(axis=1, keepdims=True))
        p /= p.sum(axis=1, keepdims=True)
        speed = 0.9 * speed - 0.5 / len(x) * (x.T @ (p - y) + penalty * weights)
        weights += speed
    return weights
