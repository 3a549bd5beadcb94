"""Base rates and precedents in part 6: every number with its base, what is unknown said, and a picture that reads."""

from __future__ import annotations

import re
from dataclasses import replace
from xml.etree import ElementTree as ET

import pytest
from hypothesis import given
from hypothesis import strategies as st

from melian.assessment.rates import rate
from melian.brief import compose, html, json, markdown
from melian.brief.pictures import Share, Shares
from melian.brief.rates import of
from melian.brief.svg_shares import shares
from melian.brief.tree import Block, Brief, Judged, Sentence, Table
from melian.model.base_rate import BaseRates, Skill
from melian.model.event import Account
from melian.model.knowledge import Knowledge
from melian.model.likelihood import BANDS
from melian.packs.knowledge import load_knowledge
from melian.packs.precedents import load_precedents

KNOWLEDGE = load_knowledge()


def blocks(brief: Brief) -> tuple[Block, ...]:
    return next((part.blocks for part in brief.chapters[0].parts if part.number == 6), ())


def judgement(brief: Brief, question: str) -> Judged:
    return next(b for b in blocks(brief) if isinstance(b, Judged) and b.question == question)


def table(brief: Brief, name: str) -> Table:
    return next(b for b in blocks(brief) if isinstance(b, Table) and b.name == name)


def texts(found: Table) -> list[list[str]]:
    return [[cell.sentence.text for cell in row] for row in found.rows]


@pytest.fixture(scope="module")
def brief(account: Account) -> Brief:
    return compose(account, knowledge=KNOWLEDGE)


def test_the_base_rate_is_of_the_narrowest_class_with_its_interval(brief: Brief) -> None:
    found = judgement(brief, "Base rate")
    assert found.claim.text.startswith("Of 235 crises outside an ongoing war whose first trigger was not violent")
    assert "56 came to serious clashes or war" in found.claim.text
    assert found.likelihood == "Unlikely, 24% (19 to 30%)."
    assert any("no better than the rate" in ground.text for ground in found.grounds)


def test_neither_claim_holds_a_word_of_likelihood(brief: Brief) -> None:
    for question in ("Base rate", "Precedents"):
        claim = judgement(brief, question).claim.text
        assert not any(re.search(rf"\b{word}\b", claim) for _, word in BANDS)
        assert "confidence" not in claim


def test_every_rate_says_of_how_many_or_that_no_counts_are_at_hand(brief: Brief) -> None:
    for row in texts(table(brief, "rates")):
        assert re.fullmatch(r"[\d,]+ of [\d,]+: \d+% \(\d+ to \d+%\)|“.+” \(quoted, no counts\)", row[2])


def test_near_cases_say_why_and_what_is_not_known(brief: Brief) -> None:
    for row in texts(table(brief, "precedents")):
        same, all_ = re.fullmatch(r"(\d+) of (\d+) the same: .+\. Different: .+\.", row[2]).groups()  # type: ignore[union-attr]
        assert 0 <= int(same) <= int(all_) <= 10
    found = judgement(brief, "Precedents")
    assert "not known of this demand: " in found.confidence
    assert any("whether the place borders on the demander" in ground.text for ground in found.grounds)
    assert found.likelihood == ""


def test_the_articles_choice_is_looked_for_and_its_absence_said(brief: Brief) -> None:
    assert any(
        not isinstance(b, Table | Judged | Shares) and "names a past case as a precedent" in getattr(b, "text", "")
        for b in blocks(brief)
    )


def test_without_packs_there_is_no_part_6(account: Account) -> None:
    assert blocks(compose(account, knowledge=Knowledge())) == ()


def test_requests_among_friends_get_neither(account: Account) -> None:
    asked = tuple(replace(e, act="appeal") for e in account.events)
    found = compose(replace(account, events=asked), knowledge=KNOWLEDGE)
    told = [block for block in blocks(found) if isinstance(block, Sentence)]
    assert any("nobody is told to press anybody" in sentence.text for sentence in told)
    assert not any(isinstance(b, Judged) and b.question in ("Base rate", "Precedents") for b in blocks(found))


