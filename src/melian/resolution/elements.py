"""Element by element, how well an act is carried by words: who, what, whom, where, condition, deadline."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Literal

from melian.model.event import Element, Level
from melian.model.span import Excerpt
from melian.resolution.group import Group
from melian.resolution.item import Item
from melian.resolution.support import FEWEST, quotes, support_of
from melian.resolution.words import count, stems

Name = Literal["who", "what", "whom", "where", "condition", "deadline"]

_UNIT = r"(?:hour|day|week|month|year)s?"
_DAY = r"(?:noon|midnight|\d|(?:mid-?|early |late |next |the end of )?[A-Z][a-z]+(?:day|ber|uary|ch|il|ay|ne|ly|st)\b)"
_DEADLINE = re.compile(
    rf"\b(?:within|in the next|in)\s+(?:the\s+)?(?:next\s+)?[\w-]+\s+{_UNIT}\b"
    rf"|\b[\w-]+[- ]{_UNIT}[- ](?:deadline|ultimatum)\b"
    rf"|\bby\s+{_DAY}[^,.;]{{0,25}}|\bimmediately\b|\bwithout delay\b"
)


def elements(group: Group) -> tuple[Element, ...]:
    """The six elements of an event, each with the nearest words: quoted ones where there are any."""
    return (
        _who(group),
        _of_matter(group, "what", group.best.mention.content.text, group.core),
        _named(group, "whom", group.target),
        _named(group, "where", group.place),
        _condition(group),
        _deadline(group),
    )


def _who(group: Group) -> Element:
    """Whose words they are: as good as the best words that a report puts in the mouth of somebody it names."""
    value = group.speaker.name if group.speaker else group.actor
    if value is None:
        return _absent("who")
    naming = [i for i in group.items if _says(i, value)] or list(group.items)
    item = min(naming, key=lambda i: _RANK[_level(i, group)])
    return Element(
        element="who",
        value=value,
        level=_level(item, group),
        evidence=_words_of(item, value) or item.mention.content,
        document=item.mention.document,
    )


def _of_matter(group: Group, name: Name, value: str, matter: frozenset[str]) -> Element:
    """What is carried by the mentions' matter; the evidence is the quoted words that share most of it."""
    item = min(group.items, key=lambda i: _RANK[_level(i, group)])
    level = _level(item, group)
    nearest = _nearest(group, matter)
    if nearest is not None and level != "verbatim":
        return Element(element=name, value=value, level=level, evidence=nearest[0], document=nearest[1])
    held = [q for q in quotes(item) if stems(q.text) & matter]
    evidence = max(held, key=lambda q: len(stems(q.text) & matter)) if held else item.mention.content
    return Element(element=name, value=value, level=level, evidence=evidence, document=item.mention.document)


def _named(group: Group, name: Name, value: str | None) -> Element:
    """A target or place: verbatim where its name stands in quoted words that carry the act."""
    if value is None:
        return _absent(name)
    wanted = stems(value) - stems(group.actor or "") or stems(value)  # "South China Sea" is not told by "China said"
    for item in group.items:
        if _level(item, group) == "verbatim":
            for words in quotes(item) or (item.mention,):
                if stems(words.text) & wanted:
                    evidence = _words_of(item, value) or Excerpt(start=words.start, end=words.end, text=words.text)
                    return Element(
                        element=name, value=value, level="verbatim", evidence=evidence, document=item.mention.document
                    )
    naming = [i for i in group.items if stems(i.mention.text) & wanted] or list(group.items)
    level: Level = "headline" if all(i.mention.form == "headline" for i in group.items) else "paraphrase"
    found = naming[0]
    evidence = _words_of(found, value) or found.mention.content
    return Element(element=name, value=value, level=level, evidence=evidence, document=found.mention.document)


def _condition(group: Group) -> Element:
    held = group.condition
    if held is None or held[0].kind == "deadline":  # a day by which is no matter that it is tied to
        return _absent("condition")
    condition, document = held
    item = next(i for i in group.items if i.mention.condition == condition and i.mention.document == document)
    inside = [q for q in quotes(item) if q.overlaps(condition)]
    if any(q.holds(condition) and count(q.text) >= FEWEST for q in inside) or _own_text(item):
        return Element(
            element="condition", value=condition.text, level="verbatim", evidence=_plain(condition), document=document
        )
    level: Level = "headline" if item.mention.form == "headline" else "paraphrase"
    evidence = inside[0] if inside else _plain(condition)
    return Element(element="condition", value=condition.text, level=level, evidence=evidence, document=document)


def _deadline(group: Group) -> Element:
    for item in group.items:
        for found in _deadlines(item):
            quoted = any(q.holds(found) for q in quotes(item)) or _own_text(item)
            plain: Level = "headline" if item.mention.form == "headline" else "paraphrase"
            return Element(
                element="deadline",
                value=found.text,
                level="verbatim" if quoted else plain,
                evidence=found,
                document=item.mention.document,
            )
    return _absent("deadline")


def _deadlines(item: Item) -> Iterator[Excerpt]:
    m = item.mention
    if m.condition and m.condition.kind == "deadline":
        yield _plain(m.condition)
    for match in _DEADLINE.finditer(m.text):
        yield Excerpt(start=m.start + match.start(), end=m.start + match.end(), text=match.group())


_RANK: dict[Level, int] = {"verbatim": 0, "paraphrase": 1, "headline": 2, "absent": 3}


def _level(item: Item, group: Group) -> Level:
    held = support_of(item, group)
    if held in ("verbatim", "verbatim_in_part"):
        return "verbatim"
    return "headline" if held == "headline_only" else "paraphrase"


def _nearest(group: Group, matter: frozenset[str]) -> tuple[Excerpt, str] | None:
    """The quoted words, of any length, that share most with the matter."""
    found = [(q, i.mention.document) for i in group.items if i.mention.form != "headline" for q in quotes(i)]
    shared = [(len(stems(q.text) & matter), q, d) for q, d in found]
    best = max((s for s in shared if s[0]), key=lambda s: s[0], default=None)
    return (best[1], best[2]) if best else None


def _says(item: Item, name: str) -> bool:
    speaker = item.mention.speaker
    return bool(speaker and speaker.name == name) or item.mention.actor == name


def _own_text(item: Item) -> bool:
    """The actor's own document: its words are quoted though no marks stand round them."""
    return item.mention.form == "direct_quote" and not quotes(item)


def _words_of(item: Item, name: str) -> Excerpt | None:
    """Where a name, or the last word of it, stands in a mention."""
    m = item.mention
    for part in (name, *name.split("; "), name.rsplit(maxsplit=1)[-1]):
        match = re.search(rf"(?<!\w){re.escape(part)}(?!\w)", m.text)
        if match:
            return Excerpt(start=m.start + match.start(), end=m.start + match.end(), text=match.group())
    return None


def _plain(excerpt: Excerpt) -> Excerpt:
    return Excerpt(start=excerpt.start, end=excerpt.end, text=excerpt.text)


def _absent(name: Name) -> Element:
    return Element(element=name, value=None, level="absent", evidence=None, document=None)
