"""Who has it from whom, and how many origins there are."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any

import pytest

from melian.model.event import Event, Reading
from melian.model.outlet import OutletIndex
from melian.resolution import resolve

Make = Callable[..., Any]
WORDS = "Arland must leave the Straits"


def largest(events: Sequence[Event]) -> Event:
    return max(events, key=lambda e: len(e.mentions))


def test_three_reports_of_one_interview_are_one_origin(quarrel: tuple[Reading, ...], outlets: OutletIndex) -> None:
    event = largest(resolve(quarrel, outlets=outlets))
    assert event.independent_sources == 1
    links = [(link.document, link.outlet, link.from_whom, link.why) for link in event.chain]
    assert links == [
        ("a.txt", "The Courier", "Northwire", "cites Northwire"),
        ("b.txt", None, None, "no source named"),
        ("c.txt", None, "Northwire", "cites Northwire"),
    ]
    assert event.chain[0].evidence is not None
    assert event.chain[0].evidence.text == "Northwire"


def test_an_agencys_tag_is_a_source(make_report: Make, say: Make, outlets: OutletIndex) -> None:
    report = make_report("a.txt", "PORT CITY (NW) -", say(f"{WORDS}, Borland said.", WORDS))
    (event,) = resolve([report], outlets=outlets)
    assert (event.chain[0].from_whom, event.chain[0].why) == ("Northwire", "carries the tag of Northwire")


def test_the_same_wording_is_a_source(make_report: Make, say: Make) -> None:
    filler = " ".join(f"The {n}th ship of the line left harbour under the eyes of {n * 7} men." for n in range(20))
    reports = [make_report(path, say(f"{WORDS}, Borland said.", WORDS), filler) for path in ("a.txt", "b.txt")]
    other = make_report("c.txt", say(f"{WORDS}, Borland said.", WORDS), "And nothing else was known of it that day.")
    (event,) = resolve([*reports, other])
    assert [link.from_whom for link in event.chain] == ["b.txt", "a.txt", None]


@pytest.mark.parametrize(
    ("fields", "origins"),
    [
        ([{"cited_source": "Northwire"}, {"cited_source": "Southwire"}], 1),
        ([{"speaker": "Tom Reed"}, {"speaker": "Tom Reed"}], 1),
        ([{"speaker": "Tom Reed"}, {"speaker": "Ann Lake"}], 2),
        ([{"speaker": "Tom Reed"}, {"speaker": "an official"}], 1),
        ([{"speaker": "Tom Reed", "principal": "Ann Lake"}, {"speaker": "Ann Lake"}], 1),
        ([{"form": "anonymous_source", "cited_source": s} for s in ("Northwire", "Southwire")], 2),
        ([{"form": "anonymous_source", "cited_source": s} for s in ("Northwire", "NW")], 1),
        ([{"act": "deploy", "cited_source": s} for s in ("Northwire", "Southwire")], 2),
        ([{}, {}], 1),
    ],
)
def test_origins(
    make_report: Make, say: Make, outlets: OutletIndex, fields: list[dict[str, str]], origins: int
) -> None:
    reports = [make_report(f"{n}.txt", say(f"{WORDS}, it was said.", WORDS, **f)) for n, f in enumerate(fields)]
    (event,) = resolve(reports, outlets=outlets)
    assert event.independent_sources == origins
