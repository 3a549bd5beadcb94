"""Back-test of nearest cases as a forecast: how violent a crisis becomes, from the nearest earlier crises.

    python -m eval.precedents CRISES.csv ACTORS.csv

The files are those of International Crisis Behavior, version 12. Crises outside an ongoing war that began before 1970
are learnt from, later ones are scored: by the ranked probability score over the four levels of violence (0 best), by
Brier's score for serious clashes or war, and by log loss, each against the rate of their class (first trigger violent
or not). The interval is that of the mean difference, resampled by crisis. Features are those that are known at the
onset; the code that finds the nearest is the product's own. One JSON line.
"""

from __future__ import annotations

import csv
import json
import sys
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from math import log
from pathlib import Path
from random import Random

from melian.assessment.nearest import forecast, nearest
from melian.model.case import Case

FROM = 1970
KINDS = ("1", "2", "3", "4")
"""ICB's `viol`: none, minor clashes, serious clashes, full-scale war."""
_DRAWS, _SEED = 2000, 1919
_TRIGGER = {
    "1": "words", "2": "words", "3": "economic", "4": "external", "5": "other", "6": "internal", "7": "military",
    "8": "violent", "9": "violent",
}  # fmt: skip
_NEAR_PARITY = 5
"""ICB's `powdis` runs from -179 to 179; up to 5 either way the two sides are of about one size."""

Row = Mapping[str, str]


@dataclass(frozen=True, slots=True, kw_only=True)
class Crisis:
    """One crisis: its year, whether its first trigger was violent, and its features with its level of violence."""

    year: int
    violent: bool
    case: Case


@dataclass(frozen=True, slots=True, kw_only=True)
class Score:
    """Losses of one forecast; 0 is best."""

    rps: float
    brier: float
    log_loss: float


def crises(crisis_rows: Iterable[Row], actor_rows: Iterable[Row]) -> Iterator[Crisis]:
    """The crises outside an ongoing war whose first actor and outcome are coded, in the files' order."""
    actors: dict[str, list[Row]] = {}
    for row in actor_rows:
        actors.setdefault(row["crisno"], []).append(row)
    for row in crisis_rows:
        coded = sorted(actors.get(row["crisno"], ()), key=_onset)
        if row["iwcmb"] == "1" and row["viol"] in KINDS and coded and coded[0]["triggr"] in _TRIGGER:
            yield _crisis(row, coded[0])


def score(probabilities: Sequence[float], outcome: str) -> Score:
    """The losses of a forecast over `KINDS`. The ranked score is divided by the number of thresholds."""
    at = KINDS.index(outcome)
    reached = [sum(probabilities[: n + 1]) - (at <= n) for n in range(len(KINDS) - 1)]
    serious = sum(probabilities[2:])
    return Score(
        rps=sum(d * d for d in reached) / len(reached),
        brier=(serious - (at >= 2)) ** 2,
        log_loss=-log(probabilities[at]),
    )


def back_test(found: Sequence[Crisis]) -> dict[str, object]:
    """The scores of the nearest cases and of their class's rate, for all and for crises with a non-violent trigger."""
    learnt = [c for c in found if c.year < FROM]
    asked = [c for c in found if c.year >= FROM]
    pairs = [(c.violent, *_both(c, learnt)) for c in asked]
    return {
        "learnt": len(learnt),
        **_summary([(near, base) for _, near, base in pairs]),
        "non_violent_trigger": _summary([(near, base) for violent, near, base in pairs if not violent]),
    }


def _both(crisis: Crisis, learnt: Sequence[Crisis]) -> tuple[Score, Score]:
    group = [c.case for c in learnt if c.violent == crisis.violent]
    whole = [case.outcome for case in group]
    near = [found.case.outcome for found in nearest(crisis.case, group)]
    return (
        score(forecast(near, whole, KINDS), crisis.case.outcome),
        score(forecast((), whole, KINDS), crisis.case.outcome),
    )


def _summary(pairs: Sequence[tuple[Score, Score]]) -> dict[str, object]:
    """Means of each loss, and the mean difference (nearest less class) of the ranked score with its interval."""
    if not pairs:
        return {"n": 0}
    told: dict[str, object] = {"n": len(pairs)}
    for name in ("rps", "brier", "log_loss"):
        near = [getattr(a, name) for a, _ in pairs]
        base = [getattr(b, name) for _, b in pairs]
        apart = [a - b for a, b in zip(near, base, strict=True)]
        low, high = _interval(apart)
        told[name] = {
            "nearest": round(_mean(near), 4), "class": round(_mean(base), 4), "difference": round(_mean(apart), 4),
            "low": round(low, 4), "high": round(high, 4),
        }  # fmt: skip
    return told


def _interval(values: Sequence[float]) -> tuple[float, float]:
    draw = Random(_SEED)
    means = sorted(_mean(draw.choices(values, k=len(values))) for _ in range(_DRAWS))
    return means[int(0.025 * _DRAWS)], means[int(0.975 * _DRAWS)]


def _mean(values: Sequence[float]) -> float:
    return sum(values) / len(values)


def _onset(row: Row) -> tuple[int, int, int]:
    return int(row["yrtrig"] or 9999), int(row["motrig"] or 13), int(row["datrig"] or 32)


def _crisis(row: Row, first: Row) -> Crisis:
    trigger = _TRIGGER[first["triggr"]]
    features = {
        "trigger": trigger,
        "issue": first["issue"],
        "power": _power(first["powdis"]),
        "target_allied": {"3": "yes", "4": "yes", "1": "no", "2": "no"}.get(first["allycap"], ""),
        "adjacent": {"1": "yes", "2": "yes", "3": "no", "4": "no"}.get(first["cractloc"], ""),
    }
    known = tuple((name, value) for name, value in features.items() if value)
    case = Case(id=row["crisno"].zfill(3), features=known, outcome=row["viol"])
    return Crisis(year=int(row["yrtrig"]), violent=trigger == "violent", case=case)


def _power(apart: str) -> str:
    """The first actor against its adversary: ICB's difference of their scores."""
    if not apart:
        return ""
    by = int(apart)
    return "comparable" if abs(by) <= _NEAR_PARITY else "stronger" if by > 0 else "weaker"


def _rows(path: str) -> list[Row]:
    with Path(path).open(encoding="latin-1", newline="") as file:
        return list(csv.DictReader(file))


def main() -> None:
    """Read the two files named on the command line and print the scores."""
    crisis_file, actor_file = sys.argv[1:3]
    print(json.dumps(back_test(tuple(crises(_rows(crisis_file), _rows(actor_file))))))


if __name__ == "__main__":
    main()
