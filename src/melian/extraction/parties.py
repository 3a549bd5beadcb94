"""Who could fill a role of an act: the parties that are named around it, alone and as they are joined."""

from __future__ import annotations

from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Final

from melian.extraction.act_roles import Casting, filled, names_of
from melian.extraction.entities import Entities
from melian.extraction.fillers import same_side
from melian.model.actor import Referent
from melian.model.parsed import Parsed

BEHIND: Final = 5
"""Sentences before the act's own in which a party is looked for."""
AHEAD: Final = 1
"""The same behind it."""
_LEAST: Final = 0.01
"""Share that the encoder gives to a party that is considered wherever it stands."""
Names = tuple[str, ...]
Pointing = tuple[Names, Sequence[Referent], int | None]
"""Whom a word points at, their names before them, and the word."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Party:
    """One party or several that act together: names in alphabetical order, and the words that point at them."""

    names: Names
    tokens: tuple[int, ...]
    referents: tuple[Referent, ...]


class Parties:
    """The parties of one document."""

    def __init__(self, parsed: Parsed, entities: Entities) -> None:
        self._parsed, self._entities = parsed, entities

    @cached_property
    def _places(self) -> Mapping[Names, Sequence[int]]:
        """Where each party is named, a phrase counted once."""
        found: dict[Names, list[int]] = defaultdict(list)
        at = self._entities.at
        for i, names in enumerate(at):
            if names and (i == 0 or at[i - 1] != names):
                found[_sorted(names)].append(i)
        return found

    def often(self, names: Names) -> int:
        """How often the likeliest of `names` is mentioned."""
        return max((self._most.get(name, 0) for name in names), default=0)

    def leads(self, names: Names) -> bool:
        """Whether one of `names` stands in the first sentence."""
        return not self._leading.isdisjoint(names)

    @cached_property
    def _most(self) -> Mapping[str, int]:
        """How often the likeliest party is mentioned that a name is part of."""
        found: dict[str, int] = {}
        for names, at in self._places.items():
            found |= {name: max(len(at), found.get(name, 0)) for name in names}
        return found

    @cached_property
    def _leading(self) -> frozenset[str]:
        """Names that stand in the first sentence."""
        return frozenset(
            n for names, at in self._places.items() if self._parsed.tokens[at[0]].sentence == 0 for n in names
        )

    def around(
        self, trigger: int, given: Sequence[Referent], casting: Casting | None, never: Sequence[Referent]
    ) -> tuple[Party, ...]:
        """Who is named around a word, whom a pattern gives and whom the encoder likes; nobody who is `never` one."""
        grouped: dict[Names, tuple[Sequence[Referent], list[int]]] = {}
        for names, referents, token in self._named(trigger, given, casting, never):
            _, tokens = grouped.setdefault(names, (referents, []))
            tokens.extend([] if token is None else [token])
        found: dict[Names, tuple[list[int], tuple[Referent, ...]]] = {}
        for referents, tokens in grouped.values():
            kept = tuple(r for r in referents if not same_side((r,), never))
            if names := _sorted(names_of(kept)):
                found.setdefault(names, ([], kept))[0].extend(tokens)
        return tuple(
            Party(names=names, tokens=tuple(sorted(set(tokens or _of_parts(names, found)))), referents=referents)
            for names, (tokens, referents) in found.items()
        )

    def _named(
        self, trigger: int, given: Sequence[Referent], casting: Casting | None, never: Sequence[Referent]
    ) -> Iterator[Pointing]:
        """Referents with their names, and the word that points at them, if one does."""
        yield names_of(given), given, None
        places, pointing = self._pointing
        near = self._near(trigger)
        yield from pointing[bisect_left(places, near.start) : bisect_left(places, near.stop)]
        if casting is not None:
            yield from ((names_of(f.referents), f.referents, f.token) for f in casting.fillings if f.share > _LEAST)
            likeliest = filled(casting, but=never)
            yield names_of(likeliest), likeliest, None

    @cached_property
    def _pointing(self) -> tuple[list[int], list[Pointing]]:
        """The tokens that point at anybody, once for each way in which they do, and whom they point at.

        Alone, and at the beginning of a phrase with those joined to it.
        """
        at, referents = self._entities.at, self._entities.referents
        places: list[int] = []
        found: list[Pointing] = []
        for i, names in enumerate(at):
            if names:
                opens = i == 0 or at[i - 1] != names
                ways = (referents[i], self._entities.together(i)) if opens else (referents[i],)
                found.extend((names_of(way), way, i) for way in ways)
                places.extend([i] * len(ways))
        return places, found

    def _near(self, trigger: int) -> range:
        sentences = self._parsed.sentences
        k = self._parsed.tokens[trigger].sentence
        return range(sentences[max(0, k - BEHIND)].first, sentences[min(len(sentences) - 1, k + AHEAD)].last)


def _sorted(names: Iterable[str]) -> Names:
    return tuple(sorted(set(names)))


def _of_parts(names: Names, found: dict[Names, tuple[list[int], tuple[Referent, ...]]]) -> list[int]:
    """Where parts of a party stand that no words name together."""
    return [i for part, (tokens, _) in found.items() if set(part) <= set(names) for i in tokens]
