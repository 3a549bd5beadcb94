"""Findings."""

from __future__ import annotations

from dataclasses import replace

from melian.model.finding import Finding, Ground

LOOKED = Ground(kind="absence", says="no statement of Arland was found in 3 articles")
TOLD = Ground(kind="event", says="Arland refuses", event="e1")
FINDING = Finding(question="stance", claim="Arland rejects it.", basis="judgement", grounds=(TOLD,))


def test_what_rests_on_absence_alone_is_not_answered() -> None:
    assert not replace(FINDING, grounds=(LOOKED,)).answered
    assert replace(FINDING, grounds=(LOOKED, TOLD)).answered


def test_the_id_follows_what_is_said_and_rests_on() -> None:
    assert replace(FINDING, by="A. Reader").id == FINDING.id
    assert replace(FINDING, grounds=(LOOKED,)).id != FINDING.id
    assert replace(FINDING, claim="Arland accepts it.").id != FINDING.id
