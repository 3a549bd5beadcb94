"""A response plan: who does what, in which order, on what sign it goes on or ends, and when it is looked at again."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Final

from melian.model.option import HORIZONS, Option
from melian.response.screening import STATUS_WORDS, Screened

START: Final[Mapping[str, str]] = {
    "now": "on the decision",
    "months": "after the first review, or at once on a sign of the next rung",
    "years": "prepared now, decided after the reviews of the others",
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Step:
    """One option of the plan."""

    option: Option
    after: tuple[Option, ...]
    """Options of the plan that it requires."""
    start: str
    review: date | None
    """The day by which an effect could be seen, counted from the day of the decision; None where that is not known."""
    works: tuple[str, ...]
    """Signs that it works: names of indicators, or clauses."""
    backfires: tuple[str, ...]
    to_check: tuple[str, ...]
    """What it needs and no source here can answer; first why it is not open, where it is not."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Plan:
    """The chosen options as steps. Without options it is empty, and says so where it is shown."""

    steps: tuple[Step, ...]
    decided: date | None
    """The day from which reviews are counted: as if it were decided when the account was made."""
    triggers: tuple[str, ...]
    """Signs of the next rung: where one is seen, the later steps are looked at without waiting."""

    @property
    def reviews(self) -> tuple[date, ...]:
        """The days of review, the first first."""
        return tuple(sorted({step.review for step in self.steps if step.review}))


def plan(
    options: Sequence[Option],
    screened: Sequence[Screened],
    *,
    decided: date | None,
    signs: Mapping[str, str],
    triggers: Sequence[str] = (),
) -> Plan:
    """The plan of these options; `signs` names the indicators that options point to by id."""
    held = {s.option.id: s for s in screened}
    ordered = _in_order(options)
    return Plan(
        steps=tuple(_step(o, ordered, held.get(o.id), decided, signs) for o in ordered),
        decided=decided,
        triggers=tuple(triggers),
    )


def _in_order(options: Sequence[Option]) -> tuple[Option, ...]:
    """By horizon, then by the days until an effect; what another requires comes before it."""
    left = sorted(options, key=lambda o: (HORIZONS.index(o.horizon), o.days.mode, o.id))
    ids, placed = {o.id for o in left}, list[Option]()
    while left:
        ready = (o for o in left if o.requires & ids <= {p.id for p in placed})
        chosen = next(ready, left[0])
        placed.append(chosen)
        left.remove(chosen)
    return tuple(placed)


def _step(
    option: Option, plan: Sequence[Option], screened: Screened | None, decided: date | None, signs: Mapping[str, str]
) -> Step:  # fmt: skip
    return Step(
        option=option,
        after=tuple(o for o in plan if o.id in option.requires),
        start=START[option.horizon],
        review=decided + timedelta(days=round(option.days.mode)) if decided else None,
        works=tuple(signs.get(sign, sign) for sign in option.works),
        backfires=tuple(signs.get(sign, sign) for sign in option.backfires),
        to_check=(*_not_open(screened), *screened.to_check) if screened else (),
    )


def _not_open(told: Screened) -> tuple[str, ...]:
    return () if told.status == "open" else (f"{STATUS_WORDS[told.status]}: {told.because}",)
