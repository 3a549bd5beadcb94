"""Ranks over weights and ranges: reproducible, in no order, stable told apart from unstable."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from melian.model.option import CRITERIA, Option
from melian.response.ranking import DO_NOTHING, Ranking, rank
from melian.response.weights import Weights
from tests.response.made import SCALES, around, option

BETTER = {c: (8.0 if SCALES[c].better == "more" else 2.0) for c in CRITERIA if c != "speed"}
WORSE = {c: 10 - value for c, value in BETTER.items()}
GOOD, POOR, PLAIN = option("good", BETTER), option("poor", WORSE), option("plain")


def ranked(*options: Option, first: int = 1, **more: object) -> Ranking:
    return rank(options, SCALES, first=first, draws=300, **more)  # type: ignore[arg-type]


def test_what_is_better_on_everything_is_first_and_holds() -> None:
    found = ranked(PLAIN, POOR, GOOD)
    assert [row.option.id for row in found.rows] == ["good", "plain", "poor"]
    assert [row.stands for row in found.rows] == ["first", "later", "later"]
    assert found.row("good").among_first == 1
    assert found.row("good").confidence == 1
    assert found.row("poor").central is None


def test_a_draw_between_equals_is_unstable() -> None:
    found = ranked(option("one"), option("other"))
    assert {row.stands for row in found.rows} == {"unstable"}
    assert all(0.3 < row.among_first < 0.7 for row in found.rows)


def test_a_range_whose_end_turns_the_rank_makes_it_unstable() -> None:
    wide = option("wide", BETTER | {"escalation": around(2, 0)})
    swinging = option("swinging", {**{c: around(v, 0.01) for c, v in BETTER.items()}, "deterrence": around(7.9, 7)})
    found = ranked(wide, swinging)
    assert found.row("swinging").stands == "unstable"
    assert "deterrence" in found.row("swinging").turned_by


def test_ranges_without_spread_turn_nothing() -> None:
    """Four options alike, with odd numbers: rounding in their sums is no difference."""
    told = {c: around(x, 0) for c, x in zip(CRITERIA, (0.1, 0.7, 3.3, 0.9, 1.1, 2.7, 6.3), strict=False)}
    found = rank([option(name, told, days=around(7, 0)) for name in "abcd"], SCALES, first=1)
    assert [(row.turned_by, row.among_first, row.stands) for row in found.rows] == [((), 1.0, "first")] * 4


def test_doing_nothing_is_what_others_are_compared_with() -> None:
    found = ranked(GOOD, option(DO_NOTHING))
    assert found.row("good").beats_nothing == 1
    assert found.row(DO_NOTHING).beats_nothing is None
    assert ranked(GOOD, PLAIN).row("good").beats_nothing is None


@settings(max_examples=15)
@given(st.permutations(["a", "b", "c", "d"]), st.integers(0, 50))
def test_the_order_of_options_changes_nothing(order: list[str], seed: int) -> None:
    own = np.random.default_rng(seed)
    made = {n: option(n, {c: float(own.uniform(1, 9)) for c in CRITERIA if c != "speed"}) for n in "abcd"}
    one, other = ranked(*made.values(), first=2, seed=seed), ranked(*(made[n] for n in order), first=2, seed=seed)
    assert one.rows == other.rows


@pytest.mark.parametrize("criterion", [c for c in CRITERIA if c != "speed"])
def test_all_weight_on_one_criterion_gives_its_order(criterion: str) -> None:
    best = 9.0 if SCALES[criterion].better == "more" else 1.0  # type: ignore[index]
    one = option("one", WORSE | {criterion: best})
    found = rank([one, GOOD], SCALES, first=1, weights=Weights(fixed=((criterion, 1.0),)), draws=200)  # type: ignore[arg-type]
    assert found.rows[0].option.id == "one"


def test_the_same_seed_gives_the_same_and_no_option_is_an_error() -> None:
    assert ranked(GOOD, PLAIN).rows == ranked(GOOD, PLAIN).rows
    with pytest.raises(ValueError, match="no options"):
        ranked()
    with pytest.raises(KeyError):
        ranked(GOOD).row("other")


def test_how_often_neighbours_keep_their_order() -> None:
    assert ranked(PLAIN, POOR, GOOD).before_next(10) == 1
    near = ranked(option("one"), option("other")).before_next(10)
    assert near is not None
    assert 0.3 < near < 0.7
    assert ranked(GOOD).before_next(10) is None
