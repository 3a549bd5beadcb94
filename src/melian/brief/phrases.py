"""The brief's own words: for acts, forms, support, numbers and dates. Plain, and the same for every actor."""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import datetime

from melian.brief.tree import Tint
from melian.model.act_words import ACT_WORDS, noun
from melian.model.days import in_words
from melian.model.event import Level, Novelty, Support
from melian.model.mention import ACTS, Form, Speaker
from melian.model.name_words import listed, with_article

FORM_TINT: dict[Form, Tint] = {
    "direct_quote": "verbatim", "indirect_quote": "paraphrase", "paraphrase": "paraphrase",
    "anonymous_source": "paraphrase", "headline": "headline", "author_opinion": "writer", "author_advice": "writer",
}  # fmt: skip
FORM_WORDS: dict[Form, str] = {
    "direct_quote": "quoted", "indirect_quote": "reported speech", "paraphrase": "paraphrase",
    "anonymous_source": "unnamed source", "headline": "headline", "author_opinion": "the writer’s view",
    "author_advice": "the writer’s advice",
}  # fmt: skip
TINT_WORDS: dict[Tint, str] = {
    "verbatim": "quoted", "paraphrase": "paraphrase", "headline": "headline", "writer": "writer’s view",
}  # fmt: skip
LEVEL_TINT: dict[Level, Tint | None] = {
    "verbatim": "verbatim", "paraphrase": "paraphrase", "headline": "headline", "absent": None,
}  # fmt: skip
LEVEL_WORDS: dict[Level, str] = {
    "verbatim": "quoted words", "paraphrase": "paraphrase only", "headline": "headline only", "absent": "in no text",
}  # fmt: skip
SUPPORT_WORDS: dict[Support, str] = {
    "verbatim": "quoted", "verbatim_in_part": "quoted in part", "paraphrase_only": "paraphrase only",
    "headline_only": "headline only",
}  # fmt: skip
SUPPORT_TINT: dict[Support, Tint] = {
    "verbatim": "verbatim", "verbatim_in_part": "verbatim", "paraphrase_only": "paraphrase",
    "headline_only": "headline",
}  # fmt: skip
NOVELTY_WORDS: dict[Novelty, str] = {
    "new": "New", "repeated": "Repeated", "widened": "Widened", "narrowed": "Narrowed", "hardened": "Hardened",
    "softened": "Softened", "undetermined": "Whether it is new cannot be told",
}  # fmt: skip
NOVELTY_SIGNS: dict[Novelty, str] = {
    "new": "+", "repeated": "=", "widened": "◄►", "narrowed": "►◄", "hardened": "▲", "softened": "▼",
    "undetermined": "?",
}  # fmt: skip
_NUMBERS = ("no", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten")


def join(items: Sequence[str]) -> str:
    """'A', 'A and B', 'A, B and C'."""
    return listed(items)


def actors(joined: str | None, unknown: str = "an actor that the text leaves open") -> str:
    """The names of a joined field as running text."""
    return join(joined.split("; ")) if joined else unknown


def sides(joined: str | None, unknown: str = "an actor that the text leaves open") -> str:
    """The same in a sentence: 'the United States and China'."""
    return join([with_article(name) for name in joined.split("; ")]) if joined else unknown


def plural(joined: str | None) -> bool:
    """Whether the actors take a plural verb: several, or one named by a common noun ('Aland members')."""
    last = (joined or "").split()[-1:] or [""]
    return "; " in (joined or "") or (last[0].endswith("s") and last[0].islower())


def number(n: int) -> str:
    """Up to ten in letters, above in figures."""
    return _NUMBERS[n] if n < len(_NUMBERS) else f"{n:,}"


def count(n: int, noun: str, plural: str | None = None) -> str:
    """'1 article', '5 articles'."""
    return f"{n:,} {noun if n == 1 else plural or noun + 's'}"


def capital(text: str) -> str:
    """The same with its first letter large."""
    return text[:1].upper() + text[1:]


def day(date: str | None) -> str:
    """An ISO date, as precise as it is: '13 Jan 2022', 'Jan 2022', '2022'; None is 'undated'."""
    return in_words(date)


def dated(text: str) -> str:
    """The text with each ISO day in it written out."""
    return re.sub(r"\b\d{4}-\d{2}-\d{2}\b|(?<=the act of )\d{4}-\d{2}\b", lambda found: day(found[0]), text)


def minute(moment: str) -> str:
    """A UTC moment: '23 Nov 2026 14:05 UTC'; as it stands where it is not ISO 8601."""
    try:
        read = datetime.fromisoformat(moment)
    except ValueError:
        return moment
    return f"{day(read.date().isoformat())} {read:%H:%M} UTC"


def speaker_words(speaker: Speaker | None, unknown: str = "no speaker named") -> str:
    """'Name, office'; the office only where it says more than the name."""
    if speaker is None:
        return unknown
    more = speaker.role if speaker.role and speaker.role.casefold() != speaker.name.casefold() else None
    return ", ".join(filter(None, (speaker.name, more)))


def act_list() -> str:
    """Every kind of act that is looked for, in words."""
    return join([noun(act) for act in ACTS])


def doing(act: str, target: str | None) -> str:
    """'demand of X', 'accuse X', 'make an offer to X'; without the target where it is not named."""
    words = ACT_WORDS[act]
    return words.verb if target is None else " ".join(filter(None, (words.verb, words.towards, sides(target))))


def here(n: int) -> str:
    """'this article', 'these five articles'."""
    return "this article" if n == 1 else f"these {number(n)} articles"
