"""Words and numbers that all tables of options share."""

from __future__ import annotations

from melian.brief.saying import stop
from melian.model.option import Criterion, Estimate, Option
from melian.response.ranking import Place

_NAMES: dict[Criterion, str] = {
    "cost_self": "own cost", "cost_other": "cost to the other side", "escalation": "risk of escalation",
    "cohesion": "effect on unity", "deterrence": "effect on deterrence", "exposure": "exposure of others",
    "reversibility": "reversibility", "speed": "time to an effect",
}  # fmt: skip


STANDS: dict[Place, str] = {"first": "holds", "later": "holds, below", "unstable": "varies"}
"""Whether an option's place on its side of the upper third holds."""


def named(criterion: Criterion) -> str:
    """A criterion in the middle of a sentence."""
    return _NAMES[criterion]


def anchor(option: Option) -> str:
    """Where an option's ranges stand: one part of a brief has them."""
    return f"range-{option.id}"


def proportion(option: Option) -> str:
    """Whether less would do, and how it compares with what it answers: the pack's two judgements, in its words."""
    return f"{stop(option.necessity)} {stop(option.scale)}"


def spread(told: Estimate) -> str:
    """'2 (1–5)': the likeliest, and the range; '−1 (−4 to 0)' where an end is below 0."""
    if told.low == told.high:
        return number(told.mode)
    to = "–" if told.low >= 0 else " to "
    return f"{number(told.mode)} ({number(told.low)}{to}{number(told.high)})"


def number(told: float) -> str:
    """A number as short as it is exact, with a true minus sign."""
    return f"{told:g}".replace("-", "−")


def of_100(share: float) -> str:
    """'40 of 100'; what happens at all, and not always, is at least 1 and at most 99."""
    return f"{min(99, max(1, round(100 * share)))} of 100" if 0 < share < 1 else f"{round(100 * share)} of 100"
