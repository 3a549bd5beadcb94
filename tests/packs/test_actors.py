"""The actors' packs: complete, linked, sourced; and looked up as names stand in running text."""

from __future__ import annotations

from pathlib import Path

import pycountry
import pytest
from hypothesis import given
from hypothesis import strategies as st

from melian.errors import PackError
from melian.model.gazetteer import Gazetteer, key, pieces
from melian.packs.actors import load_actors

OBSERVERS_AND_OTHERS = {"VAT", "PSE", "TWN"}


@pytest.fixture(scope="module")
def actors() -> Gazetteer:
    return load_actors()


def test_every_member_of_the_united_nations_is_there(actors: Gazetteer) -> None:
    states = [a for a in actors.actors if a.kind == "state" and a.name != "Holy See"]
    assert len(states) == 193
    assert len({a.code for a in states}) == 193
    assert all(pycountry.countries.get(alpha_3=a.code) for a in states)


def test_observers_and_taiwan_are_there(actors: Gazetteer) -> None:
    assert {a.code for a in actors.actors} >= OBSERVERS_AND_OTHERS


def test_sixty_organisations_and_armed_groups_at_least(actors: Gazetteer) -> None:
    kinds = [a.kind for a in actors.actors]
    assert kinds.count("organisation") + kinds.count("armed_group") >= 60
    assert kinds.count("historical_state") >= 20


def test_every_entry_says_where_it_can_be_checked(actors: Gazetteer) -> None:
    assert all(a.source for a in actors.actors)
    assert all(h.source for h in actors.holders)


def test_historical_states_have_their_years(actors: Gazetteer) -> None:
    for actor in actors.actors:
        if actor.kind == "historical_state":
            assert actor.since is not None, actor.name
            assert actor.until is not None, actor.name
            assert actor.since < actor.until, actor.name


def test_nobody_holds_an_office_before_taking_it(actors: Gazetteer) -> None:
    assert all(h.until is None or h.since <= h.until for h in actors.holders)


@pytest.mark.parametrize(
    ("surface", "name"),
    [
        ("the U.S.", "United States"),
        ("US", "United States"),
        ("USA", "United States"),
        ("Britain", "United Kingdom"),
        ("the Russian Federation", "Russia"),
        ("Côte d’Ivoire", "Ivory Coast"),
        ("Kata’ib Hezbollah", "Kata'ib Hezbollah"),
        ("Al-Qaeda", "al-Qaida"),
        ("the Baltics", "Baltic states"),
        ("IAEA", "International Atomic Energy Agency"),
        ("U.N.", "United Nations"),
        ("Burma", "Myanmar"),
        ("Turkiye", "Turkey"),
        ("USSR", "Soviet Union"),
        ("Vatican", "Holy See"),
        ("Lord’s Resistance Army", "Lord's Resistance Army"),
    ],
)
def test_names_as_they_are_spelt(actors: Gazetteer, surface: str, name: str) -> None:
    assert actors.canonical(surface) == name


def test_a_former_name_means_its_actor(actors: Gazetteer) -> None:
    assert actors.former
    assert all(actors.canonical(f.name) == f.actor for f in actors.former)


@pytest.mark.parametrize("surface", ["us", "who", "it", "turkey", "mend", "", "the", "no such place", "."])
def test_common_words_are_no_names(actors: Gazetteer, surface: str) -> None:
    assert actors.canonical(surface) is None


def test_a_name_with_two_meanings_has_candidates_and_no_answer(actors: Gazetteer) -> None:
    assert actors.canonical("Congolese") is None
    assert {s.actor.name for s in actors.candidates("Congolese")} == {
        "Democratic Republic of the Congo",
        "Republic of the Congo",
    }


def test_groups_are_spelt_out_and_organisations_are_not(actors: Gazetteer) -> None:
    assert actors.behind(actors.by_name["Baltic states"]) == ("Estonia", "Latvia", "Lithuania")
    assert actors.behind(actors.by_name["NATO"]) == ("NATO",)
    assert actors.behind(actors.by_name["US State Department"]) == ("United States",)


@given(st.text(max_size=40))
def test_any_text_can_be_looked_up(text: str) -> None:
    gazetteer = load_actors()
    gazetteer.candidates(text)
    assert key(text) == key(" ".join(pieces(text)))


def _pack(folder: Path, text: str) -> Path:
    (folder / "actors-mine.toml").write_text(text, encoding="utf-8")
    return folder


def test_own_entries_are_added_and_replace_shipped_ones(tmp_path: Path) -> None:
    folder = _pack(
        tmp_path,
        """
        [[actor]]
        name = "Freedonia"
        kind = "state"
        source = "a film"
        demonyms = ["Freedonian"]
        [[actor]]
        name = "NATO"
        kind = "organisation"
        source = "mine"
        aliases = ["the Pact of Brussels"]
        """,
    )
    actors = load_actors(folder)
    assert actors.canonical("Freedonian") == "Freedonia"
    assert actors.canonical("Pact of Brussels") == "NATO"
    assert actors.canonical("Atlantic Alliance") is None


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("[[actor]]\nname = 'X'\nkind = 'planet'\nsource = 's'", r"actors-mine\.toml: entry 1 \(X\): kind"),
        ("[[actor]]\nname = 'X'\nkind = 'state'", r"entry 1 \(X\): source"),
        ("[[actor]]\nname = 'X'\nkind = 'state'\nsource = 's'\ncolour = 'red'", r"entry 1 \(X\): colour"),
        ("[[actor]]\nname = ' '\nkind = 'state'\nsource = 's'", r"entry 1 .*name"),
        (
            "[[holder]]\nname = 'A'\nactor = 'Nowhere'\nrole = 'king'\nsince = 1\nsource = 's'",
            r"A: points to 'Nowhere'",
        ),
        ("[[actor]]\nname = 'X'\nkind = 'organ'\nsource = 's'\nspeaks_for = 'Y'", r"X: points to 'Y'"),
        ("[[former]]\nname = 'A'\nactor = 'Nowhere'\nuntil = 1900\nsource = 's'", r"A: points to 'Nowhere'"),
        ("actor = 3", "none of the lists"),
        ("[[people]]\nname = 'X'", "'people'"),
        ("[[actor", r"actors-mine\.toml"),
    ],
    ids=[
        "kind",
        "source",
        "field",
        "blank name",
        "holder of nothing",
        "organ of nothing",
        "former name of nothing",
        "no list",
        "list",
        "no TOML",
    ],
)
def test_a_bad_pack_names_file_and_entry(tmp_path: Path, text: str, told: str) -> None:
    with pytest.raises(PackError, match=told):
        load_actors(_pack(tmp_path, text))


def test_two_entries_of_one_name_in_a_file_are_refused(tmp_path: Path) -> None:
    entry = "[[actor]]\nname = 'X'\nkind = 'state'\nsource = 's'\n"
    with pytest.raises(PackError, match="X: 2 entries"):
        load_actors(_pack(tmp_path, entry * 2))


def test_a_folder_that_is_not_there_is_refused(tmp_path: Path) -> None:
    with pytest.raises(PackError, match="no such folder of packs"):
        load_actors(tmp_path / "absent")
