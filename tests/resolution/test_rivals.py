"""Which acts of an actor a new one is held against, in a few and in thousands."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Sequence
from typing import Any

from melian.model.event import Event, Reading
from melian.resolution import resolve

Make = Callable[..., Any]
WORDS = "Arland must {what}, Borland said."


def told(make_report: Make, say: Make, what: str, day: str) -> Reading:
    made: Reading = make_report(f"{what}{day}.txt", say(WORDS.format(what=what), what, date=day))
    return made


def the(events: Sequence[Event], what: str, day: str) -> Event:
    return next(e for e in events if (e.content.text, e.date) == (what, day))


def test_among_many_acts_of_one_actor_the_last_on_the_matter_is_found(make_report: Make, say: Make) -> None:
    first = dt.date(2001, 1, 1)
    days = [(first + dt.timedelta(days=9 * n)).isoformat() for n in range(400)]
    others = [
        make_report(f"o{day}.txt", say(f"Borland accused Arland of theft{n}.", f"theft{n}", act="accuse", date=day))
        for n, day in enumerate(days)
    ]
    readings = [*others, told(make_report, say, "leave the Straits", "2001-01-02")]
    readings.append(told(make_report, say, "leave the Straits", "2010-01-02"))
    events = resolve(readings)
    earlier, later = (the(events, "leave the Straits", day) for day in ("2001-01-02", "2010-01-02"))
    assert (earlier.novelty, later.novelty, later.against) == ("new", "repeated", earlier.id)
    assert resolve(readings[::-1]) == events
