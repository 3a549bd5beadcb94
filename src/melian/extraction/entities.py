"""Which words of a text point at which actors: each word of a phrase, not only its head."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cached_property
from typing import Final

from melian.extraction.cast import Cast
from melian.extraction.cast_clauses import RULE as DOING
from melian.extraction.cast_peoples import RULE as PEOPLE
from melian.model.actor import Referent
from melian.model.parsed import Parsed

_WITHIN: Final = frozenset({"compound", "amod", "nmod", "poss", "appos", "flat", "nummod", "case", "det"})
_NOMINAL: Final = frozenset({"NOUN", "PROPN", "PRON", "ADJ", "DET"})
_QUALIFYING: Final = frozenset({"amod", "nmod", "compound"})
_DESCRIBED: Final = frozenset({"described by place", PEOPLE})
"""Rules by which a phrase names others than its words before the noun do."""
_DEEPEST: Final = 4


class Entities:
    """Actors by token, for one document."""

    def __init__(self, parsed: Parsed, cast: Cast) -> None:
        self._parsed, self._cast = parsed, cast

    @cached_property
    def referents(self) -> tuple[tuple[Referent, ...], ...]:
        """For each token whom its word refers to, alone or as part of a phrase; only who acts for an actor counts."""
        own = [self._own(i) for i in range(len(self._parsed.tokens))]
        for i, found in enumerate(own):
            if found and found[0].rule == DOING:
                for k in self._described(i):
                    own[k] = found
        return tuple(found or self._above(i, own) for i, found in enumerate(own))

    @cached_property
    def at(self) -> tuple[tuple[str, ...], ...]:
        """The same as canonical names."""
        return tuple(tuple(dict.fromkeys(a for r in found for a in r.actors)) for found in self.referents)

    def together(self, i: int) -> tuple[Referent, ...]:
        """Whom the phrase of a word names, with those joined to it: "Estonia, Latvia and Lithuania"."""
        first = self._parsed.tokens[i]
        while first.dep == "conj" and first.pos in _NOMINAL and first.head != first.i:
            first = self._parsed.head(first.i)
        joined = tuple(r for r in self._cast.refer_all(first.i) if r.actors)
        own = self.referents[i]
        return joined if set(own) <= set(joined) else own

    def _own(self, i: int) -> tuple[Referent, ...]:
        if self._parsed.tokens[i].pos not in _NOMINAL:
            return ()
        if told := self._told_by_head(i):
            return told
        referent = self._cast.refer(i)
        if referent is not None and referent.actors:
            return (referent,)
        return tuple(r for r in self._cast.owner(i) if r.actors)

    def _described(self, i: int) -> Iterator[int]:
        """'Chile' in "countries that supply Chile" only tells which countries."""
        for clause in self._parsed.children(i):
            if clause.dep in ("acl", "relcl"):
                yield from self._parsed.subtree(clause.i)

    def _told_by_head(self, i: int) -> tuple[Referent, ...]:
        """'Palestinian' in "Palestinian militants" points at the militants, not at the state."""
        token = self._parsed.tokens[i]
        if token.dep not in _QUALIFYING:
            return ()
        head = self._cast.refer(token.head)
        return (head,) if head is not None and head.rule in _DESCRIBED else ()

    def _above(self, i: int, own: list[tuple[Referent, ...]]) -> tuple[Referent, ...]:
        token = self._parsed.tokens[i]
        for _ in range(_DEEPEST):
            if token.dep not in _WITHIN or token.pos == "PUNCT":
                return ()
            token = self._parsed.head(token.i)
            if own[token.i]:
                return own[token.i]
        return ()
