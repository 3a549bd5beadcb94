"""Which inputs the lead of one option over another hangs on: Sobol indices by SALib.

Inputs are both options' ranges and the weights of the criteria; the output is the difference of their values. SALib
(Will Usher, Jon Herman and others, Journal of Open Source Software 2 (2017), 97) is imported when it is first needed.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np

from melian.model.option import CRITERIA, Criterion, Option, Scale
from melian.response.draws import SEED, Floats, range_of, triangular, worth

_NONE = 1e-9
"""A lead that varies by less does not vary."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Influence:
    """One input's part in the variance of the lead."""

    option: Option | None
    """None for the weight of the criterion."""
    criterion: Criterion
    alone: float
    """The first-order index: the part of the variance that settling it alone would remove, 0 to 1."""
    with_others: float
    """The total index: the part in which it is involved."""
    reach: float
    """Half of the 95% interval of the total index."""


def sobol(
    one: Option, other: Option, scales: Mapping[Criterion, Scale], *, draws: int = 1024, seed: int = SEED
) -> tuple[Influence, ...]:
    """Sobol indices of the difference in value between two options, the greatest total first.

    Every weighting is alike, as in the ranking. `draws` is a power of 2. Ranges without spread are left out.
    """
    from SALib.analyze import sobol as analysis
    from SALib.sample import sobol as sampling

    criteria = tuple(c for c in CRITERIA if c in scales)
    inputs: list[tuple[Option | None, Criterion]] = [(None, c) for c in criteria]
    inputs += [(o, c) for o in (one, other) for c in criteria if range_of(o, c).low < range_of(o, c).high]
    problem = {
        "num_vars": len(inputs),
        "names": [f"x{i}" for i in range(len(inputs))],
        "bounds": [[0, 1]] * len(inputs),
    }
    sample = sampling.sample(problem, draws, calc_second_order=False, seed=seed)
    lead = _lead(sample, inputs, (one, other), criteria, scales)
    if np.ptp(lead) < _NONE:
        return tuple(Influence(option=o, criterion=c, alone=0.0, with_others=0.0, reach=0.0) for o, c in inputs)
    found = analysis.analyze(problem, lead, calc_second_order=False, seed=seed)
    rows = [
        Influence(option=o, criterion=c, alone=_index(found["S1"][i]), with_others=_index(found["ST"][i]),
                  reach=_index(found["ST_conf"][i]))
        for i, (o, c) in enumerate(inputs)
    ]  # fmt: skip
    return tuple(sorted(rows, key=lambda r: -r.with_others))


def _index(number: float) -> float:
    return 0.0 if np.isnan(number) else float(min(1.0, max(0.0, number)))


def _lead(
    sample: Floats, inputs: list[tuple[Option | None, Criterion]], pair: tuple[Option, Option],
    criteria: tuple[Criterion, ...], scales: Mapping[Criterion, Scale],
) -> Floats:  # fmt: skip
    """The first option's value less the second's; weights are exponential numbers as shares of their sum."""
    raw = -np.log1p(-np.minimum(sample[:, : len(criteria)], 1 - 1e-12))
    weights = raw / np.maximum(raw.sum(axis=1, keepdims=True), 1e-12)
    at = {(o.id if o else "", c): i for i, (o, c) in enumerate(inputs)}
    lead = np.zeros(len(sample))
    for sign, option in ((1, pair[0]), (-1, pair[1])):
        for j, criterion in enumerate(criteria):
            column = at.get((option.id, criterion))
            uniform = np.full(len(sample), 0.5) if column is None else sample[:, column]
            lead += sign * weights[:, j] * worth(triangular(range_of(option, criterion), uniform), scales[criterion])
    return lead
