"""What an analyst changes on the command line: ranges and weights."""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import TYPE_CHECKING

from melian.errors import UsageError

if TYPE_CHECKING:
    from melian.model.option import Criterion, OptionBook
    from melian.response.weights import Weights


_DASH = re.compile(r"(?<=[\d.])\s*-")
"""The dash between two numbers, not that of -1 or 1e-3."""


def changed_ranges(book: OptionBook, changes: Iterable[str]) -> OptionBook:
    """The book after `OPTION.CRITERION=LOW,MODE,HIGH`; itself without any. Raises UsageError naming the change."""
    from melian.model.option import Estimate
    from melian.response.what_if import with_range

    for change in changes:
        name, _, numbers = change.partition("=")
        option, dot, criterion = name.strip().rpartition(".")
        try:
            low, mode, high = (float(number) for number in numbers.split(","))
            if not dot:
                raise ValueError("not OPTION.CRITERION=LOW,MODE,HIGH")
            told = Estimate(low=low, mode=mode, high=high, source="set on the command line")
            book = with_range(book, option, criterion, told)
        except ValueError as error:
            raise UsageError(f"--set {change}: {_why(error, 'not OPTION.CRITERION=LOW,MODE,HIGH')}") from error
    return book


def weights_of(weights: Iterable[str], order: str | None, *, draws: int, seed: int) -> Weights:
    """Weights from `CRITERION=X`, `CRITERION=LOW-HIGH` and an order, of which so many draws can be made.

    Raises UsageError naming what is amiss.
    """
    from melian.model.option import CRITERIA
    from melian.response.weights import Weights, draw_weights

    fixed, between = [], []
    for given in weights:
        name, _, number = given.partition("=")
        try:
            low, *high = _DASH.split(number, maxsplit=1)
            if high:
                between.append((_criterion(name), float(low), float(high[0])))
            else:
                fixed.append((_criterion(name), float(low)))
        except ValueError as error:
            raise UsageError(f"--weight {given}: {_why(error, 'not CRITERION=X or CRITERION=LOW-HIGH')}") from error
    try:
        ordered = tuple(_criterion(name) for name in order.split(",")) if order is not None else ()
    except ValueError as error:
        raise UsageError(f"--order {order}: {error}") from error
    try:
        found = Weights(fixed=tuple(fixed), between=tuple(between), order=ordered)
        draw_weights(found, CRITERIA, draws=draws, seed=seed)
    except ValueError as error:
        raise UsageError(f"--weight, --order: {error}") from error
    return found


def _criterion(name: str) -> Criterion:
    from melian.model.option import CRITERIA

    for criterion in CRITERIA:
        if criterion == name.strip():
            return criterion
    raise ValueError(f"no criterion {name.strip()!r}: {', '.join(CRITERIA)}")


def _why(error: ValueError, shape: str) -> str:
    """The reason; the shape where a number could not be read."""
    said = str(error)
    return shape if said.startswith(("could not convert", "not enough", "too many")) else said
