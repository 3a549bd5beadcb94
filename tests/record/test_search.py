"""Search finds words, and no query breaks it."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from melian.model.event import Reading
from melian.record import CaseFile, record, search

Make = Callable[..., Reading]


@pytest.fixture
def filled(case: CaseFile, make_reading: Make) -> CaseFile:
    record(case, make_reading("a.txt"))
    record(case, make_reading("b.txt", text=make_reading().document.text.replace("Straits", "Île d’Été") + " Nothing."))
    return case


@pytest.mark.parametrize(
    ("query", "found"),
    [
        ("straits", ["a.txt"]),
        ("STRAITS noon", ["a.txt"]),
        ('"leave the straits"', ["a.txt"]),
        ("leav*", ["a.txt", "b.txt"]),
        ("ete", ["b.txt"]),
        ("straits OR nothing", ["a.txt", "b.txt"]),
        ("Borland's", ["a.txt", "b.txt"]),
        ('"unclosed straits', []),
        ("leave AND", []),
        ("straits)", ["a.txt"]),
        ("col:straits", []),
        ("", []),
        ("***", []),
        ("\0", []),
    ],
)
def test_queries(filled: CaseFile, query: str, found: list[str]) -> None:
    assert sorted(hit.document for hit in search(filled, query)) == found


def test_a_hit_shows_the_words_in_their_place(filled: CaseFile) -> None:
    assert "the Straits by noon" in search(filled, "straits")[0].words


def test_a_former_version_is_not_found(filled: CaseFile, make_reading: Make) -> None:
    record(
        filled,
        make_reading("a.txt", text="Another text that is long enough to hold its parts, and says no more of it. " * 2),
    )
    assert search(filled, "straits") == ()


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.text() | st.text('"*^():+-ANDORNT straits{}', max_size=30))
def test_no_query_breaks_it(filled: CaseFile, query: str) -> None:
    assert {hit.document for hit in search(filled, query)} <= {"a.txt", "b.txt"}
