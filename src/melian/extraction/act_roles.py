"""Who fills the roles of an act by the encoder's account: every word that could, and what it refers to."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Final

import numpy as np

from melian.extraction.entities import Entities
from melian.model.actor import Referent
from melian.model.tags import ActTags, Floats

ACTOR: Final = 0
TARGET: Final = 1
REACH: Final = 190
"""Word pieces from the act to a word that may fill its roles: what a window of the encoder is sure to hold."""
BESIDE: Final = 0.55
"""Share of the likeliest party from which another fills the role beside it."""
NAMED: Final = 0.1
"""Least share of a party to fill a role at all."""
DOUBTED: Final = 0.05
"""Share below which a pattern's party is doubted."""
SURE: Final = 0.55
"""Share from which others, or nobody, take the place of a party that is doubted."""
_TRIFLING: Final = 1e-4
"""Share of a word that is not worth a look."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Filling:
    """One party that may fill a role: its names, how probable it is, and the word that says so most clearly."""

    names: tuple[str, ...]
    share: float
    token: int
    referents: tuple[Referent, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Casting:
    """All that may fill one role, likeliest first; what is left of the probability goes to nobody that is named."""

    fillings: tuple[Filling, ...]
    nobody: float

    def share(self, names: Sequence[str]) -> float:
        """How probable it is that any of `names` fills the role."""
        wanted = set(names)
        return sum(f.share for f in self.fillings if wanted & set(f.names))


class Roles:
    """Roles of the acts of one document."""

    def __init__(self, tags: ActTags, entities: Entities) -> None:
        self._tags, self._entities = tags, entities

    def cast(self, act: int, tokens: Sequence[int], role: int) -> Casting:
        """Who fills `role` of the act (its number in `melian.model.tags.ACTS`) that stands in `tokens`."""
        first, shares, nobody = self._shares(act, tokens, role)
        found: dict[tuple[str, ...], list[tuple[int, float]]] = {}
        for k in np.flatnonzero(shares > _TRIFLING).tolist():
            if names := self._entities.at[first + k]:
                found.setdefault(names, []).append((first + k, float(shares[k])))
        fillings = [self._filling(names, words) for names, words in found.items()]
        return Casting(fillings=tuple(sorted(fillings, key=lambda f: (-f.share, f.token))), nobody=nobody)

    def _filling(self, names: tuple[str, ...], words: Sequence[tuple[int, float]]) -> Filling:
        best, _ = max(words, key=lambda word: (word[1], -word[0]))
        share = sum(share for _, share in words)
        return Filling(names=names, share=share, token=best, referents=self._entities.referents[best])

    def _shares(self, act: int, tokens: Sequence[int], role: int) -> tuple[int, Floats, float]:
        """A probability for each token within reach, the first of which is given, and the one of nobody.

        Together they are one.
        """
        tags, at = self._tags, np.asarray(tokens)
        asked = tags.ask[at, role].mean(0) + tags.acts[act, role]
        middle = int(tags.place[at].mean())
        near = slice(*np.searchsorted(tags.place, (middle - REACH, middle + REACH + 1)).tolist())
        apart = tags.place[near] - middle
        farthest = (tags.distance.shape[1] - 1) // 2
        scores = tags.answer[near, role] @ asked / asked.shape[0] ** 0.5
        scores = scores + tags.distance[role, np.clip(apart, -farthest, farthest) + farthest]
        scores = np.where(tags.read[near], scores, -np.inf)
        nobody = tags.nobody[role] @ asked / asked.shape[0] ** 0.5 + tags.bias[role]
        all_scores = np.append(scores, nobody)
        shares = np.exp(all_scores - all_scores.max())
        shares /= shares.sum()
        return near.start, shares[:-1].astype(np.float32), float(shares[-1])


def names_of(referents: Iterable[Referent]) -> tuple[str, ...]:
    """The actors that referents stand for."""
    return tuple(a for r in referents for a in r.actors)


def better(
    given: tuple[Referent, ...], casting: Casting, *, but: Sequence[Referent] = (), never: Sequence[Referent] = ()
) -> tuple[Referent, ...]:
    """Whom a pattern names, unless the encoder hardly thinks so and is sure of another.

    It may not turn an act around: whom syntax gives the other role is never put into this one.
    """
    if casting.share(names_of(given)) >= DOUBTED:
        return given
    other = filled(casting, but=but)
    if any(r.actors for r in given) and casting.share(names_of(other)) < SURE:
        return () if casting.nobody >= SURE else given
    return given if not other or set(names_of(other)) & set(names_of(never)) else other


def filled(casting: Casting, *, but: Sequence[Referent] = ()) -> tuple[Referent, ...]:
    """The parties that fill a role: the likeliest, and others nearly as likely; nobody where that is likelier."""
    barred = {a for r in but for a in r.actors}
    parties = [f for f in casting.fillings if not barred & set(f.names)]
    if not parties or parties[0].share < NAMED or parties[0].share < casting.nobody:
        return ()
    kept = [f for f in parties if f.share >= BESIDE * parties[0].share]
    return tuple(dict.fromkeys(r for f in _apart(kept) for r in f.referents))


def _apart(fillings: Sequence[Filling]) -> Iterator[Filling]:
    """Parties that don't share a name with a likelier one."""
    seen: set[str] = set()
    for filling in fillings:
        if not seen & set(filling.names):
            seen.update(filling.names)
            yield filling
