"""Which mentions are worth comparing: those of one kind of act by one actor that share a telling word."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence

from melian.resolution.item import Item

_SMALL = 40
"""Blocks up to this size are compared whole."""
_COMMON = 40
"""In larger blocks the mentions that share a word are compared whole up to this number."""
_NEIGHBOURS = 4
"""Of more mentions that share a word, each is compared with so many next to it."""


def pairs(items: Sequence[Item]) -> Iterator[tuple[int, int]]:
    """Pairs of indices, each once and the lower first; their number grows about as that of the mentions."""
    blocks: defaultdict[tuple[str, str], list[int]] = defaultdict(list)
    for i, item in enumerate(items):
        for actor in item.mention.actors:
            blocks[item.family, actor].append(i)
    seen: set[tuple[int, int]] = set()
    for _, block in sorted(blocks.items()):
        for pair in _within(items, block):
            if pair not in seen:
                seen.add(pair)
                yield pair


def _within(items: Sequence[Item], block: list[int]) -> Iterator[tuple[int, int]]:
    if len(block) <= _SMALL:
        yield from _all(block)
        return
    postings: defaultdict[str, list[int]] = defaultdict(list)
    for i in sorted(block, key=lambda i: (sorted(items[i].stems), i)):
        for stem in items[i].stems | items[i].sentence:
            postings[stem].append(i)
    for held in postings.values():
        yield from _all(held) if len(held) <= _COMMON else _neighbours(held)


def _neighbours(held: Sequence[int]) -> Iterator[tuple[int, int]]:
    """Each with those next to it in the order of their words: what is alike stands together."""
    for k, i in enumerate(held):
        for j in held[max(0, k - _NEIGHBOURS) : k]:
            yield (i, j) if i < j else (j, i)


def _all(held: Sequence[int]) -> Iterator[tuple[int, int]]:
    for k, i in enumerate(held):
        for j in held[k + 1 :]:
            yield (i, j) if i < j else (j, i)
