"""Which mentions become one event, whatever the order of the reports."""

from __future__ import annotations

import dataclasses
import random
from collections.abc import Callable, Sequence
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from melian.model.event import Event, Reading
from melian.resolution import resolve

Make = Callable[..., Any]


def holding(events: Sequence[Event], words: str) -> Event:
    """The event whose content has these words."""
    return next(e for e in events if words in e.content.text)


def the_demand(events: Sequence[Event]) -> Event:
    return max(events, key=lambda e: len(e.mentions))


def test_three_reports_of_one_demand_are_one_event(quarrel: tuple[Reading, ...]) -> None:
    event = the_demand(resolve(quarrel))
    assert [m.document for m in event.mentions] == ["a.txt", "a.txt", "a.txt", "b.txt", "c.txt"]
    assert (event.act, event.actor, event.target) == ("demand", "Borland", "Arland")
    assert event.speaker is not None
    assert event.speaker.name == "Tom Reed"


def test_every_join_is_explained(quarrel: tuple[Reading, ...]) -> None:
    for event in resolve(quarrel):
        assert len(event.why_joined) == len(event.mentions) - 1
        assert all(why.split(": ", 1)[1] for why in event.why_joined)


def test_the_other_direction_is_another_event(quarrel: tuple[Reading, ...]) -> None:
    events = resolve(quarrel)
    turned = holding(events, "its own ships")
    assert (turned.actor, turned.target) == ("Arland", "Borland")
    assert len(turned.mentions) == 1
    assert turned.id != the_demand(events).id


def test_what_was_said_before_is_another_event(quarrel: tuple[Reading, ...]) -> None:
    before = holding(resolve(quarrel), "1990")
    assert before.date == "2019-03"
    assert len(before.mentions) == 1


def test_a_broader_quotation_is_another_event_and_does_not_support(quarrel: tuple[Reading, ...]) -> None:
    events = resolve(quarrel)
    assert holding(events, "fleet").support == "verbatim"
    assert the_demand(events).support == "paraphrase_only"


def test_a_demand_and_its_rejection_are_one_dispute(quarrel: tuple[Reading, ...]) -> None:
    events = resolve(quarrel)
    answer = next(e for e in events if e.act == "reject")
    assert answer.dispute in {e.dispute for e in events if e.act == "demand"}


@pytest.mark.parametrize(
    "fields",
    [{"polarity": "negated"}, {"polarity": "hypothetical"}, {"form": "author_advice"}, {"actor": "author"}],
    ids=lambda f: next(iter(f.values())),
)
def test_what_is_no_act_makes_no_event(make_report: Make, say: Make, fields: dict[str, str]) -> None:
    sentence = "Borland said Arland must leave the Straits."
    first = make_report("a.txt", say(sentence, "leave the Straits"))
    second = make_report("b.txt", say(sentence, "leave the Straits", **fields))
    assert [len(e.mentions) for e in resolve([first, second])] == [1]


def test_a_rejected_mention_is_left_out(quarrel: tuple[Reading, ...]) -> None:
    whole = the_demand(resolve(quarrel))
    gone = whole.mentions[0].id
    rest = the_demand(resolve(quarrel, rejected=frozenset({gone})))
    assert {m.id for m in rest.mentions} == {m.id for m in whole.mentions} - {gone}


@pytest.mark.parametrize(
    ("first", "second", "joined"),
    [
        ("2024-05-01", "2024-05-01", True),
        ("2024-05-01", "2024-05-02", True),
        ("2024-05-01", "2024-05", True),
        ("2024-05-01", "2024-05-09", False),
        ("2023-12", "2024-05-01", False),
        (None, "2024-05-01", True),
    ],
)
def test_dates_tell_occasions_apart(make_report: Make, say: Make, first: str, second: str, joined: bool) -> None:
    words = ("Borland said Arland must leave the Straits.", "Arland must leave the Straits")
    reports = [make_report("a.txt", say(*words, date=first)), make_report("b.txt", say(*words, date=second))]
    assert len(resolve(reports)) == (1 if joined else 2)


def test_a_statement_repeated_on_another_day_is_another_event(make_report: Make, say: Make) -> None:
    words = say("“Arland must leave the Straits,” Reed said.", "Arland must leave the Straits", form="direct_quote")
    reports = [make_report("a.txt", words, date="2024-05-01"), make_report("b.txt", words, date="2024-05-20")]
    first, second = resolve(reports)
    assert first.novelty == "new"
    assert (second.novelty, second.against) == ("repeated", first.id)


