from __future__ import annotations

import pytest

from melian.model.option import CRITERIA, Estimate
from melian.response.ranking import rank
from melian.response.weights import Weights
from melian.response.what_if import Move, crossing, moves, shifted, swings, tilts, with_range
from tests.response.made import SCALES, around, book, option

BOOK = book(option("a", {"deterrence": 8.0}), option("b", {"deterrence": 5.0}), option("c", {"escalation": 2.0}))


def test_a_change_that_matters_names_what_moves_and_by_how_much() -> None:
    before = rank(BOOK.options, SCALES, first=1)
    changed = with_range(BOOK, "a", "deterrence", Estimate(low=0, mode=0, high=1))
    after = rank(changed.options, SCALES, first=1)
    found = {m.option.id: m for m in moves(before, after)}
    assert (found["a"].before, found["a"].after) == (before.row("a").place, 3)
    assert found["a"].among_after < found["a"].among_before
    assert shifted(before, after) > 0.2


def test_no_change_moves_none() -> None:
    before = rank(BOOK.options, SCALES, first=1)
    same = with_range(BOOK, "a", "deterrence", BOOK.options[0].values["deterrence"])
    assert moves(before, rank(same.options, SCALES, first=1)) == ()
    assert shifted(before, before) == 0


def test_days_are_the_range_of_speed() -> None:
    changed = with_range(BOOK, "b", "days", Estimate(low=1, mode=2, high=3))
    assert changed == with_range(BOOK, "b", "speed", Estimate(low=1, mode=2, high=3))
    assert changed.options[1].days.high == 3


def test_the_factors_of_an_effect_can_be_changed_and_move_no_rank() -> None:
    changed = with_range(BOOK, "b", "up", Estimate(low=1, mode=2, high=3))
    assert changed.options[1].effect.up.high == 3
    assert changed.options[1].effect.down == BOOK.options[1].effect.down
    assert changed.options[0] == BOOK.options[0]
    assert moves(rank(BOOK.options, SCALES, first=1), rank(changed.options, SCALES, first=1)) == ()


@pytest.mark.parametrize(
    ("name", "criterion", "high", "says"),
    [
        ("a", "up", 3, "outside of 0.01 to 100"),
        ("z", "down", 3, "no option"),
        ("z", "deterrence", 3, "no option"),
        ("a", "beauty", 3, "no criterion"),
        ("a", "deterrence", 99, "outside"),
    ],
)
def test_what_is_not_there_is_an_error(name: str, criterion: str, high: float, says: str) -> None:
    with pytest.raises(ValueError, match=says):
        with_range(BOOK, name, criterion, Estimate(low=0, mode=1, high=high))


def test_a_criterion_that_weighs_half_moves_what_is_good_on_it() -> None:
    poor = {c: 1.0 if SCALES[c].better == "more" else 9.0 for c in CRITERIA if c not in ("speed", "deterrence")}
    found = rank([option("a"), option("hard", poor | {"deterrence": 9.0})], SCALES, first=1, weights=Weights())
    tilted = {t.criterion: t for t in tilts(found)}
    assert found.rows[0].option.id == "a"
    assert [o.id for o in tilted["escalation"].into] == []
    assert [o.id for o in tilted["escalation"].lead] == ["a", "hard"]
    assert len(tilted) == len(CRITERIA)


@pytest.mark.parametrize(("criterion", "least", "most"), [("deterrence", 3, 1), ("escalation", 1, 3)])
def test_the_range_that_moves_an_option_most_is_named_with_both_places(criterion: str, least: int, most: int) -> None:
    sure = {c: Estimate(low=5, mode=5, high=5) for c in CRITERIA if c != "speed"}
    wide = option("wide", sure | {criterion: Estimate(low=0, mode=5, high=10)}, days=around(30, 0, high=3650))
    found = {s.option.id: s for s in swings(rank([wide, option("b"), option("c")], SCALES, first=1))}
    assert set(found) == {"wide", "b", "c"}
    assert (found["wide"].criterion, found["wide"].at_least, found["wide"].at_most) == (criterion, least, most)


def test_moves_are_told_apart_by_the_line_that_they_cross() -> None:
    def move(name: str, before: int, after: int) -> Move:
        return Move(
            option=option(name), before=before, after=after, among_before=0.5, among_after=0.5, stood="unstable",
            stands="unstable",
        )  # fmt: skip

    moved = (move("up", 5, 1), move("down", 2, 4), move("above", 1, 2), move("below", 6, 9), move("near", 4, 3))
    found = crossing(moved, 3)
    assert [m.option.id for m in found.into] == ["up", "near"]
    assert [m.option.id for m in found.out_of] == ["down"]
    assert [m.option.id for m in found.within] == ["above", "below"]
