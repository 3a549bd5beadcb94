"""News outlets as texts credit them: the outlets' pack made ready for look-up."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cached_property
from typing import Literal

from melian.model.span import Excerpt

OutletKind = Literal["wire", "state_agency", "newspaper", "broadcaster", "website", "government"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Outlet:
    """One entry of the outlets' pack."""

    name: str
    kind: OutletKind
    source: str
    """Where the entry can be checked, or `unverified`."""
    country: str | None = None
    """ISO 3166 alpha-3 of its seat."""
    wire: bool = False
    """Whether others print its text: a wire, or a state's agency."""
    aliases: tuple[str, ...] = ()
    """Other names in running text ("TASS", "Itar-Tass")."""
    domains: tuple[str, ...] = ()
    """Its sites' names, without `www.`."""


@dataclass(frozen=True, kw_only=True)
class OutletIndex:
    """All outlets, found by the names that texts use."""

    outlets: tuple[Outlet, ...]

    @classmethod
    def of(cls, outlets: Iterable[Outlet]) -> OutletIndex:
        """The outlets in the order of their names, each once; a later entry of the same name replaces."""
        return cls(outlets=tuple(sorted({o.name: o for o in outlets}.values(), key=lambda o: o.name)))

    @property
    def names(self) -> tuple[str, ...]:
        """Every name and alias, for finding credits in a text."""
        return tuple(name for outlet in self.outlets for name in (outlet.name, *outlet.aliases))

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

    def _by_domain(self, name: str) -> Outlet | None:
        host = re.sub(r"^(?:https?://)?(?:www\.)?", "", name.strip().lower()).split("/")[0]
        return next((o for o in self.outlets for d in o.domains if host == d or host.endswith("." + d)), None)

    @cached_property
    def _by_name(self) -> dict[str, Outlet]:
        return {_fold(name): outlet for outlet in self.outlets for name in (outlet.name, *outlet.aliases)}

    @cached_property
    def _pattern(self) -> re.Pattern[str] | None:
        names = sorted(self.names, key=lambda n: (-len(n), n))
        return re.compile(rf"(?<!\w)(?:{'|'.join(map(re.escape, names))})(?!\w)") if names else None


def _fold(name: str) -> str:
    return unicodedata.normalize("NFKC", name).strip().removeprefix("the ").removeprefix("The ").casefold()