def test_later_reports_leave_the_id_as_it_is(make_report: Make, say: Make) -> None:
    words = ("Borland said Arland must leave the Straits.", "Arland must leave the Straits")
    founding = make_report("z.txt", say(*words), date="2024-05-01")
    later = [make_report(f"{n}.txt", say(*words), f"Report {n}.", date=f"2024-05-0{n}") for n in range(2, 6)]
    (alone,), (together,) = resolve([founding]), resolve([founding, *later])
    assert len(together.mentions) == 5
    assert together.id == alone.id


def test_no_mentions_make_no_events(make_report: Make) -> None:
    assert resolve([]) == ()
    assert resolve([make_report("a.txt", "Nothing happened.")]) == ()


SENTENCES = (
    "{actor} said {target} must leave the {place} within {n} days.",
    "{actor} demands the withdrawal of {target}'s ships from the {place}.",
    "{actor} will close the {place} to {target}, it warned.",
    "The {place} is to be left by {target}, a {actor} official said.",
)


@st.composite
def cases(draw: st.DrawFn) -> list[tuple[str, str, str, str, str, str | None, str | None]]:
    one = st.tuples(
        st.sampled_from(SENTENCES),
        st.sampled_from(["Arland", "Borland", "Arland; Corland"]),
        st.sampled_from(["Dorland", "Borland", ""]),
        st.sampled_from(["Straits", "Gulf"]),
        st.sampled_from(["demand", "appeal", "threaten", "reject"]),
        st.sampled_from([None, "2024-05-01", "2024-05-02", "2024-05", "2022"]),
        st.sampled_from([None, "2024-05-01", "2024-06-11"]),
    )
    return draw(st.lists(one, min_size=1, max_size=9))


@given(cases(), st.randoms(use_true_random=False))
def test_the_order_of_reports_changes_nothing(
    make_report: Make,
    say: Make,
    drawn: list[tuple[str, str, str, str, str, str | None, str | None]],
    rng: random.Random,
) -> None:
    reports = []
    for n, (pattern, actor, target, place, act, date, report_date) in enumerate(drawn):
        text = pattern.format(actor=actor, target=target or "others", place=place, n=n % 3)
        sentence = say(text, text[text.index(place) :], actor=actor, target=target or None, act=act, date=date)
        reports.append(make_report(f"{n}.txt", sentence, sentence, date=report_date))
    expected = resolve(reports)
    shuffled = rng.sample(reports, len(reports))
    assert resolve(shuffled) == expected
    held = sorted(m.id + m.document for event in expected for m in event.mentions)
    assert held == sorted(m.id + m.document for r in reports for m in r.mentions)
    for event in expected:
        sides = [(m.actors, m.targets) for r in reports for m in r.mentions if m.id in {x.id for x in event.mentions}]
        assert not any(set(a) & set(u) and set(b) & set(t) for a, t in sides for b, u in sides if (a, t) != (b, u))


def test_names_of_files_change_no_grouping(quarrel: tuple[Reading, ...]) -> None:
    def named(reading: Reading, path: str) -> Reading:
        document = dataclasses.replace(reading.document, path=path)
        mentions = tuple(dataclasses.replace(m, document=path) for m in reading.mentions)
        return Reading(document=document, quotations=(), mentions=mentions)

    other = [named(reading, path) for reading, path in zip(quarrel, ("z", "y", "x"), strict=True)]
    groups = {frozenset(m.id for m in e.mentions) for e in resolve(quarrel)}
    assert {frozenset(m.id for m in e.mentions) for e in resolve(other)} == groups
    assert {e.id for e in resolve(other)} == {e.id for e in resolve(quarrel)}


def test_a_noun_whose_clause_tells_another_matter_does_not_point_back(make_report: Make, say: Make) -> None:
    report = make_report(
        "a.txt",
        say("They must leave the Straits.", "leave the Straits"),
        say("It goes beyond its demands, which once centred on tolls.", "its demands, which once centred on tolls"),
        say("These demands came on Monday.", "These demands"),
    )
    assert sorted(len(e.mentions) for e in resolve([report])) == [1, 2]
