"""Facts beside acts: the sentences of the measure, whose words they are, and what holds of any text."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from eval import facts as measure
from melian.extraction.cast import Cast
from melian.extraction.facts import facts
from melian.extraction.quotations import quotations
from melian.language import English
from melian.model.document import Document, Found, Furniture
from melian.model.fact import Fact
from melian.packs import Packs
from melian.pipeline import Pipeline

Read = Callable[..., tuple[Fact, ...]]
WORDS = st.sampled_from(
    ["Peru", "NATO", "has joined", "keeps", "2,000", "brigades", "in", "Chile", "killed", "-", "president", "of", "the",
     "$", "million", "dozens of", "people", ".", ",", "\n\n", "“", "”", "'s", "return to", "power", "2014", "annexed"]
)  # fmt: skip


@pytest.fixture(scope="module")
def read(english: English, shipped_packs: Packs) -> Read:
    def found(text: str, **parts: Any) -> tuple[Fact, ...]:
        parsed = english.parse(Document(path="test.txt", text=text, kind="text", **parts))
        cast = Cast(parsed, shipped_packs.actors)
        quoted = quotations(parsed, cast, shipped_packs.cues)
        names = shipped_packs.outlets.names
        return facts(parsed, cast, quoted, shipped_packs.actors, shipped_packs.facts, outlets=names)

    return found


def test_the_sentences_of_the_measure_are_read() -> None:
    expected = measure.load()
    assert len(expected) >= 120
    assert sum(not e.facts for e in expected) >= 30
    assert measure.total(measure.evaluate(expected)).f1 >= 0.96


def test_the_speaker_is_whose_words_it_is(read: Read) -> None:
    (fact,) = read("“France has 2,000 troops in Chad,” Foreign Minister Ana Ruiz said.")
    assert (fact.source, fact.quoted) == ("Ana Ruiz", True)


def test_an_outlet_that_is_credited_is_whose_words_it_is(read: Read) -> None:
    (fact,) = read("France has 2,000 troops in Chad, Reuters reported.")
    assert fact.source is not None
    assert "Reuters" in fact.source


def test_the_writer_is_nobodys_source(read: Read) -> None:
    (fact,) = read("France has 2,000 troops in Chad.")
    assert (fact.source, fact.quoted) == (None, False)


def test_a_weekday_is_counted_from_the_dateline(read: Read) -> None:
    (dated,) = read("Spain sent 150 soldiers to Latvia on Tuesday.", date=Found(value="2024-05-02", how="test"))
    assert (dated.time, dated.time_role) == ("2024-04-30", "at")
    (undated,) = read("Spain sent 150 soldiers to Latvia on Tuesday.")
    assert (undated.time, undated.time_role) == (None, "at")


def test_since_is_told_from_at(read: Read) -> None:
    (fact,) = read("France has kept 2,000 troops in Chad since 2014.")
    assert (fact.time, fact.time_role) == ("2014", "since")


def test_countries_that_are_counted_and_named_are_those(read: Read) -> None:
    text = "The AU maintains battle groups across three countries, including Kenya, and helps Uganda and Burundi too."
    (open_,) = read(text)
    assert (open_.place_count, open_.places) == (3, ("Kenya",))
    (fact,) = read(text.replace("and helps Uganda and Burundi too", "with forces also stationed in Uganda and Burundi"))
    assert (fact.place_count, fact.places) == (3, ("Burundi", "Kenya", "Uganda"))


def test_a_definite_count_is_of_the_force_told_of_before(read: Read) -> None:
    text = "Kenya keeps a brigade in Somalia. Kenya said the deployment of two battalions goes on."
    first, second = read(text)
    assert first.place == second.place == "Somalia"
    assert (first.rule, second.rule) == ("count:presence", "count:presence:again")
    assert [f.place for f in read(text.replace(". Kenya said", ".\n\nKenya said"))] == ["Somalia", None]


def test_nothing_is_read_from_the_pages_furniture(read: Read) -> None:
    text = "France has 2,000 troops in Chad."
    assert read(text, furniture=(Furniture(start=0, end=len(text), kind="related"),)) == ()


def test_they_are_left_out_where_they_are_not_wanted(english: English) -> None:
    pipeline = replace(Pipeline.open(reader="rules"), english=english)
    document = Document(path="a.txt", text="France has 2,000 troops in Chad.", kind="text")
    assert len(pipeline.read(document).facts) == 1
    assert replace(pipeline, with_facts=False).read(document).facts == ()


@settings(max_examples=40)
@given(words=st.lists(WORDS, max_size=25))
def test_any_text_is_read_twice_alike_and_spans_lie_in_it(read: Read, words: list[str]) -> None:
    text = " ".join(words)
    found = read(text)
    assert found == read(text)
    assert len({f.id for f in found}) == len(found)
    for fact in found:
        assert text[fact.start : fact.end] == fact.text
        assert text[fact.claim.start : fact.claim.end] == fact.claim.text
        assert fact.holds(fact.claim)
        if fact.quantity and fact.quantity.low is not None and fact.quantity.high is not None:
            assert fact.quantity.low <= fact.quantity.high
