"""Facts in a case file, and files from before there were any."""

from __future__ import annotations

import dataclasses
from collections.abc import Callable
from pathlib import Path
from typing import Literal

from melian.model.event import Reading
from melian.model.fact import Fact, Quantity
from melian.model.mention import Judgement
from melian.model.span import Excerpt
from melian.record import judge, open_case, orphans, readings, record, rejected

Make = Callable[..., Reading]


def with_fact(reading: Reading) -> Reading:
    text = reading.document.text
    fact = Fact(
        start=0, end=74, text=text[:74], id="f1", document=reading.document.path, kind="quantity",
        predicate="presence", claim=Excerpt(start=0, end=6, text=text[:6]), subject="Arland",
        quantity=Quantity(unit="battalion", low=None, high=None, approximation="unnumbered", size=3), rule="count:host",
    )  # fmt: skip
    return dataclasses.replace(reading, facts=(fact,))


def test_a_file_from_before_there_were_facts_opens_and_takes_some(case_path: Path, make_reading: Make) -> None:
    with open_case(case_path, create=True) as case:
        record(case, make_reading())
        with case.writing() as connection:
            connection.exec_driver_sql("DROP TABLE fact")
    with open_case(case_path) as case:
        assert readings(case) == (make_reading(),)
        assert record(case, with_fact(make_reading()))
        assert readings(case) == (with_fact(make_reading()),)


def test_a_reading_without_a_fact_takes_the_place_of_one_with_it(case_path: Path, make_reading: Make) -> None:
    with open_case(case_path, create=True) as case:
        record(case, with_fact(make_reading()))
        record(case, make_reading())
        assert readings(case)[0].facts == ()


def test_facts_go_with_their_document(case_path: Path, make_reading: Make) -> None:
    with open_case(case_path, create=True) as case:
        record(case, with_fact(make_reading()))
        with case.writing() as connection:
            connection.exec_driver_sql("DELETE FROM document")
            assert connection.exec_driver_sql("SELECT count(*) FROM fact").scalar_one() == 0


def judged(fact: str, verdict: Literal["confirmed", "rejected"] = "rejected") -> Judgement:
    return Judgement(mention=fact, verdict=verdict, reason="misread", by="Ann", at="2024-05-01T12:00:00Z")


def test_a_judgement_of_a_fact_outlives_another_reading(case_path: Path, make_reading: Make) -> None:
    with open_case(case_path, create=True) as case:
        record(case, with_fact(make_reading()))
        assert judge(case, judged("f")).mention == "f1"
        assert rejected(case) == {"f1"}
        assert orphans(case) == ()
        record(case, make_reading())
        assert [j.mention for j in orphans(case)] == ["f1"]
        record(case, with_fact(make_reading()))
        assert orphans(case) == ()
        with case.reading() as connection:
            assert connection.exec_driver_sql("SELECT orphan FROM judgement_read").scalar_one() == 0
        judge(case, judged("f1", "confirmed"))
        assert rejected(case) == frozenset()


def test_in_a_file_from_before_there_were_facts_mentions_are_judged(case_path: Path, make_reading: Make) -> None:
    with open_case(case_path, create=True) as case:
        record(case, make_reading(mention="aaaa1111"))
        with case.writing() as connection:
            connection.exec_driver_sql("DROP TABLE fact")
        assert judge(case, judged("aaaa")).mention == "aaaa1111"
        assert orphans(case) == ()
