"""Where reports have it from first: the chain's outermost sources, by name."""

from __future__ import annotations

from melian.assessment.firsts import firsts
from melian.model.event import ChainLink, Step


def link(document: str, *path: Step, outlet: str | None = None) -> ChainLink:
    source = path[-1].name if path else None
    return ChainLink(document=document, outlet=outlet, from_whom=source, why="test", path=path)


def test_the_outermost_source_counts_and_not_the_nearest() -> None:
    wire, post = Step(name="Northwire"), Step(name="The Post", document="b.txt")
    assert firsts([link("a.txt", wire, post), link("b.txt", wire)]) == {"a.txt": "Northwire", "b.txt": "Northwire"}


def test_a_report_that_others_go_back_to_is_its_own_source() -> None:
    own = Step(name="The Post", document="b.txt")
    chain = [link("a.txt", own, outlet="Mail"), link("b.txt", outlet="The Post"), link("c.txt", outlet="Ledger")]
    assert firsts(chain) == {"a.txt": "The Post", "b.txt": "The Post", "c.txt": None}
