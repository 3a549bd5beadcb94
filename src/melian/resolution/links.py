"""What a person joined and split, as mentions that must and that must not be of one act."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from itertools import product

from melian.model.link import Link
from melian.resolution.clusters import Clusters
from melian.resolution.item import Item
from melian.resolution.pair import opposed


def kept_apart(items: Sequence[Item], links: Iterable[Link]) -> dict[int, frozenset[int]]:
    """Each item with those that a person split it from; items without any are left out."""
    at, found = _places(items), defaultdict[int, set[int]](set)
    for link in links:
        if link.verdict == "split":
            sides = _held(at, link.left), _held(at, link.right)
            for side, other in (sides, sides[::-1]):
                for i in side:
                    found[i].update(other)
    return {i: frozenset(others) for i, others in found.items()}


def join_linked(clusters: Clusters, links: Iterable[Link]) -> None:
    """Puts together what a person joined, whatever the rules say; in the order of judging.

    Acts in opposite directions stay apart, as do mentions that a person split: the first pair of the two sides
    that may be joined is.
    """
    at = _places(clusters.items)
    for link in sorted(links, key=lambda link: link.number):
        if link.verdict == "joined":
            pairs = product(_held(at, link.left), _held(at, link.right))
            found = next(((i, j) for i, j in pairs if _joinable(clusters, i, j)), None)
            if found is not None:
                clusters.join(*found, link.told())


def _joinable(clusters: Clusters, i: int, j: int) -> bool:
    if clusters.together(i, j) or clusters.apart(i, j):
        return False
    sides = product(clusters.group(i), clusters.group(j))
    return not any(opposed(clusters.items[a], clusters.items[b]) for a, b in sides)


def _places(items: Sequence[Item]) -> dict[str, list[int]]:
    """Mention ids to the places of their items: one text under two paths has the same ids."""
    places: defaultdict[str, list[int]] = defaultdict(list)
    for i, item in enumerate(items):
        places[item.mention.id].append(i)
    return places


def _held(places: dict[str, list[int]], ids: Iterable[str]) -> list[int]:
    return [i for key in ids for i in places.get(key, ())]
