"""Speakers of one document: their words, what they resolve to, and whether two are the same."""

from __future__ import annotations

from melian.extraction import quotation_speakers as speakers
from melian.extraction.cast import Cast
from melian.extraction.quotation_candidates import Candidate
from melian.model.actor import Referent
from melian.model.parsed import Parsed
from melian.model.quotation import Voice

_PERSONAL = frozenset({"he", "she", "it", "they", "i", "we", "his", "her", "its", "their", "who", "him", "them"})


class Speakers:
    """Turns the heads of speakers into voices."""

    def __init__(self, parsed: Parsed, cast: Cast) -> None:
        self._parsed, self._cast = parsed, cast
        self._known: dict[int, Referent | None] = {}

    def voice(self, candidate: Candidate) -> Voice | None:
        """The speaker's words with the name that they resolve to; None where nobody is named."""
        if candidate.speaker is None:
            return None
        barred = frozenset((*candidate.cue, *(k for a, b in candidate.pieces for k in range(a, b))))
        first, last = speakers.span_of(self._parsed, candidate.speaker, barred - {candidate.speaker})
        tokens = self._parsed.tokens
        words = self._parsed.excerpt(tokens[first].start, tokens[last - 1].end)
        known = self._refer(candidate.speaker)
        return Voice(
            start=words.start,
            end=words.end,
            name=known.name if known else " ".join(words.text.split()),
            role=known.role if known else None,
        )

    def same(self, outer: Candidate, inner: Candidate) -> bool:
        """Whether the inner speaker is the outer one: a pronoun in somebody's reported words mostly is."""
        if outer.speaker is None or inner.speaker is None or outer.speaker == inner.speaker:
            return True
        a, b = self._parsed.tokens[outer.speaker], self._parsed.tokens[inner.speaker]
        if b.lower in _PERSONAL or a.lemma == b.lemma:
            return True
        one, other = self._refer(a.i), self._refer(b.i)
        return one is not None and other is not None and one.name == other.name

    def _refer(self, i: int) -> Referent | None:
        if i not in self._known:
            self._known[i] = self._cast.refer(i)
        return self._known[i]
