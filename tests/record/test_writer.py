"""Recording adds what is new and nothing else."""

from __future__ import annotations

import dataclasses
import sqlite3
from collections.abc import Callable
from pathlib import Path

import pytest

from melian.errors import InputError
from melian.model.document import Page
from melian.model.event import Reading
from melian.record import CaseFile, open_case, readings, record

Make = Callable[..., Reading]


def dump(path: Path) -> str:
    """Everything in the file, as SQL."""
    with sqlite3.connect(path) as connection:
        held = "\n".join(connection.iterdump())
    connection.close()
    return held


def test_a_second_run_adds_nothing(case_path: Path, make_reading: Make) -> None:
    both = (make_reading("a.txt"), make_reading("b.txt"))
    with open_case(case_path, create=True, clock=lambda: "2024-05-01T12:00:00Z") as case:
        assert [record(case, one) for one in both] == [True, True]
    first, content = dump(case_path), case_path.read_bytes()
    with open_case(case_path, clock=lambda: "2024-05-02T13:00:00Z") as case:
        assert [record(case, one) for one in both] == [False, False]
    assert dump(case_path) == first
    assert case_path.read_bytes() == content


def test_a_page_fetched_anew_with_the_same_words_adds_nothing(case: CaseFile, make_reading: Make) -> None:
    held = make_reading()
    assert isinstance(held.document.page, Page)
    later = dataclasses.replace(held.document.page, fetched_at="2025-01-01T00:00:00Z")
    again = dataclasses.replace(held, document=dataclasses.replace(held.document, page=later))
    assert record(case, held)
    assert not record(case, again)


def test_a_changed_file_supersedes_its_former_version(case: CaseFile, make_reading: Make) -> None:
    old, new = make_reading(), make_reading(text=make_reading().document.text + " More.")
    record(case, old)
    record(case, new)
    assert readings(case) == (new,)
    assert readings(case, superseded=True) == (old, new)


def test_a_version_that_comes_back_is_the_current_one_again(case: CaseFile, make_reading: Make) -> None:
    old, new = make_reading(), make_reading(text=make_reading().document.text + " More.")
    for one in (old, new, old):
        assert record(case, one)
    assert readings(case) == (old,)
    assert len(readings(case, superseded=True)) == 2


def test_reading_anew_replaces_the_former_reading(case: CaseFile, make_reading: Make) -> None:
    first, second = make_reading(mention="aaaa1111"), make_reading(mention="bbbb2222")
    record(case, first)
    assert record(case, second)
    assert readings(case, superseded=True) == (second,)


def test_half_a_surrogate_pair_is_refused_and_nothing_is_kept(case: CaseFile, make_reading: Make) -> None:
    held = make_reading()
    broken = dataclasses.replace(held, document=dataclasses.replace(held.document, problems=("\ud800",)))
    with pytest.raises(InputError, match=r"a\.txt"):
        record(case, broken)
    assert readings(case) == ()


def test_mentions_of_another_document_are_refused(case: CaseFile, make_reading: Make) -> None:
    mixed = dataclasses.replace(make_reading("a.txt"), mentions=make_reading("b.txt").mentions)
    with pytest.raises(ValueError, match=r"b\.txt"):
        record(case, mixed)
