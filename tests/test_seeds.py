"""The reference case: five real articles. What must hold of them is general, and tested on made-up texts elsewhere."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from melian.assessment.contradictions import Contradiction, contradictions
from melian.assessment.drift import drift
from melian.assessment.headlines import headlines
from melian.assessment.lookup import Lookup, look_up
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


def test_a_report_calls_it_an_expansion_and_its_own_date_is_in_no_text(baltic_demand: Event) -> None:
    assert baltic_demand.novelty == "widened"
    assert "expansion of Russia’s demands" in baltic_demand.why_novel
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


@pytest.fixture(scope="module")
def found(readings: dict[str, Reading]) -> tuple[Contradiction, ...]:
    return contradictions(fact for reading in readings.values() for fact in reading.facts)


def where(found: Contradiction) -> tuple[set[str], set[str]]:
    first, second = ({Path(fact.document).name[:3] for fact in side} for side in found.sides)
    return first, second


def test_forces_are_described_in_two_ways(found: tuple[Contradiction, ...]) -> None:
    between = [c for c in found if c.kind == "between"]
    assert [where(c) for c in between] == [({"000"}, {"002"})]
    units = [{f.quantity.unit for f in side if f.quantity} for side in between[0].sides]
    assert units == [{"battle group"}, {"brigade"}]
    assert [where(c) for c in found if c.kind == "within" and c.sides[0][0].quantity] == [({"002"}, {"002"})]


def test_an_accession_is_told_as_still_to_come(found: tuple[Contradiction, ...]) -> None:
    (stale,) = [c for c in found if c.kind == "stale"]
    assert where(stale) == ({"001"}, {"000", "002"})
    assert {f.subject for side in stale.sides for f in side} == {"Sweden"}


def test_a_return_is_only_possible_beside_dealings_in_office(found: tuple[Contradiction, ...]) -> None:
    (office,) = [c for c in found if c.sides[0][0].kind == "tenure"]
    assert (office.kind, where(office)) == ("within", ({"002"}, {"002"}))
    assert "potential return" in office.sides[0][0].claim.text
    assert "phone conversations" in office.sides[1][0].claim.text


def test_every_span_holds_its_words(readings: dict[str, Reading]) -> None:
    for reading in readings.values():
        text = reading.document.text
        for m in reading.mentions:
            spans = [m, m.content, m.trigger, *(s for s in (m.condition, m.hedge) if s is not None)]
            assert all(text[s.start : s.end] == s.text for s in spans)
        assert all(text[q.start : q.end] == q.text for q in reading.quotations)
        assert all(text[s.start : s.end] == s.text for f in reading.facts for s in (f, f.claim))
        assert all(f.holds(f.claim) for f in reading.facts)


@pytest.fixture(scope="module")
def lookup(readings: dict[str, Reading], events: tuple[Event, ...]) -> Lookup:
    held = tuple(readings.values())
    return look_up(
        Account(readings=held, events=events, judgements=(), unreadable=(), versions=(), made_at="2026-01-01")
    )


def test_the_baltic_element_is_in_no_quotation(lookup: Lookup, baltic_demand: Event) -> None:
    found = drift(baltic_demand, lookup)
    assert "NATO expansion" in found.nearest[0].text
    assert "Baltic" in found.unquoted
    furthest = found.wordings[-1]
    assert furthest.mention.form == "headline"
    assert {added.kind for added in furthest.adds} >= {"bare", "name"}
    assert all(w.distance < furthest.distance for w in found.wordings[:-1])


def test_headlines_that_say_more_than_their_texts(lookup: Lookup) -> None:
    found: dict[str, set[str]] = {}
    for event in lookup.events:
        for headline in headlines(event, lookup):
            found.setdefault(Path(headline.document).name[:3], set()).update(headline.reasons)
    assert any("the Baltics” itself" in reason for reason in found["000"])
    assert "the text below hedges it" in found["002"]
    assert any("no harder act than: appeal" in reason for reason in found["003"])
    assert any(reason.startswith("the text below has it at second hand: Sergey Lavrov") for reason in found["004"])


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
    assert stances_of_004["China"] == {"criticises_target", "ambiguous"}  # "unclear whether China will back" it


def test_a_sentence_without_a_name_is_nobodys_stance(stances_of_004: dict[str | None, set[str]]) -> None:
    assert stances_of_004[None] == {"ambiguous"}
    assert "Lithuania" not in stances_of_004


def test_other_allies_have_no_statement_and_are_not_called_silent(stances_of_004: dict[str | None, set[str]]) -> None:
    assert not {"France", "Germany", "Poland", "Estonia", "Latvia", "NATO"} & set(stances_of_004)
