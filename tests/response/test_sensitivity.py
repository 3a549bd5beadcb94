from __future__ import annotations

import pytest

from melian.model.option import CRITERIA, Estimate
from melian.response.sensitivity import sobol
from tests.response.made import SCALES, around, option

SURE = {c: around(5.0, 0) for c in CRITERIA if c != "speed"}
DAYS = Estimate(low=30, mode=30, high=30)


def test_a_lead_that_hangs_on_one_range_is_laid_to_it() -> None:
    wide = option("wide", SURE | {"deterrence": Estimate(low=0, mode=5, high=10)}, days=DAYS)
    found = sobol(wide, option("flat", SURE, days=DAYS), SCALES, draws=256)
    first = next(row for row in found if row.option is not None)
    assert (first.option, first.criterion) == (wide, "deterrence")
    assert found[0] == first
    assert first.with_others == pytest.approx(1, abs=0.15)
    assert sum(row.option is not None for row in found) == 1
    assert all(0 <= row.alone <= 1 and 0 <= row.with_others <= 1 for row in found)


def test_a_lead_that_never_varies_hangs_on_nothing() -> None:
    found = sobol(option("one", SURE, days=DAYS), option("other", SURE, days=DAYS), SCALES, draws=64)
    assert {row.with_others for row in found} == {0.0}


def test_the_same_seed_gives_the_same() -> None:
    pair = option("one"), option("other", {"deterrence": 8.0})
    assert sobol(*pair, SCALES, draws=64) == sobol(*pair, SCALES, draws=64)
