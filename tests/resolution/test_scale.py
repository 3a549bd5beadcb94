"""The work grows about as the number of mentions, and not as its square."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from melian.model.event import Reading
from melian.resolution import resolve
from melian.resolution.candidates import pairs
from melian.resolution.item import Item, items

Make = Callable[..., Any]


def ordered(readings: tuple[Reading, ...]) -> list[Item]:
    return sorted(items(readings, frozenset()), key=lambda item: item.order)


def many(make_report: Make, say: Make, size: int) -> tuple[Reading, ...]:
    """Reports by one actor on one target: each tenth of one matter, the others of matters of their own."""
    made = []
    for n in range(size):
        matter = "leave the Straits" if n % 10 == 0 else f"return vessel{n} and crew{n} from harbour{n}"
        made.append(make_report(f"{n:05}.txt", say(f"Arland must {matter}, Borland said.", matter)))
    return tuple(made)


@pytest.mark.parametrize("kind", ["mixed", "one matter"])
def test_pairs_grow_about_linearly(make_report: Make, say: Make, kind: str) -> None:
    def count(size: int) -> int:
        readings = many(make_report, say, size * 10)[:: 10 if kind == "one matter" else 1][: size * 5]
        return sum(1 for _ in pairs(ordered(readings)))

    small, large = count(100), count(400)
    assert 0 < large < 6 * small


def test_a_statement_that_hundreds_report_is_one_event(make_report: Make, say: Make) -> None:
    readings = many(make_report, say, 3000)[::10]
    (event,) = resolve(readings)
    assert len(event.mentions) == 300
