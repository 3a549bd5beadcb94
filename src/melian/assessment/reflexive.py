"""Reflexive control as one hypothesis among rivals: three tests, each with its signs and what would disprove it."""

from __future__ import annotations

from melian.assessment.signs import Seen
from melian.assessment.weighing import rated
from melian.assessment.why_now import WhyNow, grounds_of
from melian.model.finding import Finding, Ground
from melian.model.hypotheses import Hypotheses, TrialOfControl


def trials(weighed: WhyNow, pack: Hypotheses) -> tuple[tuple[str, Finding], ...]:
    """What is asked, and how many of its signs the case shows. Signs are not proof: each fits rivals as well."""
    return tuple((test.asks, _finding(test, weighed, pack)) for test in pack.tests)


def _finding(test: TrialOfControl, weighed: WhyNow, pack: Hypotheses) -> Finding:
    looked = [s for s in weighed.seen if s.sign.id in test.signs]
    shown = [s for s in looked if s.found]
    seen = f"{len(shown)} of {len(looked)} signs of it are in these articles" if shown else "No sign of it is here"
    source = Ground(kind="knowledge", says="the test", entry=f"hypotheses: {test.id}", source=test.source)
    return Finding(
        question=f"reflexive.{test.id}",
        claim=f"{seen}; it would mean that {test.claim[:1].lower()}{test.claim[1:]}",
        basis="judgement",
        grounds=(*(g for s in looked for g in grounds_of(s)), source),
        reasoning="Counted, not weighed: the same signs are weighed once, among the explanations above.",
        alternatives=_rivals(shown, pack),
        would_change=test.disproved_by,
    )


def _rivals(shown: list[Seen], pack: Hypotheses) -> tuple[str, ...]:
    """The other hypotheses that any rater finds a sign seen to fit."""
    wanted = {s.sign.id for s in shown}
    fitting = {
        name for rater in pack.raters for (sign, name), value in rated(rater).items()
        if sign in wanted and value in ("C", "CC")
    }  # fmt: skip
    return tuple(h.title for h in pack.hypotheses if h.id in fitting and h.id != "reflexive_control")
