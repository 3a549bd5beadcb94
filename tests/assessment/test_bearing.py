"""Which base rates bear on a trigger."""

from __future__ import annotations

import pytest

from melian.assessment.base_rates import bearing
from melian.model.base_rate import BaseRate, BaseRates, Skill
from melian.model.precedent import Trigger


def counted(name: str, asks: str, k: int, n: int, *trigger: Trigger) -> BaseRate:
    return BaseRate(
        id=name, of="quarrels", event="a quarrel grew", asks=asks, unit="quarrels", source="unverified",  # type: ignore[arg-type]
        k=k, n=n, trigger=trigger,
    )  # fmt: skip


PACK = BaseRates(
    rates=(
        counted("all", "serious", 30, 100),
        counted("wars", "war", 5, 100),
        counted("by_words", "serious", 10, 50, "words", "economic"),
        counted("by_force", "serious", 20, 50, "violent"),
        BaseRate(id="told", of="q", event="e", asks="yields", unit="q", source="unverified", said="about a third"),
    )
)


@pytest.mark.parametrize(("trigger", "chosen"), [("words", "by_words"), ("violent", "by_force"), ("internal", "all")])
def test_the_narrowest_class_that_fits(trigger: str, chosen: str) -> None:
    found = bearing(trigger, PACK)
    assert found.serious is not None
    assert found.serious.entry.id == chosen


def test_rates_of_one_question_stand_together_and_none_is_averaged() -> None:
    found = bearing("words", PACK)
    assert [one.entry.id for one in found.rates] == ["all", "by_words", "wars", "told"]
    assert [one.rate and (one.rate.k, one.rate.n) for one in found.rates] == [(30, 100), (10, 50), (5, 100), None]


def test_without_counts_there_is_no_headline() -> None:
    assert bearing("words", BaseRates()).serious is None


@pytest.mark.parametrize(("low", "high", "better"), [(-0.2, -0.1, True), (-0.1, 0.1, False), (0.1, 0.2, False)])
def test_only_an_interval_wholly_below_zero_is_better(low: float, high: float, better: bool) -> None:
    skill = Skill(
        id="s", method="m", of="o", measure="Brier", n=9, split=1970, difference=(low + high) / 2, low=low, high=high,
        source="unverified",
    )  # fmt: skip
    assert skill.better is better
