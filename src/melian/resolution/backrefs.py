"""Mentions that name no matter, or no actor: 'the demand', 'this ultimatum', 'a call to leave'."""

from __future__ import annotations

from melian.resolution.clusters import Clusters
from melian.resolution.item import Item
from melian.resolution.matter import likeness
from melian.resolution.pair import opposed

_NAMELESS = 0.5
"""Likeness from which a mention without an actor joins an act of its own document."""


def join_back_references(clusters: Clusters) -> None:
    """Joins each to the act of its document that it can only mean: the nearest before it, else the only one."""
    for i, item in enumerate(clusters.items):
        if item.mention.actor is None:
            _join_nameless(clusters, i)
        elif item.points_back and len(clusters.group(i)) == 1:
            found = [j for j in _same_act(clusters, i) if not clusters.items[j].points_back]
            before = [j for j in found if clusters.items[j].mention.start < item.mention.start]
            if before or len({clusters.group(j)[0] for j in found}) == 1:
                clusters.join(before[-1] if before else found[0], i, "refers back to it in the same report")


def _same_act(clusters: Clusters, i: int) -> list[int]:
    """Mentions of the same document with the same kind of act, actor and, where named, target; in text order."""
    item = clusters.items[i]
    return [j for j in _neighbours(clusters, i) if _fits(clusters.items[j], item) and not clusters.apart(i, j)]


def _fits(other: Item, item: Item) -> bool:
    a, b = other.mention, item.mention
    agree = not a.targets or not b.targets or bool(set(a.targets) & set(b.targets))
    dated = not a.date or not b.date or a.date.startswith(b.date) or b.date.startswith(a.date)
    return other.family == item.family and bool(set(a.actors) & set(b.actors)) and agree and dated


def _join_nameless(clusters: Clusters, i: int) -> None:
    item = clusters.items[i]
    scored = [(_alike(clusters.items[j], item), j) for j in _neighbours(clusters, i) if not clusters.apart(i, j)]
    best = max(scored, key=lambda s: (s[0], -s[1]), default=(0.0, i))
    if best[0] >= _NAMELESS:
        clusters.join(best[1], i, "same words in the same report, where nobody is named")


def _alike(other: Item, item: Item) -> float:
    a, b = other.mention, item.mention
    if other.family != item.family or not a.actors or opposed(other, item):
        return 0.0
    if a.targets and b.targets and not set(a.targets) & set(b.targets):
        return 0.0
    return likeness(other.stems, item.stems, other.names | item.names)


def _neighbours(clusters: Clusters, i: int) -> list[int]:
    """The other mentions of the same document: they stand together in the items' order."""
    document, found = clusters.items[i].mention.document, []
    for step in (-1, 1):
        j = i + step
        while 0 <= j < len(clusters.items) and clusters.items[j].mention.document == document:
            found.append(j)
            j += step
    return sorted(found)
