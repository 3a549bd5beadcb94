"""Which base rates bear on a dispute, and whether anything does better than they do."""

from __future__ import annotations

from dataclasses import dataclass

from melian.assessment.rates import rate
from melian.model.base_rate import Asks, BaseRate, BaseRates, Skill
from melian.model.case import Rate


@dataclass(frozen=True, slots=True, kw_only=True)
class Counted:
    """A base rate with its share and interval; None where only words are at hand."""

    entry: BaseRate
    rate: Rate | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Bearing:
    """The rates that bear on a dispute by its trigger, those that ask the same side by side."""

    serious: Counted | None
    """How often such crises came to serious clashes or war: the narrowest class that the trigger fits."""
    war: Counted | None
    rates: tuple[Counted, ...]
    skills: tuple[Skill, ...]


def bearing(trigger: str, pack: BaseRates) -> Bearing:
    """The rates of all triggers and of this one. Nothing is averaged, and no class is of one country."""
    rates = tuple(_counted(entry) for entry in pack.rates if not entry.trigger or trigger in entry.trigger)
    return Bearing(
        serious=_narrowest(rates, "serious"),
        war=_narrowest(rates, "war"),
        rates=_side_by_side(rates),
        skills=tuple(skill for skill in pack.skills if not skill.trigger or trigger in skill.trigger),
    )


def _counted(entry: BaseRate) -> Counted:
    known = entry.k is not None and entry.n is not None
    return Counted(entry=entry, rate=rate(entry.k or 0, entry.n or 0) if known else None)


def _narrowest(rates: tuple[Counted, ...], asks: Asks) -> Counted | None:
    """The one of fewest triggers, all triggers being most; the first of several in the pack's order."""
    found = [one for one in rates if one.entry.asks == asks and one.rate is not None]
    return min(found, key=lambda one: len(one.entry.trigger) or 99, default=None)


def _side_by_side(rates: tuple[Counted, ...]) -> tuple[Counted, ...]:
    """Those that ask the same together, in the order in which each question first comes up."""
    order = list(dict.fromkeys(one.entry.asks for one in rates))
    return tuple(sorted(rates, key=lambda one: order.index(one.entry.asks)))
