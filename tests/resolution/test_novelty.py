"""New, repeated, widened, narrowed, hardened, softened, or not to be told."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from melian.model.span import Excerpt
from melian.resolution import resolve

Make = Callable[..., Any]
WORDS = "leave the Straits"


@pytest.mark.parametrize(
    ("before", "after", "novelty"),
    [
        ({}, {}, "repeated"),
        ({"act": "appeal"}, {"act": "demand"}, "hardened"),
        ({"act": "demand"}, {"act": "appeal"}, "softened"),
        ({"target": "Arland"}, {"target": "Arland; Corland"}, "widened"),
        ({"target": "Arland; Corland"}, {"target": "Arland"}, "narrowed"),
        ({"target": "Corland"}, {"target": "Arland"}, "widened"),
        ({"actor": "Corland"}, {"actor": "Borland"}, "new"),
    ],
)
def test_changes(make_report: Make, say: Make, before: dict[str, str], after: dict[str, str], novelty: str) -> None:
    sentence = "They must leave the Straits."
    first = make_report("a.txt", say(sentence, WORDS, date="2024-05-01", **before))
    second = make_report("b.txt", say(sentence, WORDS, date="2024-06-01", **after))
    earlier, later = sorted(resolve([second, first]), key=lambda e: e.date or "")
    assert earlier.novelty == "new"
    assert later.novelty == novelty
    assert later.against == (None if novelty == "new" else earlier.id)
    assert later.why_novel


def test_a_deadline_added_hardens(make_report: Make, say: Make) -> None:
    first = make_report("a.txt", say("They must leave the Straits.", WORDS, date="2024-05-01"))
    second = make_report("b.txt", say("They must leave the Straits within five days.", WORDS, date="2024-06-01"))
    later = max(resolve([first, second]), key=lambda e: e.date or "")
    assert later.novelty == "hardened"
    assert "within five days" in later.why_novel


@pytest.mark.parametrize(("first", "second"), [(None, "2024-06-01"), ("2024-06-01", None)])
def test_without_a_date_it_cannot_be_told(make_report: Make, say: Make, first: str | None, second: str | None) -> None:
    a = make_report("a.txt", say("They must leave the Straits.", WORDS, date=first))
    b = make_report("b.txt", say("They must give back the islands.", "give back the islands", date=second))
    undated = next(e for e in resolve([a, b]) if e.date is None)
    assert (undated.novelty, undated.against) == ("undetermined", None)
    assert "a date for it would settle that" in undated.why_novel


def test_an_act_without_any_like_it_is_new(make_report: Make, say: Make) -> None:
    (event,) = resolve([make_report("a.txt", say("They must leave the Straits.", WORDS))])
    assert (event.novelty, event.against) == ("new", None)


STRIKE = "strike their ports"


def _threats(make_report: Make, say: Make, before: str, after: str, **fields: str) -> Any:
    """The later of two threats of one side to one other."""
    pair = [
        make_report(f"{n}.txt", say(words, words.rstrip("."), act="threaten", date=date, **fields))
        for n, (words, date) in enumerate(((before, "2024-05-01"), (after, "2024-05-20")))
    ]
    return max(resolve(pair), key=lambda e: e.date or "")


@pytest.mark.parametrize(
    ("before", "after", "novelty", "told"),
    [
        ("They will face consequences.", "We will bomb the bridges.", "hardened", "bomb"),
        ("We will bomb the bridges.", "We will impose tariffs on grain.", "softened", "tariffs"),
        ("We will impose tariffs.", "We will take further measures over the tariffs.", "hardened", "further"),
        ("We will act within two days.", "We will act within ten days.", "softened", "within ten days"),
        ("We will act within two weeks.", "We will act by noon.", "hardened", "by noon"),
        ("We will strike their ports.", "The strikes on their ports are postponed.", "softened", "postponed"),
    ],
)
def test_threats(make_report: Make, say: Make, before: str, after: str, novelty: str, told: str) -> None:
    later = _threats(make_report, say, before, after)
    assert later.novelty == novelty
    assert told in later.why_novel


def test_a_condition_that_is_gone_hardens_a_threat(make_report: Make, say: Make) -> None:
    tied = say("We will strike their ports unless they leave.", STRIKE, act="threaten", condition="unless they leave",
               date="2024-05-01")  # fmt: skip
    plain = say("We will strike their ports.", STRIKE, act="threaten", date="2024-05-20")
    later = max(resolve([make_report("a.txt", tied), make_report("b.txt", plain)]), key=lambda e: e.date or "")
    assert later.novelty == "hardened"
    assert "unless they leave" in later.why_novel


def test_what_was_hedged_and_is_no_more_is_hardened(make_report: Make, say: Make) -> None:
    hedge = Excerpt(start=5, end=10, text="might")
    first = say("They might have to leave the Straits.", WORDS, date="2024-05-01", hedge=hedge)
    second = say("They must leave the Straits.", WORDS, date="2024-06-01")
    later = max(resolve([make_report("a.txt", first), make_report("b.txt", second)]), key=lambda e: e.date or "")
    assert (later.novelty, "might" in later.why_novel) == ("hardened", True)


def test_a_larger_figure_widens(make_report: Make, say: Make) -> None:
    first = say("They must withdraw 200 soldiers.", "withdraw 200 soldiers", date="2024-05-01")
    second = say("They must withdraw 900 soldiers.", "withdraw 900 soldiers", date="2024-06-01")
    later = max(resolve([make_report("a.txt", first), make_report("b.txt", second)]), key=lambda e: e.date or "")
    assert (later.novelty, "900 soldiers after 200" in later.why_novel) == ("widened", True)


def test_a_month_is_not_before_a_day_in_it(make_report: Make, say: Make) -> None:
    first = say("They must leave the Straits.", WORDS, date="2024-05")
    second = say("They must give back the islands of the Straits.", "give back the islands of the Straits",
                 date="2024-05-20")  # fmt: skip
    events = resolve([make_report("a.txt", first), make_report("b.txt", second)])
    assert {e.against for e in events} == {None}


def test_an_acceptance_after_a_refusal_is_softened(make_report: Make, say: Make) -> None:
    refusal = say("We refuse the terms.", "the terms", act="reject", date="2024-05-01")
    yes = say("We take the truce.", "the truce", act="accept", date="2024-05-09")
    later = max(resolve([make_report("a.txt", refusal), make_report("b.txt", yes)]), key=lambda e: e.date or "")
    assert (later.novelty, later.why_novel[-len("from reject to accept") :]) == ("softened", "from reject to accept")


def test_a_demand_is_measured_against_demands_and_not_the_threats_beside_them(make_report: Make, say: Make) -> None:
    demand = say("They must leave the Straits.", WORDS, date="2024-05-01")
    threat = say("Or the ships will strike the Straits.", "the ships will strike the Straits", act="threaten",
                 date="2024-05-10")  # fmt: skip
    again = say("They must leave the Straits.", WORDS, date="2024-05-30")
    reports = [make_report(f"{n}.txt", s) for n, s in enumerate((demand, threat, again))]
    later = max(resolve(reports), key=lambda e: e.date or "")
    assert (later.novelty, later.act) == ("repeated", "demand")


def test_long_after_the_words_decide(make_report: Make, say: Make) -> None:
    first = say("They must leave the Straits.", WORDS, date="2019-05-01")
    second = say("They must free the sailors.", "free the sailors", date="2024-05-01")
    later = max(resolve([make_report("a.txt", first), make_report("b.txt", second)]), key=lambda e: e.date or "")
    assert (later.novelty, later.against) == ("new", None)


def _one(make_report: Make, say: Make, words: str, content: str, **fields: Any) -> Any:
    (event,) = resolve([make_report("a.txt", say(words, content, **fields))])
    return event


@pytest.mark.parametrize(
    ("words", "novelty"),
    [
        ("Borland again demanded that Arland leave the Straits.", "repeated"),
        ("The minister reiterated that Arland must leave the Straits.", "repeated"),
        ("Borland still insists that Arland leave the Straits.", "repeated"),
        ("In a renewed call Borland told Arland to leave the Straits.", "repeated"),
        ("Borland pushed back by a week its deadline for Arland to leave the Straits.", "softened"),
        ("Borland softened its demand that Arland leave the Straits.", "softened"),
        ("Borland stepped up its demands that Arland leave the Straits.", "hardened"),
        ("For the first time Borland told Arland to leave the Straits.", "new"),
        ("Borland told Arland to leave the Straits.", "new"),
    ],
)
def test_a_report_says_itself_that_it_goes_on_from_an_earlier_act(
    make_report: Make, say: Make, words: str, novelty: str
) -> None:
    assert _one(make_report, say, words, WORDS).novelty == novelty
    assert _one(make_report, say, words, WORDS, date="2024-05-01").novelty == novelty


@pytest.mark.parametrize("content", ["leave the Straits again", "not attack again", "stop renewed calls"])
def test_what_is_demanded_says_nothing_of_the_demand(make_report: Make, say: Make, content: str) -> None:
    assert _one(make_report, say, f"Borland told Arland to {content}.", content).novelty == "new"


def test_what_only_goes_on_from_an_act_puts_no_doubt_on_it(make_report: Make, say: Make) -> None:
    first = make_report("a.txt", say("Arland must leave the Straits, Borland said.", WORDS), date=None)
    second = make_report("b.txt", say("It is to hand over the harbour.", "hand over the harbour"))
    third = make_report(
        "c.txt", say("Borland again told Arland to clear the Straits of mines.", "clear the Straits of mines")
    )
    found = {e.content.text: e for e in resolve([first, third])}
    assert found[WORDS].novelty == "new"
    assert (found["clear the Straits of mines"].novelty, found["clear the Straits of mines"].against) == (
        "repeated",
        found[WORDS].id,
    )
    several = {e.content.text: e for e in resolve([first, second, third])}
    assert several[WORDS].novelty == "undetermined"


def test_one_undated_report_orders_what_it_tells_as_past_and_as_news(make_report: Make, say: Make) -> None:
    report = make_report(
        "a.txt",
        say("Arland must leave the Straits within five days, Borland said.", WORDS),
        say("Borland had earlier asked it to send home a squadron.", "send home a squadron", act="appeal"),
    )
    found = {e.act: e for e in resolve([report])}
    assert (found["appeal"].novelty, found["appeal"].against) == ("new", None)
    assert (found["demand"].novelty, found["demand"].against) == ("hardened", found["appeal"].id)
    elsewhere = make_report("b.txt", say("Arland must give back the islands, Borland said.", "give back the islands"))
    assert {e.novelty for e in resolve([report, elsewhere])} == {"undetermined"}


def test_what_a_dated_report_tells_as_past_is_before_its_news(make_report: Make, say: Make) -> None:
    report = make_report(
        "a.txt",
        say("Arland must leave the Straits, Borland said.", WORDS),
        say("It had previously asked it to send home a squadron.", "send home a squadron", act="appeal"),
        date="2024-05-01",
    )
    found = {e.act: e for e in resolve([report])}
    assert (found["demand"].novelty, found["demand"].against) == ("hardened", found["appeal"].id)


def test_an_act_of_a_kind_that_it_is_not_measured_against_puts_no_doubt_on_it(make_report: Make, say: Make) -> None:
    accused = say("Borland accused Arland of mining the Straits.", "mining the Straits", act="accuse")
    asked = say("Borland asked Arland to stop mining the Straits.", "stop mining the Straits")
    found = {e.act: e for e in resolve([make_report("a.txt", accused), make_report("b.txt", asked)])}
    assert found["accuse"].novelty == "new"
    assert found["demand"].novelty == "undetermined"


def test_harm_without_a_name_to_others_is_another_issue(make_report: Make, say: Make) -> None:
    told = [
        make_report(
            f"{target}.txt",
            say(f"{target} will face {words}.", f"face {words}", act="threaten", target=target, date=date),
        )
        for target, words, date in (
            ("Arland", "severe consequences", "2024-05-01"),
            ("Corland", "grave consequences", "2024-05-20"),
        )
    ]
    assert [e.novelty for e in resolve(told)] == ["new", "new"]


def test_the_will_to_act_hardens(make_report: Make, say: Make) -> None:
    later = _threats(make_report, say, "We will bomb the bridges.", "We will not hesitate to bomb the bridges.")
    assert (later.novelty, "not hesitate" in later.why_novel) == ("hardened", True)
    assert _threats(make_report, say, "We will bomb the bridges.", "We will bomb the bridges.").novelty == "repeated"


@pytest.mark.parametrize(
    ("after", "novelty"),
    [
        ("This marks a sharp expansion of Borland's demands, officials said.", "widened"),
        ("The statement represents a clear hardening of the ministry's terms.", "hardened"),
        ("It is a softening of earlier demands.", "softened"),
        ("These demands amount to a repetition of old conditions.", "repeated"),
        ("This marks an expansion of the port.", "new"),
        ("Whether this marks an expansion of its demands is open.", "new"),
        ("This is not an expansion of its demands.", "new"),
        ("This marks an escalation of its threats.", "new"),
    ],
)
def test_the_next_sentence_may_say_how_it_stands(make_report: Make, say: Make, after: str, novelty: str) -> None:
    (event,) = resolve([make_report("a.txt", say("They must leave the Straits.", WORDS), after)])
    assert event.novelty == novelty
    if novelty != "new":
        assert after.split(",", maxsplit=1)[0].rstrip(".").split(" of ")[0] in event.why_novel


@pytest.mark.parametrize("also", ["must also close the mine", "also demanded that Arland close the mine"])
def test_what_is_asked_besides_widens(make_report: Make, say: Make, also: str) -> None:
    first = make_report("a.txt", say("Arland must leave the Straits.", WORDS, date="2024-05-01"))
    second = make_report(
        "b.txt", say(f"Borland {also} at the Straits.", "close the mine at the Straits", date="2024-06-01")
    )
    plain = make_report("c.txt", say("Arland must close the mine.", "close the mine", date="2024-06-01"))
    later = max(resolve([first, second]), key=lambda e: e.date or "")
    assert (later.novelty, "also" in later.why_novel) == ("widened", True)
    assert max(resolve([first, plain]), key=lambda e: e.date or "").novelty != "widened"


def test_what_is_added_is_told_in_whole_words(make_report: Make, say: Make) -> None:
    first = make_report("a.txt", say("Evacuate the garrisons.", "Evacuate the garrisons", date="2024-05-01"))
    words = "Evacuate the garrisons and police"
    later = max(
        resolve([first, make_report("b.txt", say(f"{words}.", words, date="2024-06-01"))]), key=lambda e: e.date or ""
    )
    assert later.why_novel.endswith("adds police")


def test_a_day_to_come_is_no_day_of_the_words(make_report: Make, say: Make) -> None:
    told = say("They must leave the Straits by June 7.", WORDS, date="2024-06-07")
    (event,) = resolve([make_report("a.txt", told, date="2024-06-03")])
    assert event.date == "2024-06-03"
    (deed,) = resolve(
        [make_report("a.txt", say("Troops will move.", "Troops", act="deploy", date="2024-06-07"), date="2024-06-03")]
    )
    assert deed.date == "2024-06-07"
