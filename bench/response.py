"""Acceptability of 50 options over 100,000 draws, and one seat's whole answer over invented options."""

from __future__ import annotations

import time

import numpy as np

from bench.timing import machine
from melian.assessment.ladder import State
from melian.model.ladder import Pace
from melian.model.option import CRITERIA, Criterion, Effect, Estimate, Option, OptionBook, Scale
from melian.response.answer import sets
from melian.response.information import information
from melian.response.ranking import rank
from melian.response.scenarios import scenario
from melian.response.smaa import analyse

OPTIONS, DRAWS = 50, 100_000
SCALES: dict[Criterion, Scale] = {
    c: Scale(name=c, low=0, high=10, unit="points", better="less", says="0 to 10") for c in CRITERIA
}


def main() -> None:
    """Prints seconds of wall time; nothing is warmed up."""
    print(machine())
    own = np.random.default_rng(1)
    values, weights = own.random((DRAWS, OPTIONS, 8)), own.dirichlet(np.ones(8), DRAWS)
    begun = time.perf_counter()
    analyse(values, weights)
    print(f"acceptability, {DRAWS:,} draws of {OPTIONS} options, 8 criteria: {time.perf_counter() - begun:.1f} s")
    options = tuple(_option(n, own) for n in range(OPTIONS))
    begun = time.perf_counter()
    rank(options, SCALES, first=17, draws=DRAWS)
    print(f"the same with drawing and stability: {time.perf_counter() - begun:.1f} s")
    begun = time.perf_counter()
    _one_seat(options)
    print(f"a seat as in a brief (ranks, sets, information, paths): {time.perf_counter() - begun:.2f} s")


def _one_seat(options: tuple[Option, ...]) -> None:
    ranking = rank(options, SCALES, first=17)
    _, picks, _ = sets(ranking, OptionBook(options=options, scales=SCALES, budget=20), None)
    information(ranking, choose=6)
    state = State(pair=("A", "B"), belief=(0.3, 0.2, 0.2, 0.1, 0.1, 0.05, 0.05), contributions=(), as_of=None)
    scenario(state, Pace(), picks[0].portfolio.options)


def _option(n: int, own: np.random.Generator) -> Option:
    def told() -> Estimate:
        low, mode, high = sorted(float(x) for x in own.uniform(0, 10, 3))
        return Estimate(low=low, mode=mode, high=high)

    effect = Effect(up=Estimate(low=0.8, mode=1, high=1.2), down=Estimate(low=0.8, mode=1, high=1.2))
    return Option(
        id=f"o{n}", name=f"Option {n}", domain="diplomatic", horizon="now", purpose="", mechanism="",
        by=frozenset({"target"}), actor="", authority="", days=told(),
        values={c: told() for c in CRITERIA if c != "speed"}, effect=effect, necessity="", scale="",
        source="unverified",
    )  # fmt: skip


if __name__ == "__main__":
    main()
