"""Windows of examples, shuffled anew each epoch and put side by side as tensors."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import numpy as np
import torch

from melian.language.encoder_pieces import END, START, Ints
from training.examples import IGNORED, NOBODY, Example, shifted

LENGTH = 254


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Batch:
    """Input and targets of some windows; place 0 is the start piece, which also stands for nobody."""

    ids: torch.Tensor
    features: torch.Tensor
    mask: torch.Tensor
    tags: torch.Tensor
    links: torch.Tensor


Cut = tuple[Example, int, int]


def epoch(examples: Sequence[Example], size: int, random: np.random.Generator) -> Iterator[Batch]:
    """All windows once, at shifts drawn anew, those of like length together, in random order."""
    cuts: list[Cut] = [
        (example, first, last)
        for example in examples
        for first, last in shifted(example, LENGTH, int(random.integers(0, LENGTH)))
    ]
    order = random.permutation(len(cuts))
    pools = [order[k : k + 8 * size] for k in range(0, len(order), 8 * size)]
    ordered = [k for pool in pools for k in sorted(pool, key=lambda k: cuts[k][2] - cuts[k][1])]
    groups = [ordered[k : k + size] for k in range(0, len(ordered), size)]
    for k in random.permutation(len(groups)):
        yield collate([cuts[i] for i in groups[k]])


def collate(cuts: Sequence[Cut]) -> Batch:
    """Pads windows to the longest of them."""
    width = max(last - first for _, first, last in cuts) + 2
    ids, features, mask = (np.zeros((len(cuts), width), dtype=np.int64) for _ in range(3))
    tags, links = (np.full((len(cuts), 3, width), IGNORED, dtype=np.int64) for _ in range(2))
    for k, (example, first, last) in enumerate(cuts):
        size = last - first
        ids[k, 0], ids[k, size + 1] = START, END
        features[k, 0] = int(example.inner)
        ids[k, 1 : size + 1] = example.pieces.ids[first:last]
        features[k, 1 : size + 1] = example.pieces.features[first:last]
        mask[k, : size + 2] = 1
        tags[k, :, 1 : size + 1] = example.tags[:, first:last]
        links[k, :, 1 : size + 1] = _inside(example.links[:, first:last], first, last)
    parts = (torch.from_numpy(part) for part in (ids, features, mask, tags, links))
    return Batch(**dict(zip(("ids", "features", "mask", "tags", "links"), parts, strict=True)))


def _inside(links: Ints, first: int, last: int) -> Ints:
    """Targets as places in the window: 0 is nobody; what lies outside the window is not learned from."""
    placed = np.where((links >= first) & (links < last), links - first + 1, IGNORED)
    return np.where(links == NOBODY, 0, placed)
