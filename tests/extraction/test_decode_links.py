from __future__ import annotations

import numpy as np
import pytest

from melian.extraction.decode_links import Pointers
from melian.model.tags import CUE, SOURCE, Floats, Links, Tags


def pointing(origin: int, rows: list[list[float]], first: int) -> Links:
    scores = np.zeros((3, len(rows), len(rows[0])), dtype=np.float32)
    scores[SOURCE] = rows
    return Links(first=first, last=first + len(rows), origin=origin, scores=scores)


def pointers(*links: Links) -> Pointers:
    nothing: Floats = np.zeros((0, 5), dtype=np.float32)
    return Pointers(Tags(content=nothing, cue=nothing, source=nothing, links=links))


def test_the_candidate_that_most_tokens_point_at_is_the_one() -> None:
    found = pointers(pointing(0, [[0.1, 0.6, 0.0, 0.3], [0.2, 0.0, 0.1, 0.7], [0.0, 0.0, 0.0, 1.0]], first=1))
    source, share = found.best(SOURCE, (1, 4), [(0, 1), (2, 3)])
    assert source == (2, 3)
    assert share == pytest.approx(2 / 3)


def test_nobody_where_most_point_at_nobody() -> None:
    found = pointers(pointing(0, [[0.8, 0.2, 0.0]], first=1))
    source, share = found.best(SOURCE, (1, 2), [(0, 1)])
    assert source is None
    assert share == pytest.approx(0.8)


def test_a_token_in_no_candidate_can_be_the_answer() -> None:
    found = pointers(pointing(0, [[0.1, 0.2, 0.0, 0.7]], first=1))
    assert found.best(SOURCE, (1, 2), [(0, 1)])[0] == (2, 3)


def test_windows_of_different_origin_are_laid_over_each_other() -> None:
    one = pointing(0, [[0.0, 0.0, 1.0, 0.0]], first=2)
    other = pointing(1, [[0.0, 1.0, 0.0, 0.0]], first=3)
    source, share = pointers(one, other).best(SOURCE, (2, 4), [(1, 2)])
    assert source == (1, 2)
    assert share == pytest.approx(1.0)


def test_no_links_no_answer() -> None:
    assert pointers().best(CUE, (0, 3), [(4, 5)]) == (None, 0.0)
