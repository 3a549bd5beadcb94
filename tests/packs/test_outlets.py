"""The outlets' pack: complete, linked, sourced, graded by nobody; and its names tell outlets from ordinary words."""

from __future__ import annotations

import re
from collections import Counter
from pathlib import Path
from typing import get_args

import pycountry
import pytest

from melian.errors import PackError
from melian.model.outlet import OutletIndex, OutletKind, StateRelation
from melian.packs.outlets import load_outlets

SITE = re.compile(r"^(?!www\.)[a-z0-9-]+(\.[a-z0-9-]+)+$")
ADDRESS = re.compile(r"^https?://\S+\.\S+$")
DOCS = Path(__file__).resolve().parents[2] / "docs" / "outlets.md"


@pytest.fixture(scope="module")
def outlets() -> OutletIndex:
    return load_outlets()


def test_three_hundred_outlets_of_the_whole_world(outlets: OutletIndex) -> None:
    assert len(outlets.outlets) >= 300
    assert len({o.country for o in outlets.outlets}) >= 120
    assert {o.kind for o in outlets.outlets} == set(get_args(OutletKind))


def test_every_entry_is_sourced_and_most_are_verified(outlets: OutletIndex) -> None:
    sources = [o.source for o in outlets.outlets]
    assert [s for s in sources if s != "unverified" and not ADDRESS.match(s) and "read in a copy" not in s] == []
    assert sources.count("unverified") < 0.15 * len(sources)


def test_what_is_unverified_claims_neither_owner_nor_ties(outlets: OutletIndex) -> None:
    unverified = [o for o in outlets.outlets if o.source == "unverified" and o.kind != "government"]
    assert [o.name for o in unverified if o.owner or o.state or o.as_of] == []


def test_nobody_is_graded_by_the_shipped_pack(outlets: OutletIndex) -> None:
    assert [o.name for o in outlets.outlets if o.grade is not None] == []


def test_countries_are_in_iso_3166(outlets: OutletIndex) -> None:
    codes = {o.country for o in outlets.outlets if o.country}
    assert [c for c in codes if pycountry.countries.get(alpha_3=c) is None] == []


def test_a_name_or_alias_is_one_outlets_alone(outlets: OutletIndex) -> None:
    for outlet in outlets.outlets:
        for name in (outlet.name, *outlet.aliases):
            assert outlets.find(name) is outlet, name


def test_a_site_is_one_outlets_alone_and_a_plain_host(outlets: OutletIndex) -> None:
    sites = Counter(d for o in outlets.outlets for d in o.domains)
    assert [s for s, count in sites.items() if count > 1] == []
    assert [s for s in sites if not SITE.match(s)] == []


def test_agencies_are_wires_and_nothing_else_is(outlets: OutletIndex) -> None:
    assert [o.name for o in outlets.outlets if o.wire != (o.kind in ("wire", "state_agency"))] == []


def test_only_governments_own_sites_stand_as_a_government(outlets: OutletIndex) -> None:
    assert [o.name for o in outlets.outlets if (o.kind == "government") != (o.state == "government")] == []


def test_a_private_outlet_is_no_states_agency(outlets: OutletIndex) -> None:
    private = {"private", "party", "captured_private", "independent_public"}
    assert [o.name for o in outlets.outlets if o.kind == "state_agency" and o.state in private] == []


def test_the_docs_say_what_each_relation_to_a_state_means() -> None:
    text = DOCS.read_text(encoding="utf-8")
    assert [term for term in (*get_args(StateRelation), *get_args(OutletKind)) if f"`{term}`" not in text] == []


@pytest.mark.parametrize(
    "text",
    [
        "The Times of trouble are over, he said, and the sun will rise.",
        "The Sun rises in the east; The Hill behind the town was shelled at Dawn.",
        "Dawn broke over Sabah, and ministers met on the Atlantic coast.",
        "Time is running out for the Foreign Affairs Minister and the Foreign Policy Council.",
        "The National Assembly and The National Guard received their orders.",
        "The Hindu nationalist party won; The Independent candidate lost.",
        "The Standard was raised, The Nation mourned, and an Independent Monitor was sent.",
        "The Nikkei fell by two per cent.",
        "Vanguard units took the Sputnik V vaccine to Mir.",
        "NPO staff in the MENA region met the PAP and the AAP leaders.",
        "Soldiers in Fars province were ordered to leave; Mr. Spiegel objected.",
        "The Economic Daily allowance rose, and a State Department official welcomed it.",
        "The Kremlin, the White House and Downing Street issued demands.",
        "A Diplomat said the Peninsula must be demilitarised.",
        "The Punch was thrown, the Herald spoke, and Zvezda fell.",
    ],
)
def test_ordinary_words_credit_no_outlet(outlets: OutletIndex, text: str) -> None:
    assert [found.text for found, _ in outlets.credits(text)] == []


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("according to the state news agency KCNA", "Korean Central News Agency"),
        ("the Reuters news agency reported", "Reuters"),
        ("Tass quoted the minister", "TASS"),
        ("he told Time magazine", "Time"),
        ("the Times of London said", "The Times"),
        ("Saudi state news agency SPA said", "Saudi Press Agency"),
        ("Turkey’s state-run Anadolu Agency", "Anadolu Agency"),
        ("told the Dawn newspaper", "Dawn"),
        ("the public broadcaster Kan said", "Kan 11"),
        ("Taiwan’s Central News Agency said", "Central News Agency"),
        ("Estonian Public Broadcasting (ERR) reported", "ERR"),
        ("in an interview with Foreign Affairs magazine", "Foreign Affairs"),
        ("the Kremlin website said", "Kremlin website"),
        ("Xinhua said on Monday", "Xinhua"),
    ],
)
def test_names_by_which_texts_credit_them(outlets: OutletIndex, text: str, name: str) -> None:
    assert name in [outlet.name for _, outlet in outlets.credits(text)]


def test_an_ambiguous_name_is_found_when_a_page_states_it(outlets: OutletIndex) -> None:
    for name in ("Time", "The Hill", "Dawn", "The Times"):
        found = outlets.find(name)
        assert found is not None
        assert found.name == name


OWN = """
sources.desk = "the desk's own list"
outlet = [
  { name = "Northwire", kind = "wire", wire = true, owner = "Northwire Trust", grade = "B", source = "desk" },
  { name = "Xinhua", kind = "state_agency", wire = true, grade = "C", source = "https://example.org/x" },
]
"""


def test_an_analysts_pack_grades_and_replaces(tmp_path: Path) -> None:
    (tmp_path / "outlets-desk.toml").write_text(OWN, encoding="utf-8")
    own = load_outlets(tmp_path)
    northwire, xinhua = own.find("Northwire"), own.find("Xinhua")
    assert northwire is not None
    assert xinhua is not None
    assert (northwire.grade, northwire.source, northwire.owner) == ("B", "the desk's own list", "Northwire Trust")
    assert (xinhua.grade, xinhua.aliases) == ("C", ())


@pytest.mark.parametrize(
    "field", ['grade = "G"', 'state = "friendly"', 'country = "Narnia"', "as_of = 12", 'ownr = "Nobody"']
)
def test_what_the_schema_does_not_know_stops_at_the_start(tmp_path: Path, field: str) -> None:
    row = f'outlet = [{{ name = "Northwire", kind = "wire", source = "x", {field} }}]'
    (tmp_path / "outlets.toml").write_text(row, encoding="utf-8")
    with pytest.raises(PackError, match=r"outlets\.toml"):
        load_outlets(tmp_path)
