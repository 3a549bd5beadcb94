"""Windows of examples, shuffled anew each epoch and put side by side as tensors."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, fields, is_dataclass
from typing import Any, TypeVar

import numpy as np
import torch

from melian.language.encoder_pieces import END, START, Ints
from melian.model.tags import ACTS
from training.examples import IGNORED, NOBODY, Act, Example, shifted
from training.network import ROLES, Rows

LENGTH = 254
_T = TypeVar("_T")


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class SoftBatch:
    """What other readers say of the same pieces. `known` [window, piece] is 1 where they say anything.

    `tags` and `acts` are probabilities; `places` and `shares` [window, kind, piece, rank] are the likeliest links.
    """

    known: torch.Tensor
    tags: torch.Tensor
    acts: torch.Tensor
    places: torch.Tensor
    shares: torch.Tensor


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Batch:
    """Input and targets of some windows; place 0 is the start piece, which also stands for nobody.

    `acts` [window, piece, act and one more: not asserted], 1 inside, and `weights` of the same shape, 0 where nothing
    is learned. `places` [row, role, piece] are 1 where the role of an act may be found, all 0 where it isn't known.
    """

    ids: torch.Tensor
    features: torch.Tensor
    mask: torch.Tensor
    tags: torch.Tensor
    links: torch.Tensor
    acts: torch.Tensor
    weights: torch.Tensor
    rows: Rows
    places: torch.Tensor
    row_weights: torch.Tensor
    soft: SoftBatch | None


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
    acts, weights = (np.zeros((len(cuts), width, len(ACTS) + 1), dtype=np.float32) for _ in range(2))
    for k, (example, first, last) in enumerate(cuts):
        size = last - first
        ids[k, 0], ids[k, size + 1] = START, END
        features[k, 0] = int(example.inner)
        ids[k, 1 : size + 1] = example.pieces.ids[first:last]
        features[k, 1 : size + 1] = example.pieces.features[first:last]
        mask[k, : size + 2] = 1
        tags[k, :, 1 : size + 1] = example.tags[:, first:last]
        links[k, :, 1 : size + 1] = _inside(example.links[:, first:last], first, last)
        if example.acts is not None:
            _acts(example.acts, acts[k, 1 : size + 1], weights[k, 1 : size + 1], first, last)
    rows, places, row_weights = _rows(cuts, width)
    parts = (torch.from_numpy(part) for part in (ids, features, mask, tags, links, acts, weights))
    names = ("ids", "features", "mask", "tags", "links", "acts", "weights")
    return Batch(
        **dict(zip(names, parts, strict=True)),
        rows=rows,
        places=places,
        row_weights=row_weights,
        soft=_soft(cuts, width),
    )


def moved(batch: _T, device: torch.device) -> _T:
    """The same on another device."""
    found: dict[str, Any] = {}
    for field in fields(batch):  # type: ignore[arg-type]
        value = getattr(batch, field.name)
        if is_dataclass(value):
            found[field.name] = moved(value, device)
        else:
            found[field.name] = None if value is None else value.to(device, non_blocking=True)
    return type(batch)(**found)


def _inside(links: Ints, first: int, last: int) -> Ints:
    """Targets as places in the window: 0 is nobody; what lies outside the window is not learned from."""
    placed = np.where((links >= first) & (links < last), links - first + 1, IGNORED)
    return np.where(links == NOBODY, 0, placed)


def _acts(acts: Sequence[Act], inside: np.ndarray, weights: np.ndarray, first: int, last: int) -> None:
    """Marks the acts that reach into a window."""
    weights[:, :-1] = 1
    for act in acts:
        a, b = max(act.first - first, 0), min(act.last, last) - first
        if a >= b:
            continue
        inside[a:b, act.act] = 1
        weights[a:b, act.act] = act.weight
        weights[a:b, -1] = act.weight
        inside[a:b, -1] = float(not act.asserted)


def _soft(cuts: Sequence[Cut], width: int) -> SoftBatch | None:
    softs = [example.soft for example, _, _ in cuts]
    some = next((soft for soft in softs if soft is not None), None)
    if some is None:
        return None
    kinds, _, ranks = some.places.shape
    known = np.zeros((len(cuts), width), dtype=np.float32)
    tags = np.zeros((len(cuts), width, some.tags.shape[1]), dtype=np.float32)
    acts = np.zeros((len(cuts), width, some.inside.shape[1]), dtype=np.float32)
    places = np.zeros((len(cuts), kinds, width, ranks), dtype=np.int64)
    shares = np.zeros((len(cuts), kinds, width, ranks), dtype=np.float32)
    for k, ((_, first, last), soft) in enumerate(zip(cuts, softs, strict=True)):
        if soft is None:
            continue
        inner = slice(1, last - first + 1)
        known[k, inner] = 1
        tags[k, inner], acts[k, inner] = soft.tags[first:last], soft.inside[first:last]
        placed = _inside(soft.places[:, first:last].astype(np.int64), first, last)
        shares[k, :, inner] = np.where(placed == IGNORED, 0, soft.shares[:, first:last])
        places[k, :, inner] = np.where(placed == IGNORED, 0, placed)
    parts = (torch.from_numpy(part) for part in (known, tags, acts, places, shares))
    return SoftBatch(**dict(zip(("known", "tags", "acts", "places", "shares"), parts, strict=True)))


def _rows(cuts: Sequence[Cut], width: int) -> tuple[Rows, torch.Tensor, torch.Tensor]:
    """The acts that lie in a window by more than half, where their roles may be found in it, and their weights."""
    window: list[int] = []
    number: list[int] = []
    middle: list[int] = []
    insides: list[np.ndarray] = []
    places: list[np.ndarray] = []
    weights: list[float] = []
    for k, (example, first, last) in enumerate(cuts):
        for act in _learned(example):
            a, b = max(act.first, first) - first, min(act.last, last) - first
            if 2 * (b - a) <= act.last - act.first:
                continue
            inside = np.zeros(width, dtype=np.float32)
            inside[a + 1 : b + 1] = 1
            window.append(k)
            number.append(act.act)
            middle.append((a + b) // 2 + 1)
            insides.append(inside)
            places.append(_places(act, first, last, width))
            weights.append(act.weight)
    rows = Rows(
        window=torch.tensor(window, dtype=torch.long),
        act=torch.tensor(number, dtype=torch.long),
        inside=torch.from_numpy(np.array(insides, dtype=np.float32).reshape(-1, width)),
        middle=torch.tensor(middle, dtype=torch.long),
    )
    targets = torch.from_numpy(np.array(places, dtype=np.float32).reshape(-1, ROLES, width))
    return rows, targets, torch.tensor(weights, dtype=torch.float32)


def _learned(example: Example) -> tuple[Act, ...]:
    """The acts whose roles are learned: the annotated ones, or else those that other readers find."""
    if example.acts is not None:
        return example.acts
    return example.soft.acts if example.soft is not None else ()


def _places(act: Act, first: int, last: int, width: int) -> np.ndarray:
    found = np.zeros((ROLES, width), dtype=np.float32)
    for role, pieces in enumerate((act.actors, act.targets)):
        if pieces == ():
            found[role, 0] = 1
        for piece in pieces or ():
            if first <= piece < last:
                found[role, piece - first + 1] = 1
    return found
