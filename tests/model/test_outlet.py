"""Outlets looked up, and their names found in texts."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from melian.model.outlet import Outlet, OutletIndex, any_name

INDEX = OutletIndex.of(
    (
        Outlet(name="Northwire", kind="wire", wire=True, source="invented", aliases=("Northwire Monthly",)),
        Outlet(name="Harbour", kind="magazine", source="invented", ambiguous=True, aliases=("Harbour magazine",)),
        Outlet(name="The Courier", kind="newspaper", source="invented", domains=("courier.example",)),
    )
)

NAMES = st.frozensets(st.text("Abc 1.'", min_size=1, max_size=6), max_size=8)


@given(names=NAMES, text=st.text("Abc 1.'x", max_size=40))
def test_names_grouped_by_letter_find_what_a_plain_list_finds(names: frozenset[str], text: str) -> None:
    plain = "|".join(map(re.escape, sorted(names, key=lambda n: (-len(n), n))))
    expected = re.findall(rf"(?<!\w)(?:{plain})(?!\w)", text) if names else []
    found = any_name(names)
    assert ([m.group() for m in found.finditer(text)] if found else []) == expected


@pytest.mark.parametrize(
    ("text", "credited"),
    [
        ("She told Northwire Monthly that talks had failed.", [("Northwire Monthly", "Northwire")]),
        ("Ships left the port of Harbour, Northwire said.", [("Northwire", "Northwire")]),
        ("He told Harbour magazine that he would resign.", [("Harbour magazine", "Harbour")]),
        ("The Northwires of this world are many.", []),
        ("A courier brought it to the harbour.", []),
    ],
)
def test_a_credit_is_a_whole_name_that_means_the_outlet(text: str, credited: list[tuple[str, str]]) -> None:
    assert [(found.text, outlet.name) for found, outlet in INDEX.credits(text)] == credited


@pytest.mark.parametrize(
    ("asked", "name"),
    [
        ("Harbour", "Harbour"),
        ("harbour magazine", "Harbour"),
        ("Courier", "The Courier"),
        ("https://www.courier.example/a/b", "The Courier"),
        ("state-run agency Northwire", "Northwire"),
    ],
)
def test_an_outlet_is_found_under_its_names_and_site(asked: str, name: str) -> None:
    found = INDEX.find(asked)
    assert found is not None
    assert found.name == name


def test_what_is_no_outlet_is_not_found() -> None:
    assert INDEX.find("Harbourmaster") is None
