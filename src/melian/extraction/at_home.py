"""What is said to the actor's own people, which is no act between states."""

from __future__ import annotations

from melian.extraction.fillers import Filler, same_side
from melian.model.actor import Referent
from melian.model.frame import Frame
from melian.model.mention import DEEDS

_MOVES = frozenset({"deploy", "withdraw", "mobilise"})
"""Deeds that are done with the actor's own people ("withdrew its troops")."""


def at_home(filler: Filler, frame: Frame, who: tuple[Referent, ...]) -> bool:
    """'Peru urged residents to leave', 'urged Peruvians abroad to leave', 'hopes its parliament will agree'."""
    if frame.act in _MOVES:
        return False
    roles = [role for role in ("object", "to", "on") if role in (*frame.whom, *frame.what)]
    spoken_to = [k for role in roles for k in filler.args.get(role, ())]
    if any(_own(filler, k, who, deed=frame.act in DEEDS) for k in spoken_to):
        return True
    if frame.act != "appeal":  # an order to one's own side can be aimed at another: "ordered its troops to fire"
        return False
    return any(_named(filler, k, who) for k in spoken_to) or (_hoped(frame) and _itself(filler, who))


def _own(filler: Filler, k: int, who: tuple[Referent, ...], *, deed: bool) -> bool:
    """People whom the word list names, unless they are said to be another's."""
    owners = filler.cast.owner(k, speaker=filler.speaker)
    own = filler.words.get("own people", frozenset())
    return filler.parsed.tokens[k].lemma.lower() in own and ((not owners and not deed) or same_side(owners, who))


def _named(filler: Filler, k: int, who: tuple[Referent, ...]) -> bool:
    """The actor's own people by its name: "Peru urged Peruvians to leave"."""
    people = filler.parsed.tokens[k].tag == "NNPS"
    return people and same_side((r for r in filler.cast.refer_all(k) if r.actors), (r for r in who if r.actors))


def _hoped(frame: Frame) -> bool:
    return "hope" in frame.verbs


def _itself(filler: Filler, who: tuple[Referent, ...]) -> bool:
    """Whether the actor itself is to do what it hopes for: "hopes its parliament will agree", "hopes to win"."""
    clauses = (k for role in ("clause", "infinitive") for k in filler.args.get(role, ()))
    subjects = (filler.parsed.child(k, "nsubj") for k in clauses)
    found = (r for t in subjects if t is not None for r in filler.sides(t.i) if r.actors)
    return same_side(found, (r for r in who if r.actors))
