"""How the object of an act drifts from the quoted words."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import Any

from melian.assessment.disputes import Dispute
from melian.assessment.drift import Drift, drift, steps
from melian.assessment.lookup import Lookup, look_up
from melian.model.event import Step

Make = Callable[..., Any]


def drift_of(make_account: Make, *reports: Any) -> Drift:
    account = make_account(*reports)
    return drift(max(account.events, key=lambda e: len(e.mentions)), look_up(account))


def adds(found: Drift) -> dict[str, dict[str, list[str]]]:
    return {
        w.mention.content.text: {added.kind: [e.text for e in added.words] for added in w.adds} for w in found.wordings
    }


def quarrel(make_account: Make, say: Make) -> Drift:
    return drift_of(
        make_account,
        (
            "a.txt",
            (
                say("Borland wants Skarn", "Skarn", form="headline", target="Skarn"),
                say(
                    "Arland must take all its crews out of Skarn, Tom Reed of Borland said.",
                    "take all its crews out of Skarn",
                    speaker="Tom Reed",
                    place="Skarn",
                ),
                say(
                    "Reed said that a complete removal of crews from Skarn might be asked for.",
                    "complete removal of crews from Skarn",
                    speaker="Tom Reed",
                    place="Skarn",
                ),
                "“The growth of Arland on the river has to be dealt with,” Reed said.",
            ),
        ),
        ("b.txt", (say("Arland must leave the river, Borland said.", "leave the river"),)),
    )


def test_what_each_wording_adds_to_the_quoted_words(make_account: Make, say: Make) -> None:
    found = quarrel(make_account, say)
    assert [q.text for q in found.nearest] == ["The growth of Arland on the river has to be dealt with,"]
    assert adds(found) == {
        "take all its crews out of Skarn": {"name": ["Skarn"], "degree": ["all"], "matter": ["take", "crews"]},
        "complete removal of crews from Skarn": {
            "name": ["Skarn"],
            "degree": ["complete"],
            "matter": ["removal", "crews"],
        },
        "Skarn": {"addressee": [], "bare": ["Skarn"], "name": ["Skarn"]},
    }


def test_the_furthest_retelling_stands_last(make_account: Make, say: Make) -> None:
    found = quarrel(make_account, say)
    assert found.wordings[-1].mention.content.text == "Skarn"
    assert [w.distance for w in found.wordings] == sorted(w.distance for w in found.wordings)


def test_steps_are_one_for_each_kind_of_addition(make_account: Make, say: Make) -> None:
    found = quarrel(make_account, say)
    assert [w.mention.content.text for w in steps(found)] == ["take all its crews out of Skarn", "Skarn"]
    assert [w.mention.content.text for w in steps(found, most=1)] == ["take all its crews out of Skarn", "Skarn"]


def test_what_is_in_no_quoted_words_is_told(make_account: Make, say: Make) -> None:
    assert quarrel(make_account, say).unquoted == ("Skarn", "crews")


def test_quoted_words_inside_reported_speech_add_nothing(make_account: Make, say: Make) -> None:
    words = "“clear out” of Skarn"
    found = drift_of(make_account, ("a.txt", (say(f"Arland must {words}, Reed said.", words, speaker="Tom Reed"),)))
    assert adds(found) == {words: {"name": ["Skarn"]}}
    assert found.nearest == ()


def test_the_acts_own_words_are_not_held_against_others(make_account: Make, say: Make) -> None:
    quoted = "All crews have to leave Skarn at once"
    found = drift_of(
        make_account,
        (
            "a.txt",
            (
                say("“All crews have to leave Skarn at once,” Reed said.", quoted, form="direct_quote"),
                say("Reed wants the crews to leave Skarn and Kest.", "crews to leave Skarn and Kest"),
            ),
        ),
    )
    assert adds(found) == {quoted: {}, "crews to leave Skarn and Kest": {"name": ["Kest"]}}
    assert found.wordings[0].mention.form == "direct_quote"


def test_words_of_another_matter_are_told_as_such(make_account: Make, say: Make) -> None:
    report = ("a.txt", (say("Arland must leave Skarn, Reed said.", "leave Skarn", speaker="Tom Reed"), OTHER))
    assert not drift_of(make_account, report).near


OTHER = "“We would like to have a good talk over dinner,” Reed said."


def test_a_doubt_that_the_same_article_has_is_missed(dispute: Dispute, lookup: Lookup) -> None:
    found = drift(dispute.lead, lookup).wordings
    doubts = {w.mention.id: [e.text for a in w.adds if a.kind == "certainty" for e in a.words] for w in found}
    assert doubts == {"h1": [], "h2": [], "h3": [], "l1": ["may also"], "l2": ["may also"], "l3": []}


def test_a_doubt_of_the_quoted_words_is_missed(make_account: Make, say: Make) -> None:
    quoted = "“It may also become necessary that the crews leave Skarn,” Reed said."
    told = say("Reed demanded that the crews leave Skarn.", "the crews leave Skarn", speaker="Tom Reed")
    found = drift_of(make_account, ("a.txt", (told, quoted)))
    assert adds(found) == {"the crews leave Skarn": {"certainty": ["may also"]}}


def test_a_doubt_of_the_article_that_it_comes_from_is_missed(dispute: Dispute, lookup: Lookup) -> None:
    event = dispute.lead
    step = Step(name="Ledger", document="news/ledger.txt")
    links = tuple(replace(c, path=(step,)) if c.document == "news/harbour.txt" else c for c in event.chain)
    found = drift(replace(event, chain=links), lookup).wordings
    doubts = {w.mention.id: a.document for w in found for a in w.adds if a.kind == "certainty"}
    assert doubts["h2"] == "news/ledger.txt"
