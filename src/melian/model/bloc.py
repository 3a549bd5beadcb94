"""Alliances and unions with their members, who hosts their forces, and who borders whom."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from typing import Literal


@dataclass(frozen=True, slots=True, kw_only=True)
class Member:
    """A state's membership; years, the last one included."""

    name: str
    since: int | None
    """None: a member of today, since when the pack does not say."""
    until: int | None = None
    source: str | None = None
    """Where this row is from, if not from the bloc's source."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Bloc:
    """Who belongs to a body, for all packs; `hosts` lists who hosts another bloc's forces."""

    id: str
    name: str
    """As the actors' pack names it."""
    kind: Literal["alliance", "union", "hosts", "body"]
    """Members' stances are counted together, save those of a `body`."""
    members: tuple[Member, ...]
    source: str
    forces_of: str | None = None
    """For hosts: the bloc whose forces they host."""

    def at(self, year: int | None) -> tuple[str, ...]:
        """Its members in a year, alphabetical; those of today where the year is not known."""
        held = (m.name for m in self.members if (m.until is None if year is None else _in(m, year)))
        return tuple(sorted(held))


@dataclass(frozen=True, slots=True, kw_only=True)
class Border:
    """Two states that share a border on land or at sea; names in alphabetical order."""

    between: tuple[str, str]
    by: Literal["land", "sea"]
    source: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Theme:
    """Words that name an audience at home, or a minority."""

    id: Literal["audiences", "minorities"]
    forms: tuple[str, ...]


@dataclass(frozen=True, kw_only=True)
class BlocBook:
    """The packs of blocs and borders."""

    blocs: tuple[Bloc, ...] = ()
    borders: tuple[Border, ...] = ()
    themes: tuple[Theme, ...] = ()

    @cached_property
    def shared(self) -> dict[frozenset[str], Border]:
        """Borders by the two states; land before sea."""
        found: dict[frozenset[str], Border] = {}
        for border in sorted(self.borders, key=lambda b: (b.by, b.between)):
            found.setdefault(frozenset(border.between), border)
        return found

    def between(self, left: str, right: str) -> Border | None:
        """The border of two states."""
        return self.shared.get(frozenset((left, right)))


def _in(member: Member, year: int) -> bool:
    return (member.since is None or member.since <= year) and (member.until is None or year <= member.until)
