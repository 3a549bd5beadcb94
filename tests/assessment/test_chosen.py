"""Past cases that a writer calls precedents."""

from __future__ import annotations

from time import perf_counter

import pytest

from melian.assessment.chosen import chosen
from melian.model.document import Document
from melian.model.precedent import Precedent, Precedents

RIVER = Precedent(
    id="river", name="River tolls", year=1931, demand="Lift the tolls.", demander=("Aland",), target=("Bland",),
    demand_class="passage", issue="economic", means="none", outcome="lapsed", after="Nothing.", western=False,
    source=("unverified",), named=("River Tolls 1931", "Bland tolls"),
)  # fmt: skip
PACK = Precedents(cases=(RIVER,), called_precedents=("precedent*", "parallel*"))


def test_a_long_line_of_the_names_words_apart_does_not_hold_it_up() -> None:
    began = perf_counter()
    assert chosen([document("Precedents\n" + "river " * 30_000 + "tolls " * 30_000 + "1932")], PACK) == ()
    assert perf_counter() - began < 5


def document(text: str) -> Document:
    return Document(path="a.txt", text=text, kind="text")


@pytest.mark.parametrize(
    "text",
    [
        "There is a precedent: the river tolls of 1931.",
        "A parallel is 1931, when tolls on the river were fought over.",
        "Precedents\n\nThe tolls (1931) on the river ended quietly.",
        "A precedent is how Bland set its tolls.",
    ],
)
def test_named_and_called_a_precedent(text: str) -> None:
    (found,) = chosen([document(text)], PACK)
    assert found.case is RIVER
    assert text[found.words.start : found.words.end] == found.words.text


@pytest.mark.parametrize(
    "text",
    [
        "In 1931 the river tolls were lifted.",
        "There is a precedent: the tolls of 1950 on the river.",
        "Precedents\nNone.\nNone here.\nAnd\nthe river tolls of 1931 are another matter.",
        "A precedent, " + "and so on " * 20 + "the river, " + "and so on " * 20 + "tolls in 1931.",
    ],
)
def test_neither_named_alone_nor_far_apart(text: str) -> None:
    assert chosen([document(text)], PACK) == ()


def test_each_case_once_and_no_words_no_finds() -> None:
    text = "Precedents: the river tolls of 1931, and again the river tolls of 1931."
    assert len(chosen([document(text), document(text)], PACK)) == 1
    assert chosen([document(text)], Precedents(cases=(RIVER,))) == ()
