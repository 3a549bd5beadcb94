"""The stages one after the other: one document at a time, and no document the end of the run."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from melian.language import English
from melian.model.document import Document, Found, Unreadable
from melian.model.event import Reading
from melian.model.mention import Judgement
from melian.model.parsed import Parsed
from melian.pipeline import Pipeline
from melian.reading import ReadOptions, read

DEMAND = "Norway demanded on Monday that Iceland withdraw its ships from the area."
NOW = "2024-11-01T00:00:00Z"


@pytest.fixture(scope="module")
def pipeline(english: English) -> Pipeline:
    return Pipeline(packs=Pipeline.open().packs, english=english)


@pytest.fixture(scope="module")
def documents(examples: tuple[Path, ...]) -> tuple[Document, ...]:
    return tuple(d for d in read([str(path) for path in examples], ReadOptions()) if isinstance(d, Document))


def article(path: str, text: str = DEMAND, language: str | None = None) -> Document:
    found = Found(value=language, how="test") if language else None
    return Document(path=path, text=text, kind="text", language=found)


class Broken(English):
    """A parser that some text breaks."""

    def parse(self, document: Document) -> Parsed:
        if document.path == "bad.txt":
            raise RecursionError("too deep")
        return super().parse(document)


def test_a_text_that_breaks_the_reading_is_a_recorded_failure(pipeline: Pipeline) -> None:
    broken = Pipeline(packs=pipeline.packs, english=Broken())
    first, second, third = broken.read_all([article("a.txt"), article("bad.txt"), article("c.txt")])
    assert isinstance(first, Reading)
    assert second == Unreadable(path="bad.txt", why="could not be analysed: RecursionError: too deep")
    assert isinstance(third, Reading)


def test_documents_are_read_one_at_a_time(pipeline: Pipeline) -> None:
    opened = []

    def given_one_by_one() -> Iterator[Document]:
        for name in ("a.txt", "b.txt"):
            opened.append(name)
            yield article(name)

    next(pipeline.read_all(given_one_by_one()))
    assert opened == ["a.txt"]


@pytest.mark.parametrize(
    ("language", "acts"), [("en", ["demand"]), ("en-GB", ["demand"]), (None, ["demand"]), ("fr", [])]
)
def test_only_english_is_read(language: str | None, acts: list[str], pipeline: Pipeline) -> None:
    reading = pipeline.read(article("a.txt", language=language))
    assert [mention.act for mention in reading.mentions if mention.polarity == "asserted"] == acts
    assert bool(reading.document.problems) is (not acts)


def test_what_a_person_rejects_is_in_no_event(pipeline: Pipeline) -> None:
    reading = pipeline.read(article("a.txt"))
    mention = next(m for m in reading.mentions if m.act == "demand")
    rejected = Judgement(mention=mention.id, verdict="rejected", reason="a test", by=None, at=NOW)
    assert mention.id in {m.id for event in pipeline.resolve([reading]) for m in event.mentions}
    assert mention.id not in {m.id for event in pipeline.resolve([reading], [rejected]) for m in event.mentions}


def test_the_account_names_what_made_it(pipeline: Pipeline) -> None:
    account = pipeline.account([Unreadable(path="x", why="empty")], made_at=NOW)
    assert account.unreadable == (Unreadable(path="x", why="empty"),)
    assert [name for name, _ in account.versions] == ["melian", "packs", "English model"]
    assert all(version for _, version in account.versions)


@settings(max_examples=20)
@given(data=st.data())
def test_the_order_of_articles_changes_nothing(
    data: st.DataObject, pipeline: Pipeline, readings: tuple[Reading, ...]
) -> None:
    turned = data.draw(st.permutations(readings))
    assert pipeline.account(turned, made_at=NOW) == pipeline.account(readings, made_at=NOW)


@pytest.fixture(scope="module")
def readings(pipeline: Pipeline, documents: tuple[Document, ...]) -> tuple[Reading, ...]:
    return tuple(item for item in pipeline.read_all(documents) if isinstance(item, Reading))


def test_spans_lie_in_the_text_and_hold_it(readings: tuple[Reading, ...]) -> None:
    found = 0
    for reading in readings:
        text = reading.document.text
        for mention in reading.mentions:
            for span in (mention, mention.content, mention.trigger, mention.condition, mention.hedge):
                if span is not None:
                    assert text[span.start : span.end] == span.text
                    found += 1
    assert found > 0
