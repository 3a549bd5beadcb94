"""Words and numbers that all tables of options share."""

from __future__ import annotations

from collections.abc import Sequence

from melian.brief.saying import stop
from melian.brief.tree import Piece
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
    """Where an option's entry stands, with its ranges and where each is from: one part of a brief has it."""
    return f"range-{option.id}"


def scale_anchor(criterion: Criterion) -> str:
    """Where it stands what a scale's numbers mean."""
    return f"scale-{criterion}"


def linked(option: Option, text: str = "") -> Piece:
    """The option's name, or other words for it, with the way to its entry."""
    return Piece(text=text or option.name, to=anchor(option))


def listed(options: Sequence[Option]) -> tuple[Piece, ...]:
    """Names apart by semicolons, each with the way to its entry."""
    parts = [part for option in options for part in (Piece(text="; "), linked(option))]
    return tuple(parts[1:])


def quoted(options: Sequence[Option], notes: Sequence[str] = (), last: str = " and ") -> tuple[Piece, ...]:
    """'“Reject it” (a note), “Wait” and “Talk”', each name with the way to its entry; `last` stands before the last."""
    parts: list[Piece] = []
    for n, option in enumerate(options):
        between = "" if n == 0 else last if n == len(options) - 1 else ", "
        note = f" ({notes[n]})" if n < len(notes) and notes[n] else ""
        parts += [Piece(text=f"{between}“"), linked(option), Piece(text=f"”{note}")]
    return tuple(parts)


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
