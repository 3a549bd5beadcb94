"""What windows say of pieces, said of tokens."""

from __future__ import annotations

import numpy as np
import numpy.typing as npt
import pytest

from melian.language.tagger_acts import ActPieces
from melian.model.tags import ACTS
from tests.small_acts import act_scores, constants


def pieces(numbers: list[int]) -> ActPieces:
    scores = act_scores(np.array(numbers))
    whole = ActPieces(len(numbers), scores)
    whole.put(scores, 0, 0, len(numbers))
    return whole


def read(count: int) -> npt.NDArray[np.bool_]:
    """All of so many tokens."""
    return np.ones(count, dtype=np.bool_)


def test_a_token_is_as_likely_inside_as_its_likeliest_piece() -> None:
    tags = pieces([10, 90, 20]).whole(np.array([0, 0, 1]), read(2))
    assert tags.inside.shape == (2, len(ACTS) + 1)
    assert tags.inside[:, 3].tolist() == pytest.approx([0.9, 0.2])


def test_a_token_asks_as_the_mean_of_its_pieces_and_answers_as_its_first() -> None:
    tags = pieces([10, 90, 20]).whole(np.array([0, 0, 1]), read(2))
    assert tags.ask[:, 0, 0].tolist() == [50, 20]
    assert tags.answer[:, 1, 1].tolist() == [-10, -20]


def test_places_are_counted_in_pieces() -> None:
    assert pieces([1, 2, 3, 4, 5]).whole(np.array([0, 0, 0, 1, 2]), read(3)).place.tolist() == [0, 3, 4]


@pytest.mark.parametrize(
    ("owner", "likeliest"),
    [([0, 2, 3], [0.1, 0.1, 0.2, 0.3]), ([0, 1, 2], [0.1, 0.2, 0.3, 0.3]), ([1, 2, 3], [0.1, 0.1, 0.2, 0.3])],
    ids=["in the middle", "at the end", "at the beginning"],
)
def test_a_token_without_a_piece_shares_that_of_the_one_before(owner: list[int], likeliest: list[float]) -> None:
    tags = pieces([10, 20, 30]).whole(np.array(owner), read(4))
    assert tags.inside[:, 0].tolist() == pytest.approx(likeliest)
    assert len(tags.place) == len(tags.ask) == len(tags.answer) == 4


def test_each_piece_is_taken_from_the_window_that_reads_it() -> None:
    first, second = act_scores(np.array([1, 2, 3, 4])), act_scores(np.array([30, 40, 50]))
    whole = ActPieces(5, first)
    whole.put(first, 0, 0, 3)
    whole.put(second, 2, 3, 5)
    assert whole.whole(np.arange(5), read(5)).ask[:, 0, 0].tolist() == [1, 2, 3, 40, 50]


def test_roles_are_told_apart() -> None:
    scores = act_scores(np.array([1, 2]))
    scores.ask[:] = [[1, 2, 3, 4], [5, 6, 7, 8]]
    scores.constants.acts[5] = [10, 20, 30, 40]
    whole = ActPieces(2, scores)
    whole.put(scores, 0, 0, 2)
    tags = whole.whole(np.array([0, 1]), read(2))
    assert tags.ask.tolist() == [[[1, 2], [3, 4]], [[5, 6], [7, 8]]]
    assert tags.acts[5].tolist() == [[10, 20], [30, 40]]
    assert tags.distance.shape == constants().distance.shape