def test_a_dispute_without_a_demand_says_what_was_looked_for(account: Account) -> None:
    asked = tuple(replace(e, act="threaten") if e.act == "demand" else e for e in account.events)
    found = compose(replace(account, events=asked), knowledge=KNOWLEDGE)
    grounds = judgement(found, "Precedents").grounds
    assert [ground.text for ground in grounds] == [
        f"a demand to compare with {len(KNOWLEDGE.precedents.cases)} past ones: none in this dispute."
    ]


def test_an_edited_case_and_rate_change_the_brief(account: Account, brief: Brief) -> None:
    near = texts(table(brief, "precedents"))[0][0]
    kept = tuple(c for c in KNOWLEDGE.precedents.cases if not near.startswith(f"{c.name}, {c.year}"))
    fewer = replace(KNOWLEDGE, precedents=replace(KNOWLEDGE.precedents, cases=kept))
    assert texts(table(compose(account, knowledge=fewer), "precedents"))[0][0] != near
    rates = tuple(replace(r, k=57) if r.id == "icb_serious_not_violent" else r for r in KNOWLEDGE.base_rates.rates)
    edited = replace(KNOWLEDGE, base_rates=replace(KNOWLEDGE.base_rates, rates=rates))
    assert "57 came to" in judgement(compose(account, knowledge=edited), "Base rate").claim.text


def test_the_skill_that_is_told_is_the_packs(account: Account) -> None:
    better = Skill(
        id="s", scored="nearest", method="the nearest", of="how it ends", measure="Brier score", n=90, split=1970,
        difference=-0.2, low=-0.3, high=-0.1, source="unverified",
    )  # fmt: skip
    for skills, words in (((better,), "foretold better than"), ((), "has not been scored")):
        pack = BaseRates(rates=KNOWLEDGE.base_rates.rates, skills=skills)
        found = judgement(compose(account, knowledge=replace(KNOWLEDGE, base_rates=pack)), "Precedents")
        assert words in found.reasoning


def test_all_formats_hold_it(brief: Brief) -> None:
    page, text, tree = html.render(brief), markdown.render(brief), json.render(brief)
    for written in (page, text, tree):
        assert "56 came to serious clashes or war" in written
    assert '"kind": "shares"' in tree
    assert "95% intervals" in page


def test_the_list_is_said_to_be_chosen(brief: Brief) -> None:
    cases = load_precedents().cases
    opened = sum(case.source != ("unverified",) for case in cases)
    read = "each" if opened == len(cases) else f"{opened} of them"
    assert f"the {len(cases)} cases are chosen, not a sample, and sources were read for {read}" in (
        judgement(brief, "Precedents").confidence
    )


_rates = st.integers(0, 60).flatmap(lambda n: st.tuples(st.integers(0, n), st.just(n))).map(lambda p: rate(*p))


@given(st.lists(st.builds(Share, label=st.text(max_size=30), near=_rates, whole=_rates, marked=st.integers(0, 7))))
def test_the_picture_is_well_formed_and_nothing_leaves_it(found: list[Share]) -> None:
    picture = Shares(shares=tuple(found), title="What came <of> it", legend="", alternative="“a” & b")
    root = ET.fromstring(str(shares(picture, "x")))
    assert root.get("width") == "352"
    tall = float(root.get("height") or 0)
    for bar in root.iter("rect"):
        x, wide = float(bar.get("x") or 0), float(bar.get("width") or 0)
        assert 0 <= x <= x + wide <= 352
        assert float(bar.get("y") or 0) + float(bar.get("height") or 0) <= tall
    assert len(list(root.iter("path"))) == sum(share.marked for share in found)


@pytest.mark.parametrize(("k", "n", "told"), [(20, 235, "20 of 235: 9% (6 to 13%)"), (0, 9, "0 of 9: 0% (0 to 30%)")])
def test_a_rate_in_words(k: int, n: int, told: str) -> None:
    assert of(rate(k, n)) == told
