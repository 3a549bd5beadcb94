"""The picture of a dispute's acts: who stands on which lane, and where an arrow runs."""

from __future__ import annotations

import re
from dataclasses import replace
from xml.etree import ElementTree as ET

import pytest
from hypothesis import given
from hypothesis import strategies as st

from melian.brief.lanes import lanes
from melian.brief.pictures import Point, Timeline
from melian.brief.svg_lanes import timeline
from melian.model.event import Account, Event


def _events(account: Account, *pairs: tuple[str | None, str | None]) -> list[Event]:
    return [replace(account.events[0], id=f"e{n}", actor=a, target=t) for n, (a, t) in enumerate(pairs)]


def test_the_leads_sides_come_first_and_the_rest_share_a_lane(account: Account) -> None:
    events = _events(account, ("A", "B; C"), ("D", "A"), ("E", "A"), ("F", "A"), ("F", "A"), ("G", "A"))
    found = lanes(events[0], events)
    assert (found.parties, found.others) == (("A", "B; C", "F"), True)
    assert [found.of(name) for name in ("A", "C", "F", "D", None)] == [0, 1, 2, 3, None]


def test_with_room_for_all_nobody_is_among_others(account: Account) -> None:
    events = _events(account, ("A", "B"), ("B; D", "A"), (None, "A"))
    found = lanes(events[0], events)
    assert (found.parties, found.others) == (("A", "B"), False)
    assert found.of("B; D") == 1


def _point(source: int, *to: int, lead: bool = False) -> Point:
    return Point(when="1 Jan 2031", label="demand ▲", lead=lead, dated=True, gap=None, source=source, to=to)


def test_an_arrow_points_at_whom_it_is_done_to() -> None:
    picture = Timeline(
        lanes=("A", "B"), points=(_point(0, 1), _point(1, 0)), title="Acts", legend="", alternative="Told."
    )
    tips = re.findall(r'class="tip" d="M(\d+) \d+ L(\d+)', timeline(picture, "x"))
    assert [int(base) < int(end) for base, end in tips] == [True, False]


def test_without_a_target_there_is_no_arrow() -> None:
    picture = Timeline(lanes=("A",), points=(_point(0),), title="Acts", legend="", alternative="Told.")
    assert 'class="tip"' not in timeline(picture, "x")


@given(st.lists(st.text(min_size=1, max_size=60), min_size=1, max_size=4, unique=True), st.text(max_size=40))
@pytest.mark.filterwarnings("error")
def test_names_of_any_kind_make_a_picture_that_fits(names: list[str], label: str) -> None:
    point = replace(_point(0, len(names) - 1) if len(names) > 1 else _point(0), label=label)
    drawn = timeline(Timeline(lanes=tuple(names), points=(point,), title="Acts", legend="", alternative="Told."), "x")
    assert 'width="352"' in drawn
    if all(c.isprintable() for c in "".join(names) + label):
        ET.fromstring(str(drawn))
