"""The source chain as a picture and in words: through the articles to the outermost source."""

from __future__ import annotations

from dataclasses import replace

from melian.assessment.lookup import Lookup, look_up
from melian.brief.chain import chain_graph, how_known, source_of
from melian.brief.cite import Desk
from melian.brief.svg import graph
from melian.model.event import Account, ChainLink, Event, Step

HARBOUR, LEDGER, TRIBUNE = "news/harbour.txt", "news/ledger.txt", "news/tribune.txt"


def lead(lookup: Lookup, *links: ChainLink) -> Event:
    event = max(lookup.events, key=lambda e: len(e.mentions))
    return replace(event, chain=links)


def link(document: str, *path: Step, directed: bool = True, why: str = "as it says") -> ChainLink:
    source = path[-1] if path else None
    return ChainLink(
        document=document,
        outlet=None,
        from_whom=source.document or source.name if source else None,
        why=why,
        path=path,
        directed=directed,
    )


VELA = Step(name="Vela")
THROUGH = Step(name="Harbour Post", document=HARBOUR)


def test_a_report_stands_between_its_source_and_those_who_have_it_from_there(account: Account) -> None:
    lookup = look_up(account)
    event = lead(lookup, link(HARBOUR, VELA), link(LEDGER, VELA, THROUGH))
    picture = chain_graph(event, Desk.of(lookup))
    assert picture is not None
    assert picture.edges == (
        ("source:Vela", f"article:{HARBOUR}"),
        (f"article:{HARBOUR}", f"article:{LEDGER}"),
    )
    assert {node.key: node.column for node in picture.nodes} == {
        "source:Vela": 0,
        f"article:{HARBOUR}": 1,
        f"article:{LEDGER}": 2,
    }
    assert "from article 2 (Harbour Post), which has it from Vela" in picture.alternative


def test_an_outlet_that_is_no_article_stands_between_too(account: Account) -> None:
    lookup = look_up(account)
    event = lead(lookup, link(LEDGER, VELA, Step(name="Weekly Mirror")))
    picture = chain_graph(event, Desk.of(lookup))
    assert picture is not None
    assert picture.edges == (
        ("source:Vela", "source:Weekly Mirror"),
        ("source:Weekly Mirror", f"article:{LEDGER}"),
    )


def test_two_of_one_wording_are_joined_without_a_direction(account: Account) -> None:
    lookup = look_up(account)
    desk = Desk.of(lookup)
    other = link(LEDGER, THROUGH, directed=False, why=f"same wording as {HARBOUR}; nothing tells which came first")
    event = lead(lookup, link(HARBOUR, VELA), other)
    picture = chain_graph(event, desk)
    assert picture is not None
    assert picture.alike == ((f"article:{HARBOUR}", f"article:{LEDGER}"),)
    assert picture.edges == (("source:Vela", f"article:{HARBOUR}"),)
    assert "alike" in str(graph(picture, "g"))
    assert source_of(other, desk) == "article 2 (Harbour Post), or the other way round"
    assert how_known(other, desk) == "same wording as article 2 (Harbour Post); nothing tells which came first"


def test_nothing_is_drawn_where_nothing_is_known(account: Account) -> None:
    lookup = look_up(account)
    assert chain_graph(lead(lookup, link(HARBOUR), link(LEDGER)), Desk.of(lookup)) is None
