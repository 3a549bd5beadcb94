"""The reference case: its questions on compliance, linkage, commitments and spread are answered, or said to be open."""

from __future__ import annotations

from pathlib import Path

import pytest

from melian.assessment.asked import asked
from melian.assessment.commitments import commitments, concerned
from melian.assessment.compliance import compliance
from melian.assessment.disputes import Dispute, select
from melian.assessment.linkage import linkage
from melian.assessment.lookup import Lookup, look_up
from melian.assessment.named import Named
from melian.assessment.spread import spread
from melian.language import English
from melian.model.finding import Finding
from melian.pipeline import Pipeline
from melian.reading import read

Answers = dict[str, list[Finding]]


@pytest.fixture(scope="module")
def pipeline(english: English) -> Pipeline:
    return Pipeline(packs=Pipeline.open().packs, english=english)


@pytest.fixture(scope="module")
def lookup(seeds: tuple[Path, ...], pipeline: Pipeline) -> Lookup:
    documents = read([str(path) for path in seeds])
    return look_up(pipeline.account(pipeline.read_all(documents), made_at="2031-03-07T10:05:00+00:00"))


@pytest.fixture(scope="module")
def dispute(lookup: Lookup) -> Dispute:
    return select(lookup).disputes[0]


@pytest.fixture(scope="module")
def answers(lookup: Lookup, dispute: Dispute, pipeline: Pipeline) -> Answers:
    knowledge = pipeline.packs.knowledge
    named = Named.of(pipeline.packs.actors.actors, lookup)
    wanted = asked(dispute, lookup, knowledge)
    assert wanted is not None
    who = concerned(dispute, lookup, knowledge, named)
    found: Answers = {}
    for finding in (
        *compliance(wanted, dispute, lookup, knowledge, named),
        *linkage(wanted, dispute, lookup, knowledge, named),
        *commitments(who, dispute, lookup, knowledge),
        *spread(who, dispute, lookup, knowledge, named),
    ):
        found.setdefault(finding.question, []).append(finding)
    return found


def test_national_armies_are_among_the_alliances_forces(answers: Answers) -> None:
    assert answers["compliance.can"][0].claim == (
        "Not in full: Estonia, Latvia, Lithuania are members of NATO, and their own armed forces are among its forces"
    )
    decides = [f.claim for f in answers["compliance.decides"]]
    assert any(claim.startswith("NATO: by consensus") for claim in decides)
    assert any(claim.startswith("Estonia, Latvia, Lithuania") for claim in decides)


def test_no_deadline_is_found_and_that_is_said(answers: Answers) -> None:
    assert not answers["compliance.when"][0].answered


def test_it_is_maximalist_by_its_signs_and_may_leave_room(answers: Answers) -> None:
    signs = answers["compliance.maximalist"][0]
    assert int(signs.claim[0]) >= 3
    assert any(g.says == "hedged" for g in answers["compliance.negotiable"][0].grounds)


def test_the_end_of_a_war_is_tied_to_a_withdrawal_elsewhere(answers: Answers) -> None:
    tied = answers["linkage.tied"][0].claim
    assert "withdrawal of forces" in tied
    assert "a war" in tied
    assert "Ukraine" in answers["linkage.unrelated"][0].claim
    assert "Russia against Ukraine" in answers["linkage.deeds"][0].claim


def test_it_is_told_as_another_conflict_in_the_writers_words(answers: Answers) -> None:
    told = [g.excerpt.text for f in answers["linkage.recast"] for g in f.grounds if g.excerpt]
    assert any("reframe the war" in text for text in told)
    assert any(f.claim.startswith("Sergei Ryabkov tells it with “root causes”") for f in answers["linkage.recast"])


def test_who_promised_what_on_both_sides(answers: Answers) -> None:
    held = " ".join(f.claim for f in answers["commitments.held"])
    for name in (
        "North Atlantic Treaty, article 5",
        "article 42(7)",
        "Budapest Memorandum",
        "Collective Security Treaty",
    ):
        assert name in held
    article = next(f for f in answers["commitments.held"] if "article 5" in f.claim)
    assert any(g.kind == "words" for g in article.grounds)


def test_grey_zone_cases_are_the_gap_that_the_articles_touch(answers: Answers) -> None:
    gaps = [f for f in answers["commitments.gap"] if "sabotage" in f.claim]
    words = " ".join(g.excerpt.text for f in gaps for g in f.grounds if g.excerpt)
    assert "cyberattacks" in words


def test_who_could_be_next_and_where_as_the_articles_say(answers: Answers) -> None:
    named = " ".join(f.claim for f in answers["spread.next"])
    assert "Finland, Poland, Romania" in named
    assert any(f.claim.startswith("Kaliningrad") for f in answers["spread.flashpoint"])


def test_every_question_stands_with_its_grounds(answers: Answers) -> None:
    for finding in (f for group in answers.values() for f in group):
        assert finding.grounds
        assert finding.likelihood is None
        assert finding.answered or "not in these sources" in finding.claim
        assert all(g.source for g in finding.grounds if g.kind == "knowledge")
