"""The reference case by norms: a political demand, the other side's deployments, and options for an answer."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from melian.assessment.disputes import select
from melian.assessment.lookup import Lookup, look_up
from melian.assessment.norms import by_norms, conducts, option_by_norms
from melian.language import English
from melian.model.conduct import option
from melian.model.document import Document
from melian.model.norm_result import NormResult
from melian.packs.norms import load_norms
from melian.pipeline import Pipeline
from melian.reading import read

BOOK = load_norms()
BALTICS = ("Estonia", "Latvia", "Lithuania")


@pytest.fixture(scope="module")
def lookup(seeds: tuple[Path, ...], english: English) -> Lookup:
    pipeline = replace(Pipeline.open(), english=english)
    documents = [d for d in read([str(path) for path in seeds]) if isinstance(d, Document)]
    return look_up(pipeline.account([pipeline.read(d) for d in documents], made_at="2026-11-26T12:00:00+00:00"))


@pytest.fixture(scope="module")
def results(lookup: Lookup) -> list[dict[str, NormResult]]:
    """By act, the demand first, and by norm."""
    told = conducts(select(lookup, "NATO Baltic states withdraw").disputes[0], lookup)
    return [{r.norm.id: r for r in by_norms(conduct, BOOK, lookup.events)} for conduct in told]


def test_the_demand_engages_equality_and_choice_of_alliance_rather_than_the_ban_on_force(
    results: list[dict[str, NormResult]],
) -> None:
    demand = results[0]
    assert demand["un-charter-2-4"].conduct.actors == ("Russia",)
    for name in ("un-charter-2-1", "helsinki-1", "founding-act-choice"):
        assert demand[name].status in ("engaged", "arguably_breached")
    for name in ("un-charter-1", "un-charter-2-4", "helsinki-2", "founding-act-force"):
        assert demand[name].status == "not_engaged"
        assert "political demand" in demand[name].because
    assert not [r for r in demand.values() if r.status == "breached"]


def test_the_other_side_is_tested_as_well(results: list[dict[str, NormResult]]) -> None:
    of_nato = [by for by in results if by["founding-act-4"].conduct.actors == ("NATO",)]
    assert {by["founding-act-4"].status for by in of_nato} >= {"engaged"}


def test_options_of_the_reference_case(lookup: Lookup) -> None:
    purpose = "Transition Baltic deployments from rotational battalions to permanent brigades"
    brigades = option(("deploy",), actors=("NATO",), targets=("Russia",), places=BALTICS, purpose=purpose)
    found = {r.norm.id: r for r in option_by_norms(brigades, BOOK, lookup.events).results}
    assert found["founding-act-4"].status == "arguably_breached"
    charges = option(
        ("accuse",), actors=("NATO",), targets=("Russia",), places=BALTICS,
        purpose="Prepare War of Aggression Charges (Preemptively)",
    )  # fmt: skip
    lacking = {r.norm.id: [e.test.id for e in r.lacking] for r in option_by_norms(charges, BOOK, lookup.events).results}
    assert "completed_act" in lacking["rome-statute-8-bis"]
    listed = option(
        ("sanction",), actors=("European Union",), targets=("Russia",),
        purpose="Sanction individuals in Russia’s Foreign Ministry who directly issue threats.",
    )  # fmt: skip
    tested = option_by_norms(listed, BOOK, lookup.events)
    assert tested.feasibility == "doubtful"
    assert [e.test.id for r in tested.results if r.norm.id == "eu-listing" for e in r.lacking] == ["listing_ground"]
