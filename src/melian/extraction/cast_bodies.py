"""Whose a thing is that a vague group's adjective names: "European proposals" are those of the body a text names."""

from __future__ import annotations

from collections.abc import Set

from melian.model.actor import Actor
from melian.model.gazetteer import Gazetteer


def body(vague: Actor, named: Set[str], gazetteer: Gazetteer) -> Actor | None:
    """The organisation that a group's adjective means where it, or an organ of it, is among those `named`."""
    if vague.body is None:
        return None
    known = gazetteer.by_name
    told = any(vague.body in (name, known[name].speaks_for) for name in named)
    return known[vague.body] if told else None
