"""The packs of precedents and base rates: what they hold, that codes and counts are those of their sources, errors."""

from __future__ import annotations

import csv
import re
from pathlib import Path

import pytest

from melian.errors import PackError
from melian.model.precedent import OUTCOMES
from melian.packs.actors import load_actors
from melian.packs.base_rates import load_base_rates
from melian.packs.files import shipped_in
from melian.packs.precedents import load_precedents

ICB = Path(__file__).parents[2].parent / "shared" / "reference"
TRIGGERS = {
    "1": "words", "2": "words", "3": "economic", "4": "external", "5": "other", "6": "internal", "7": "military",
    "8": "violent", "9": "violent",
}  # fmt: skip
YEAR = re.compile(r"^    year: (\d+)$", re.MULTILINE)
VIOLENCE = {"1": "none", "2": "minor", "3": "serious", "4": "war"}
needs_icb = pytest.mark.skipif(not ICB.is_dir(), reason="../shared is not there: ICB's tables are measured against it")


def rows(name: str) -> list[dict[str, str]]:
    with (ICB / name).open(encoding="latin-1", newline="") as file:
        return list(csv.DictReader(file))


def test_enough_cases_of_both_sides_and_of_every_outcome() -> None:
    cases = load_precedents().cases
    assert len(cases) >= 40
    assert sum(case.western for case in cases) >= 15
    assert sum(not case.western for case in cases) >= 15
    assert {case.outcome for case in cases} == set(OUTCOMES)
    assert min(case.year for case in cases) == 1914
    assert len({case.id for case in cases}) == len(cases)


def test_a_shipped_case_stands_once_and_in_its_decade() -> None:
    stands = [(int(year), name) for name, text in shipped_in("precedents", ".yaml") for year in YEAR.findall(text)]
    assert len(stands) == len(load_precedents().cases)  # in two files, the later would replace the earlier unseen
    assert all(name == f"precedents/{year // 10 * 10}s.yaml" for year, name in stands)


def test_every_case_has_a_class_of_the_pack_and_an_address_or_says_unverified() -> None:
    pack = load_precedents()
    classes = {kind.id for kind in pack.classes}
    for case in pack.cases:
        assert case.demand_class in classes, case.id
        opened = all(source.startswith(("https://", "http://")) for source in case.source)
        assert opened or case.source == ("unverified",), case.id


def test_pacts_and_powers_are_named_as_actors_are() -> None:
    pack, actors = load_precedents(), load_actors()
    for name in (*pack.great_powers, *(n for pact in pack.pacts for n in (pact.name, *pact.members))):
        assert actors.canonical(name) == name


def test_no_class_of_base_rates_names_a_state() -> None:
    states = {a.name for a in load_actors().actors if a.kind in ("state", "historical_state")}
    for entry in load_base_rates().rates:
        assert not any(name in f"{entry.of} {entry.event}" for name in states), entry.id


@needs_icb
def test_codes_are_those_of_icb() -> None:
    crises = {row["crisno"]: row for row in rows("icb_crises_v12.csv")}
    coded = {(row["crisno"], TRIGGERS.get(row["triggr"])) for row in rows("icb_actors_v12.csv")}
    for case in load_precedents().cases:
        if case.coded is None:
            continue
        crisis = crises[str(case.coded.crisis)]
        assert case.coded.name == crisis["crisname"]
        assert case.coded.violence == VIOLENCE[crisis["viol"]]
        assert case.coded.outside_war == (crisis["iwcmb"] == "1")
        assert abs(case.year - int(crisis["yrtrig"])) <= 1
        for actor in case.coded.actors:
            assert (crisis["crisno"], actor.trigger) in coded


@needs_icb
@pytest.mark.parametrize(("name", "violent"), [("icb_{}_not_violent", False), ("icb_{}_violent", True)])
def test_counts_are_those_of_icb(name: str, violent: bool) -> None:
    first: dict[str, tuple[tuple[int, int, int], str]] = {}
    for row in rows("icb_actors_v12.csv"):
        when = int(row["yrtrig"] or 9999), int(row["motrig"] or 13), int(row["datrig"] or 32)
        if row["crisno"] not in first or when < first[row["crisno"]][0]:  # of one day, the first in the file
            first[row["crisno"]] = (when, row["triggr"])
    own = [
        row["viol"]
        for row in rows("icb_crises_v12.csv")
        if row["iwcmb"] == "1"
        and row["crisno"] in first
        and (TRIGGERS[first[row["crisno"]][1]] == "violent") == violent
    ]
    entries = {entry.id: entry for entry in load_base_rates().rates}
    war, serious = entries[name.format("war")], entries[name.format("serious")]
    assert (war.k, war.n) == (own.count("4"), len(own))
    assert (serious.k, serious.n) == (own.count("3") + own.count("4"), len(own))


