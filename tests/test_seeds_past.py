"""The reference case: precedents that a writer names stand beside what is coded of them and beside their class."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from melian.brief import compose
from melian.brief.tree import Brief, Judged, Sentence, Table
from melian.language import English
from melian.packs import load_packs
from melian.pipeline import Pipeline
from melian.reading import read


@pytest.fixture(scope="module")
def brief(seeds: tuple[Path, ...], english: English) -> Brief:
    pipeline = replace(Pipeline(packs=load_packs()), english=english)
    items = pipeline.read_all(read([str(path) for path in seeds]))
    account = pipeline.account(items, made_at="2026-11-26T00:00:00+00:00")
    packs = pipeline.packs
    return compose(account, about="Baltic", cast=packs.actors.actors, knowledge=packs.knowledge)


def blocks(brief: Brief) -> tuple[object, ...]:
    return next(part.blocks for part in brief.chapters[0].parts if part.number == 6)


def test_sc08_coded_trigger_and_outcome_not_the_articles_narrative(brief: Brief) -> None:
    chosen = next(b for b in blocks(brief) if isinstance(b, Table) and b.name == "chosen")
    rows = {row[0].sentence.text.split(",")[0]: [cell.sentence.text for cell in row] for row in chosen.rows}
    assert {"Berlin deadline", "Georgia", "Crimea"} <= rows.keys()
    assert rows["Berlin deadline"][1:4] == ["political or verbal (all 6)", "stalemate (all 6)", "no violence"]
    assert "non-violent military (Georgia)" in rows["Georgia"][1]
    assert "violent (Ukraine)" in rows["Crimea"][1]
    for row in chosen.rows:
        assert row[0].sentence.references


def test_sc09_the_class_stands_beside_the_chosen(brief: Brief) -> None:
    told = [b.text for b in blocks(brief) if isinstance(b, Sentence) and "Their class" in b.text]
    assert len(told) == 1
    assert "56 of 235" in told[0]
    assert "20 of 235" in told[0]
    assert "Cases chosen for how they ended" in told[0]
    base = next(b for b in blocks(brief) if isinstance(b, Judged) and b.question == "Base rate")
    assert "235 crises" in base.claim.text


def test_a_demand_tied_to_a_war_is_told_where_the_class_leaves_wars_out(brief: Brief) -> None:
    base = next(b for b in blocks(brief) if isinstance(b, Judged) and b.question == "Base rate")
    assert "outside an ongoing war, and this demand is tied to one" in base.confidence
