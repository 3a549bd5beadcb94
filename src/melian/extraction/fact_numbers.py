"""How many: the number before a counted noun, with what makes it less than exact."""

from __future__ import annotations

import re
from dataclasses import dataclass

from melian.model.fact import Approximation
from melian.model.parsed import Parsed, Token

_UNITS = (
    "zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve",
    "thirteen", "fourteen", "fifteen", "sixteen", "seventeen", "eighteen", "nineteen",
)  # fmt: skip
_TENS = ("twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety")
_WORDS: dict[str, float] = {word: float(n) for n, word in enumerate(_UNITS)}
_WORDS |= {word: 10.0 * n for n, word in enumerate(_TENS, 2)} | {"half": 0.5}
_SCALES: dict[str, float] = {
    "dozen": 12, "hundred": 100, "thousand": 1e3, "million": 1e6, "m": 1e6, "mn": 1e6, "billion": 1e9, "bn": 1e9,
    "trillion": 1e12,
}  # fmt: skip
_VAGUE: dict[str, tuple[float, float]] = {
    "dozens": (20, 99), "scores": (20, 99), "tens": (20, 99), "hundreds": (200, 999), "thousands": (2e3, 99_999),
    "millions": (2e6, 99e6), "several": (3, 20), "couple": (2, 2),
}  # fmt: skip
_DIGITS = re.compile(r"\d{1,3}(?:,\d{3})+(?:\.\d+)?|\d+(?:\.\d+)?")
_JOINED = re.compile(rf"({'|'.join(_TENS)})-({'|'.join(_UNITS[1:10])})")
_BETWEEN = ("to", "-", "–", "and", "or")
_BEFORE: tuple[tuple[str, Approximation], ...] = (
    ("no more than", "at_most"), ("no fewer than", "at_least"), ("no less than", "at_least"),
    ("not more than", "at_most"), ("at least", "at_least"), ("more than", "at_least"), ("at most", "at_most"),
    ("fewer than", "at_most"), ("less than", "at_most"), ("as many as", "at_most"), ("up to", "at_most"),
    ("in excess of", "at_least"), ("over", "at_least"), ("above", "at_least"), ("nearly", "about"),
    ("almost", "about"), ("about", "about"), ("around", "about"), ("some", "about"), ("roughly", "about"),
    ("approximately", "about"), ("close to", "about"), ("an estimated", "about"), ("under", "at_most"),
    ("circa", "about"),
)  # fmt: skip
_FARTHEST = 6
"""Words between a number and its noun at most: adjectives and nouns before it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Number:
    """A number in the text: bounds, how exact, and its first and last token, with the words that make it inexact."""

    low: float | None
    high: float | None
    approximation: Approximation
    first: int
    last: int


def number_before(parsed: Parsed, i: int, first: int) -> Number | None:
    """The number of the noun whose words begin at token `first` and end at `i`: "about 300 German soldiers"."""
    low = parsed.sentence_of(i).first
    k = first - 1
    while k >= low and first - k <= _FARTHEST and not _numeral(parsed.tokens[k]):
        token = parsed.tokens[k]
        if token.lower == "of" and k > low and parsed.tokens[k - 1].lower in _VAGUE:
            return _vague(parsed, k - 1, low)
        if token.lower in _VAGUE:
            return _vague(parsed, k, low)
        if token.pos not in ("ADJ", "NOUN", "PROPN") and token.lower not in ("-", "of", "the", "’s", "'s"):
            return None
        if token.lower == "the" and parsed.tokens[k - 1].lower != "of":
            return None
        if token.lower == "of" and not _numeral(parsed.tokens[k - 1]):
            return None
        k -= 1
    return number_ending(parsed, k) if k >= low and _numeral(parsed.tokens[k]) else None


def number_ending(parsed: Parsed, last: int) -> Number | None:
    """The number whose last token is `last`."""
    low = parsed.sentence_of(last).first
    first = last
    while first > low and (_numeral(parsed.tokens[first - 1]) or _fills(parsed, first - 1, low)):
        first -= 1
    if parsed.tokens[first].lower in ("and", "or", "to", "-", "–"):
        first += 1
    words = [t.lower for t in parsed.tokens[first : last + 1]]
    bounds = value(words)
    if bounds is None:
        return None
    return _bounded(parsed, *bounds, first=first, last=last)


def _fills(parsed: Parsed, k: int, low: int) -> bool:
    """ "From 300 to 400", "two and a half million": what stands between two numerals."""
    token = parsed.tokens[k]
    if token.lower == "a" and parsed.tokens[k + 1].lower in ("dozen", "hundred", "thousand", "million", "half"):
        return True
    return k > low and token.lower in ("to", "-", "–", "and", "a") and _numeral(parsed.tokens[k - 1])


def _bounded(parsed: Parsed, low: float, high: float, *, first: int, last: int) -> Number:
    start, how = _approximation(parsed, first)
    following = " ".join(t.lower for t in parsed.tokens[last + 1 : last + 5])
    if re.search(r"\bor (?:so|more)\b", following):
        how = "about" if "so" in following else "at_least"
    if low != high:
        return Number(low=low, high=high, approximation="range", first=start, last=last)
    if how == "at_least":
        return Number(low=low, high=None, approximation=how, first=start, last=last)
    if how == "at_most":
        return Number(low=None, high=high, approximation=how, first=start, last=last)
    return Number(low=low, high=high, approximation=how, first=start, last=last)


def _approximation(parsed: Parsed, first: int) -> tuple[int, Approximation]:
    low = parsed.sentence_of(first).first
    for phrase, how in _BEFORE:
        words = phrase.split()
        start = first - len(words)
        if start >= low and [t.lower for t in parsed.tokens[start:first]] == words:
            return start, how
    return first, "exact"


def _vague(parsed: Parsed, k: int, low: int) -> Number | None:
    """'Dozens of', 'hundreds of thousands of', 'tens of thousands of'."""
    least, most = _VAGUE[parsed.tokens[k].lower]
    first = k
    if k - 2 >= low and parsed.tokens[k - 1].lower == "of" and parsed.tokens[k - 2].lower in _VAGUE:
        factor, first = _VAGUE[parsed.tokens[k - 2].lower], k - 2
        scale = _SCALES.get(parsed.tokens[k].lower.rstrip("s"), 1.0)
        least, most = factor[0] * scale, factor[1] * scale + scale - 1
    return Number(low=least, high=most, approximation="vague", first=first, last=k)


def _numeral(token: Token) -> bool:
    lower = token.lower
    if lower in _WORDS or lower in _SCALES or _JOINED.fullmatch(lower):
        return True
    return bool(_DIGITS.fullmatch(lower)) and not _year(token)


def _year(token: Token) -> bool:
    """A year is no count: '2014', save where it counts something ('2,014', '2000 troops')."""
    return token.name == "DATE" and len(token.lower) == 4 and token.lower[:2] in ("19", "20")


def value(words: list[str]) -> tuple[float, float] | None:
    """The value, or both ends of a range, of a number in words or digits: "two dozen", "1.5 million", "300 to 400".

    None for what is no number.
    """
    words = _hyphened(words)
    for joint in _BETWEEN:
        if joint in words[1:-1] and (joint != "and" or not _inner_and(words)):
            at = words.index(joint, 1)
            low, high = _single(words[:at]), _single(words[at + 1 :])
            if low is None or high is None:
                return None
            if low < high and words[-1] in _SCALES and words[at - 1] not in _SCALES:
                low *= _SCALES[words[-1]]
            return (low, high) if low <= high else None
    only = _single(words)
    return None if only is None else (only, only)


def _hyphened(words: list[str]) -> list[str]:
    """'Forty - one' as the tokens have it is one word."""
    for k in range(1, len(words) - 1):
        if words[k] == "-" and words[k - 1] in _TENS and words[k + 1] in _UNITS[1:10]:
            return _hyphened([*words[: k - 1], "".join(words[k - 1 : k + 2]), *words[k + 2 :]])
    return words


def _inner_and(words: list[str]) -> bool:
    """'Two hundred and six', 'two and a half million': one number."""
    at = words.index("and", 1)
    return words[at - 1] in ("hundred", "thousand") or "half" in words[at:]


def _single(words: list[str]) -> float | None:
    total, current, seen = 0.0, 0.0, False
    for word in words:
        if word in ("and", "a"):
            continue
        if word in _SCALES:
            current = (current or 1.0) * _SCALES[word]
            if _SCALES[word] >= 1000:
                total, current = total + current, 0.0
        elif (plain := _plain(word)) is not None:
            current += plain
        else:
            return None
        seen = True
    return total + current if seen else None


def _plain(word: str) -> float | None:
    if word in _WORDS:
        return _WORDS[word]
    if joined := _JOINED.fullmatch(word):
        return _WORDS[joined[1]] + _WORDS[joined[2]]
    if not _DIGITS.fullmatch(word) or len(word) > 20:
        return None
    return float(word.replace(",", ""))
