"""The indicators' pack: every field there, places of several regions, an analyst's own over it."""

from __future__ import annotations

from pathlib import Path

import pytest

from melian.errors import PackError
from melian.packs.indicators import load_indicators, load_weak_places

OWN = """indicator:
- id: {id}
  name: Ferries stop
  acts: [{act}]
  collected_by: harbour masters
  expected: {expected}
  absence: Ferries run.
  source: unverified
"""


def own(folder: Path, text: str) -> Path:
    (folder / "indicators-mine.yaml").write_text(text, encoding="utf-8")
    return folder


def test_every_entry_says_who_by_when_and_what_absence_means() -> None:
    for watch in (*load_indicators(), *load_weak_places()):
        assert watch.collected_by
        assert watch.absence
        assert watch.expected > 0
        assert watch.source == "unverified" or "://" in watch.source


def test_places_are_kinds_with_sourced_examples_of_several_regions() -> None:
    places = load_weak_places()
    assert {"exclave", "land_corridor", "strait", "undersea_cable", "kin_minority"} <= {p.id for p in places}
    assert len({example.region for place in places for example in place.examples}) >= 6
    assert sum(len(place.examples) > 1 for place in places) >= 6
    sources = [example.source for place in places for example in place.examples]
    assert sum(source != "unverified" for source in sources) > 0.8 * len(sources)


def test_an_analysts_entry_is_added_or_replaces(tmp_path: Path) -> None:
    folder = own(tmp_path, OWN.format(id="ferries", act="seize", expected=5))
    assert "ferries" in {i.id for i in load_indicators(folder)}
    assert len(load_indicators(folder)) == len(load_indicators()) + 1
    folder = own(tmp_path, OWN.format(id="strikes", act="seize", expected=5))
    assert next(i for i in load_indicators(folder) if i.id == "strikes").name == "Ferries stop"
    assert len(load_indicators(folder)) == len(load_indicators())


@pytest.mark.parametrize(
    ("text", "told"),
    [
        (OWN.format(id="ferries", act="sail", expected=5), "line 4: indicator.0.acts.0"),
        (OWN.format(id="ferries", act="seize", expected=0), "line 6: indicator.0.expected"),
        (OWN.format(id="Ferries!", act="seize", expected=5), "line 2: indicator.0.id"),
        (OWN.format(id="ferries", act="seize", expected=5) + "  finding: maybe\n", "line 9: indicator.0.finding"),
        ("place:\n- id: x\n  name: y\n", "line 2: place.0.collected_by"),
    ],
    ids=["act", "days", "id", "finding", "missing"],
)
def test_what_is_wrong_is_told_with_file_line_and_field(tmp_path: Path, text: str, told: str) -> None:
    with pytest.raises(PackError, match=f"indicators-mine.yaml, {told}"):
        load_indicators(own(tmp_path, text))
