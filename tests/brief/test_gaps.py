"""Whatever an account lacks, a brief comes of it, and its links still lead to their words."""

from __future__ import annotations

import json
from dataclasses import replace
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from lxml import html as dom

from melian.brief import html as html_
from melian.brief import json as json_
from melian.brief import markdown as markdown_
from melian.model.event import Account, Event
from tests.composed import compose

SUPPORTS = ("verbatim", "verbatim_in_part", "paraphrase_only", "headline_only")
NOVELTIES = ("new", "repeated", "widened", "narrowed", "hardened", "softened", "undetermined")


@st.composite
def changes(draw: st.DrawFn) -> dict[str, Any]:
    """Fields of an event as poor, odd or crowded texts would leave them."""
    options: dict[str, st.SearchStrategy[object]] = {
        "act": st.sampled_from(["demand", "threaten", "reject", "violate_airspace", "aid"]),
        "actor": st.sampled_from([None, "Arvonia", "Corland; Haldia", "Pact members"]),
        "target": st.sampled_from([None, "Lake Pact", "Arvonia; Venn"]),
        "speaker": st.none(), "place": st.none(), "condition": st.none(), "condition_document": st.none(),
        "date": st.sampled_from([None, "2031", "2031-02", "2031-02-30", "2031-01/2031-02", "spring"]),
        "support": st.sampled_from(SUPPORTS), "novelty": st.sampled_from(NOVELTIES),
        "against": st.sampled_from([None, "e-old", "gone"]), "why_novel": st.sampled_from(["", "x", "X."]),
        "elements": st.just(()), "chain": st.just(()), "independent_sources": st.integers(0, 3),
        "dispute": st.sampled_from(["canal", "a", "b"]),
    }  # fmt: skip
    chosen = draw(st.lists(st.sampled_from(sorted(options)), unique=True))
    return {name: draw(options[name]) for name in chosen}


@settings(max_examples=40, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(data=st.data())
def test_any_account_gives_a_brief(account: Account, data: st.DataObject) -> None:
    events: list[Event] = [replace(event, **data.draw(changes())) for event in account.events]
    bare = data.draw(st.booleans())
    readings = tuple(
        replace(r, document=replace(r.document, title=None, outlet=None, date=None, language=None)) if bare else r
        for r in account.readings
    )
    share = data.draw(st.booleans())
    brief = compose(replace(account, events=tuple(events), readings=readings), share=share)
    page = dom.fromstring(html_.render(brief))
    ids = set(page.xpath("//@id"))
    assert {href[1:] for href in page.xpath("//@href")} <= ids
    assert json.loads(json_.render(brief))["title"] == brief.title
    assert markdown_.render(brief).startswith("# ")
    assert "None" not in page.xpath("string(//main)")


@pytest.mark.parametrize("made_at", ["", "yesterday", "2031-03-07"])
def test_an_odd_time_stands_as_it_is(account: Account, made_at: str) -> None:
    assert compose(replace(account, made_at=made_at)).made_at == made_at
