"""Each kind of deed where it is done, and not where it is planned, threatened, denied or another matter."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from melian.language import English
from melian.model.document import Document
from melian.model.event import Reading
from melian.model.mention import DEEDS
from melian.pipeline import Pipeline

FILE = Path(__file__).with_name("data") / "deeds.txt"


def told() -> Iterator[tuple[str, bool, str]]:
    """Kind, whether it is done, and the sentence."""
    for line in FILE.read_text("utf-8").splitlines():
        if line and not line.startswith("#"):
            kind, _, text = line.partition(": ")
            yield kind.removeprefix("-"), not kind.startswith("-"), text


@pytest.fixture(scope="module")
def pipeline(english: English) -> Pipeline:
    return replace(Pipeline.open(reader="rules"), english=english)


def read(pipeline: Pipeline, text: str) -> Reading:
    return pipeline.read(Document(path="t", text=text, kind="text"))


@pytest.mark.parametrize(("kind", "done", "text"), [pytest.param(*row, id=row[2][:60]) for row in told()])
def test_a_deed_is_told_where_it_is_done_and_only_there(pipeline: Pipeline, kind: str, done: bool, text: str) -> None:
    found = [m.act for m in read(pipeline, text).mentions if m.polarity == "asserted"]
    assert (kind in found) is done


def test_each_kind_has_three_sentences_of_either_sort() -> None:
    counts = Counter((kind, done) for kind, done, _ in told())
    assert set(counts) == {(kind, done) for kind in DEEDS for done in (True, False)}
    assert min(counts.values()) >= 3


def test_a_victim_is_not_the_doer(pipeline: Pipeline) -> None:
    found = read(pipeline, "The killing of Peru's general by Chile shocked the region.").mentions
    assert [m.actor for m in found if m.act == "strike"] == ["Chile"]


def test_troops_that_are_moved_are_not_addressed(pipeline: Pipeline) -> None:
    (found,) = (m for m in read(pipeline, "Chile withdrew its soldiers from Peru.").mentions if m.act == "withdraw")
    assert (found.actor, found.target) == ("Chile", "Peru")


def test_a_line_without_a_verb_names_a_topic_and_tells_no_deed(pipeline: Pipeline) -> None:
    text = "Chile and Peru met on Monday.\n\nChilean attacks on Peru\n\nThe talks went on until noon."
    assert not [m for m in read(pipeline, text).mentions if m.act == "strike"]


def test_what_is_intercepted_is_the_attackers_deed(pipeline: Pipeline) -> None:
    (found,) = (m for m in read(pipeline, "Peru intercepted four Chilean missiles.").mentions if m.act == "strike")
    assert (found.actor, found.target) == ("Chile", "Peru")
