"""A finding as a block of the brief."""

from __future__ import annotations

from melian.brief.cite import Desk
from melian.brief.phrases import capital
from melian.brief.saying import say, stop
from melian.brief.tree import Judged, Reference, Sentence
from melian.model.finding import Finding, Ground

_UNOPENED = "unverified"


def judged(finding: Finding, desk: Desk, question: str) -> Judged:
    """The finding under a heading, with the characters or the source that each ground rests on."""
    likelihood, confidence = finding.likelihood, finding.confidence
    by = "" if finding.by == "rules" else f" by {finding.by}"
    return Judged(
        question=question,
        claim=say(stop(finding.claim), on=_claimed(finding, desk)),
        basis=finding.basis + by,
        likelihood=f"{capital(likelihood.word)}, {likelihood.percent}." if likelihood else "",
        confidence=f"{capital(confidence.level)}: {stop(confidence.why)}" if confidence else "",
        reasoning=stop(finding.reasoning) if finding.reasoning else "",
        grounds=tuple(_ground(ground, desk) for ground in finding.grounds),
        alternatives=finding.alternatives,
        would_change=finding.would_change,
    )


def references(ground: Ground, desk: Desk) -> tuple[Reference, ...]:
    """The characters that a ground rests on; none for knowledge and numbers, whose source is said."""
    if ground.excerpt is not None and ground.document is not None and ground.document in desk.lookup.readings:
        return (desk.refer(ground.document, ground.excerpt, desk.form_at(ground.document, ground.excerpt)),)
    event = next((e for e in desk.lookup.events if e.id == ground.event), None)
    return desk.shown(event, 2) if event else ()


def _claimed(finding: Finding, desk: Desk) -> tuple[Reference, ...]:
    return tuple(dict.fromkeys(r for ground in finding.grounds for r in references(ground, desk)[:1]))[:3]


def _ground(ground: Ground, desk: Desk) -> Sentence:
    return say(f"{ground.says.rstrip('.')}{_source(ground)}.", on=references(ground, desk))


def _source(ground: Ground) -> str:
    if ground.kind == "absence":
        return ""
    if ground.source == _UNOPENED:
        return " (source not verified)"
    return f" ({ground.source})" if ground.source else ""
