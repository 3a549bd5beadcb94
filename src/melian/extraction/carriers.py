"""The words that carry acts: which frames a word may start, and whether the words that go with it stand there."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from melian.extraction.arguments import Arguments
from melian.model.frame import ActPack, Frame
from melian.model.parsed import Parsed, Token

_PARTS = {"VERB": "verb", "AUX": "verb", "NOUN": "noun", "PROPN": "noun", "ADJ": "adjective"}


class Carriers:
    """A pack's frames by the word that starts them."""

    def __init__(self, pack: ActPack) -> None:
        self._frames = pack.frames_by_word
        verbs = (word for word, part in self._frames if part == "verb")
        self._gerunds = {gerund: word for word in verbs for gerund in _gerunds(word)}

    def of(self, token: Token) -> Sequence[tuple[tuple[str, ...], Frame]]:
        """The frames that a word may start, each with the words it asks for.

        "Accusing Peru of fraud, Chile ...": a verb at the head of its sentence that is tagged as a name is a verb.
        """
        if token.pos == "PROPN" and token.dep == "advcl" and token.lower in self._gerunds:
            return self._frames[self._gerunds[token.lower], "verb"]
        return self._frames.get((token.lemma.lower(), _PARTS[token.pos]), ())


def _gerunds(verb: str) -> Iterator[str]:
    """What its -ing form may be: "demanding", "accusing", "banning"."""
    yield verb + "ing"
    if verb.endswith("e"):
        yield verb[:-1] + "ing"
    yield verb + verb[-1] + "ing"


def words_fit(parsed: Parsed, token: Token, words: tuple[str, ...], args: Arguments) -> bool:
    """Whether the words after the first stand behind it: a preposition, a particle, or an object's lemma."""
    behind = [c for c in parsed.children(token.i) if c.i > token.i or c.dep not in ("prep", "agent")]
    below = (
        {c.lower for c in behind} | {c.lemma for c in behind} | {k.lower for c in behind for k in parsed.children(c.i)}
    )
    return all(word in below or f"particle:{word}" in args for word in words[1:])
