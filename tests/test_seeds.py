"""The reference case: five real articles. What must hold of them is general, and tested on made-up texts elsewhere."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from melian.assessment.lookup import look_up
from melian.assessment.stance import StanceBook, stances
from melian.language import English
from melian.model.document import Document
from melian.model.event import Account, Event, Reading
from melian.model.mention import Mention
from melian.pipeline import Pipeline
from melian.reading import read

BALTICS = {"Estonia", "Latvia", "Lithuania"}


@pytest.fixture(scope="module")
def readings(seeds: tuple[Path, ...], english: English) -> dict[str, Reading]:
    pipeline = replace(Pipeline.open(), english=english)
    documents = [d for d in read([str(path) for path in seeds]) if isinstance(d, Document)]
    return {Path(d.path).name[:3]: pipeline.read(d) for d in documents}


@pytest.fixture(scope="module")
def events(readings: dict[str, Reading]) -> tuple[Event, ...]:
    return Pipeline.open().resolve(readings.values())


@pytest.fixture(scope="module")
def baltic_demand(events: tuple[Event, ...]) -> Event:
    found = [
        e for e in events if e.act == "demand" and e.actor == "Russia" and len({m.document for m in e.mentions}) > 1
    ]
    assert found
    return max(found, key=lambda e: len(e.mentions))


def asserted(reading: Reading, act: str, actor: str) -> list[Mention]:
    return [m for m in reading.mentions if m.act == act and m.polarity == "asserted" and actor in m.actors]


def test_the_baltic_demand_is_one_event_by_paraphrase_only(baltic_demand: Event) -> None:
    assert {Path(m.document).name[:3] for m in baltic_demand.mentions} == {"000", "001", "002"}
    assert baltic_demand.support == "paraphrase_only"
    assert baltic_demand.target == "NATO"
    assert baltic_demand.speaker is not None
    assert baltic_demand.speaker.name == "Sergei Ryabkov"
    where = next(e for e in baltic_demand.elements if e.element == "where")
    assert where.level == "paraphrase"
    assert set((where.value or "").split("; ")) >= BALTICS


def test_three_reports_one_origin(baltic_demand: Event) -> None:
    assert baltic_demand.independent_sources == 1


def test_it_is_not_new_and_its_own_date_is_in_no_text(baltic_demand: Event) -> None:
    assert baltic_demand.novelty != "new"
    assert baltic_demand.date is None


def test_the_request_runs_the_other_way(
    readings: dict[str, Reading], events: tuple[Event, ...], baltic_demand: Event
) -> None:
    asked = [
        m
        for m in readings["003"].mentions
        if m.act in ("appeal", "demand") and set(m.actors) >= BALTICS and m.target == "NATO"
    ]
    assert asked
    its_events = [e for e in events if {m.id for m in e.mentions} & {m.id for m in asked}]
    assert its_events
    assert all(e.id != baltic_demand.id for e in its_events)
    assert not [m for m in readings["003"].mentions if "Russia" in m.actors and BALTICS & set(m.targets)]


def test_actor_speaker_and_principal_are_kept_apart(readings: dict[str, Reading]) -> None:
    demands = asserted(readings["004"], "demand", "Russia")
    assert any(m.speaker and m.speaker.name.endswith("Lavrov") and m.principal == "Vladimir Putin" for m in demands)


def test_the_others_are_heard(readings: dict[str, Reading]) -> None:
    reading = readings["004"]
    assert asserted(reading, "accuse", "United Kingdom")[0].target == "Russia"
    assert asserted(reading, "reject", "United States")[0].target == "Russia"
    assert asserted(reading, "condemn", "China")[0].target == "NATO"
    said = [q for q in reading.quotations if q.speaker and q.speaker.name == "Gabrielius Landsbergis"]
    assert said


def test_advice_is_nobodys_act(readings: dict[str, Reading]) -> None:
    reading = readings["001"]
    at = reading.document.text.index("NATO must therefore reinforce")
    told = [m for m in reading.mentions if m.start <= at < m.end]
    assert {m.actor for m in told} <= {"author"}
    assert {m.form for m in told} <= {"author_advice"}


def test_no_mention_lies_in_furniture(readings: dict[str, Reading]) -> None:
    for reading in readings.values():
        assert not [m for m in reading.mentions if reading.document.in_furniture(m)]
        assert not [q for q in reading.quotations if reading.document.in_furniture(q)]


def test_every_span_holds_its_words(readings: dict[str, Reading]) -> None:
    for reading in readings.values():
        text = reading.document.text
        for m in reading.mentions:
            spans = [m, m.content, m.trigger, *(s for s in (m.condition, m.hedge) if s is not None)]
            assert all(text[s.start : s.end] == s.text for s in spans)
        assert all(text[q.start : q.end] == q.text for q in reading.quotations)


@pytest.fixture(scope="module")
def stances_of_004(readings: dict[str, Reading], events: tuple[Event, ...]) -> dict[str | None, set[str]]:
    """By holder, the stances that the fifth article shows towards the reduction that it reports as demanded."""
    pipeline = Pipeline.open()
    account = Account(
        readings=tuple(sorted(readings.values(), key=lambda r: r.document.path)), events=events, judgements=(),
        unreadable=(), versions=(), made_at="2026-01-01",
    )  # fmt: skip
    book = StanceBook(index=pipeline.packs.knowledge.stances, gazetteer=pipeline.packs.actors)
    asked = {
        e.id for e in events if e.act == "demand" and e.actor == "Russia" and "reduction" in e.content.text.casefold()
    }
    found: dict[str | None, set[str]] = {}
    for stance in stances(look_up(account), book):
        if stance.demand in asked and Path(stance.document).name.startswith("004"):
            for name in (stance.holder or "").split("; "):
                found.setdefault(name or None, set()).add(stance.kind)
    return found


def test_who_answers_in_the_fifth_article(stances_of_004: dict[str | None, set[str]]) -> None:
    assert stances_of_004["United Kingdom"] == {"rejects"}
    assert stances_of_004["United States"] == {"rejects"}
    assert stances_of_004["Ukraine"] == {"rejects"}
    assert stances_of_004["China"] == {"criticises_target"}


def test_a_sentence_without_a_name_is_nobodys_stance(stances_of_004: dict[str | None, set[str]]) -> None:
    assert stances_of_004[None] == {"ambiguous"}
    assert "Lithuania" not in stances_of_004


def test_other_allies_have_no_statement_and_are_not_called_silent(stances_of_004: dict[str | None, set[str]]) -> None:
    assert not {"France", "Germany", "Poland", "Estonia", "Latvia", "NATO"} & set(stances_of_004)
