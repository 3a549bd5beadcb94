"""One article more in a case file: only what it touches is resolved and written, and all is as if resolved anew."""

from __future__ import annotations

import random
import tempfile
from collections.abc import Iterator, Sequence
from contextlib import suppress
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bench.synthetic import readings as synthetic
from melian.errors import CaseFileError
from melian.model.event import Reading
from melian.model.link import Link
from melian.model.mention import Judgement
from melian.model.standing import Store
from melian.record import (
    CaseFile,
    events,
    join,
    judge,
    links,
    open_case,
    readings,
    record,
    rejected,
    resolve_events,
    split,
    undo,
)
from melian.resolution import Standing, candidates, disputes, resolve, rivals

NOON = "2024-05-01T12:00:00Z"


def standing(gone: frozenset[str], linked: Sequence[Link], store: Store | None) -> Standing:
    return Standing(rejected=gone, links=linked, store=store)


def bring_up(case: CaseFile, rules: str = "1") -> bool:
    return resolve_events(case, rules, standing, worth=0)


def anew(case: CaseFile) -> tuple[object, ...]:
    return resolve(readings(case), rejected=rejected(case), links=links(case))


def whole(case: CaseFile) -> dict[str, int]:
    with case.reading() as connection:
        return {row.id: row.rowid for row in connection.exec_driver_sql("SELECT id, rowid FROM event ORDER BY n")}


@pytest.fixture(scope="module")
def strict() -> Iterator[None]:
    """Limits so low that a few reports reach them."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(candidates, "_COMMON", 3)
        patch.setattr(candidates, "_NEIGHBOURS", 1)
        patch.setattr(disputes, "_COMMON", 2)
        patch.setattr(rivals, "_FEW", 3)
        patch.setattr(rivals, "_LAST", 2)
        yield


def close(size: int, seed: int) -> list[Reading]:
    """Reports that hang together: few parties, all of the same days."""
    made = []
    for n, reading in enumerate(synthetic(size, seed)):
        mentions = tuple(
            replace(m, actor=("Arland", "Borland", None)[k % 3], target=("Borland", "Arland")[n % 2])
            for k, m in enumerate(reading.mentions, n)
        )
        made.append(replace(reading, mentions=mentions))
    return made


def judged(case: CaseFile, rng: random.Random) -> None:
    """A join, a split, a rejection, or one of them taken back. Raises CaseFileError for what is refused."""
    found = [e for e in events(case) if e.actor]
    many = [e for e in found if len(e.mentions) > 1]
    kind = rng.randrange(4)
    if kind == 0 and many:
        split(case, [rng.choice(many).mentions[0].id], reason=None, by=None, at=NOON)
    elif kind == 1 and len(found) > 1:
        first, second = rng.sample(found, 2)
        if first.actor == second.actor and first.target == second.target:
            join(case, (first.id, second.id), reason=None, by=None, at=NOON)
    elif kind == 2 and found:
        mention = rng.choice(rng.choice(found).mentions).id
        judge(case, Judgement(mention=mention, verdict="rejected", reason="no", by=None, at=NOON))
    elif links(case):
        undo(case, rng.choice(links(case)).number, by=None, at=NOON)


@settings(max_examples=8, deadline=None)
@given(st.randoms(use_true_random=False), st.integers(1, 3))
def test_any_order_batches_and_judgements_give_what_a_rebuilding_gives(
    strict: None, rng: random.Random, seed: int
) -> None:
    coming = close(24, seed)
    coming += [replace(r, mentions=r.mentions[1:]) for r in rng.sample(coming, 3)]
    rng.shuffle(coming)
    with tempfile.TemporaryDirectory() as folder, open_case(Path(folder) / "a.db", create=True) as case:
        case.connection.exec_driver_sql("PRAGMA synchronous = OFF")
        first = True
        while coming:
            size = rng.randint(1, 5)
            batch, coming = coming[:size], coming[size:]
            for reading in batch:
                record(case, reading)
            assert bring_up(case) is not first
            first = False
            assert events(case) == anew(case)
            with suppress(CaseFileError):
                judged(case, rng)
            assert bring_up(case)
            assert events(case) == anew(case)


def test_one_article_more_leaves_other_events_where_they_are(case: CaseFile) -> None:
    told = synthetic(300)
    for reading in told[:-1]:
        record(case, reading)
    assert not bring_up(case)
    before = whole(case)
    record(case, told[-1])
    assert bring_up(case)
    after = whole(case)
    assert events(case) == anew(case)
    assert len([key for key in after if before.get(key) == after[key]]) > 0.8 * len(before)
    assert bring_up(case)
    assert whole(case) == after


def test_events_put_between_others_again_and_again_keep_their_order(case: CaseFile) -> None:
    told = synthetic(120, seed=4)
    for reading in (told[0], told[-1]):
        record(case, reading)
    bring_up(case)
    for reading in told[-2:0:-1]:
        record(case, reading)
        assert bring_up(case)
    assert events(case) == anew(case)


@pytest.mark.parametrize(
    "spoilt",
    [
        "UPDATE standing SET value = x'7b'",
        "DELETE FROM standing WHERE shelf IN ('items', 'outlines')",
        "UPDATE standing SET value = CAST('[1,[2]]' AS BLOB) WHERE shelf = 'alike'",
        "UPDATE event SET support = 'verbatim'",
        "DELETE FROM event",
    ],
)
def test_what_is_damaged_or_written_by_others_is_resolved_anew(case: CaseFile, spoilt: str) -> None:
    told = synthetic(60)
    for reading in told[:-1]:
        record(case, reading)
    bring_up(case)
    with case.writing() as connection:
        connection.exec_driver_sql(spoilt)
    record(case, told[-1])
    record(case, replace(told[0], mentions=told[0].mentions[1:]))
    assert not bring_up(case)
    assert events(case) == anew(case)


def test_what_other_rules_kept_is_of_no_use(case: CaseFile) -> None:
    for reading in synthetic(20):
        record(case, reading)
    assert not bring_up(case, "1")
    assert not bring_up(case, "2")
    assert bring_up(case, "2")


def test_a_small_case_keeps_nothing(case: CaseFile) -> None:
    for reading in synthetic(20):
        record(case, reading)
    assert not resolve_events(case, "1", standing)
    with case.reading() as connection:
        assert connection.exec_driver_sql("SELECT count(*) FROM standing").scalar_one() == 0


def test_one_text_under_two_paths_is_one_act_though_nobody_is_named(case: CaseFile) -> None:
    (reading,) = synthetic(1)
    reading = replace(reading, mentions=tuple(replace(m, actor=None) for m in reading.mentions))
    copied = replace(
        reading,
        document=replace(reading.document, path="copy.txt"),
        mentions=tuple(replace(m, document="copy.txt") for m in reading.mentions),
    )
    record(case, reading)
    bring_up(case)
    record(case, copied)
    bring_up(case)
    (event,) = events(case)
    assert len(event.mentions) == 2
    assert events(case) == anew(case)
