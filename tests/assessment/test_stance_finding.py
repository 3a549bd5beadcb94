"""Stances as findings: reasoned, with what else the words could mean and what would change it."""

from __future__ import annotations

from dataclasses import replace
from typing import Literal

import pytest

from melian.assessment.lookup import Lookup
from melian.assessment.stance import StanceBook, stances
from melian.assessment.stance_finding import stance_finding, told_by
from melian.model.stance import STANCES, Stance, StanceBasis
from melian.packs.stances import load_stances


@pytest.fixture(scope="module")
def stance(lookup: Lookup) -> Stance:
    found = stances(lookup, StanceBook(index=load_stances()))
    return next(s for s in found if s.holder == "Corland" and s.basis == "statement")


def test_a_judgement_keeps_what_the_standard_asks(stance: Stance) -> None:
    for kind in STANCES:
        found = stance_finding(replace(stance, kind=kind), "Corland answers it")
        assert (found.basis, found.likelihood) == ("judgement", None)
        assert found.grounds[0].excerpt == stance.words
        assert found.alternatives
        assert found.would_change
        assert found.reasoning


@pytest.mark.parametrize(
    ("basis", "weight", "level"),
    [("statement", 0.9, "moderate"), ("statement", 0.3, "low"), ("writer", 0.9, "low"), ("deed", 0.9, "low")],
)
def test_confidence_follows_what_carries_it(
    stance: Stance, basis: StanceBasis, weight: float, level: Literal["low", "moderate"]
) -> None:
    found = stance_finding(replace(stance, basis=basis, weight=weight), "Corland answers it")
    assert found.confidence is not None
    assert found.confidence.level == level


def test_an_analysts_own_has_his_name_and_no_confidence_of_ours(stance: Stance) -> None:
    found = stance_finding(replace(stance, by="A. Analyst, 2031-03-08", rule="https://example.org"), "Corland waits")
    assert found.confidence is None
    assert found.by == "A. Analyst, 2031-03-08"
    assert "https://example.org" in found.reasoning


@pytest.mark.parametrize(
    ("rule", "wanted"),
    [
        ("refuses", "refuses"),
        ("phrase will-not; words rejects; addressee", "words of the pack’s entry “will-not”; it is who was asked"),
        ("words vague; asked demand", "its words taken together"),
    ],
)
def test_rules_are_told_in_words(rule: str, wanted: str) -> None:
    assert told_by(rule) == wanted
