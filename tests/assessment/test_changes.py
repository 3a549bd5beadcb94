"""The acts of a dispute in time."""

from __future__ import annotations

from melian.assessment.changes import history, own_line
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


def test_own_line_is_the_demanders(dispute: Dispute, lookup: Lookup) -> None:
    assert [s.event.id for s in own_line(dispute, lookup)] == ["e-old", "e-demand"]
