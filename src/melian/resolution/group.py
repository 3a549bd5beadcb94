"""A group of mentions of one act, with what most of them say."""

from __future__ import annotations

import datetime as dt
import hashlib
from collections import Counter
from collections.abc import Callable, Hashable, Iterable
from dataclasses import dataclass
from typing import TypeVar

from melian.model.mention import Condition, Speaker
from melian.resolution.item import Item
from melian.resolution.occasion import interval
from melian.resolution.words import words

T = TypeVar("T", bound=Hashable)

_FORMS = ("author_opinion", "headline", "anonymous_source", "paraphrase", "indirect_quote", "direct_quote")
"""Forms from the least to the most telling."""


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Group:
    """Mentions of one act; what they say is by majority, ties by the most telling mention."""

    items: tuple[Item, ...]
    """The most telling first."""
    reasons: tuple[str, ...]
    core: frozenset[str]
    """The words that carry the act's object: in most of the mentions that name a matter."""
    id: str
    act: str
    actor: str | None
    target: str | None
    speaker: Speaker | None
    principal: str | None
    place: str | None
    date: str | None
    day: dt.date | None
    """The act's day as far as it can be ordered: its own, else that of the earliest report."""
    span: tuple[dt.date, dt.date] | None
    """The first and last day that it can be ordered by: a month that is stated whole, else the day alone."""
    actors: frozenset[str]
    """Who acts."""
    targets: frozenset[str]
    """On whom."""
    names: frozenset[str]
    """Stems of the targets' names."""
    stems: frozenset[str]
    """Every word of the matter."""
    proper: frozenset[str]
    """The core's words that always stand with a capital inside a content: names of places and things."""

    @property
    def best(self) -> Item:
        """The most telling mention."""
        return self.items[0]

    @property
    def family(self) -> str:
        """What acts its act may be told as."""
        return self.best.family

    @property
    def condition(self) -> tuple[Condition, str] | None:
        """The condition of the most telling mention that has one, and its document."""
        held = [(i.mention.condition, i.mention.document) for i in self.items if i.mention.condition]
        required = [(c, d) for c, d in held if c.role == "required_first"]
        return next(iter(required or held), None)


def group(items: Iterable[Item], reasons: Iterable[str]) -> Group:
    """The group that these mentions, of which there must be one, make."""
    held = tuple(items)
    core = _core(held)
    ranked = tuple(sorted(held, key=lambda item: (_telling(item, core), item.order)))
    actor, target = _names(ranked, lambda i: i.mention.actor), _names(ranked, lambda i: i.mention.target)
    return Group(
        items=ranked,
        reasons=tuple(reasons),
        core=core,
        id=_id(held),
        act=_most(ranked, lambda i: i.mention.act) or ranked[0].mention.act,
        actor=actor,
        target=target,
        speaker=_speaker(ranked),
        principal=_most(ranked, lambda i: i.mention.principal),
        place=_most(ranked, lambda i: i.mention.place),
        date=_date(ranked),
        day=_day(ranked),
        span=_span(ranked),
        actors=frozenset(actor.split("; ")) if actor else frozenset(),
        targets=frozenset(target.split("; ")) if target else frozenset(),
        names=frozenset().union(*(item.names for item in held)),
        stems=frozenset().union(*(item.stems for item in held)),
        proper=_proper(held) & core,
    )


def _core(items: tuple[Item, ...]) -> frozenset[str]:
    told = [item.stems for item in items if not (item.bare or item.points_back)] or [item.stems for item in items]
    counted = Counter(stem for stems in told for stem in stems)
    most = frozenset(stem for stem, n in counted.items() if 2 * n > len(told))
    names = frozenset().union(*(item.names for item in items))
    return most if most - names else frozenset(stem for stem, n in counted.items() if 2 * n >= len(told))


def _proper(items: tuple[Item, ...]) -> frozenset[str]:
    upper: set[str] = set()
    lower: set[str] = set()
    for text in {item.mention.content.text for item in items}:
        for word in words(text):
            if not text[word.start].isupper():
                lower.add(word.stem)
            elif word.start > 0:
                upper.add(word.stem)
    return frozenset(upper - lower)


def _telling(item: Item, core: frozenset[str]) -> tuple[bool, bool, int, int, bool, int]:
    """Sorts the most telling first: no headline, with most of the core, by its form, unhedged, shortest."""
    m = item.mention
    form = _FORMS.index(m.form) if m.form in _FORMS else 0
    weak = m.form in ("headline", "author_opinion")
    return (item.bare or item.points_back, weak, -len(item.stems & core), -form, m.hedge is not None, len(m.content))


def _most(items: tuple[Item, ...], value: Callable[[Item], T | None]) -> T | None:
    """The value that most mentions have, of those that have one; ties go to the more telling mention."""
    counted = Counter(v for item in items if (v := value(item)) is not None)
    return counted.most_common(1)[0][0] if counted else None


def _names(items: tuple[Item, ...], value: Callable[[Item], str | None]) -> str | None:
    """The names that most mentions have; ties go to names before descriptions ("allies"), then to the fuller list."""
    counted = Counter(v for item in items if (v := value(item)) is not None)
    return max(counted, key=lambda v: (counted[v], v[:1].isupper(), v.count(";")), default=None)


def _speaker(items: tuple[Item, ...]) -> Speaker | None:
    """The speaker most named; a name of a person before a bare description, a role where any report gives it."""
    named = tuple(i for i in items if i.mention.speaker and i.mention.speaker.name[:1].isupper())
    name = _most(named or items, lambda i: i.mention.speaker.name if i.mention.speaker else None)
    if name is None:
        return None
    roles = [s.role for i in items if (s := i.mention.speaker) and s.name == name and s.role]
    return Speaker(name=name, role=roles[0] if roles else None)


def _date(items: tuple[Item, ...]) -> str | None:
    """The most precise date that a mention states; then the earliest, for no report tells an act before its day."""
    stated = (d for item in items if (d := item.mention.date) and interval(d))
    return min(stated, key=lambda d: ("/" in d, -len(d), d), default=None)


def _day(items: tuple[Item, ...]) -> dt.date | None:
    stated = interval(_date(items))
    if stated is not None:
        return stated[0]
    return min((item.when.last for item in items if item.when), default=None)


def _span(items: tuple[Item, ...]) -> tuple[dt.date, dt.date] | None:
    day = _day(items)
    return interval(_date(items)) or (None if day is None else (day, day))


def _id(items: tuple[Item, ...]) -> str:
    """A hash of the founding mention: the earliest report's, so that later reports leave it as it is."""
    founding = min(items, key=lambda i: (i.when.last if i.when else dt.date.max, i.order))
    key = (founding.digest, founding.mention.id)
    return hashlib.sha256(repr(key).encode()).hexdigest()[:16]
