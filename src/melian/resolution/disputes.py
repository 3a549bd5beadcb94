"""Events to disputes: one matter between the same parties, with its demands, answers and counter-threats."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from datetime import date
from itertools import chain, pairwise

from melian.resolution.group import Group
from melian.resolution.matter import likeness

_ONE_MATTER = 0.4
"""Likeness from which two acts between the same parties are of one matter."""
_ANSWERS = {
    "reject": ("demand", "offer", "accuse", "threaten"),
    "accept": ("demand", "offer"),
    "accuse": ("demand", "threaten"),
    "threaten": ("demand", "threaten"),
}
"""What a kind of act can answer, when it is told in the same report as an act of whom it is aimed at."""
_TOGETHER = frozenset({"demand", "threaten"})
"""A demand and a threat by one actor on one target in one report: the one backs the other."""
_COMMON = 60


def disputes(groups: Sequence[Group]) -> dict[str, str]:
    """Event id to the id of its dispute: that of the dispute's earliest event, marked as a dispute's."""
    roots = {g.id: g.id for g in groups}

    def root(key: str) -> str:
        while roots[key] != key:
            roots[key] = roots[roots[key]]
            key = roots[key]
        return key

    order = {g.id: (g.day or date.max, g.id) for g in groups}
    shared = ((a, b) for a, b in _by_parties(groups) if root(a.id) != root(b.id) and _one_matter(a, b))
    for a, b in chain(shared, _told_together(groups)):
        first, second = sorted((root(a.id), root(b.id)), key=order.__getitem__)
        roots[second] = first
    return {g.id: f"d-{root(g.id)}" for g in groups}


def _told_together(groups: Sequence[Group]) -> Iterator[tuple[Group, Group]]:
    """An answer with what it answers, and a demand with the threat behind it, in one report."""
    for told in _by_document(groups).values():
        for n, (_, a) in enumerate(told):
            answered = [b for _, b in told[:n] if _answers(a, b)]
            if answered:
                yield answered[-1], a
            yield from ((b, a) for _, b in told if b is not a and _backs(a, b))


def _by_parties(groups: Sequence[Group]) -> Iterator[tuple[Group, Group]]:
    """Pairs of acts between the same two parties, in either direction, that share a word."""
    blocks: defaultdict[tuple[str, ...], list[Group]] = defaultdict(list)
    for group in groups:
        pairs = {tuple(sorted((a, t))) for a in group.actors for t in group.targets}
        for pair in sorted(pairs):
            for stem in sorted(group.stems - group.names):
                blocks[(*pair, stem)].append(group)
    for _, block in sorted(blocks.items()):
        if len(block) <= _COMMON:
            yield from ((a, b) for k, a in enumerate(block) for b in block[k + 1 :])
        else:
            yield from pairwise(block)


def _by_document(groups: Sequence[Group]) -> dict[str, list[tuple[int, Group]]]:
    """Each document's events with where each is first told, in text order."""
    held: defaultdict[str, dict[str, tuple[int, Group]]] = defaultdict(dict)
    for group in groups:
        for item in group.items:
            start, _ = held[item.mention.document].get(group.id, (item.mention.start, group))
            held[item.mention.document][group.id] = (min(start, item.mention.start), group)
    return {d: sorted(told.values(), key=lambda t: (t[0], t[1].id)) for d, told in sorted(held.items())}


def _answers(answer: Group, act: Group) -> bool:
    """Whether an act answers an earlier one of the same report: aimed at its actor, with its words or none."""
    if act.family not in _ANSWERS.get(answer.family, ()) or not answer.targets & act.actors:
        return False
    if answer.family in ("reject", "accept") and any(item.bare or item.refers for item in answer.items):
        return True
    return _one_matter(answer, act)


def _backs(a: Group, b: Group) -> bool:
    families = {a.family, b.family}
    return families == _TOGETHER and bool(a.actors & b.actors) and bool(a.targets & b.targets)


def _one_matter(a: Group, b: Group) -> bool:
    return likeness(a.stems, b.stems, a.names | b.names) >= _ONE_MATTER
