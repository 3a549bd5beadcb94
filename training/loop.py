"""Fitting: AdamW with smaller steps in lower layers, a warm-up and a linear fall, and a running mean of the weights."""

from __future__ import annotations

import copy
import itertools
import logging
import time
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass

import numpy as np
import torch
from torch import distributed
from torch.nn import functional

from training.batches import LENGTH, Batch, epoch
from training.examples import IGNORED, Example
from training.network import FROZEN, LAYERS, Reader

log = logging.getLogger(__name__)

PARTS = ((0, 5, 1.0), (5, 8, 0.5), (8, 11, 0.5))
"""Columns of the tags of content, cue and source, and the weight of each in the loss."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Plan:
    """How long and how fast to learn. Found on the development articles, never on those kept for measuring."""

    epochs: int = 5
    size: int = 16
    rate: float = 2e-4
    head_rate: float = 1e-3
    decay: float = 0.85
    """Step of a layer over the step of the layer above."""
    keep: float = 0.98
    """Share of the old mean of weights that each step keeps."""
    seed: int = 1
    smoothing: float = 0.0
    link_weight: float = 0.3


def loss(reader: Reader, batch: Batch, plan: Plan) -> torch.Tensor:
    """Cross-entropy of tags and links, over the pieces that have them."""
    with torch.autocast("cpu", torch.bfloat16):
        tags, links = reader(batch.ids, batch.features, batch.mask)
    tags, links = tags.float(), links.float()
    total = torch.zeros(())
    for k, (first, last, weight) in enumerate(PARTS):
        total = total + weight * functional.cross_entropy(
            tags[..., first:last].transpose(1, 2), batch.tags[:, k], label_smoothing=plan.smoothing
        )
    for k in range(links.shape[1]):
        wanted = batch.links[:, k].reshape(-1)
        if bool((wanted != IGNORED).any()):
            total = total + plan.link_weight * functional.cross_entropy(links[:, k].flatten(0, 1), wanted)
    return total


def groups(reader: Reader, plan: Plan) -> list[dict[str, object]]:
    """Parameters with their step; the vocabulary and the lowest layers stay as they were published."""
    for part in (reader.embeddings, *reader.encoder["layer"][:FROZEN]):
        part.requires_grad_(False)
    found: dict[float, list[torch.nn.Parameter]] = {}
    for name, parameter in reader.named_parameters():
        if parameter.requires_grad:
            found.setdefault(_rate(name, plan), []).append(parameter)
    return [{"params": parameters, "lr": rate} for rate, parameters in found.items()]


def _rate(name: str, plan: Plan) -> float:
    if name.startswith("encoder.layer."):
        return plan.rate * plan.decay ** (LAYERS - 1 - int(name.split(".")[2]))
    return plan.head_rate


def fit(
    reader: Reader, examples: Sequence[Example], plan: Plan, after: Callable[[int, Reader], None] = lambda _, __: None
) -> Reader:
    """Learns in place and gives the mean of the weights; `after` sees that mean at each epoch's end."""
    torch.manual_seed(plan.seed)
    random = np.random.default_rng(plan.seed)
    mean = copy.deepcopy(reader)
    optimiser = torch.optim.AdamW(groups(reader, plan), weight_decay=0.01)
    steps = plan.epochs * sum(-(-len(e.pieces) // LENGTH) for e in examples) * 10 // (9 * plan.size)
    rates = torch.optim.lr_scheduler.LambdaLR(
        optimiser, lambda k: min(1.0, (k + 1) / (0.06 * steps + 1)) * max(0.02, 1 - k / steps)
    )
    rank, workers = _place()
    k = 0
    for number in range(plan.epochs):
        began, total, seen = time.monotonic(), 0.0, 0
        for batch in _share(epoch(examples, plan.size // workers, random), rank, workers):
            reader.train()
            value = loss(reader, batch, plan)
            optimiser.zero_grad(set_to_none=True)
            value.backward()
            _agree(reader, workers)
            torch.nn.utils.clip_grad_norm_(reader.parameters(), 1.0)
            optimiser.step()
            rates.step()
            k += 1
            _follow(mean, reader, min(plan.keep, k / (k + 10)))
            total, seen = total + float(value.detach()), seen + 1
            if k % 25 == 0:
                log.info("step %d of %d, loss %.4f, %.0f s", k, steps, total / seen, time.monotonic() - began)
        log.info("epoch %d, loss %.4f, %.0f s", number, total / max(1, seen), time.monotonic() - began)
        after(number, mean)
    return mean


@torch.no_grad()
def _follow(mean: Reader, reader: Reader, keep: float) -> None:
    for old, new in zip(mean.parameters(), reader.parameters(), strict=True):
        if new.requires_grad:
            old.lerp_(new, 1 - keep)


def _place() -> tuple[int, int]:
    """Which of how many processes this is."""
    return (distributed.get_rank(), distributed.get_world_size()) if distributed.is_initialized() else (0, 1)


def _share(batches: Iterable[Batch], rank: int, workers: int) -> Iterator[Batch]:
    """Every `workers`-th batch, as many for each process."""
    found = iter(batches)
    while len(group := list(itertools.islice(found, workers))) == workers:
        yield group[rank]


@torch.no_grad()
def _agree(reader: Reader, workers: int) -> None:
    """Makes the gradients of all processes their mean."""
    if workers == 1:
        return
    learned = [p for p in reader.parameters() if p.requires_grad]
    flat = torch.cat([(torch.zeros_like(p) if p.grad is None else p.grad).flatten() for p in learned])
    distributed.all_reduce(flat)
    flat /= workers
    for parameter, part in zip(learned, flat.split([p.numel() for p in learned]), strict=True):
        parameter.grad = part.view_as(parameter)
