"""The reference case's part 8: three seats, a plan, and nothing that the standard forbids."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from melian.brief import compose
from melian.brief.pictures import Fans, Ranks
from melian.brief.standards import breaches
from melian.brief.tree import Brief, Section, Table
from melian.language import English
from melian.model.document import Document
from melian.pipeline import Pipeline
from melian.reading import read


@pytest.fixture(scope="module")
def brief(seeds: tuple[Path, ...], english: English) -> Brief:
    pipeline = replace(Pipeline.open(), english=english)
    documents = [d for d in read([str(path) for path in seeds]) if isinstance(d, Document)]
    account = pipeline.account([pipeline.read(d) for d in documents], made_at="2026-11-26T12:00:00+00:00")
    packs = pipeline.packs
    return compose(account, cast=packs.actors.actors, knowledge=packs.knowledge, about="NATO Baltic states withdraw")


def sections(brief: Brief) -> list[Section]:
    part = next(p for p in brief.chapters[0].parts if p.number == 8)
    return [block for block in part.blocks if isinstance(block, Section)]


def test_the_targets_a_front_line_states_and_the_demanders_seat(brief: Brief) -> None:
    assert [s.title for s in sections(brief)] == [
        "From the seat of NATO: addressed by it",
        "From the seat of Estonia: a state that it is about and a member or ally",
        "From the seat of Russia: who demands",
    ]


def test_each_seat_has_ranks_sets_paths_and_a_plan(brief: Brief) -> None:
    for section in sections(brief):
        kinds = [type(block) for block in section.blocks]
        names = {block.name for block in section.blocks if isinstance(block, Table)}
        assert kinds.count(Ranks) == kinds.count(Fans) == 1
        assert {"options", "screened", "portfolios", "tilts", "plan", "information", "paths"} <= names


def test_the_standard_is_kept(brief: Brief) -> None:
    assert breaches(brief) == ()
