"""The acts of a dispute in time."""

from __future__ import annotations

from dataclasses import replace

from melian.assessment.changes import history, lines
from melian.assessment.disputes import Dispute
from melian.assessment.lookup import Lookup


def test_dated_first_then_undated_as_told(dispute: Dispute, lookup: Lookup) -> None:
    steps = history(dispute, lookup)
    assert [(s.event.id, s.date) for s in steps] == [
        ("e-old", "2030-09"), ("e-reject", "2031-03-06"), ("e-demand", None), ("e-accuse", None), ("e-venn", None),
    ]  # fmt: skip


def test_a_step_names_what_it_is_measured_against(dispute: Dispute, lookup: Lookup) -> None:
    against = {s.event.id: s.against.id for s in history(dispute, lookup) if s.against}
    assert against == {"e-demand": "e-old"}


def test_a_line_is_one_sides_acts_and_the_demanders_comes_first(dispute: Dispute, lookup: Lookup) -> None:
    found = lines(dispute, lookup)
    assert found[0].actor == dispute.lead.actor
    assert [s.event.id for s in found[0].steps] == ["e-old", "e-demand"]
    assert all(len(line.steps) > 1 for line in found)


def test_who_acts_once_has_no_line(dispute: Dispute, lookup: Lookup) -> None:
    single = replace(dispute, events=(dispute.lead,))
    assert lines(single, lookup) == ()
