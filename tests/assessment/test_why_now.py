"""Why now: each explanation a finding with its rivals, each question answered or said to be unanswered."""

from __future__ import annotations

import re
from dataclasses import replace

import pytest

from melian.assessment.reflexive import trials
from melian.assessment.why_now import WhyNow, why_now
from melian.model.hypotheses import Rater
from melian.model.likelihood import BANDS
from melian.packs.hypotheses import load_hypotheses
from tests.small_quarrel import scene_of

PACK = load_hypotheses()


@pytest.fixture(scope="module")
def weighed() -> WhyNow:
    found = why_now(scene_of(outlets=("Post", "Mail")), PACK)
    assert found is not None
    return found


def test_every_explanation_is_a_finding_with_rivals_and_what_would_disprove_it(weighed: WhyNow) -> None:
    assert len(weighed.findings) == len(PACK.hypotheses) >= 9
    for finding in weighed.findings:
        assert finding.basis == "judgement"
        assert len(finding.alternatives) == len(PACK.hypotheses) - 1
        assert finding.would_change
        assert finding.likelihood is not None
        assert finding.confidence is not None
        assert finding.confidence.level == "low"
        assert any(ground.kind == "knowledge" and ground.source for ground in finding.grounds)
    assert sum(f.likelihood.best for f in weighed.findings if f.likelihood) == pytest.approx(1)


def test_likelihood_and_confidence_never_share_a_sentence(weighed: WhyNow) -> None:
    words = "|".join(word for _, word in BANDS)
    for finding in weighed.findings:
        assert finding.confidence is not None
        assert not re.search(rf"\b(?:{words}|probab\w+|perhaps|may|might)\b", finding.claim)
        assert not re.search(rf"\b(?:{words}|\d+%)\b", finding.confidence.why)
        assert "confidence" not in finding.reasoning


def test_grounds_say_source_grade_and_date(weighed: WhyNow) -> None:
    says = [g.says for f in weighed.findings for g in f.grounds if g.kind in ("event", "words")]
    assert says
    assert all("[Vela (ungraded); 2031-03-04]" in said for said in says)


def test_each_question_is_answered_or_said_to_be_unanswered(weighed: WhyNow) -> None:
    answers = {f.question.rsplit(".", 1)[1]: f for _, f in weighed.questions}
    assert {"setbacks", "domestic", "impossible_terms", "groundwork"} <= set(answers)
    home = answers["domestic"]
    assert home.claim.startswith("Not in these sources: ")
    assert not home.answered
    assert "Looked for, not in these articles" in home.grounds[0].says
    terms = answers["impossible_terms"]
    assert terms.answered
    assert "not in these sources" in terms.claim


def test_acts_of_other_kinds_are_not_weighed() -> None:
    assert why_now(scene_of(act="appeal"), PACK) is None


def test_confidence_rises_with_analysts_and_origins_only() -> None:
    raters = tuple(Rater(id=f"a{n}", name=f"A{n}", elicited="asked") for n in (1, 2))
    pack = replace(PACK, raters=raters)
    one = why_now(scene_of(), pack)
    three = why_now(scene_of(outlets=("P", "M", "L"), sources=("Vela", "Rivet", "Sund")), pack)
    assert one is not None
    assert three is not None
    levels = [f.findings[0].confidence.level for f in (one, three) if f.findings[0].confidence]
    assert levels == ["low", "moderate"]


def test_three_tests_of_reflexive_control_name_what_would_disprove_them(weighed: WhyNow) -> None:
    found = trials(weighed, PACK)
    assert [f.question for _, f in found] == ["reflexive.perception", "reflexive.dilemma", "reflexive.threshold"]
    for _, finding in found:
        assert finding.would_change
        assert finding.likelihood is None
        assert "Reflexive control" not in finding.alternatives
    counted = next(f for _, f in found if f.question == "reflexive.dilemma")
    assert counted.claim.startswith("1 of 4 signs")
    assert "Impossible terms" in counted.alternatives
