"""Which actors a name can mean: the actors' pack made ready for look-up."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property, lru_cache
from typing import Literal

from melian.model.actor import Actor

Via = Literal["name", "alias", "demonym", "metonym"]

_PIECE = re.compile(r"[^\W_]+|\+")


@dataclass(frozen=True, slots=True, kw_only=True)
class Holder:
    """Who held an office that speaks for an actor; used only where a text itself does not introduce the person."""

    name: str
    aliases: tuple[str, ...] = ()
    """Other names that stand alone in running text, for one the surname."""
    actor: str
    role: str
    since: int
    until: int | None = None
    """First and last year in that office; None: still in it when the pack was made."""
    pronoun: Literal["he", "she"] | None = None
    source: str


@dataclass(frozen=True, slots=True, kw_only=True)
class FormerName:
    """A name that an actor bore until a year, that one included."""

    name: str
    actor: str
    until: int
    source: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Nouns:
    """The common nouns that make a phrase name somebody, by what they are; singular, lower case."""

    classes: Mapping[str, frozenset[str]] = field(default_factory=dict)
    offices: Mapping[str, str] = field(default_factory=dict)
    """Offices that only one actor has ("secretary of state"), and whose they are."""

    def holds(self, kind: str, noun: str) -> bool:
        """Whether `noun` is of the class `kind`."""
        return noun in self.classes.get(kind, frozenset())


@dataclass(frozen=True, slots=True, kw_only=True)
class Sense:
    """One actor that a name can mean, and by which of its fields."""

    actor: Actor
    via: Via
    surface: str
    """The name as the pack spells it."""


@dataclass(frozen=True, kw_only=True)
class Gazetteer:
    """All entries of the actors' packs, found by name; built once a process."""

    actors: tuple[Actor, ...]
    holders: tuple[Holder, ...] = ()
    nouns: Nouns = field(default_factory=Nouns)
    former: tuple[FormerName, ...] = ()

    @cached_property
    def by_name(self) -> Mapping[str, Actor]:
        """Entries by canonical name."""
        return {actor.name: actor for actor in self.actors}

    @cached_property
    def by_key(self) -> Mapping[str, tuple[Sense, ...]]:
        """Every name of every entry by its key, see `key`."""
        found: dict[str, list[Sense]] = {}
        for actor in self.actors:
            for sense in _senses(actor):
                senses = found.setdefault(key(sense.surface), [])
                if all(known.actor is not actor or known.surface != sense.surface for known in senses):
                    senses.append(sense)
        return {name: tuple(senses) for name, senses in found.items() if name}

    @cached_property
    def reach(self) -> Mapping[str, int]:
        """By first piece, the number of pieces of the longest name that begins so."""
        longest: dict[str, int] = {}
        for name in self.by_key:
            words = name.split(" ")
            longest[words[0]] = max(longest.get(words[0], 0), len(words))
        return longest

    @cached_property
    def holders_by_key(self) -> Mapping[str, tuple[Holder, ...]]:
        """Office holders by the key of each of their names."""
        found: dict[str, list[Holder]] = {}
        for holder in self.holders:
            for name in dict.fromkeys((holder.name, *holder.aliases)):
                found.setdefault(key(name), []).append(holder)
        return {name: tuple(holders) for name, holders in found.items()}

    def candidates(self, surface: str) -> tuple[Sense, ...]:
        """What a name in running text can mean; case counts: "us" is no state, "US" is."""
        shapes = pieces(surface)
        if shapes and shapes[0] == "the":
            shapes = shapes[1:]
        return self.fitting(shapes)

    def fitting(self, shapes: Sequence[str]) -> tuple[Sense, ...]:
        """The senses of a name given as pieces, one an actor."""
        found: dict[str, Sense] = {}
        for sense in self.by_key.get(" ".join(shapes).casefold(), ()):
            if sense.actor.name not in found and fits(sense.surface, shapes):
                found[sense.actor.name] = sense
        return tuple(found.values())

    def canonical(self, surface: str) -> str | None:
        """The canonical name that `surface` means, or None where it means none or several."""
        names = {sense.actor.name for sense in self.candidates(surface)}
        return names.pop() if len(names) == 1 else None

    def behind(self, actor: Actor) -> tuple[str, ...]:
        """The canonical names of whom an entry acts for: its members, the actor it speaks for, or itself."""
        if actor.members:
            return actor.members
        return (actor.speaks_for,) if actor.speaks_for else (actor.name,)


def key(name: str) -> str:
    """Pieces of a name, case and a leading article apart."""
    shapes = pieces(name)
    if len(shapes) > 1 and shapes[0].casefold() == "the":
        shapes = shapes[1:]
    return " ".join(shapes).casefold()


def plain(text: str) -> str:
    """The text without diacritics: "Erdoğan" is "Erdogan" elsewhere in the same report."""
    if text.isascii():
        return text
    return "".join(c for c in unicodedata.normalize("NFKD", text) if not unicodedata.combining(c))


@lru_cache(maxsize=1 << 16)
def pieces(text: str) -> tuple[str, ...]:
    """Words of a text without diacritics, full stops of initials, apostrophes and hyphens; "'s" and "+" are pieces."""
    text = plain(text.replace("’", "'").replace("‘", "'").replace("ʻ", "'"))
    text = re.sub(r"'s\b", " s ", text.replace(".", ""), flags=re.IGNORECASE).replace("'", "")
    return tuple(_PIECE.findall(text))


def fits(surface: str, shapes: Iterable[str]) -> bool:
    """Whether words as they stand can be this name: capitals where it has them, acronyms all capitals."""
    own = pieces(surface)
    if own and own[0] in ("the", "The"):
        own = own[1:]
    return all(_shape(mine, theirs) for mine, theirs in zip(own, shapes, strict=False))


def _shape(mine: str, theirs: str) -> bool:
    if len(mine) > 1 and mine.isupper():
        return theirs.isupper()
    return not mine[:1].isupper() or theirs[:1].isupper()


def _senses(actor: Actor) -> Iterable[Sense]:
    yield Sense(actor=actor, via="name", surface=actor.name)
    for alias in actor.aliases:
        yield Sense(actor=actor, via="alias", surface=alias)
    for demonym in actor.demonyms:
        yield Sense(actor=actor, via="demonym", surface=demonym)
    for metonym in actor.metonyms:
        yield Sense(actor=actor, via="metonym", surface=metonym)
