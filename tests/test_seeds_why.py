"""The reference case: why now is answered or said to be unanswered, and loaded words stand apart from facts."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from melian.assessment.disputes import select
from melian.assessment.lookup import Lookup, look_up
from melian.assessment.setting import Setting
from melian.assessment.techniques import uses
from melian.assessment.why_now import WhyNow, why_now
from melian.language import English
from melian.pipeline import Pipeline
from melian.reading import read


@pytest.fixture(scope="module")
def pipeline(english: English) -> Pipeline:
    return replace(Pipeline.open(), english=english)


@pytest.fixture(scope="module")
def lookup(seeds: tuple[Path, ...], pipeline: Pipeline) -> Lookup:
    read_all = pipeline.read_all(read([str(path) for path in seeds]))
    return look_up(pipeline.account(read_all, made_at="2026-11-26T00:00:00Z"))


@pytest.fixture(scope="module")
def setting(lookup: Lookup, pipeline: Pipeline) -> Setting:
    widest = max(select(lookup).disputes, key=lambda d: len(d.lead.mentions))
    return Setting.of(widest, lookup, pipeline.packs.actors.actors)


@pytest.fixture(scope="module")
def weighed(setting: Setting, pipeline: Pipeline) -> WhyNow:
    found = why_now(setting, pipeline.packs.knowledge.hypotheses)
    assert found is not None
    return found


def test_why_the_statement_was_made_now(weighed: WhyNow) -> None:
    answers = {f.question.rsplit(".", 1)[1]: f for _, f in weighed.questions}
    assert "not in these sources: that a military or diplomatic setback" in answers["setbacks"].claim
    assert answers["domestic"].claim.startswith("Not in these sources: ")
    assert not answers["domestic"].answered
    assert answers["impossible_terms"].answered


def test_the_deputy_and_the_missing_words_are_seen(weighed: WhyNow) -> None:
    found = {s.sign.id for s in weighed.found}
    assert found >= {"low_rank", "no_quoted_words", "one_origin", "third_places", "required_first"}
    assert not found & {"top_rank", "minister_rank", "setback", "home", "deadline"}


def test_no_explanation_stands_out(weighed: WhyNow) -> None:
    assert weighed.weighing.hypotheses[0].probability < 0.3


def test_loaded_words_stand_apart_on_both_sides(setting: Setting, pipeline: Pipeline) -> None:
    found = {
        (u.technique.id, Path(u.document).name[:3], u.excerpt.text)
        for u in uses(setting, pipeline.packs.knowledge.techniques)
        if u.voice == "writer" and u.document and u.excerpt
    }
    assert {("loaded_words", "000", "naked imperial"), ("loaded_words", "000", "shamefully")} <= found
    assert ("softening_words", "003", "reabsorption") in found
