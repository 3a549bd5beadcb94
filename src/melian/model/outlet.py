"""News outlets as texts credit them: the outlets' pack made ready for look-up."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cached_property, lru_cache
from itertools import groupby
from typing import Literal

from melian.model.span import Excerpt

OutletKind = Literal["wire", "state_agency", "newspaper", "magazine", "broadcaster", "website", "government"]

StateRelation = Literal[
    "state_controlled",
    "captured_public",
    "captured_private",
    "independent_state_funded_and_managed",
    "independent_state_funded",
    "independent_state_managed",
    "independent_public",
    "private",
    "party",
    "government",
]
"""How an outlet stands to a state.

The first seven are the State Media Matrix of Dragomir and Söderström (The State of State Media, 2021;
https://statemediamonitor.com/typology/): who funds, who governs, who decides what is published. The last three are
ours, for what that matrix leaves out: no state's by its ownership, a party's or movement's, a government's own channel.
"""

Grade = Literal["A", "B", "C", "D", "E", "F"]
"""Reliability of a source in the Admiralty (NATO) system: A completely reliable to E unreliable, F cannot be judged."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Outlet:
    """One entry of the outlets' pack."""

    name: str
    kind: OutletKind
    source: str
    """Where the entry can be checked, or `unverified`."""
    country: str | None = None
    """ISO 3166 alpha-3 of its seat."""
    owner: str | None = None
    """Company, foundation, person or body that it belongs to, as the source says; None where that is not known."""
    state: StateRelation | None = None
    as_of: int | None = None
    """The year that the source speaks of; None where it names none."""
    wire: bool = False
    """Whether others print its text: a wire, or a state's agency."""
    aliases: tuple[str, ...] = ()
    """Other names in running text ("TASS", "Itar-Tass")."""
    domains: tuple[str, ...] = ()
    """Its sites' names, without `www.`."""
    ambiguous: bool = False
    """Whether the name is also a word or another's name ("Time"): found when asked for, not looked for in texts."""
    grade: Grade | None = None
    """What an analyst's own pack says of its reliability; the shipped pack grades nobody."""


@dataclass(frozen=True, kw_only=True)
class OutletIndex:
    """All outlets, found by the names that texts use."""

    outlets: tuple[Outlet, ...]

    @classmethod
    def of(cls, outlets: Iterable[Outlet]) -> OutletIndex:
        """The outlets in the order of their names, each once; a later entry of the same name replaces."""
        return cls(outlets=tuple(sorted({o.name: o for o in outlets}.values(), key=lambda o: o.name)))

    @cached_property
    def names(self) -> tuple[str, ...]:
        """Every name and alias that a text can be searched for; an ambiguous outlet's aliases alone."""
        return tuple(name for o in self.outlets for name in (*(() if o.ambiguous else (o.name,)), *o.aliases))

    def find(self, name: str) -> Outlet | None:
        """The outlet of that name, alias or site; then of a longer phrase that holds one ("state-run agency Tass")."""
        exact = self._by_name.get(_fold(name)) or self._by_domain(name)
        if exact is not None:
            return exact
        return next((outlet for _, outlet in self.credits(name)), None)

    def credits(self, text: str, start: int = 0, end: int | None = None) -> Iterator[tuple[Excerpt, Outlet]]:
        """Every outlet's name in the text, with where it stands; case counts, for `Time` is not `time`."""
        if self._pattern is None:
            return
        for match in self._pattern.finditer(text, start, len(text) if end is None else end):
            outlet = self._by_name[_fold(match.group())]
            yield Excerpt(start=match.start(), end=match.end(), text=match.group()), outlet

    def of_site(self, address: str) -> Outlet | None:
        """The outlet on whose site an address lies."""
        return self._by_domain(address)

    def _by_domain(self, name: str) -> Outlet | None:
        host = re.sub(r"^(?:https?://)?(?:www\.)?", "", name.strip().lower()).split("/")[0]
        return next((o for o in self.outlets for d in o.domains if host == d or host.endswith("." + d)), None)

    @cached_property
    def _by_name(self) -> dict[str, Outlet]:
        return {_fold(name): outlet for outlet in self.outlets for name in (outlet.name, *outlet.aliases)}

    @cached_property
    def _pattern(self) -> re.Pattern[str] | None:
        return any_name(frozenset(self.names))


@lru_cache(maxsize=64)
def any_name(names: frozenset[str]) -> re.Pattern[str] | None:
    """What finds any of the names as whole words, the longest that fits; None where there are no names.

    Names are grouped by their first letter: of a thousand, few are then tried at a word.
    """
    ordered = sorted(names, key=lambda n: (n[:1], -len(n), n))
    groups = (
        f"{re.escape(first)}(?:{'|'.join(re.escape(name[1:]) for name in group)})"
        for first, group in groupby(ordered, key=lambda n: n[:1])
    )
    return re.compile(rf"(?<!\w)(?:{'|'.join(groups)})(?!\w)") if names else None


def _fold(name: str) -> str:
    return unicodedata.normalize("NFKC", name).strip().removeprefix("the ").removeprefix("The ").casefold()
