"""Judgements look like judgements, in every format."""

from __future__ import annotations

import json
from dataclasses import replace

import pytest

from melian.assessment.lookup import look_up
from melian.brief import html, markdown
from melian.brief import json as rows
from melian.brief.cite import Desk
from melian.brief.judged import judged
from melian.brief.tree import Brief
from melian.model.event import Account
from melian.model.finding import Confidence, Finding, Ground
from melian.model.likelihood import Likelihood
from tests.composed import compose


@pytest.fixture
def finding(account: Account) -> Finding:
    event = account.events[0]
    return Finding(
        question="why_now.wedge",
        claim="The demand is meant to divide the Pact",
        basis="judgement",
        grounds=(
            Ground(kind="event", says="the demand itself", event=event.id),
            Ground(kind="knowledge", says="wedge strategies seek this", entry="hypotheses: wedge", source="unverified"),
            Ground(kind="number", says="29 of 391 crises", source="ICB v12"),
            Ground(kind="absence", says="no statement of Venn was found"),
        ),
        reasoning="Two of three signs are seen.",
        likelihood=Likelihood(best=0.3, low=0.2, high=0.45),
        confidence=Confidence(level="low", why="one origin"),
        alternatives=("a test",),
        would_change=("a joint statement",),
    )


@pytest.fixture
def brief(account: Account, finding: Finding) -> Brief:
    desk = Desk.of(look_up(account))
    made = compose(account)
    part = replace(made.chapters[0].parts[-1], blocks=(judged(finding, desk, "A <wedge>?"),))
    chapter = replace(made.chapters[0], parts=(*made.chapters[0].parts[:-1], part))
    return replace(made, chapters=(chapter, *made.chapters[1:]))


def test_likelihood_and_confidence_stand_apart(account: Account, finding: Finding) -> None:
    block = judged(finding, Desk.of(look_up(account)), "A wedge?")
    assert (block.likelihood, block.confidence) == ("Unlikely, 30% (20 to 45%).", "Low: one origin.")
    assert "likely" not in block.claim.text.casefold() + block.confidence.casefold()


def test_grounds_say_where_they_are_from(account: Account, finding: Finding) -> None:
    block = judged(finding, Desk.of(look_up(account)), "A wedge?")
    assert [g.text for g in block.grounds] == [
        "the demand itself.", "wedge strategies seek this (source not verified).", "29 of 391 crises (ICB v12).",
        "no statement of Venn was found.",
    ]  # fmt: skip
    assert block.grounds[0].references
    assert block.claim.references == block.grounds[0].references[:1]


def test_an_analysts_judgement_bears_the_name(account: Account, finding: Finding) -> None:
    block = judged(replace(finding, by="A. Reader", likelihood=None), Desk.of(look_up(account)), "A wedge?")
    assert (block.basis, block.likelihood) == ("judgement by A. Reader", "")


def test_html_sets_it_apart_and_escapes(brief: Brief) -> None:
    page = html.render(brief)
    assert '<section class="judged">' in page
    assert "A &lt;wedge&gt;?" in page


def test_markdown_quotes_it(brief: Brief) -> None:
    text = markdown.render(brief)
    assert "> **A \\<wedge\\>?** (judgement)" in text
    assert "\n> Likelihood: Unlikely, 30%" in text


def test_json_has_its_parts(brief: Brief) -> None:
    block = json.loads(rows.render(brief))["chapters"][0]["parts"][-1]["blocks"][0]
    assert (block["kind"], block["confidence"], block["would_change"]) == (
        "judged",
        "Low: one origin.",
        ["a joint statement"],
    )
