"""In whose words an act is told, judged on its own object."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from typing import Any

import pytest

from melian.model.event import Element, Event, Reading
from melian.resolution import resolve

Make = Callable[..., Any]

CASES = [
    pytest.param(
        "“Arland must leave the Straits at once,” Reed said.",
        "Arland must leave the Straits at once",
        "direct_quote",
        "verbatim",
        id="a sentence quoted",
    ),
    pytest.param(
        "Arland must leave the Straits at once.",
        "Arland must leave the Straits at once",
        "direct_quote",
        "verbatim",
        id="the actor's own document",
    ),
    pytest.param(
        "Reed said Arland must “leave the whole Straits at once”.",
        "leave the whole Straits at once",
        "direct_quote",
        "verbatim_in_part",
        id="a piece inside reported speech",
    ),
    pytest.param(
        'Reed demanded a "full, safe and lasting opening" of the Straits.',
        'a "full, safe and lasting opening" of the Straits',
        "indirect_quote",
        "verbatim_in_part",
        id="quoted but for the place, which the writer names",
    ),
    pytest.param(
        "Reed said Arland must “pull out” of the Straits.",
        "Arland must “pull out” of the Straits",
        "indirect_quote",
        "paraphrase_only",
        id="under four words",
    ),
    pytest.param(
        "Reed said Arland must leave the Straits, calling it “a matter of life and death”.",
        "Arland must leave the Straits",
        "indirect_quote",
        "paraphrase_only",
        id="quoted words that speak of something else",
    ),
    pytest.param(
        "Borland tells Arland to leave the Straits",
        "Arland to leave the Straits",
        "headline",
        "headline_only",
        id="a headline",
    ),
    pytest.param(
        "Borland seems to want Arland out of the Straits.",
        "Arland out of the Straits",
        "author_opinion",
        "paraphrase_only",
        id="the writer's inference",
    ),
]


@pytest.mark.parametrize(("sentence", "content", "form", "support"), CASES)
def test_support(make_report: Make, say: Make, sentence: str, content: str, form: str, support: str) -> None:
    (event,) = resolve([make_report("a.txt", say(sentence, content, form=form))])
    assert event.support == support


def test_a_quotation_without_the_place_does_not_support_a_demand_about_it(make_report: Make, say: Make) -> None:
    reports = [
        make_report("a.txt", say("Reed said Arland must withdraw from the Straits.", "withdraw from the Straits")),
        make_report(
            "b.txt", say("Arland must withdraw from the Straits, he said.", "Arland must withdraw from the Straits")
        ),
        make_report(
            "c.txt", say("“Arland has to withdraw its ships,” said Reed.", "withdraw its ships", form="direct_quote")
        ),
    ]
    event = max(resolve(reports), key=lambda e: len(e.mentions))
    assert len(event.mentions) >= 2
    assert event.support == "paraphrase_only"


def test_the_best_support_counts(make_report: Make, say: Make) -> None:
    words = "Arland must leave the Straits at once"
    reports = [
        make_report("a.txt", say(f"{words}, Reed said.", words)),
        make_report("b.txt", say(f"“{words},” Reed said.", words, form="direct_quote")),
    ]
    (event,) = resolve(reports)
    assert event.support == "verbatim"
    assert event.content_document == "b.txt"


def by_name(event: Event) -> dict[str, Element]:
    return {e.element: e for e in event.elements}


def the_demand(events: Sequence[Event]) -> Event:
    return max(events, key=lambda e: len(e.mentions))


def test_elements_of_a_paraphrased_demand(quarrel: tuple[Reading, ...]) -> None:
    held = by_name(the_demand(resolve(quarrel)))
    assert list(held) == ["who", "what", "whom", "where", "condition", "deadline"]
    assert {name: e.level for name, e in held.items()} == {
        "who": "paraphrase",
        "what": "paraphrase",
        "whom": "paraphrase",
        "where": "absent",
        "condition": "paraphrase",
        "deadline": "absent",
    }
    assert held["what"].evidence is not None
    assert held["what"].evidence.text == "pulls out"
    assert held["who"].value == "Tom Reed"


def test_evidence_stands_where_it_says(quarrel: tuple[Reading, ...]) -> None:
    texts = {r.document.path: r.document.text for r in quarrel}
    for event in resolve(quarrel):
        for element in event.elements:
            if element.evidence is not None:
                assert element.document is not None
                words = texts[element.document][element.evidence.start : element.evidence.end]
                assert words == element.evidence.text
        for link in event.chain:
            if link.evidence is not None:
                assert texts[link.document][link.evidence.start : link.evidence.end] == link.evidence.text


@pytest.mark.parametrize(
    ("sentence", "deadline"),
    [
        ("Arland must leave the Straits within 48 hours, Reed said.", "within 48 hours"),
        ("Arland must leave the Straits by Friday, Reed said.", "by Friday"),
        ("Arland must leave the Straits immediately, Reed said.", "immediately"),
        ("Arland must leave the Straits, Reed said.", None),
    ],
)
def test_deadlines(make_report: Make, say: Make, sentence: str, deadline: str | None) -> None:
    (event,) = resolve([make_report("a.txt", say(sentence, "Arland must leave the Straits"))])
    held = by_name(event)["deadline"]
    assert (held.value, held.level) == (deadline, "paraphrase" if deadline else "absent")


def test_a_place_is_told_where_its_own_words_stand(make_report: Make, say: Make) -> None:
    fields = {"actor": "North Arland", "target": "Borland", "place": "North Arland Bay"}
    first = say("North Arland told Borland to empty the quays.", "empty the quays", **fields)
    second = say("North Arland wants Borland to empty the quays of North Arland Bay.", "empty the quays", **fields)
    (event,) = resolve([make_report("a.txt", first, second, date="2024-06-03")])
    where = by_name(event)["where"]
    assert where.evidence is not None
    assert where.evidence.text == "North Arland Bay"


def test_a_deadline_is_no_condition(make_report: Make, say: Make) -> None:
    told = say("They must leave the Straits by Friday.", "leave the Straits", condition="by Friday")
    reading = make_report("a.txt", told, date="2024-06-03")
    mention = reading.mentions[0]
    assert mention.condition is not None
    dated = replace(mention, condition=replace(mention.condition, kind="deadline", role="other"))
    elements = by_name(resolve([replace(reading, mentions=(dated,))])[0])
    assert elements["condition"].level == "absent"
    assert elements["deadline"].value == "by Friday"
