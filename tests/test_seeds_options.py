"""The reference case by options: from the seats of the alliance, a state that it is about, a member, the demander."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from melian.assessment.disputes import Dispute, select
from melian.assessment.lookup import Lookup, look_up
from melian.language import English
from melian.model.document import Document
from melian.packs.knowledge import load_knowledge
from melian.pipeline import Pipeline
from melian.reading import read
from melian.response.screening import Screened, screen
from melian.response.seats import seat_of, seats

KNOWN = load_knowledge()
BALTICS = {"Estonia", "Latvia", "Lithuania"}


@pytest.fixture(scope="module")
def lookup(seeds: tuple[Path, ...], english: English) -> Lookup:
    pipeline = replace(Pipeline.open(), english=english)
    documents = [d for d in read([str(path) for path in seeds]) if isinstance(d, Document)]
    return look_up(pipeline.account([pipeline.read(d) for d in documents], made_at="2026-11-26T12:00:00+00:00"))


@pytest.fixture(scope="module")
def dispute(lookup: Lookup) -> Dispute:
    return select(lookup, "NATO Baltic states withdraw").disputes[0]


def screened(actor: str, dispute: Dispute, lookup: Lookup) -> dict[str, Screened]:
    seat = seat_of(actor, dispute, KNOWN)
    return {s.option.id: s for s in screen(KNOWN.options, dispute, lookup, KNOWN, seat)}


def test_the_seats_are_those_of_the_demand(dispute: Dispute) -> None:
    found = {seat.actor: seat for seat in seats(dispute, KNOWN)}
    assert found["NATO"].role == "target"
    assert {name for name, seat in found.items() if seat.role == "concerned"} == BALTICS
    assert found["Russia"].role == "demander"
    assert {"Germany", "Turkey", "United States"} <= {n for n, seat in found.items() if seat.role == "member"}
    assert "Ukraine" not in found


@pytest.mark.parametrize("actor", ["NATO", "Estonia", "Germany"])
def test_permanent_brigades_engage_the_founding_act(actor: str, dispute: Dispute, lookup: Lookup) -> None:
    brigades = screened(actor, dispute, lookup)["permanent_brigades"]
    assert brigades.status == "doubtful"
    assert brigades.law is not None
    assert "founding-act-4" in {r.norm.id for r in brigades.law.results}
    assert brigades.protects is not None


def test_charges_before_an_act_and_sanctions_for_statements_are_doubtful(dispute: Dispute, lookup: Lookup) -> None:
    found = screened("Estonia", dispute, lookup)
    for option, element in (("aggression_charges", "completed_act"), ("sanction_threateners", "listing_ground")):
        each = found[option]
        assert each.status == "doubtful"
        assert each.law is not None
        assert element in {e.test.id for r in each.law.results for e in r.lacking}
        assert each.option.values["reversibility"].high > 0


def test_what_stands_there_already_is_told_in_its_words(dispute: Dispute, lookup: Lookup) -> None:
    done = screened("NATO", dispute, lookup)["rotate_forces"]
    assert done.status == "done"
    assert any(g.excerpt and "battle groups" in g.excerpt.text for g in done.grounds)
    told = screened("United States", dispute, lookup)["reject_publicly"]
    assert told.status == "done"


def test_the_demander_has_options_too_and_each_answer_its_origin(dispute: Dispute, lookup: Lookup) -> None:
    found = screened("Russia", dispute, lookup)
    assert {found[name].status for name in ("narrow_demand", "drop_demand", "negotiate", "mediation")} == {"open"}
    assert found["repeat_demand"].status == "done"
    assert found["permanent_brigades"].status == "doubtful", "as from the seat of the alliance"
    assert found["reject_publicly"].status == "not_yours"
    assert all(each.grounds for each in found.values())
    assert sum(s.status == "open" for s in found.values()) >= 30


def test_giving_way_that_is_only_thought_of_is_not_told_as_done(dispute: Dispute, lookup: Lookup) -> None:
    for actor in ("NATO", *sorted(BALTICS)):
        assert screened(actor, dispute, lookup)["comply"].status != "done"
