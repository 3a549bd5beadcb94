"""What editors and pages do to a text: cut it, head it anew, put it in another order, frame it, change its words."""

from __future__ import annotations

import random
import re
from collections.abc import Callable

_TAGS = (
    "PORT AMSEL, March 4 (Northwire) - ", "(Agencies) ", "VELGRAD. /TARPRESS/. ", "By our correspondent\n\n",
    "Updated 14:05\n\n", "KEST, 9 June (Interpress) — ",
)  # fmt: skip
FEET = (
    "Read more: five things to know about the quarrel over the straits",
    "This site uses cookies. By going on you agree to our use of cookies and to our terms of service.",
    "Sign up for our newsletter and get the day's most important stories in your inbox every morning.",
    "Reporting by our staff in the capital; editing by the foreign desk.",
    "© All rights reserved. No part of this page may be printed without written permission.",
    "Share this article. Follow us. Subscribe for full access to all our reports from as little as 1 a week.",
    "Readers' letters: write to the editor, giving your name and town; we may shorten what you send us.",
    "Most read today: the weather for the weekend, house prices in the old harbour, and how to cook eel.",
    "Have you seen something that we should know about? Our newsroom can be reached at any hour of the day.",
    "Corrections: where a report was wrong we say so here, with the date and what has been changed in it.",
    "This newspaper belongs to a trust and takes no money from any government, party or company.",
    "Turn on notifications to hear of breaking news first, and leave a comment below if you have an account.",
)
HEADS = (
    "Row deepens as envoys trade words", "What we know so far", "Neighbours at odds again over an old quarrel",
    "Capital in uproar after minister's words", "Tension grows; world looks on",
)  # fmt: skip
_LEADS = (
    "A quarrel that diplomats had hoped to bury before the summer came back with force this week, and nobody in "
    "either capital would say where it would end.",
    "It was the sharpest exchange between the two neighbours in years, people who follow the matter told this paper.",
    "Hopes for an early settlement faded on the day, though both sides left a door open.",
)
_OTHER = (
    "quickly", "reportedly", "several", "statement", "officials", "also", "stated", "recent", "country", "major",
    "noted", "government", "later", "senior", "remarks", "still", "further", "leaders", "situation", "added",
)  # fmt: skip
_NUMBERS = ("zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve")
Text = list[str]
"""The paragraphs of a text."""
Change = Callable[[Text, random.Random], Text]


def paragraphs(text: str) -> Text:
    """The paragraphs of a text, by its blank lines, else by its lines."""
    held = [p.strip() for p in re.split(r"\n\s*\n", text) if p.strip()]
    return held if len(held) > 1 else [p.strip() for p in text.splitlines() if p.strip()]


def words(held: Text) -> int:
    """How many words."""
    return sum(len(p.split()) for p in held)


def _sentences(held: Text) -> Text:
    return [s for p in held for s in re.split(r"(?<=[.!?”\"])\s+(?=[A-Z“\"])", p)]


def _cut(held: Text, rng: random.Random) -> Text:
    """The first 30 to 100 per cent, at a sentence's end."""
    wanted, kept = rng.uniform(0.3, 1.0) * words(held), Text()
    for sentence in _sentences(held):
        kept.append(sentence)
        if words(kept) >= wanted:
            break
    return kept


def _cut_inside(held: Text, rng: random.Random) -> Text:
    """Without up to two fifths of its sentences in the middle."""
    all_of = _sentences(held)
    size = int(len(all_of) * rng.uniform(0.1, 0.4))
    at = rng.randint(1, max(1, len(all_of) - size - 1))
    return all_of[:at] + all_of[at + size :]


def body(held: Text) -> Text:
    """Without its headline, where it has one."""
    return held[1:] if len(held) > 2 and len(held[0].split()) < 16 else held


def retitled(held: Text, rng: random.Random) -> Text:
    """Under another headline."""
    return [rng.choice(HEADS), *body(held)]


def _headed(held: Text, rng: random.Random) -> Text:
    head, *rest = retitled(held, rng)
    return [head, rng.choice(_LEADS), *(rest[1:] if words(rest[1:]) > 2 * words(rest[:1]) else rest)]


def _reordered(held: Text, rng: random.Random) -> Text:
    rest = held[1:] if len(held) > 3 else _sentences(held)
    rng.shuffle(rest)
    return [*held[:1], *rest] if len(held) > 3 else rest


def _framed(held: Text, rng: random.Random) -> Text:
    return [held[0], rng.choice(_TAGS) + held[min(1, len(held) - 1)], *held[2:], *rng.sample(FEET, rng.randint(1, 3))]


def marks(held: Text, rng: random.Random) -> Text:
    """Curly marks made straight, or straight ones double curly; dashes too."""
    if any("“" in p for p in held):
        return [p.translate(str.maketrans("“”‘’—–", "\"\"''--")) for p in held]
    return [re.sub(r'"([^"]*)"', r"“\1”", p).replace("'", "’").replace(" - ", " — ") for p in held]


def _edited(held: Text, rng: random.Random) -> Text:
    """Of its words 5 to 15 per cent replaced or dropped, small numbers written out, some sentences dropped."""
    rate = rng.uniform(0.05, 0.15)

    def word(token: str) -> str:
        if token.isdigit() and int(token) < len(_NUMBERS):
            return _NUMBERS[int(token)]
        if rng.random() >= rate:
            return token
        return rng.choice(_OTHER) if rng.random() < 0.6 else ""

    kept = [" ".join(s for s in _sentences([p]) if rng.random() > 0.08) for p in held]
    return [" ".join(filter(None, map(word, p.split(" ")))) for p in kept if p]


def _then(*changes: Change) -> Change:
    def change(held: Text, rng: random.Random) -> Text:
        for one in changes:
            held = one(held, rng)
        return held

    return change


CHANGES: tuple[tuple[str, Change], ...] = (
    ("cut", _cut),
    ("cut inside", _cut_inside),
    ("headed", _headed),
    ("reordered", _reordered),
    ("framed", _framed),
    ("marks", marks),
    ("edited", _edited),
    ("cut and headed", _then(_cut_inside, _headed)),
    ("cut and edited", _then(_cut, _edited, marks)),
    ("edited and reordered", _then(_edited, _reordered)),
    ("edited and framed", _then(_edited, retitled, _framed)),
)
