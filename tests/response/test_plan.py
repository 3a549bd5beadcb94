from __future__ import annotations

from datetime import date

from melian.response.plan import START, plan
from tests.response.made import around, option

LATER = option(
    "later", horizon="months", days=around(60, 20, high=3650), works=("quiet",), requires=frozenset({"talk"})
)
TALK = option("talk", horizon="years", days=around(400, 20, high=3650))
NOW = option("now", days=around(3, 2, high=3650), works=("quiet", "A sign in words"), backfires=("build_up",))
NAMES = {"quiet": "It is quiet", "build_up": "Forces build up"}


def test_steps_come_by_horizon_and_after_what_they_require() -> None:
    found = plan([TALK, LATER, NOW], (), decided=date(2031, 3, 1), signs=NAMES)
    assert [s.option.id for s in found.steps] == ["now", "talk", "later"]
    assert found.steps[2].after == (TALK,)
    assert [s.start for s in found.steps] == [START["now"], START["years"], START["months"]]


def test_signs_are_named_and_reviews_counted_from_the_decision() -> None:
    found = plan([NOW, LATER], (), decided=date(2031, 3, 1), signs=NAMES, triggers=["Embassies leave"])
    assert found.steps[0].works == ("It is quiet", "A sign in words")
    assert found.steps[0].backfires == ("Forces build up",)
    assert found.reviews == (date(2031, 3, 4), date(2031, 4, 30))
    assert found.triggers == ("Embassies leave",)


def test_without_options_it_is_empty() -> None:
    found = plan([], (), decided=date(2031, 3, 1), signs={})
    assert (found.steps, found.reviews) == ((), ())
