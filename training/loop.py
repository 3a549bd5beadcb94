"""Fitting: AdamW with smaller steps in lower layers, a warm-up and a linear fall, and a running mean of the weights.

May be stopped and gone on with. Processes of one run (torch.distributed) share the batches and keep the same weights.
"""

from __future__ import annotations

import copy
import itertools
import logging
import time
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

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
KEPT_EVERY = 50
"""Steps between two checkpoints."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Plan:
    """How long and how fast to learn."""

    epochs: float = 4
    seconds: float = 1e9
    """Wall-clock time after which it ends, the steps having become small; for machines that others use too."""
    size: int = 16
    rate: float = 3e-4
    head_rate: float = 1e-3
    decay: float = 0.85
    """Step of a layer over the step of the layer above."""
    keep: float = 0.98
    """Share of the old mean of weights that each step keeps."""
    seed: int = 1
    link_weight: float = 0.3
    frozen: int = FROZEN
    """Layers, from below, that are left as they are."""


def loss(reader: Reader, batch: Batch, plan: Plan) -> torch.Tensor:
    """Cross-entropy of tags and links, over the pieces that have them."""
    with torch.autocast("cpu", torch.bfloat16):
        tags, links = reader(batch.ids, batch.features, batch.mask)
    tags, links = tags.float(), links.float()
    total = torch.zeros(())
    for k, (first, last, weight) in enumerate(PARTS):
        total = total + weight * functional.cross_entropy(tags[..., first:last].transpose(1, 2), batch.tags[:, k])
    for k in range(links.shape[1]):
        wanted = batch.links[:, k].reshape(-1)
        if bool((wanted != IGNORED).any()):
            total = total + plan.link_weight * functional.cross_entropy(links[:, k].flatten(0, 1), wanted)
    return total


class Fit:
    """One training run."""

    def __init__(self, reader: Reader, examples: Sequence[Example], plan: Plan, checkpoint: Path | None = None) -> None:
        self.reader, self.examples, self.plan, self.checkpoint = reader, examples, plan, checkpoint
        self.mean = copy.deepcopy(reader)
        self.optimiser = torch.optim.AdamW(_groups(reader, plan), weight_decay=0.01)
        self.rates = [float(group["lr"]) for group in self.optimiser.param_groups]
        windows = sum(len(e.pieces) / LENGTH + 0.5 for e in examples)
        self.steps = plan.epochs * windows / plan.size
        self.done, self.progress, self.spent = 0, 0.0, 0.0
        self.rank, self.workers = _place()
        if checkpoint is not None and checkpoint.exists():
            self._resume(torch.load(checkpoint))

    def run(self, after: Callable[[int, Reader], None] = lambda _, __: None) -> Reader:
        """Learns to the end of the plan; gives the mean of the weights, which `after` sees at each epoch's end."""
        torch.manual_seed(self.plan.seed + self.done)
        random = np.random.default_rng(self.plan.seed)
        skipped, began = self.done, time.monotonic() - self.spent
        for number in itertools.count():
            batches = epoch(self.examples, self.plan.size // self.workers, random)
            for batch in _share(batches, self.rank, self.workers):
                if skipped:
                    skipped -= 1
                    continue
                self._step(batch)
                self.spent = time.monotonic() - began
                if self.progress >= 1:
                    after(number, self.mean)
                    return self.mean
            after(number, self.mean)
        raise AssertionError

    def _step(self, batch: Batch) -> None:
        self.reader.train()
        value = loss(self.reader, batch, self.plan)
        self.optimiser.zero_grad(set_to_none=True)
        value.backward()
        own = max(self.done / self.steps, self.spent / self.plan.seconds)
        self.progress = max(self.progress, _agree(self.reader, self.workers, own))
        torch.nn.utils.clip_grad_norm_(self.reader.parameters(), 1.0)
        for group, rate in zip(self.optimiser.param_groups, self.rates, strict=True):
            group["lr"] = rate * min(1.0, self.progress / 0.06 + 0.01) * max(0.02, 1 - self.progress)
        self.optimiser.step()
        self.done += 1
        _follow(self.mean, self.reader, min(self.plan.keep, self.done / (self.done + 10)))
        if self.done % 25 == 0:
            log.info(
                "step %d, %.1f%%, loss %.3f, %.0f s", self.done, 100 * self.progress, float(value.detach()), self.spent
            )
        if self.checkpoint is not None and self.rank == 0 and self.done % KEPT_EVERY == 0:
            self._save(self.checkpoint)

    def _save(self, path: Path) -> None:
        state = {
            "reader": self.reader.state_dict(),
            "mean": self.mean.state_dict(),
            "optimiser": self.optimiser.state_dict(),
            "place": (self.done, self.progress, self.spent),
        }
        torch.save(state, path.with_suffix(".new"))
        path.with_suffix(".new").replace(path)

    def _resume(self, state: dict) -> None:
        self.reader.load_state_dict(state["reader"])
        self.mean.load_state_dict(state["mean"])
        self.optimiser.load_state_dict(state["optimiser"])
        self.done, self.progress, self.spent = state["place"]


def _groups(reader: Reader, plan: Plan) -> list[dict]:
    """Parameters with their step; the vocabulary and the lowest layers stay as they were published."""
    for part in (reader.embeddings, *reader.encoder["layer"][: plan.frozen]):
        part.requires_grad_(False)
    reader.features.requires_grad_(plan.frozen <= FROZEN)
    found: dict[float, list[torch.nn.Parameter]] = {}
    for name, parameter in reader.named_parameters():
        if parameter.requires_grad:
            found.setdefault(_rate(name, plan), []).append(parameter)
    return [{"params": parameters, "lr": rate} for rate, parameters in found.items()]


def _rate(name: str, plan: Plan) -> float:
    if name.startswith("encoder.layer."):
        return plan.rate * plan.decay ** (LAYERS - 1 - int(name.split(".")[2]))
    return plan.head_rate


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
def _agree(reader: Reader, workers: int, progress: float) -> float:
    """Makes the gradients of all processes their mean; gives the mean of their progress."""
    if workers == 1:
        return progress
    learned = [p for p in reader.parameters() if p.requires_grad]
    parts = [(torch.zeros_like(p) if p.grad is None else p.grad).flatten() for p in learned]
    flat = torch.cat([*parts, torch.tensor([progress])])
    distributed.all_reduce(flat)
    flat /= workers
    for parameter, part in zip(learned, flat[:-1].split([p.numel() for p in learned]), strict=True):
        parameter.grad = part.view_as(parameter)
    return float(flat[-1])
