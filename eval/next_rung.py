"""Forecasts the rung of each next act of a crisis, out of time: `python -m eval.next_rung FILE.csv`.

Learns from crises before 1970 in the file and is scored on later ones. Before an act only what the file tells before
it is known. Prints the log loss (natural, of one act) of each model, and last one JSON line: the mixture's `log_loss`,
the `marginal`'s, their `difference`, and its 95% interval, drawn by crisis, for the acts of one are not independent.
`chain as shipped` takes each act for a step of the ladder's elicited prior: it has no skill, and the brief claims none.
"""

from __future__ import annotations

import argparse
import json
import random
import sys
from collections.abc import Sequence
from pathlib import Path

import numpy as np

from eval.crises import Crisis, read_crises
from eval.rung_history import rungs_of
from eval.rung_models import Model, chances_of, marginal, markov, mixed, own, regression, second, unlearnt
from melian.errors import InputError, MelianError

SPLIT = 1970
ROUNDS = 2000
_ALONE = (
    ("marginal", marginal), ("chain as shipped", unlearnt), ("chain, learnt", markov), ("two rungs", second),
    ("own rungs", own), ("regression", regression(30.0)),
)  # fmt: skip


def split(path: Path) -> tuple[list[Crisis], list[Crisis]]:
    """The earlier and the later crises that have an act. Raises InputError where a side is empty."""
    crises = [c for c in read_crises(path) if c.year is not None and rungs_of(c)]
    sides = [c for c in crises if _year(c) < SPLIT], [c for c in crises if _year(c) >= SPLIT]
    if len(sides[0]) < 2 or not sides[1]:
        raise InputError(str(path), f"{len(sides[0])} crises with acts before {SPLIT} and {len(sides[1])} later ones")
    return sides


def losses(model: Model, crises: Sequence[Crisis]) -> list[np.ndarray[tuple[int], np.dtype[np.float64]]]:
    """The log loss of each act, crisis by crisis."""
    return [-np.log(chances_of(model, crisis)) for crisis in crises]


def compared(model: Model, base: Model, crises: Sequence[Crisis]) -> dict[str, float | int]:
    """The row that is printed last: loss of both, difference and its interval over crises drawn with replacement."""
    told, plain = losses(model, crises), losses(base, crises)
    sums = [(float((a - b).sum()), len(a)) for a, b in zip(told, plain, strict=True)]
    n, rng = sum(size for _, size in sums), random.Random(1)
    drawn = sorted(_mean(rng.choices(sums, k=len(sums))) for _ in range(ROUNDS))
    return {
        "n": n,
        "log_loss": round(sum(float(x.sum()) for x in told) / n, 4),
        "marginal": round(sum(float(x.sum()) for x in plain) / n, 4),
        "difference": round(_mean(sums), 4),
        "low": round(drawn[int(0.025 * ROUNDS)], 4),
        "high": round(drawn[int(0.975 * ROUNDS) - 1], 4),
    }


def _mean(sums: Sequence[tuple[float, int]]) -> float:
    return sum(total for total, _ in sums) / sum(size for _, size in sums)


def _year(crisis: Crisis) -> int:
    return crisis.year if crisis.year is not None else SPLIT


def main() -> None:
    """Prints each model's loss, the shares of the mixture, and the JSON line."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("file", type=Path)
    path = parser.parse_args().file
    try:
        early, late = split(path)
    except MelianError as error:
        print(error, file=sys.stderr)
        sys.exit(error.exit_status)
    print(f"learnt from {len(early)} crises before {SPLIT}, scored on {len(late)} later ones")
    for name, learn in _ALONE:
        told = losses(learn(early), late)
        print(f"{name:18}{sum(float(x.sum()) for x in told) / sum(map(len, told)):8.4f}")
    mixture = mixed(early)
    print("shares", *(f"{share:.2f}" for share in mixture.shares))
    print(json.dumps(compared(mixture, marginal(early), late)))


if __name__ == "__main__":
    main()
