"""Documents that share their wording: one is printed from the other, or both print a statement.

Each document is held against the longest ones that share runs of words with it, never each with each: what is
printed from a text joins that text, and only the first of many with the same runs are looked up.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, MutableMapping
from dataclasses import dataclass, field
from typing import Literal

from melian.model.document import Document
from melian.resolution.prints import Print, longest, named, print_of, share, shared

Sharing = Literal["reprint", "passage"]

_REPRINT = 0.5
"""Share of the shorter one's own words from which it is the other's text; this and the next: `eval.reprints`."""
_WITH_NAMES = 1.15
"""What that share and the share of its names and numbers must add up to."""
_NAMES = 5
"""Names and numbers; of fewer nothing follows."""
_WHOLE = 0.9
"""Share from which it is the same text whatever its marks, and whoever printed it when."""
_MISREAD = 0.4
_WEEK = 7
_PASSAGE = 25
"""Words in one stretch from which two texts print the same statement."""
_FEWEST = 20
"""Words of a text that can be a reprint."""
_NEW = 0.2
"""Share of a reprint's runs from which what it adds is looked up too: it may be printed from two texts."""
_KEPT = 4
"""One run in so many is looked up, always the same ones."""
_WIDE = 50
"""So many texts are looked up by one run; a reprint joins one of the first, a page's lines lead nowhere."""
_TOGETHER = 2
"""Runs that two documents must both have to be compared."""
_TRIED = 8
"""Texts that a document is held against, those with most runs in common."""


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Wording:
    """Who shares whose wording, for all documents of a case."""

    prints: Mapping[str, Print] = field(default_factory=dict)
    texts: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    """By path, the first documents found with its text: itself where it holds text that is in none before it."""
    printed: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    """By path of such a document, all that print its text, it too."""
    passages: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    """By path of such a document, others that share a passage with it."""
    related: dict[tuple[str, str], Sharing | None] = field(default_factory=dict)
    """What was found of two documents, by their paths in order."""

    def between(self, left: str, right: str) -> Sharing | None:
        """What two documents share; None where nothing much."""
        texts, others = self.texts.get(left, ()), frozenset(self.texts.get(right, ()))
        near = any(text in others or not others.isdisjoint(self.passages.get(text, ())) for text in texts)
        if not near or left == right:
            return None
        pair = (left, right) if left < right else (right, left)
        if pair not in self.related:
            self.related[pair] = relate(self.prints[left], self.prints[right])
        return self.related[pair]

    def reprints(self, path: str) -> tuple[str, ...]:
        """The documents that print its text, or whose text it prints, in the order of their paths."""
        near = {other for text in self.texts.get(path, ()) for other in self.printed[text]}
        return tuple(other for other in sorted(near) if self.between(path, other) == "reprint")


def same_wording(documents: Iterable[Document], known: MutableMapping[str, Print] | None = None) -> Wording:
    """Which documents print each other's text, and which share a passage only.

    `known` are prints by path, which are taken from there and added to.
    """
    held = {} if known is None else known
    prints = [held.get(d.path) or held.setdefault(d.path, print_of(d)) for d in documents]
    prints.sort(key=lambda p: (-len(p), p.path))
    postings: defaultdict[int, list[Print]] = defaultdict(list)
    texts: dict[str, tuple[str, ...]] = {}
    printed: defaultdict[str, list[str]] = defaultdict(list)
    passages: defaultdict[str, set[str]] = defaultdict(set)
    for one in prints:
        kept = [run for run in dict.fromkeys(one.runs) if run % _KEPT == 0]
        related = [(other, relate(one, other)) for other in _candidates(kept, postings)]
        leaders = [other for other, relation in related if relation == "reprint"]
        new = [run for run in kept if not any(leader in postings[run] for leader in leaders)]
        if not leaders or len(new) > _NEW * len(kept):
            _post(one, new, postings)
            leaders.append(one)
        texts[one.path] = tuple(leader.path for leader in leaders)
        for path in texts[one.path]:
            printed[path].append(one.path)
            for other in (o.path for o, relation in related if relation == "passage"):
                passages[path].add(other)
                passages[other].add(path)
    return Wording(
        prints={p.path: p for p in prints},
        texts=texts,
        printed={path: tuple(sorted(others)) for path, others in printed.items()},
        passages={path: tuple(sorted(others)) for path, others in passages.items()},
    )


def relate(left: Print, right: Print) -> Sharing | None:
    """What two documents share."""
    short, long = sorted((left, right), key=lambda p: (len(p), p.path))
    held = shared(short, long)
    if len(short) >= _FEWEST and _printed(short, long, float(held.mean())):
        return "reprint"
    return "passage" if longest(held) >= _PASSAGE else None


def _printed(short: Print, long: Print, whole: float) -> bool:
    """Whether the shorter text is the longer one's; `whole` is the share of its words, quoted ones too.

    Marks that are set or read wrongly hide what two texts share: where nearly all words are the same, those that
    are quoted in one of them count, save for a statement that an article quotes in full. What frames a page, or a
    form filled in anew, has other names in it.
    """
    own, names = share(short, long), named(short, long) if len(short.names) >= _NAMES else 1.0
    if _one_series(short, long):
        return whole >= _WHOLE and names >= _WHOLE
    statement = own < _MISREAD and len(short) < _WHOLE * len(long) and float(short.own.mean()) > _WHOLE
    return (whole >= _WHOLE and not statement) or (own >= _REPRINT and own + names >= _WITH_NAMES)


def _one_series(left: Print, right: Print) -> bool:
    """Pages of one outlet, or of other weeks: what they share may be a form that is filled in anew."""
    if left.outlet is not None and left.outlet == right.outlet:
        return True
    return left.day is not None and right.day is not None and abs((left.day - right.day).days) > _WEEK


def _candidates(kept: Iterable[int], postings: Mapping[int, list[Print]]) -> list[Print]:
    counted: Counter[Print] = Counter()
    for run in kept:
        counted.update(postings.get(run, ()))
    held = [one for one, n in counted.items() if n >= _TOGETHER]
    return sorted(held, key=lambda p: (-counted[p], -len(p), p.path))[:_TRIED]


def _post(one: Print, kept: Iterable[int], postings: Mapping[int, list[Print]]) -> None:
    for run in kept:
        if len(postings[run]) < _WIDE:
            postings[run].append(one)
