"""Where the acts' patterns fit: which words may carry an act, and what frames and clauses make of them."""

from __future__ import annotations

from collections.abc import Iterator
from copy import copy
from functools import cached_property

from melian.extraction.arguments import arguments
from melian.extraction.carriers import Carriers
from melian.extraction.cast import Cast
from melian.extraction.clause_finds import ClauseFinds
from melian.extraction.confidence import Crowd
from melian.extraction.find import Find
from melian.extraction.frame_finds import FrameFinds
from melian.extraction.ties import Ties
from melian.extraction.voices import Voices
from melian.model.frame import ActPack
from melian.model.parsed import Parsed, Token

_CARRYING = ("VERB", "NOUN", "ADJ", "PROPN", "AUX")


class Finder:
    """Looks for the acts' patterns in one document."""

    def __init__(self, parsed: Parsed, cast: Cast, voices: Voices, pack: ActPack) -> None:
        self.parsed, self.cast = parsed, cast
        self._voices, self._carriers = voices, Carriers(parsed, pack)
        self._frames = FrameFinds(parsed, cast, voices, pack)
        self._clauses = ClauseFinds(parsed, cast, voices, pack)
        self._ties = Ties(parsed, cast, voices, pack)
        self._words = dict(pack.words)
        self._told: dict[int, tuple[Find, ...]] = {}

    @cached_property
    def crowd(self) -> Crowd:
        """Who is named in the document."""
        return Crowd(self.parsed, self.cast, self._words)

    def hearing(self, voices: Voices) -> Finder:
        """A finder for the same document with other voices: what the writer tells in both is not looked for again."""
        other = copy(self)
        other._voices = voices
        other._frames = self._frames.hearing(voices)
        other._clauses = self._clauses.hearing(voices)
        other._ties = self._ties.hearing(voices)
        return other

    def finds(self) -> Iterator[Find]:
        """Every fit, in text order; several at one token are all given."""
        for token in self.parsed.tokens:
            if token.pos in _CARRYING and self._may_carry(token):
                if self._voices.at(token) is not None or self._voices.reporter(token):
                    yield from self._at(token)
                    continue
                if token.i not in self._told:
                    self._told[token.i] = tuple(self._at(token))
                yield from self._told[token.i]

    def _may_carry(self, token: Token) -> bool:
        """Whether the words are there that some pattern asks for, whoever speaks."""
        if self._carriers.fitting(token) or self._ties.may_hang(token):
            return True
        return token.pos in ("VERB", "AUX") and self._clauses.may_fit(token)

    def _at(self, token: Token) -> Iterator[Find]:
        candidates = self._carriers.fitting(token)
        if candidates:
            args = arguments(self.parsed, token.i)
            told = [(words, self._frames.fit(token, frame, args)) for words, frame in candidates]
            fits = [(words, find) for words, find in told if find is not None]
            longest = max((len(words) for words, _ in fits), default=0)
            yield from (find for words, find in fits if len(words) == longest)
        if token.pos in ("VERB", "AUX"):
            yield from self._clauses.finds(token)
            yield from self._ties.finds(token)
        if token.pos in ("VERB", "NOUN"):
            yield from self._ties.without(token)
