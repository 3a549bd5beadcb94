"""What people judged stays beside the machine's readings, whatever is rebuilt."""

from __future__ import annotations

from collections.abc import Callable
from typing import Literal

import pytest

from melian.errors import CaseFileError
from melian.model.event import Reading
from melian.model.mention import Judgement
from melian.record import CaseFile, history, judge, judgements, orphans, record, rejected

Make = Callable[..., Reading]
Verdict = Literal["confirmed", "rejected"]


def judged(
    mention: str, verdict: Verdict = "rejected", reason: str | None = "not said", by: str | None = None
) -> Judgement:
    return Judgement(mention=mention, verdict=verdict, reason=reason, by=by, at="2024-05-01T12:00:00Z")


def test_a_unique_beginning_is_enough(case: CaseFile, make_reading: Make) -> None:
    record(case, make_reading(mention="aaaa1111"))
    assert judge(case, judged("aaaa")).mention == "aaaa1111"
    assert rejected(case) == {"aaaa1111"}


@pytest.mark.parametrize("given", ["", "zzzz", "%", "_aaa", "AAAA1111", "aaaa1111x"])
def test_an_id_that_is_not_there_is_told(case: CaseFile, make_reading: Make, given: str) -> None:
    record(case, make_reading(mention="aaaa1111"))
    with pytest.raises(CaseFileError, match="no mention"):
        judge(case, judged(given))
    assert history(case) == ()


def test_a_beginning_of_several_ids_is_told(case: CaseFile, make_reading: Make) -> None:
    record(case, make_reading("a.txt", mention="aaaa1111"))
    record(case, make_reading("b.txt", mention="aaaa2222"))
    with pytest.raises(CaseFileError, match="aaaa1111, aaaa2222"):
        judge(case, judged("aaaa"))


def test_a_whole_id_wins_over_one_that_it_begins(case: CaseFile, make_reading: Make) -> None:
    record(case, make_reading("a.txt", mention="aaaa"))
    record(case, make_reading("b.txt", mention="aaaa2222"))
    assert judge(case, judged("aaaa")).mention == "aaaa"


def test_the_last_judgement_stands_and_all_are_kept(case: CaseFile, make_reading: Make) -> None:
    record(case, make_reading(mention="aaaa1111"))
    judge(case, judged("aaaa1111"))
    judge(case, judged("aaaa1111"))
    judge(case, judged("aaaa1111", verdict="confirmed", reason=None))
    assert rejected(case) == frozenset()
    assert [j.verdict for j in judgements(case)] == ["confirmed"]
    assert [j.verdict for j in history(case)] == ["rejected", "confirmed"]


def test_judgements_survive_reading_anew_as_orphans(case: CaseFile, make_reading: Make) -> None:
    record(case, make_reading(mention="aaaa1111"))
    judge(case, judged("aaaa1111"))
    assert orphans(case) == ()
    record(case, make_reading(mention="bbbb2222"))
    assert [j.mention for j in judgements(case)] == ["aaaa1111"]
    assert [j.mention for j in orphans(case)] == ["aaaa1111"]
    assert judge(case, judged("aaaa", verdict="confirmed")).mention == "aaaa1111"


def test_a_former_version_keeps_its_judgement_and_is_an_orphan(case: CaseFile, make_reading: Make) -> None:
    record(case, make_reading(mention="aaaa1111"))
    judge(case, judged("aaaa1111"))
    record(case, make_reading(text=make_reading().document.text + " More.", mention="bbbb2222"))
    assert [j.mention for j in orphans(case)] == ["aaaa1111"]
