"""Headlines In Title Case, set in sentence case before they are parsed: the parser takes their verbs for names."""

from __future__ import annotations

import re
from collections.abc import Callable
from functools import lru_cache

_WORD = re.compile(r"[^\W\d_][\w’'-]*")
_RUNNING = re.compile(r"(?:(?<=\s)|(?<=^))[^\W\d_A-Z][\w’'-]*(?=[\s,.;:!?)]|$)")
"""A word written small between white space: no part of an address."""
_SENTENCE_START = re.compile(r"(?:^|[.!?:…”\"“\n])\s*$")
_SHORTEST = 4
"""Words that a heading needs before its capitals mean anything."""


def sentence_case(heading: str, text: str, common: Callable[[str], bool]) -> str:
    """The heading with its common words lowered.

    A word that the text writes with a capital in mid-sentence is a name; one that it writes small is none; of
    the rest `common` decides, which knows the dictionary. Headings that are not in title case come back as they
    are; lengths never change, so offsets hold.
    """
    words = list(_WORD.finditer(heading))
    capital = [w for w in words if w.group()[0].isupper()]
    if len(words) < _SHORTEST or len(capital) < 0.7 * len(words):
        return heading
    names, small = _capitalised(text), _small(text)
    cased = list(heading)
    for word in words[1:]:
        lowered = word.group().lower()
        if not _plain(word.group()) or word.group() in names or len(lowered) != len(word.group()):
            continue
        if lowered in small or common(lowered):
            cased[word.start() : word.end()] = lowered
    return "".join(cased)


def _plain(word: str) -> bool:
    """A word with a capital first and no other, so no acronym."""
    return word[0].isupper() and word[1:].islower() if len(word) > 1 else word == "A"


@lru_cache(maxsize=8)
def _capitalised(text: str) -> frozenset[str]:
    """Words written with a capital in mid-sentence, in running lines: those of headings prove nothing."""
    found = set()
    for line in text.splitlines():
        words = list(_WORD.finditer(line))
        if sum(w.group()[0].isupper() for w in words) > 0.6 * len(words):
            continue
        for word in words:
            if word.group()[0].isupper() and not _SENTENCE_START.search(line[: word.start()][-4:]):
                found.add(word.group())
                found.add(word.group().removesuffix("’s").removesuffix("'s"))
    return frozenset(found)


@lru_cache(maxsize=8)
def _small(text: str) -> frozenset[str]:
    """Words written small somewhere."""
    return frozenset(w.group() for w in _RUNNING.finditer(text))
