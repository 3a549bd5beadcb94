"""Invented options and draws for the tests of response."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from melian.model.option import CRITERIA, Criterion, Effect, Estimate, Option, OptionBook, Scale

SCALES: dict[Criterion, Scale] = {
    criterion: Scale(
        name=criterion.replace("_", " "),
        low=0,
        high=3650 if criterion == "speed" else 10,
        unit="days" if criterion == "speed" else "points",
        better="more" if criterion in ("cohesion", "deterrence", "reversibility", "cost_other") else "less",
        says="0 to 10",
    )
    for criterion in CRITERIA
}


def around(mode: float, spread: float = 1.0, low: float = 0.0, high: float = 10.0) -> Estimate:
    return Estimate(low=max(low, mode - spread), mode=mode, high=min(high, mode + spread))


def option(name: str, values: Mapping[Any, Any] | None = None, **more: Any) -> Option:
    given = values or {}
    ranges = {c: given.get(c, 5.0) for c in CRITERIA if c != "speed"}
    told: dict[Criterion, Estimate] = {c: v if isinstance(v, Estimate) else around(v) for c, v in ranges.items()}
    fields: dict[str, Any] = {
        "id": name,
        "name": f"Do {name}",
        "domain": "diplomatic",
        "horizon": "now",
        "purpose": f"For {name}.",
        "mechanism": "By an example.",
        "by": frozenset({"target", "demander"}),
        "actor": "the ministry",
        "authority": "its own",
        "days": around(30, 20, high=3650),
        "effect": Effect(up=around(1, 0.2), down=around(1, 0.2)),
        "necessity": "Less would not do.",
        "scale": "Below what it answers.",
        "source": "unverified",
    }
    return Option(**(fields | {"values": told} | more))


def book(*options: Option, **more: Any) -> OptionBook:
    fields: dict[str, Any] = {"options": options, "scales": SCALES, "budget": 20.0, "most": 3}
    return OptionBook(**(fields | more))
