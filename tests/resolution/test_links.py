"""What an analyst joined and split is kept, by whatever articles the events are made from."""

from __future__ import annotations

import random
from collections.abc import Callable, Sequence
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from melian.model.event import Event, Reading
from melian.model.link import Link, Verdict
from melian.resolution import resolve

Make = Callable[..., Any]
SAME = ("Borland said Arland must leave the Straits.", "leave the Straits")
OTHER = ("Arland is to hand over Port Ash, Borland says.", "hand over Port Ash")


def link(verdict: Verdict, left: Sequence[str], right: Sequence[str], number: int = 1) -> Link:
    told = {"reason": "the minister says so", "by": "Ann", "at": "2024-05-01T12:00:00Z"}
    return Link(number=number, verdict=verdict, left=tuple(left), right=tuple(right), **told)


def ids(reading: Reading) -> tuple[str, ...]:
    return tuple(m.id for m in reading.mentions)


def groups(events: Sequence[Event]) -> set[frozenset[str]]:
    return {frozenset(m.document for m in e.mentions) for e in events}


@pytest.fixture
def alike(make_report: Make, say: Make) -> tuple[Reading, ...]:
    return tuple(make_report(f"{name}.txt", say(*SAME), f"Report {name}.") for name in "abc")


@pytest.fixture
def apart(make_report: Make, say: Make) -> tuple[Reading, ...]:
    return make_report("x.txt", say(*SAME)), make_report("y.txt", say(*OTHER))


def test_what_was_split_stays_apart(alike: tuple[Reading, ...]) -> None:
    a, b, c = alike
    assert groups(resolve(alike)) == {frozenset({"a.txt", "b.txt", "c.txt"})}
    split = link("split", ids(b), (*ids(a), *ids(c)))
    assert groups(resolve(alike, links=[split])) == {frozenset({"a.txt", "c.txt"}), frozenset({"b.txt"})}


def test_a_new_article_brings_together_nothing_that_was_split(
    alike: tuple[Reading, ...], make_report: Make, say: Make
) -> None:
    a, b, c = alike
    new = make_report("0.txt", say(*SAME), "Report of another.")
    events = resolve((*alike, new), links=[link("split", ids(b), (*ids(a), *ids(c)))])
    assert len(events) == 2
    assert frozenset({"b.txt"}) <= next(g for g in groups(events) if "a.txt" not in g)


def test_what_was_joined_is_one_and_says_who_joined_it(
    apart: tuple[Reading, ...], make_report: Make, say: Make
) -> None:
    first, second = apart
    joined = link("joined", ids(first), ids(second))
    assert len(resolve(apart)) == 2
    new = make_report("z.txt", say(*OTHER), "Report of another.")
    for readings in (apart, (*apart, new)):
        (event,) = resolve(readings, links=[joined])
        assert any("Ann joined them on 2024-05-01 (judgement 1): the minister says so" in w for w in event.why_joined)
        assert len(event.why_joined) == len(event.mentions) - 1


def test_a_join_across_kinds_of_act_and_days_wins_over_the_rules(make_report: Make, say: Make) -> None:
    first = make_report("x.txt", say(*SAME, date="2024-05-01"))
    second = make_report("y.txt", say(*OTHER, act="threaten", date="2024-07-01"))
    assert len(resolve([first, second], links=[link("joined", ids(first), ids(second))])) == 1


def test_opposite_directions_are_never_joined(make_report: Make, say: Make) -> None:
    first = make_report("x.txt", say(*SAME))
    second = make_report("y.txt", say(*SAME, actor="Arland", target="Borland"))
    assert len(resolve([first, second], links=[link("joined", ids(first), ids(second))])) == 2


def test_a_join_holds_by_what_was_not_split(alike: tuple[Reading, ...], make_report: Make, say: Make) -> None:
    a, b, _ = alike
    other = make_report("y.txt", say(*OTHER))
    links = [link("joined", (*ids(a), *ids(b)), ids(other)), link("split", ids(a), (*ids(b), *ids(other)), 2)]
    assert groups(resolve([a, b, other], links=links)) == {frozenset({"a.txt"}), frozenset({"b.txt", "y.txt"})}


def test_mentions_that_are_gone_change_nothing(alike: tuple[Reading, ...]) -> None:
    links = [link("joined", ["gone"], ids(alike[0])), link("split", ["gone"], ids(alike[1]), 2)]
    assert resolve(alike, links=links) == resolve(alike)


@given(st.data(), st.randoms(use_true_random=False))
def test_no_order_of_articles_undoes_a_split(
    make_report: Make, say: Make, data: st.DataObject, rng: random.Random
) -> None:
    words = [SAME, OTHER, ("Arland was told by Borland to leave the Straits for good.", "leave the Straits for good")]
    sides = [("Borland", "Arland"), ("Arland", "Borland")]
    drawn = data.draw(st.lists(st.tuples(st.sampled_from(words), st.sampled_from(sides)), min_size=2, max_size=7))
    readings = [
        make_report(f"{n}.txt", say(*told, actor=actor, target=target), f"Report {n}.")
        for n, (told, (actor, target)) in enumerate(drawn)
    ]
    one = st.sampled_from([ids(r)[0] for r in readings])
    verdicts: st.SearchStrategy[Verdict] = st.sampled_from(["joined", "split"])
    made = data.draw(st.lists(st.tuples(verdicts, one, one), max_size=5))
    links = [link(verdict, [x], [y], n) for n, (verdict, x, y) in enumerate(made, 1) if x != y]
    events = resolve(readings, links=links)
    assert resolve(rng.sample(readings, len(readings)), links=links) == events
    held = [{m.id for m in e.mentions} for e in events]
    assert not any({x, y} <= event for event in held for v, x, y in made if v == "split" and x != y)
    actors = {m.id: m.actor for r in readings for m in r.mentions}
    assert all(len({actors[x] for x in event}) == 1 for event in held)
