"""A person's judgement decides which mentions stand."""

from __future__ import annotations

from dataclasses import replace

from melian.assessment.lookup import look_up
from melian.model.event import Account
from melian.model.fact import Fact
from melian.model.mention import Judgement
from melian.model.span import Excerpt


def judged(account: Account, *verdicts: tuple[str, str]) -> Account:
    rows = tuple(
        Judgement(mention="t3", verdict="rejected" if v == "rejected" else "confirmed", reason=None, by=None, at=at)
        for v, at in verdicts
    )
    return replace(account, judgements=rows)


def test_an_event_without_a_standing_mention_is_dropped(account: Account) -> None:
    lookup = look_up(judged(account, ("rejected", "2031-01-01")))
    assert "e-accuse" not in {e.id for e in lookup.events}


def test_the_later_judgement_counts(account: Account) -> None:
    lookup = look_up(judged(account, ("confirmed", "2031-02-01"), ("rejected", "2031-01-01")))
    assert "e-accuse" in {e.id for e in lookup.events}


def test_the_chain_keeps_only_articles_that_still_tell_it(account: Account) -> None:
    rows = tuple(Judgement(mention=m, verdict="rejected", reason=None, by=None, at="2031") for m in ("l1", "l2", "l3"))
    lookup = look_up(replace(account, judgements=rows))
    demand = next(e for e in lookup.events if e.id == "e-demand")
    assert [link.document for link in demand.chain] == ["news/harbour.txt"]


def test_a_writers_advice_is_no_event(account: Account) -> None:
    boats = account.events[-1]
    advice = replace(boats, mentions=tuple(replace(m, form="author_advice") for m in boats.mentions))
    assert look_up(replace(account, events=(advice,))).events == ()


def test_a_rejected_fact_is_left_out(account: Account) -> None:
    first, *rest = account.readings
    claim = Excerpt(start=0, end=4, text=first.document.text[:4])
    told = Fact(
        start=0, end=4, text=claim.text, id="f1", document=first.document.path, kind="quantity", predicate="presence",
        claim=claim, subject="Arvonia", rule="test",
    )  # fmt: skip
    account = replace(account, readings=(replace(first, facts=(told,)), *rest))
    verdict = Judgement(mention="f1", verdict="rejected", reason="misread", by=None, at="2031-01-01")
    assert look_up(account).facts == (told,)
    assert look_up(replace(account, judgements=(verdict,))).facts == ()
    assert look_up(replace(account, judgements=(replace(verdict, verdict="confirmed"),))).facts == (told,)