CASE = """precedents:
- id: own_case
  name: Own case
  year: 1950
  demand: Leave.
  demander: [Aland]
  target: [Bland]
  class: territory
  issue: economic
  means: none
  outcome: lapsed
  after: Nothing.
  western: false
  source: [unverified]
"""


def test_an_analysts_case_is_added_and_one_of_the_same_id_replaces(tmp_path: Path) -> None:
    (tmp_path / "precedents-mine.yaml").write_text(CASE + CASE.split("\n", 1)[1].replace("own_case", "berlin_1958"))
    shipped, own = load_precedents(), load_precedents(tmp_path)
    assert len(own.cases) == len(shipped.cases) + 1
    assert next(case for case in own.cases if case.id == "berlin_1958").demand == "Leave."
    assert own.classes == shipped.classes


@pytest.mark.parametrize(
    ("old", "new", "told"),
    [
        ("outcome: lapsed", "outcome: won", r"precedents\.yaml, line 11: precedents\.0\.outcome: "),
        ("year: 1950", "year: 1850", r"precedents\.yaml, line 4: precedents\.0\.year: "),
        ("  means: none\n", "", r"precedents\.yaml, line 2: precedents\.0\.means: Field required"),
        ("means: none", "means: none\n  size: 3", r"line 11: precedents\.0\.size: Extra"),
    ],
)
def test_a_bad_case_is_named_by_file_line_and_field(tmp_path: Path, old: str, new: str, told: str) -> None:
    (tmp_path / "precedents.yaml").write_text(CASE.replace(old, new))
    with pytest.raises(PackError, match=told):
        load_precedents(tmp_path)


def test_words_that_are_none_and_an_id_given_twice_are_told(tmp_path: Path) -> None:
    (tmp_path / "precedents.yaml").write_text("classes:\n- id: a\n  name: a\n  words: ['(']\n")
    with pytest.raises(PackError, match=r"line 4: classes\.0\.words\.0: .*not plain words"):
        load_precedents(tmp_path)
    (tmp_path / "precedents.yaml").write_text(CASE + CASE.split("\n", 1)[1])
    with pytest.raises(PackError, match="own_case is given twice"):
        load_precedents(tmp_path)


RATE = "rates:\n- id: own\n  of: quarrels\n  event: war\n  asks: war\n  unit: quarrels\n  source: unverified\n"


def test_an_analysts_rate_is_added(tmp_path: Path) -> None:
    (tmp_path / "base_rates.yaml").write_text(RATE + "  k: 1\n  n: 7\n")
    assert load_base_rates(tmp_path).rates[-1].n == 7
    assert len(load_base_rates(tmp_path).rates) == len(load_base_rates().rates) + 1


@pytest.mark.parametrize(
    ("more", "told"),
    [
        ("  k: 9\n  n: 7\n", r"base_rates\.yaml, line 2: rates\.0: .*k is more than n"),
        ("  k: 9\n", r"line 2: rates\.0: .*give k and n"),
        ("  k: -1\n  n: 7\n", r"line 8: rates\.0\.k: "),
        ("  asked: war\n  said: often\n", r"line 8: rates\.0\.asked: Extra"),
    ],
)
def test_a_bad_rate_is_named_by_file_line_and_field(tmp_path: Path, more: str, told: str) -> None:
    (tmp_path / "base_rates.yaml").write_text(RATE + more)
    with pytest.raises(PackError, match=told):
        load_base_rates(tmp_path)


def test_a_bad_interval_of_a_skill_is_told(tmp_path: Path) -> None:
    text = (
        "skills:\n- {id: s, method: m, of: o, measure: b, n: 3, split: 1970, difference: 1, low: 2, high: 3, source: x}"
    )
    (tmp_path / "base_rates.yaml").write_text(text)
    with pytest.raises(PackError, match=r"line 2: skills\.0: .*not a number in its interval"):
        load_base_rates(tmp_path)
