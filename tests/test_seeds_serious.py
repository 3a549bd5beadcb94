"""The reference case on the ladder: each contribution can be traced, and repeated reports add nothing."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from melian.assessment.acts_told import acts_told
from melian.assessment.disputes import Dispute, select
from melian.assessment.indicators import signs, spots
from melian.assessment.ladder import State, states
from melian.assessment.ladder_finding import ladder_finding
from melian.assessment.lookup import Lookup, look_up
from melian.language import English
from melian.model.document import Document
from melian.packs.knowledge import load_knowledge
from melian.pipeline import Pipeline
from melian.reading import read

KNOWN = load_knowledge()


def _lookup(paths: list[str], english: English) -> Lookup:
    pipeline = replace(Pipeline.open(reader="rules"), english=english)
    documents = [d for d in read(paths) if isinstance(d, Document)]
    return look_up(pipeline.account(map(pipeline.read, documents), made_at="2026-01-01T00:00:00+00:00"))


@pytest.fixture(scope="module")
def lookup(seeds: tuple[Path, ...], english: English) -> Lookup:
    return _lookup([str(path) for path in seeds], english)


@pytest.fixture(scope="module")
def dispute(lookup: Lookup) -> Dispute:
    return next(d for d in select(lookup).disputes if d.lead.actor == "Russia" and d.lead.act == "demand")


def _first(dispute: Dispute, lookup: Lookup) -> State:
    return states(dispute, lookup, KNOWN, acts_told(lookup, KNOWN.outlets))[0]


def test_the_pair_of_the_demand_stands_low_on_words_alone_and_every_act_is_traceable(
    dispute: Dispute, lookup: Lookup
) -> None:
    first = _first(dispute, lookup)
    assert first.pair == ("NATO", "Russia")
    assert first.top <= 1
    assert sum(first.belief[4:]) < 0.2
    finding = ladder_finding(first, KNOWN)
    known = {event.id for event in lookup.events}
    assert finding.grounds
    assert all(ground.event in known for ground in finding.grounds if ground.kind == "event")


def test_the_same_articles_five_times_move_nothing(
    seeds: tuple[Path, ...], dispute: Dispute, lookup: Lookup, english: English, tmp_path: Path
) -> None:
    paths = []
    for n in range(3):
        for seed in seeds:
            copy = tmp_path / f"{seed.stem}-{n}.txt"
            copy.write_bytes(seed.read_bytes())
            paths.append(str(copy))
    again = _lookup(paths, english)
    there = next(d for d in select(again).disputes if d.lead.actor == "Russia" and d.lead.act == "demand")
    once, often = _first(dispute, lookup), _first(there, again)
    assert often.pair == once.pair
    assert often.belief == pytest.approx(once.belief, abs=0.02)


def test_what_nobody_reports_is_not_seen_and_the_places_of_the_region_are_listed(
    dispute: Dispute, lookup: Lookup
) -> None:
    acts = acts_told(lookup, KNOWN.outlets)
    states_of = {sign.watch.id: sign.state for sign in signs(dispute, lookup, KNOWN, acts)}
    assert states_of["strikes"] == "not_seen"
    assert states_of["cyberattacks"] == "not_seen"
    assert states_of["logistics"] == "not_looked_for"
    listed = {spot.example.name for spot in spots(dispute, lookup, KNOWN, acts)}
    assert {"Kaliningrad", "Belarus", "Networks of the parties"} <= listed
    assert not {"Strait of Hormuz", "Siliguri corridor"} & listed
