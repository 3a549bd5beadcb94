"""The words of a text as they are compared between reports: stems, with everyday synonyms brought together."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator
from functools import cache, lru_cache
from typing import NamedTuple

import snowballstemmer

_WORD = re.compile(r"[^\W_]+(?:[.,]\d+)*", re.UNICODE)
_PHRASES = {
    "withdraw": r"(?:get|gets|getting|got)(?=\s+(?:\w+\s+){0,2}out\b)"
    r"|(?:takes?|taking|took|moves?|moving|moved)(?=\s+(?:\w+\s+){0,3}out\s+(?:of|from)\b)",
    "attack": r"(?:use\s+of|using|use|by|resort\s+to)\s+force\b|military\s+(?:action|force|operation|intervention)s?\b",
}
"""Phrases that are compared as one word, by that word."""
_PIECES = re.compile(
    "|".join(rf"(?P<{word}>\b(?:{pattern}))" for word, pattern in _PHRASES.items()) + f"|{_WORD.pattern}", re.IGNORECASE
)

_FUNCTION_WORDS = """
a about above after again against all also although am an and any are as at be because been before being between
both but by can could did do does doing down during each either for from further had has have having he her here
hers him his how i if in into is it its itself just may me might more most must my no nor not now of off on once
only or other our out over own s same shall she should so some such t than that the their them then there these
they this those through to too under until unless up us very was we were what when where which while who whom
why will with within without would you your yet still therefore however any every whether since upon per via
"""

_REPORTING_WORDS = """
say says said tell tells told state states stated statement announce announced announcing declare declared
according add added call called calls ask asked asks urge urged urges demand demands demanded demanding insist
insisted insisting require requires required warn warned warns threaten threatened threatens threat threats want
wants wanted reject rejected rejects accuse accused accuses claim claimed claims make makes made take takes
taken condition conditions prerequisite necessary requirement requirements ultimatum official officials
government minister president foreign spokesman spokeswoman spokesperson prime country countries nation nations
new today yesterday tomorrow monday tuesday wednesday thursday friday saturday sunday year years day days week
weeks month months time mr mrs ms including include includes
deny denies denied denying refuse refuses refused refusing dismiss dismisses dismissed condemn condemns condemned
"""
_PASSED_OVER = frozenset(_FUNCTION_WORDS.split()) | frozenset(_REPORTING_WORDS.split())
"""Function words, and words of reporting and of telling the time: they stand in reports of every act."""

_FAMILIES = """
withdraw withdrawal withdrawn withdrew pull pullout pullback leave left evacuate remove removal exit retreat
reduce reduction cut decrease rollback roll scale curb limit
stop halt end cease cessation suspend suspension freeze discontinue
expand expansion enlarge enlargement widen broaden
troop soldier force garrison battalion brigade army presence
attack strike bomb bombing hit invade invasion assault aggression
talk negotiate negotiation dialogue
tariff duty levy
sanction embargo penalty
nuclear atomic
open reopen opening reopening
pledge commitment promise guarantee assurance
join membership member accession
deal agreement accord pact treaty
increase boost raise strengthen reinforce reinforcement
destroy obliterate annihilate wipe
release free freed
discuss address consider
harm damage hurt
increase more additional extra
consequence cost price accountable accountability responsible responsibility
severe serious harsh
answer response respond reaction
"""


class Word(NamedTuple):
    """A word that says something, with its characters."""

    stem: str
    start: int
    end: int


@cache
def stem(word: str) -> str:
    """What `word` is compared by; the stem of its family's first word where it is in one."""
    plain = _stemmed(word.casefold())
    return _family().get(plain, plain)


def words(text: str, start: int = 0, end: int | None = None) -> Iterator[Word]:
    """The words of `text` that say something: neither function words nor words of reporting."""
    for match in _PIECES.finditer(text, start, len(text) if end is None else end):
        lower = match.lastgroup or match.group().casefold()
        if lower not in _PASSED_OVER:
            yield Word(stem(lower), match.start(), match.end())


@lru_cache(maxsize=1 << 16)
def stems(text: str) -> frozenset[str]:
    """The distinct stems of a text."""
    return frozenset(word.stem for word in words(text))


def written(text: str, wanted: Collection[str]) -> list[str]:
    """The words of a text that these stems stand for, each stem once, in the text's order; then stems that it lacks."""
    found: dict[str, str] = {}
    for word in words(text):
        found.setdefault(word.stem, text[word.start : word.end])
    return [*(said for key, said in found.items() if key in wanted), *sorted(set(wanted) - found.keys())]


def count(text: str) -> int:
    """How many words a text has, all of them counted."""
    return sum(1 for _ in _WORD.finditer(text))


@cache
def _stemmer() -> snowballstemmer.EnglishStemmer:
    return snowballstemmer.stemmer("english")


def _stemmed(word: str) -> str:
    return str(_stemmer().stemWord(word))


@cache
def _family() -> dict[str, str]:
    """Stems to the stem of their family's first word; the first line that has a word counts."""
    found: dict[str, str] = {}
    for line in _FAMILIES.strip().splitlines():
        first, *rest = line.split()
        for word in (first, *rest):
            found.setdefault(_stemmed(word), found.get(_stemmed(first), _stemmed(first)))
    return found
