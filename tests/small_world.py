"""An invented world for options: two pacts of equal size, a demand between them, and a state that is in neither."""

from __future__ import annotations

from dataclasses import replace

from melian.model.bloc import BlocBook
from melian.model.commitment import Body
from melian.model.knowledge import Knowledge
from melian.packs.knowledge import load_knowledge
from tests.small_cases import Told

LAKE, HILL = "Lake Pact", "Hill Pact"
LAKERS, HILLERS = ("Corland", "Mirne", "Tessel"), ("Arvonia", "Venn", "Zemlan")
OUTSIDE = "Haldia"
DEMAND = Told("demand", "Arvonia", LAKE, place="Mirne", words="that the Pact withdraw its troops from Mirne")


def world() -> Knowledge:
    """The shipped packs, with the invented states and pacts in place of the real bodies and promises."""
    shipped = load_knowledge()
    members = {LAKE: frozenset(LAKERS), HILL: frozenset(HILLERS)}
    bodies = tuple(
        Body(name=name, members=tuple(sorted(held)), decides="by consensus", source="unverified")
        for name, held in members.items()
    )
    states = shipped.norms.states | {*LAKERS, *HILLERS, OUTSIDE}
    norms = replace(shipped.norms, states=states, bodies={**shipped.norms.bodies, **members})
    return replace(shipped, bodies=bodies, blocs=BlocBook(), commitments=(), norms=norms)
