"""How hard words are."""

from __future__ import annotations

import pytest

from melian.resolution.force import force, further, relents


def test_means_stand_in_their_order() -> None:
    said = ("we will respond", "we will expel the envoys", "we will impose tariffs", "we will bomb the port",
            "we will annihilate the fleet")  # fmt: skip
    levels = [force(words).level for words in said]
    assert levels == [0, 1, 2, 3, 4]


def test_an_intensifier_is_half_a_step_and_told() -> None:
    found = force("severe sanctions")
    assert (found.level, found.words) == (2.5, "severe sanctions")


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("further measures", "further"),
        ("even stronger consequences", "even stronger"),
        ("more attacks", "more attacks"),
        ("more than ten ships", None),
    ],
)
def test_going_on(text: str, found: str | None) -> None:
    assert further(text) == found


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("He postponed the strikes", "postponed"),
        ("They extended the deadline", "extended"),
        ("They extended their thanks", None),
        ("It dropped its demand", "dropped"),
        ("It dropped bombs", None),
        ("The capital no longer insists", "no longer"),
    ],
)
def test_taking_back(text: str, found: str | None) -> None:
    assert relents(text) == found
