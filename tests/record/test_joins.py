"""What people joined and split stays in the file, and what contradicts it is refused with the reason."""

from __future__ import annotations

import dataclasses
import sqlite3
from collections.abc import Callable
from contextlib import closing
from pathlib import Path
from typing import Any

import pytest

from melian.errors import CaseFileError
from melian.model.event import Event, Reading
from melian.record import CaseFile, events, join, links, open_case, record, replace_events, split, undo
from melian.resolution import resolve

Make = Callable[..., Reading]
WHO: dict[str, Any] = {"reason": "same speech", "by": "Ann", "at": "2024-05-01T12:00:00Z"}


def put(case: CaseFile, *readings: Reading) -> tuple[Event, ...]:
    for reading in readings:
        record(case, reading)
    return again(case, *readings)


def again(case: CaseFile, *readings: Reading) -> tuple[Event, ...]:
    replace_events(case, resolve(readings, links=links(case)))
    return events(case)


def variant(make_reading: Make, path: str, mention: str, **fields: Any) -> Reading:
    made = make_reading(path, mention=mention)
    mentions = tuple(dataclasses.replace(m, **fields) for m in made.mentions)
    return dataclasses.replace(made, mentions=mentions)


@pytest.fixture
def three(make_reading: Make) -> tuple[Reading, ...]:
    """Two that the rules join, and one of another month."""
    other = variant(make_reading, "c.txt", "cccc3333", date="2023-01")
    return make_reading("a.txt", mention="aaaa1111"), make_reading("b.txt", mention="bbbb2222"), other


def held(found: tuple[Event, ...]) -> set[frozenset[str]]:
    return {frozenset(m.id for m in event.mentions) for event in found}


def test_a_join_is_kept_by_mentions_and_takes_one_step_to_undo(case: CaseFile, three: tuple[Reading, ...]) -> None:
    before = put(case, *three)
    assert len(before) == 2
    made = join(case, (before[0].id[:6], before[1].id), **WHO)
    assert (made.number, set(made.left) | set(made.right)) == (1, {"aaaa1111", "bbbb2222", "cccc3333"})
    assert held(again(case, *three)) == {frozenset({"aaaa1111", "bbbb2222", "cccc3333"})}
    assert links(case) == (made,)
    undo(case, 1, by="Ben", at="2024-05-02T12:00:00Z")
    assert links(case) == ()
    assert again(case, *three) == before


def test_a_split_is_kept_when_the_article_is_read_anew(
    case: CaseFile, three: tuple[Reading, ...], make_reading: Make
) -> None:
    put(case, *three)
    split(case, ["bbbb"], **WHO)
    apart = {frozenset({"aaaa1111"}), frozenset({"bbbb2222"}), frozenset({"cccc3333"})}
    assert held(again(case, *three)) == apart
    anew = variant(make_reading, "b.txt", "bbbb2222", confidence=0.4, rule="another")
    assert held(put(case, three[0], anew, three[2])) == apart


def test_what_was_undone_stays_in_the_file(case: CaseFile, case_path: Path, three: tuple[Reading, ...]) -> None:
    put(case, *three)
    split(case, ["aaaa1111"], **WHO)
    undo(case, 1, by="Ben", at="2024-05-02T12:00:00Z")
    case.close()
    with closing(sqlite3.connect(case_path)) as plain:
        row = plain.execute("SELECT verdict, by, undone_by, left_mentions, right_mentions FROM link_read").fetchone()
    assert row == ("split", "Ann", "Ben", "aaaa1111", "bbbb2222")


def test_a_join_against_a_split_names_it(case: CaseFile, three: tuple[Reading, ...]) -> None:
    put(case, *three)
    split(case, ["bbbb2222"], **WHO)
    found = again(case, *three)
    a, b = (next(e.id for e in found if e.mentions[0].id.startswith(x)) for x in "ab")
    with pytest.raises(CaseFileError, match=r"Ann split them on 2024-05-01 \(judgement 1\).*melian case undo 1"):
        join(case, (a, b), **WHO)
    assert len(links(case)) == 1


def test_a_split_against_a_join_names_it(case: CaseFile, three: tuple[Reading, ...]) -> None:
    before = put(case, *three)
    join(case, (before[0].id, before[1].id), **WHO)
    again(case, *three)
    with pytest.raises(CaseFileError, match=r"Ann joined them on 2024-05-01 \(judgement 1\).*melian case undo 1"):
        split(case, ["cccc3333"], **WHO)
    split(case, ["aaaa1111"], **WHO)
    assert held(again(case, *three)) == {frozenset({"aaaa1111"}), frozenset({"bbbb2222", "cccc3333"})}


def test_opposite_directions_are_refused_with_the_reason(case: CaseFile, make_reading: Make) -> None:
    turned = variant(make_reading, "c.txt", "cccc3333", actor="Arland", target="Borland")
    first, second = put(case, make_reading(mention="aaaa1111"), turned)
    with pytest.raises(CaseFileError, match=r"Borland on Arland.*Arland on Borland.*opposite directions"):
        join(case, (first.id, second.id), **WHO)


@pytest.mark.parametrize("given", ["", "zzzz", "%", "AAAA1111"])
def test_ids_that_are_not_there_are_told(case: CaseFile, three: tuple[Reading, ...], given: str) -> None:
    found = put(case, *three)
    with pytest.raises(CaseFileError, match="no event"):
        join(case, (found[0].id, given), **WHO)
    with pytest.raises(CaseFileError, match="no mention"):
        split(case, [given], **WHO)
    assert links(case) == ()


def test_what_can_be_no_join_and_no_split_is_told(case: CaseFile, three: tuple[Reading, ...]) -> None:
    found = put(case, *three)
    with pytest.raises(CaseFileError, match="one event already"):
        join(case, (found[0].id, found[0].id[:8]), **WHO)
    with pytest.raises(CaseFileError, match="no other mentions"):
        split(case, ["cccc3333"], **WHO)
    with pytest.raises(CaseFileError, match="several events"):
        split(case, ["aaaa1111", "cccc3333"], **WHO)
    with pytest.raises(CaseFileError, match="no join or split 7 stands"):
        undo(case, 7, by=None, at="2024-05-01T12:00:00Z")


def test_a_file_of_the_first_version_is_brought_up(case_path: Path, three: tuple[Reading, ...]) -> None:
    with open_case(case_path, create=True) as case:
        put(case, *three)
    with closing(sqlite3.connect(case_path)) as plain:
        plain.executescript("DROP VIEW link_read; DROP TABLE link_mention; DROP TABLE link; PRAGMA user_version = 1;")
    with open_case(case_path) as case:
        assert links(case) == ()
        split(case, ["aaaa1111"], **WHO)
        assert len(again(case, *three)) == 3
