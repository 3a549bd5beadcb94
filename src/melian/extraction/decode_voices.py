"""The words that name a speaker, and what they resolve to."""

from __future__ import annotations

from melian.extraction.cast import Cast
from melian.extraction.decode_paths import Range
from melian.model.parsed import Parsed, Token
from melian.model.quotation import Voice

_NOMINAL = frozenset({"NOUN", "PROPN", "PRON", "DET", "ADJ", "NUM"})
_EDGES = frozenset({",", ";", ":", "-", "–", "—", "(", ")"})
_BEFORE_NOUN = frozenset({"det", "amod", "compound", "nummod", "quantmod", "nmod", "predet"})
_LONGEST = 8
"""Tokens from a word to the noun that it stands before."""
_CASE = frozenset({"'s", "’s", "'", "’"})


class Voices:
    """Turns the tokens of speakers into voices."""

    def __init__(self, parsed: Parsed, cast: Cast) -> None:
        self._parsed, self._cast = parsed, cast

    def voice(self, tokens: Range | None) -> Voice | None:
        """The speaker's words with their name; None where nobody is named."""
        words = self._trimmed(self._completed(tokens)) if tokens else []
        if not words:
            return None
        span = self._parsed.excerpt(words[0].start, words[-1].end)
        known = self._cast.refer(self._head(words).i)
        return Voice(
            start=span.start,
            end=span.end,
            name=known.name if known else " ".join(span.text.split()),
            role=known.role if known else None,
        )

    def _completed(self, tokens: Range) -> Range:
        """A phrase cut before its noun is read to the noun: "one" of "one West Virginia official"."""
        first, last = tokens
        sentence = self._parsed.sentence_of(last - 1)
        while last <= sentence.last:
            token = self._parsed.tokens[last - 1]
            if token.dep not in _BEFORE_NOUN or not last <= token.head < min(sentence.last, last + _LONGEST):
                break
            last = token.head + 1
        return first, last

    def _trimmed(self, tokens: Range) -> list[Token]:
        words = [t for t in self._parsed.tokens[tokens[0] : tokens[1]] if not t.text.isspace()]
        while words and words[0].text in _EDGES:
            words.pop(0)
        while words and (words[-1].text in _EDGES or (words[-1].text in _CASE and len(words) > 1)):
            words.pop()
        return words

    def _head(self, words: list[Token]) -> Token:
        """The first noun whose own head stands outside: the rest of the phrase hangs on it."""
        inside = {t.i for t in words}
        outer = [t for t in words if t.head not in inside or t.head == t.i]
        nouns = [t for t in outer if t.pos in _NOMINAL] or [t for t in words if t.pos in _NOMINAL]
        return (nouns or outer or words)[0]
