"""Who is bound by a norm, by its parties and by the members of organisations."""

from __future__ import annotations

from typing import Literal

from melian.model.conduct import Conduct
from melian.model.norm import Norm, NormBook, Parties, Where

Bond = Literal["party", "members", "custom"]
BOND_WORDS: dict[Bond, str] = {
    "party": "takes part in it",
    "members": "acts for members who all take part in it",
    "custom": "does not take part in it, but it is held to be custom",
}


def bond(parties: Parties, name: str, book: NormBook) -> Bond | None:
    """How an actor is bound: itself, through all of its members, by custom, or not at all."""
    if name in parties.named:
        return "party"
    if name in book.bodies:
        return "members" if all(bond(parties, member, book) for member in book.bodies[name]) else None
    if not parties.states or name not in book.states:
        return None
    if name not in parties.without:
        return "party"
    return "custom" if parties.custom else None


def holders(norm: Norm, conduct: Conduct, book: NormBook) -> tuple[tuple[str, Bond], ...]:
    """Those whose duty or right the norm is in this act."""
    asked = conduct.actors if norm.held_by == "actor" else conduct.concerned
    found = ((name, bond(norm.parties, name, book)) for name in asked)
    return tuple((name, how) for name, how in found if how is not None)


def stands(where: Where, conduct: Conduct, book: NormBook) -> bool:
    """Whether the place of the act is what `where` says."""
    match where:
        case "nowhere":
            return not conduct.places
        case "own":
            return bool(conduct.places) and set(conduct.places) <= set(conduct.actors)
        case "abroad":
            return bool(set(conduct.places) - set(conduct.actors))
        case "concerned":
            return bool(set(conduct.places) & spread(conduct.targets, book) - set(conduct.actors))


def spread(names: tuple[str, ...], book: NormBook) -> frozenset[str]:
    """The names, with the members of the organisations among them."""
    return frozenset(names).union(*(book.bodies.get(name, frozenset()) for name in names))
