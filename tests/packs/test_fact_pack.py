"""The facts' pack as it ships, and an analyst's own over it."""

from __future__ import annotations

from pathlib import Path

import pytest

from melian.errors import PackError
from melian.packs.facts import load_facts


def test_every_relation_counts_what_there_is() -> None:
    pack = load_facts()
    kinds = {unit.kind for unit in pack.units} | {"money"}
    assert {relation.units for relation in pack.relations if relation.kind == "quantity"} <= kinds
    assert all(relation.verbs or relation.nouns for relation in pack.relations)


def test_an_analysts_units_come_beside_ours(tmp_path: Path) -> None:
    (tmp_path / "facts-own.toml").write_text('[[unit]]\nname = "sapper"\nkind = "force"\nwords = ["sapper"]\n', "utf-8")
    pack = load_facts(tmp_path)
    assert pack.by_unit["sapper"][0][1].kind == "force"
    assert len(pack.units) == len(load_facts().units) + 1


def test_a_relation_without_a_source_is_told(tmp_path: Path) -> None:
    (tmp_path / "facts.toml").write_text('[[relation]]\nid = "x"\nkind = "event"\npredicate = "x"\n', "utf-8")
    with pytest.raises(PackError, match="source"):
        load_facts(tmp_path)


def test_the_longest_name_of_a_unit_comes_first() -> None:
    names = [words for words, _ in load_facts().by_unit["group"]]
    assert names[0] == ("battle", "group")
