"""The words that carry acts: which frames a word may start, and whether the words that go with it stand there."""

from __future__ import annotations

from collections.abc import Sequence

from melian.extraction.arguments import Arguments, arguments
from melian.model.frame import ActPack, Frame
from melian.model.parsed import Parsed, Token

Entry = tuple[tuple[str, ...], Frame]
"""A frame behind all words of the entry that starts it."""
_PARTS = {"VERB": "verb", "AUX": "verb", "NOUN": "noun", "PROPN": "noun", "ADJ": "adjective"}


class Carriers:
    """A pack's frames by the word that starts them, in one document."""

    def __init__(self, parsed: Parsed, pack: ActPack) -> None:
        self._parsed, self._pack = parsed, pack
        self._known: dict[int, Sequence[Entry]] = {}

    def fitting(self, token: Token) -> Sequence[Entry]:
        """The frames that a word starts, each with the words it asks for, which are there."""
        if token.i not in self._known:
            self._known[token.i] = self._fitting(token)
        return self._known[token.i]

    def _fitting(self, token: Token) -> Sequence[Entry]:
        candidates = self._of(token)
        if not candidates or (token.pos == "VERB" and token.dep == "amod"):
            return ()
        args = arguments(self._parsed, token.i) if any(len(words) > 1 for words, _ in candidates) else {}
        return tuple(entry for entry in candidates if words_fit(self._parsed, token, entry[0], args))

    def _of(self, token: Token) -> Sequence[Entry]:
        """The frames that a word may start.

        "Accusing Peru of fraud, Chile ...": a verb at the head of its sentence that is tagged as a name is a verb.
        """
        frames = self._pack.frames_by_word
        if token.pos == "PROPN" and token.dep == "advcl" and token.lower in self._pack.verbs_by_gerund:
            return frames[self._pack.verbs_by_gerund[token.lower], "verb"]
        return frames.get((token.lemma.lower(), _PARTS[token.pos]), ())


def words_fit(parsed: Parsed, token: Token, words: tuple[str, ...], args: Arguments) -> bool:
    """Whether the words after the first stand behind it: a preposition, a particle, or an object's lemma."""
    if len(words) == 1:
        return True
    behind = [c for c in parsed.children(token.i) if c.i > token.i or c.dep not in ("prep", "agent")]
    below = (
        {c.lower for c in behind} | {c.lemma for c in behind} | {k.lower for c in behind for k in parsed.children(c.i)}
    )
    return all(word in below or f"particle:{word}" in args for word in words[1:])
