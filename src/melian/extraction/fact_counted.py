"""Counted things in a text: nouns of the facts' pack with their numbers, and sums of money."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from melian.extraction.fact_numbers import Number, number_before, number_ending
from melian.extraction.fact_scene import Scene
from melian.model.fact import Quantity
from melian.model.fact_pack import Unit
from melian.model.parsed import Token

_MONEY = re.compile(
    r"(?P<sign>US\$|A\$|C\$|[$€£])\s?[\d.,]*\d\s?(?:million|billion|trillion|bn|mn|m)?\b"
    r"|[\d.,]*\d\s(?:million|billion|trillion)\s(?P<name>US dollars|dollars|euros|pounds|roubles|rubles)",
    re.IGNORECASE,
)
_CURRENCIES = {
    "$": "US dollar", "us$": "US dollar", "€": "euro", "£": "pound", "a$": "Australian dollar", "c$": "Canadian dollar",
    "dollars": "US dollar", "us dollars": "US dollar", "euros": "euro", "pounds": "pound", "roubles": "rouble",
    "rubles": "rouble",
}  # fmt: skip


@dataclass(frozen=True, slots=True, kw_only=True)
class Counted:
    """A counted noun with its number; `first` is the first of all these tokens."""

    noun: Token
    unit: Unit
    number: Number | None
    first: int


def counted(scene: Scene) -> Iterator[Counted]:
    """Every noun that the pack counts, with its number where it has one, and every sum of money."""
    for token in scene.parsed.tokens:
        if token.pos not in ("NOUN", "PROPN", "SYM", "X") or (token.dep == "compound" and token.tag != "NNS"):
            continue
        number: Number | None = None
        for words, unit in scene.pack.by_unit.get(token.lemma.lower(), ()):
            first = token.i - len(words) + 1
            if [t.lemma.lower() for t in scene.parsed.tokens[max(0, first) : token.i + 1]] != list(words):
                continue
            number = _number(scene, token, first, unit)
            start = number.first if number else first
            yield Counted(noun=token, unit=unit, number=number, first=start)
    yield from _money(scene)


def _number(scene: Scene, noun: Token, first: int, unit: Unit) -> Number | None:
    found = number_before(scene.parsed, noun.i, first)
    if found is None and unit.size is not None and noun.tag == "NN":
        article = any(c.lower in ("a", "an", "one") for c in scene.parsed.children(noun.i))
        return Number(low=1, high=1, approximation="exact", first=first, last=noun.i) if article else None
    return found


def _money(scene: Scene) -> Iterator[Counted]:
    parsed = scene.parsed
    for sentence in parsed.sentences:
        for match in _MONEY.finditer(parsed.text, sentence.start, sentence.end):
            tokens = parsed.tokens_in(parsed.excerpt(match.start(), match.end()))
            if not tokens:
                continue
            name = _CURRENCIES[(match["sign"] or match["name"]).lower()]
            last = next(
                (t.i for t in reversed(tokens) if t.lower.rstrip(".").isalnum() and t.pos != "NOUN"), tokens[-1].i
            )
            number = number_ending(parsed, last)
            if number is None:
                continue
            unit = Unit(name=name, kind="money", words=())
            yield Counted(noun=tokens[-1], unit=unit, number=number, first=min(tokens[0].i, number.first))


def quantity(scene: Scene, counted: Counted) -> Quantity:
    """The quantity that a counted thing is."""
    number, unit = counted.number, counted.unit
    tokens = scene.parsed.tokens
    after = number.last + 1 if number else counted.first
    before = {t.lower for t in tokens[after : counted.noun.i]} | {tokens[max(0, counted.first - 1)].lower}
    return Quantity(
        unit=unit.name,
        low=number.low if number else None,
        high=number.high if number else None,
        approximation=number.approximation if number else "unnumbered",
        size=unit.size,
        added=any(scene.pack.holds("added", word) for word in before),
    )
