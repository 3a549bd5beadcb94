"""Which outlet, organ or occasion the text credits for a statement."""

from __future__ import annotations

import re

from melian.extraction.cast import Cast
from melian.model.mention import Speaker
from melian.model.outlet import any_name
from melian.model.parsed import Parsed, Sentence

_INTRODUCED = re.compile(
    r"\b(?:news|press|wire) (?:agency|service),? (?P<name>[A-Z][\w’'-]*[\w](?: [A-Z][\w’'-]*[\w]){0,2})"
)
"""An agency that the text itself introduces ("the news agency Interfax"), known from there on in that text."""


class Credits:
    """The credits of one document: outlets named, and whose statement they carry."""

    def __init__(self, parsed: Parsed, cast: Cast, outlets: tuple[str, ...]) -> None:
        self._parsed, self._cast = parsed, cast
        known = frozenset(outlets)
        introduced = frozenset(found["name"] for found in _INTRODUCED.finditer(parsed.text)) - known
        self._names = tuple(filter(None, (any_name(known), any_name(introduced))))
        self._by_speaker = self._credited()

    def of(self, sentence: Sentence, speaker: Speaker | None) -> str | None:
        """The source credited in the sentence, or elsewhere in the document for the same speaker."""
        here = self._in(sentence)
        if here is not None:
            return here
        if speaker is None:
            return None
        return self._by_speaker.get(_surname(speaker.name))

    def _in(self, sentence: Sentence) -> str | None:
        found = (names.search(self._parsed.text, sentence.start, sentence.end) for names in self._names)
        first = min(filter(None, found), key=lambda match: (match.start(), -match.end()), default=None)
        return first.group() if first else None

    def _credited(self) -> dict[str, str]:
        """Surname to the outlet that a sentence with that surname credits."""
        found: dict[str, str] = {}
        for sentence in self._parsed.sentences:
            outlet = self._in(sentence)
            if outlet is None:
                continue
            for token in self._parsed.tokens_of(sentence):
                if token.pos != "PROPN":
                    continue
                referent = self._cast.refer(token.i)
                if referent is not None and referent.kind == "person":
                    found.setdefault(_surname(referent.name), outlet)
        return found


def _surname(name: str) -> str:
    return name.rsplit(maxsplit=1)[-1].lower() if name.split() else ""
