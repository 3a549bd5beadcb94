from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from hypothesis.extra.numpy import arrays

from melian.response.draws import Floats
from melian.response.portfolios import portfolio
from melian.response.regret import TURNS, regret, regret_of
from tests.response.made import SCALES, around, option


def test_a_known_table() -> None:
    """Payoffs of three investments in three states; minimax regret takes the middle one."""
    found = regret(np.array([[100.0, 40.0, -20.0], [70.0, 50.0, 10.0], [20.0, 20.0, 20.0]]))
    np.testing.assert_array_equal(found.table, [[0, 10, 40], [30, 0, 10], [80, 30, 0]])
    assert found.worst == (40, 30, 80)
    assert found.least == 1


@given(arrays(np.float64, (4, 3), elements=st.floats(-10, 10)))
def test_in_each_scenario_somebody_has_no_regret_and_nobody_less(values: Floats) -> None:
    found = regret(values)
    assert (found.table >= 0).all()
    assert (found.table.min(axis=0) == 0).all()


def test_what_hangs_on_others_turns_and_ones_own_cost_does_not() -> None:
    sure = option("sure", {c: around(5, 0) for c in ("escalation", "cohesion", "deterrence", "cost_self")})
    open_ended = option("open", {"escalation": around(5, 3), "cohesion": around(5, 3), "deterrence": around(5, 3)})
    found = regret_of([portfolio([sure]), portfolio([open_ended])], SCALES)
    assert found.table.shape == (2, len(TURNS))
    assert found.table[0].tolist() == pytest.approx([9 / 40, 0, 0])
    assert found.table[1].tolist() == pytest.approx([0, 0, 9 / 40])
    with pytest.raises(ValueError, match="no choices"):
        regret_of([], SCALES)
