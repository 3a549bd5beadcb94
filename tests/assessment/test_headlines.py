"""Where a headline says more than the text below it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import Any

import pytest

from melian.assessment.disputes import Dispute
from melian.assessment.headlines import headlines
from melian.assessment.lookup import Lookup, look_up
from melian.model.event import Account

Make = Callable[..., Any]


def test_headlines_that_say_more(dispute: Dispute, lookup: Lookup) -> None:
    found = {h.mention.id: h.reasons for h in headlines(dispute.lead, lookup) if h.mention}
    assert found == {
        "h1": (
            "the text below ties it to a condition",
            "the text below names another addressee",
            "its object is “Tessel and Mirne” itself, where the text below has “to remove its radar crews from Tessel "
            "and Mirne”",
        ),
        "l1": ("the text below hedges it",),
    }


def test_a_headline_alone_is_an_overclaim(dispute: Dispute, account: Account) -> None:
    lead = replace(dispute.lead, mentions=tuple(m for m in dispute.lead.mentions if m.id == "h1"))
    (only,) = headlines(lead, look_up(account))
    assert only.reasons == ("the text below does not carry it",)


def test_a_headline_of_another_act_by_the_same_actor_is_listed(dispute: Dispute, account: Account) -> None:
    told = tuple(m for m in dispute.lead.mentions if m.id != "h1")
    stray = replace(dispute.lead, id="e-stray", mentions=tuple(m for m in dispute.lead.mentions if m.id == "h1"))
    lead = replace(dispute.lead, mentions=told)
    lookup = look_up(replace(account, events=(lead, stray)))
    found = {h.mention.id: h.reasons for h in headlines(lead, lookup) if h.mention}
    assert found["h1"] == ("the text below does not carry it",)


def told_below(make_account: Make, *sentences: Any, title: str = "") -> list[str]:
    """Every reason that is found for the headlines of the one act told."""
    account = make_account(("a.txt", sentences), title=title)
    return [reason for h in headlines(account.events[0], look_up(account)) for reason in h.reasons]


TITLE = "Borland demands all ships out of the Straits"
BODY = "Borland asked Arland to take its ships out of the Straits."


@pytest.mark.parametrize(
    ("title", "content", "fields", "below", "reason"),
    [
        pytest.param(
            TITLE, "all ships out of the Straits", {}, {}, "“all” stands in no sentence below that tells it",
            id="extent",
        ),
        pytest.param(
            "Borland wants ships out of Skarn", "ships out of Skarn", {}, {}, "the text below does not name “Skarn”",
            id="place",
        ),
        pytest.param(
            "Borland wants ships out", "ships out", {}, {"act": "appeal"},
            "the text below has no harder act than: appeal", id="act",
        ),
        pytest.param(
            "Borland wants ships out", "ships out", {}, {"principal": "Ann Lake", "speaker": "Tom Reed"},
            "the text below has it at second hand: Tom Reed of Ann Lake", id="second hand",
        ),
        pytest.param(
            "Borland wants the Straits", "the Straits", {}, {},
            "its object is “the Straits” itself, where the text below has “take its ships out of the Straits”",
            id="the place itself",
        ),
        pytest.param(
            "Borland wants ships out of the Straits", "ships out of the Straits", {}, {}, None, id="nothing more"
        ),
    ],
)  # fmt: skip
def test_what_the_text_below_does_not_bear_out(
    make_account: Make, say: Make, title: str, content: str, fields: dict[str, str], below: dict[str, str],
    reason: str | None,
) -> None:  # fmt: skip
    headline = say(title, content, form="headline", **fields)
    body = say(BODY, "take its ships out of the Straits", **below)
    found = told_below(make_account, headline, body, title=title)
    assert reason in found if reason else found == []


def test_a_title_that_calls_a_request_a_demand(make_account: Make, say: Make) -> None:
    body = say(BODY, "take its ships out of the Straits", act="appeal")
    title = "Borland in new Straits demand"
    found = told_below(make_account, title, body, title=title)
    assert found == ["“demand” is the headline’s word, the text below has no harder act than: appeal"]
    harder = say("Borland demanded tolls from Arland.", "tolls from Arland")
    assert told_below(make_account, title, body, harder, title=title) == []
