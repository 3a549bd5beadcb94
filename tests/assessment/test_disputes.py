"""Which disputes get a chapter, in which order, and what a text asks about."""

from __future__ import annotations

from dataclasses import replace

import pytest

from melian.assessment.disputes import select
from melian.assessment.lookup import Lookup, look_up
from melian.model.event import Account


def test_coercive_and_widely_told_first(lookup: Lookup) -> None:
    selection = select(lookup)
    assert [d.name for d in selection.disputes] == ["canal", "watch"]
    assert selection.disputes[0].lead.id == "e-demand"
    assert [e.id for e in selection.others] == ["e-boats"]


def test_order_of_events_changes_nothing(account: Account, lookup: Lookup) -> None:
    turned = select(look_up(replace(account, events=account.events[::-1])))
    assert [d.lead.id for d in turned.disputes] == [d.lead.id for d in select(lookup).disputes]


def test_an_act_told_once_gets_a_chapter_where_there_is_no_other(account: Account) -> None:
    only = look_up(replace(account, events=tuple(e for e in account.events if e.id == "e-boats")))
    assert [d.name for d in select(only).disputes] == ["boats"]


@pytest.mark.parametrize(
    ("about", "names"),
    [
        ("Tessel radar appeal", ["watch"]),
        ("GRAIN boats", ["boats"]),
        ("canal talks", ["canal"]),
        ("whales", []),
        ("", []),
    ],
)
def test_about(lookup: Lookup, about: str, names: list[str]) -> None:
    assert [d.name for d in select(lookup, about).disputes] == names


def test_nothing_gives_nothing(account: Account) -> None:
    assert select(look_up(replace(account, events=()))).disputes == ()
