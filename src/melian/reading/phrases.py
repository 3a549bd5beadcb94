"""The pack of what pages say around articles."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib import resources

from melian.errors import PackError
from melian.model.document import FurnitureKind


@dataclass(frozen=True, slots=True, kw_only=True)
class Starts:
    """What furniture lines begin with, as one pattern."""

    kinds: Mapping[str, FurnitureKind]
    pattern: re.Pattern[str]

    def kind(self, head: str) -> FurnitureKind | None:
        """The kind of a line by its beginning, lower case; the longest start counts."""
        found = self.pattern.match(head)
        return self.kinds[found.group()] if found else None


@dataclass(frozen=True, kw_only=True)
class Phrases:
    """Lines and line starts by what they are, keyed as `lines.key` writes them."""

    sure: dict[str, FurnitureKind]
    edge: dict[str, FurnitureKind]
    sure_starts: Starts
    edge_starts: Starts
    verbs: frozenset[str]
    """What follows a name in an author's biography."""
    trades: frozenset[str]
    subjects: tuple[str, ...]
    icons: frozenset[str]
    buttons: re.Pattern[str]
    """Two names of share buttons or more without a space between."""
    agencies: frozenset[str]


@cache
def load_phrases() -> Phrases:
    """The shipped pack, read once a process. Raises PackError where it does not follow its schema."""
    from pydantic import ValidationError

    from melian.reading.phrase_rows import PhrasePack

    place = resources.files("melian").joinpath("packs", "furniture", "english.toml")
    try:
        pack = PhrasePack.model_validate(tomllib.loads(place.read_text(encoding="utf-8")))
    except (tomllib.TOMLDecodeError, ValidationError) as error:
        raise PackError(f"packs/furniture/english.toml: {error}") from error
    return Phrases(
        sure=pack.lines("sure"),
        edge=pack.lines("edge"),
        sure_starts=_starts(pack.starts("sure")),
        edge_starts=_starts(pack.starts("edge")),
        verbs=frozenset(pack.biography.verbs),
        trades=frozenset(pack.biography.trades),
        subjects=tuple(pack.biography.subjects),
        icons=frozenset(pack.icons.tokens),
        buttons=_buttons(pack.lines("edge")),
        agencies=frozenset(pack.agencies.names),
    )


def _starts(kinds: Mapping[str, FurnitureKind]) -> Starts:
    longest_first = sorted(kinds, key=lambda start: (-len(start), start))
    return Starts(kinds=kinds, pattern=re.compile("|".join(map(re.escape, longest_first)) or r"(?!)"))


def _buttons(edge: Mapping[str, FurnitureKind]) -> re.Pattern[str]:
    names = [re.escape(name) for name, kind in edge.items() if kind == "share" and len(name) >= 4 and name.isalpha()]
    return re.compile(f"(?:{'|'.join(sorted(names, key=len, reverse=True))}){{2,20}}")
