"""Who can act: the entries of the actors' pack, and what a noun phrase refers to."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

ActorKind = Literal[
    "state", "historical_state", "territory", "organisation", "armed_group", "group", "organ", "company"
]
ReferentKind = Literal["actor", "person", "unnamed_source", "unresolved"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Actor:
    """One entry of the actors' pack. `name` is the canonical English name that the contract prints."""

    name: str
    kind: ActorKind
    source: str
    """Where the entry's facts can be checked."""
    code: str | None = None
    """ISO 3166 alpha-3 for states, or the pack's own."""
    aliases: tuple[str, ...] = ()
    """Other names in running text ("Russian Federation"), matched as they are spelt, case apart from acronyms."""
    demonyms: tuple[str, ...] = ()
    """Adjectives and nouns of people ("Russian", "Russians")."""
    metonyms: tuple[str, ...] = ()
    """Capitals, seats and organs that stand for it ("Moscow", "the Kremlin")."""
    members: tuple[str, ...] = ()
    """For a group of states: the canonical names it is spelt out to."""
    speaks_for: str | None = None
    """For an organ: the actor whose organ it is ("US State Department" acts for "United States")."""
    nouns: tuple[str, ...] = ()
    """Common nouns that can stand for it once it is named ("alliance", "bloc", "agency")."""
    body: str | None = None
    """For a vague group: the organisation that its adjective means in a text that names that."""
    since: int | None = None
    until: int | None = None
    """First and last year, for historical states and bodies."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Referent:
    """What a noun phrase refers to, as far as the text and the packs tell.

    `actors` are canonical names of whom it acts for: one state for its minister, three for "the Baltic
    states", none where it stays open; then `candidates` are what it could be.
    """

    name: str
    """Canonical name of the actor, full name of the person, or the words as they stand."""
    kind: ReferentKind
    actors: tuple[str, ...] = ()
    role: str | None = None
    """A person's or source's office or description ("deputy foreign minister")."""
    candidates: tuple[str, ...] = ()
    rule: str
    """What resolved it ("demonym", "introduction", "pronoun: last subject")."""
