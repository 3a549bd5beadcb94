"""The stages one after the other: one document at a time, and no document the end of the run."""

from __future__ import annotations

import multiprocessing
from collections.abc import Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from melian.errors import UsageError
from melian.language import English
from melian.language.encoder import MODEL, VOCABULARY
from melian.model.document import Document, Found, Unreadable
from melian.model.event import Reading
from melian.model.mention import Judgement
from melian.model.parsed import Parsed
from melian.model.rows import mention_row
from melian.model.span import Span
from melian.pipeline import Pipeline
from melian.reading import ReadOptions, read
from melian.resolution import resolve

DEMAND = "Norway demanded on Monday that Iceland withdraw its ships from the area."
NOW = "2024-11-01T00:00:00Z"


@pytest.fixture(scope="module")
def pipeline(english: English) -> Pipeline:
    return replace(Pipeline.open(), english=english)


@pytest.fixture(scope="module")
def documents(examples: tuple[Path, ...]) -> tuple[Document, ...]:
    return tuple(d for d in read([str(path) for path in examples], ReadOptions()) if isinstance(d, Document))


def article(path: str, text: str = DEMAND, language: str | None = None) -> Document:
    found = Found(value=language, how="test") if language else None
    return Document(path=path, text=text, kind="text", language=found)


class Broken(English):
    """A parser that some text breaks."""

    def parse(self, document: Document, spans: Sequence[Span] | None = None) -> Parsed:
        if document.path == "bad.txt":
            raise RecursionError("too deep")
        return super().parse(document)


def test_a_text_that_breaks_the_reading_is_a_recorded_failure(pipeline: Pipeline) -> None:
    broken = replace(pipeline, english=Broken())
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
    assert [name for name, _ in account.versions] == ["melian", "packs", "English model", "reader"]
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


SAID = "The Kremlin said that the war would end."


@pytest.fixture(scope="module")
def learned(english: English, small_weights: Path) -> Pipeline:
    return replace(Pipeline.open(weights=small_weights), english=english)


def said(reading: Reading) -> list[tuple[str, str | None]]:
    return [(q.text, q.speaker.name if q.speaker else None) for q in reading.quotations]


def test_the_encoder_reads_unless_rules_are_asked_for(learned: Pipeline, small_weights: Path) -> None:
    rules = Pipeline.open(reader="rules", weights=small_weights)
    assert said(learned.read(article("a.txt", SAID))) == [("war would end", "Russia")]
    assert said(rules.read(article("a.txt", SAID))) == [("that the war would end", "Russia")]


def test_the_account_names_the_reader(learned: Pipeline, small_weights: Path) -> None:
    name, version = learned.account([], made_at=NOW).versions[-1]
    assert name == "reader"
    digest = (small_weights / "SHA256SUMS").read_text("ascii")[:12]
    assert version == f"encoder, reader.onnx {digest}"
    assert Pipeline.open(reader="rules").versions()[-1] == ("reader", "rules")


def test_asked_for_and_not_there(tmp_path: Path) -> None:
    with pytest.raises(UsageError, match="SHA256SUMS: no weights here; read with --reader rules instead"):
        Pipeline.open(reader="encoder", weights=tmp_path)


@pytest.mark.parametrize("name", [MODEL, VOCABULARY])
def test_a_file_that_is_missing_is_never_passed_over(name: str, small_weights: Path, tmp_path: Path) -> None:
    for path in small_weights.iterdir():
        if path.name != name:
            (tmp_path / path.name).write_bytes(path.read_bytes())
    with pytest.raises(UsageError, match=f"{name}: no weights here"):
        Pipeline.open(weights=tmp_path)


def test_weights_that_are_not_there_end_the_run_unless_rules_are_asked_for(tmp_path: Path) -> None:
    with pytest.raises(UsageError, match="no weights here"):
        Pipeline.open(weights=tmp_path)
    assert Pipeline.open(reader="rules", weights=tmp_path).tagger is None


@pytest.mark.parametrize("name", [MODEL, VOCABULARY])
def test_other_weights_than_those_named_end_the_run(
    name: str, english: English, small_weights: Path, tmp_path: Path
) -> None:
    for path in small_weights.iterdir():
        (tmp_path / path.name).write_bytes(path.read_bytes())
    with (tmp_path / name).open("ab") as file:
        file.write(b" ")
    pipeline = replace(Pipeline.open(weights=tmp_path), english=english)
    with pytest.raises(UsageError, match=f"{name}: not the weights that SHA256SUMS names"):
        list(pipeline.read_all([article("a.txt")]))


def test_the_same_text_is_read_the_same_again_and_in_another_process(learned: Pipeline) -> None:
    here = learned.read(article("a.txt", SAID))
    assert learned.read(article("a.txt", SAID)) == here
    with ProcessPoolExecutor(1, mp_context=multiprocessing.get_context("spawn")) as workers:
        assert workers.submit(learned.read, article("a.txt", SAID)).result() == here


def test_behind_the_gate_many_at_once_are_read_as_one_at_a_time(pipeline: Pipeline) -> None:
    texts = [DEMAND, "Nothing happened in the garden.", f"{DEMAND} Iceland rejected the demand."]
    gated = replace(pipeline, gated=True)
    items = [article(f"{n}.txt", text) for n, text in enumerate(texts)]
    assert list(gated.read_all(items)) == [gated.read(item) for item in items]


def test_behind_the_gate_one_text_that_breaks_the_batch_breaks_itself_alone(pipeline: Pipeline) -> None:
    class Jammed(Broken):
        def parse_together(self, parts: Sequence[tuple[Document, Sequence[Span]]]) -> list[Parsed]:
            raise RecursionError("too deep")

    jammed = replace(pipeline, english=Jammed(), gated=True)
    first, second = jammed.read_all([article("a.txt"), article("bad.txt")])
    assert isinstance(first, Reading)
    assert first.mentions
    assert isinstance(second, Unreadable)


def test_reports_under_an_old_and_a_new_name_tell_of_one_event(pipeline: Pipeline) -> None:
    demand = "Norway demanded on Monday that {} release the crew of the trawler."
    old, new = (pipeline.read(article(f"{name}.txt", demand.format(name))) for name in ("Swaziland", "Eswatini"))
    assert [mention_row(m, old.naming)["target"] for m in old.mentions] == ["Swaziland"]
    assert [mention_row(m, new.naming)["target"] for m in new.mentions] == ["Eswatini"]
    (event,) = resolve((old, new))
    assert (event.target, len(event.mentions)) == ("Eswatini", 2)
