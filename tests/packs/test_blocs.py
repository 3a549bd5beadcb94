"""The pack of blocs and borders: sourced, and about more than one country each."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from melian.errors import PackError
from melian.packs.actors import load_actors
from melian.packs.blocs import load_blocs


def test_names_are_those_of_the_actors_pack() -> None:
    known, book = load_actors().by_name, load_blocs()
    assert all(member.name in known for bloc in book.blocs for member in bloc.members)
    assert all(name in known for border in book.borders for name in border.between)
    assert all(bloc.name in known for bloc in book.blocs if bloc.kind != "hosts")


def test_every_entry_has_a_source_or_says_that_it_has_none() -> None:
    sources = [b.source for b in load_blocs().blocs] + [b.source for b in load_blocs().borders]
    sources += [m.source for b in load_blocs().blocs for m in b.members if m.source]
    assert all(re.match(r"https?://\S+( \([^()]+\))?$|GeoNames, |unverified$", source) for source in sources)


def test_no_entry_is_about_one_country_only() -> None:
    assert all(len(bloc.members) > 1 for bloc in load_blocs().blocs)
    assert all(len(set(border.between)) == 2 for border in load_blocs().borders)


def test_borders_run_both_ways_and_members_have_years() -> None:
    book = load_blocs()
    assert book.between("Latvia", "Russia") == book.between("Russia", "Latvia")
    assert book.between("Latvia", "Russia") is not None
    assert book.between("Portugal", "Russia") is None
    nato = next(b for b in book.blocs if b.id == "nato")
    assert "Finland" not in nato.at(2022)
    assert "Finland" in nato.at(2023)
    assert "United Kingdom" in next(b for b in book.blocs if b.id == "eu").at(2019)
    assert "United Kingdom" not in next(b for b in book.blocs if b.id == "eu").at(None)


def test_an_analysts_bloc_is_added_and_a_bad_one_named(tmp_path: Path) -> None:
    fields = ("id: pact", "name: Lake Pact", "kind: alliance", "source: unverified", "members: {2000: [A, B]}")
    good = "blocs:\n  - " + "\n    ".join(fields) + "\n"
    (tmp_path / "blocs.yaml").write_text(good, "utf-8")
    assert load_blocs(tmp_path).blocs[-1].at(None) == ("A", "B")
    (tmp_path / "blocs.yaml").write_text(good.replace("alliance", "club"), "utf-8")
    with pytest.raises(PackError, match=r"blocs\.yaml, line 4: blocs\.0\.kind"):
        load_blocs(tmp_path)
