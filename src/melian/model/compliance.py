"""What a demand asks for, in classes: what would have to be done, by whom, and whether it can be taken back."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

Reversible = Literal["yes", "partly", "no"]
Movement = Literal["none", "away", "to"]
SignKind = Literal["total", "hedge", "recast", "conflict", "next", "flashpoint"]


@dataclass(frozen=True, slots=True, kw_only=True)
class DemandClass:
    """One kind of thing that can be demanded. Words end in `*` where any ending counts."""

    id: str
    name: str
    """As a noun phrase: "withdrawal of forces from a place"."""
    words: tuple[str, ...] = ()
    """Each of these is enough to recognise it."""
    verbs: tuple[str, ...] = ()
    objects: tuple[str, ...] = ()
    """One of the verbs and one of the objects together recognise it, and weigh double."""
    physical: str
    legal: str
    reversible: Reversible
    reversing: str
    """What taking it back would need."""
    forces: Movement = "none"
    """Whether it is about armed forces at a place: that they go or stay away, or come."""
    third: bool = False
    """Whether somebody other than the addressee has to act or to agree."""
    source: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Matter:
    """A matter that can be tied to another ("the war", "trade"), and the words that tell it."""

    id: str
    name: str
    words: tuple[str, ...]
    source: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Sign:
    """Words that show something about a demand or a conflict.

    `total`: nothing is left over ("completely"). `hedge`: room is left ("may"). `conflict`: it speaks of a conflict.
    `recast`: it says what the conflict is about or between whom. `next`: somebody could follow. `flashpoint`: a place
    where it could start.
    """

    id: str
    kind: SignKind
    words: tuple[str, ...]
    source: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Decider:
    """Who decides for a kind of actor, where the actor is no body of its own in the packs."""

    id: str
    kinds: tuple[str, ...]
    """Kinds of the actors' pack: state, territory, armed_group ..."""
    says: str
    """As the end of "X: ..."."""
    source: str
