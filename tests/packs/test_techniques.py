"""The techniques' pack: DISARM's ids and names are right, and a bad entry is named."""

from __future__ import annotations

import csv
from pathlib import Path

import pytest

from melian.errors import PackError
from melian.packs.techniques import load_techniques


def test_every_technique_says_what_else_it_can_be() -> None:
    pack = load_techniques()
    assert len(pack) > 5
    assert all(t.not_when and t.disarm and t.means for t in pack)


def test_ids_and_names_are_disarms(shared: Path) -> None:
    with (shared / "reference" / "disarm_techniques.csv").open(encoding="utf-8") as file:
        names = {row["disarm_id"]: row["name"] for row in csv.DictReader(file)}
    used = dict(pair for t in load_techniques() for pair in t.disarm)
    assert used == {number: names[number] for number in used}


def test_an_analysts_own_technique_replaces_one_of_its_name(tmp_path: Path) -> None:
    own = "techniques:\n- {id: loaded_words, title: T, means: m, look: phrases, values: [dreadful]}\n"
    (tmp_path / "techniques.yaml").write_text(own, "utf-8")
    found = {t.id: t for t in load_techniques(tmp_path)}
    assert found["loaded_words"].values == ("dreadful",)
    assert len(found) == len(load_techniques())


@pytest.mark.parametrize(
    ("row", "message"),
    [
        ("{id: a, title: T, means: m, look: phrases}", "line 2: techniques.0: Value error, phrases takes values"),
        (
            "{id: a, title: T, means: m, look: acts, values: [hum]}",
            "line 2: techniques.0: Value error, there is no act",
        ),
        ("{id: a, title: T, means: m, look: headline, disarm: {X1: a}}", "line 2: techniques.0.disarm.X1"),
    ],
)
def test_a_bad_entry_is_named(tmp_path: Path, row: str, message: str) -> None:
    (tmp_path / "techniques-own.yaml").write_text(f"techniques:\n- {row}\n", "utf-8")
    with pytest.raises(PackError) as error:
        load_techniques(tmp_path)
    assert "techniques-own.yaml" in str(error.value)
    assert message in str(error.value)
