from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from hypothesis.extra import numpy as arrays

from melian.extraction.decode_paths import Range, runs
from melian.model.tags import Floats


def rows(tags: str, sure: float = 0.9) -> Floats:
    """Probabilities in which each letter's tag is likeliest: o, b, i, e, s."""
    table = np.full((len(tags), 5), (1 - sure) / 4, dtype=np.float32)
    for k, tag in enumerate(tags):
        table[k, "obies".index(tag)] = sure
    return table


@pytest.mark.parametrize(
    ("tags", "found"),
    [
        pytest.param("oooo", [], id="nothing"),
        pytest.param("obieo", [(1, 4)], id="a run"),
        pytest.param("obebe", [(1, 3), (3, 5)], id="two that touch"),
        pytest.param("oso", [(1, 2)], id="one token"),
        pytest.param("obiio", [(1, 4)], id="an end that is missing is put in"),
        pytest.param("ooieo", [(2, 4)], id="a beginning that is missing is put in"),
        pytest.param("biiioiie", [(0, 8)], id="a gap of one token is bridged"),
    ],
)
def test_runs(tags: str, found: list[Range]) -> None:
    assert runs(rows(tags), range(len(tags))) == found


def test_three_columns_have_no_end_tag() -> None:
    table = rows("obibio")[:, :3]
    assert runs(table, range(6)) == [(1, 3), (3, 5)]


def test_bias_takes_runs_away() -> None:
    table = rows("obeo", sure=0.5)
    assert runs(table, range(4)) == [(1, 3)]
    assert runs(table, range(4), bias=4.0) == []


def test_white_space_neither_breaks_a_run_nor_lies_at_its_edge() -> None:
    table = rows("bioiesoo")
    assert runs(table, [0, 1, 3, 4, 6, 7]) == [(0, 5)]


@given(
    arrays.arrays(
        np.float32, st.tuples(st.integers(0, 40), st.sampled_from([3, 5])), elements=st.floats(0, 1, width=32)
    ),
    st.floats(-3, 3),
)
def test_runs_lie_in_the_text_in_order_and_apart(table: Floats, bias: float) -> None:
    found = runs(table, range(len(table)), bias=bias)
    edges = [edge for run in found for edge in run]
    assert edges == sorted(edges)
    assert all(first < last for first, last in found)
    assert not edges or 0 <= edges[0] <= edges[-1] <= len(table)
