"""Fitting: AdamW with smaller steps in lower layers, a warm-up and a linear fall, and a running mean of the weights.

May be stopped and gone on with, where a checkpoint is kept.
"""

from __future__ import annotations

import copy
import itertools
import logging
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import torch
from torch.nn import functional

from training.batches import LENGTH, Batch, SoftBatch, epoch, moved
from training.examples import IGNORED, Example
from training.network import FROZEN, Reader, Scores

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
    act_weight: float = 1.0
    role_weight: float = 0.3
    soft_weight: float = 1.0
    """Weight of what other readers say, over that of the annotation."""
    frozen: int = FROZEN
    """Layers, from below, that are left as they are."""


def loss(reader: Reader, batch: Batch, plan: Plan) -> torch.Tensor:
    """Cross-entropy of tags, links, acts and roles, over the pieces that have them."""
    with torch.autocast(batch.ids.device.type, torch.bfloat16):
        scores = reader(batch.ids, batch.features, batch.mask)
        roles = reader.roles(scores, batch.rows, batch.mask).float()
    tags, links = scores.tags.float(), scores.links.float()
    total = torch.zeros((), device=tags.device)
    for k, (first, last, weight) in enumerate(PARTS):
        total = total + weight * _mean(tags[..., first:last].flatten(0, 1), batch.tags[:, k].reshape(-1))
    for k in range(links.shape[1]):
        total = total + plan.link_weight * _mean(links[:, k].flatten(0, 1), batch.links[:, k].reshape(-1))
    surprise = functional.binary_cross_entropy_with_logits(
        scores.acts.float(), batch.acts, batch.weights, reduction="sum"
    )
    total = total + plan.act_weight * surprise / batch.weights[..., 0].sum().clamp_min(1.0)
    total = total + plan.role_weight * _roles(roles, batch)
    return total if batch.soft is None else total + plan.soft_weight * _soft(scores, batch.soft, plan)


def _mean(scores: torch.Tensor, wanted: torch.Tensor) -> torch.Tensor:
    """Cross-entropy over what is to be learned, zero where that is nothing."""
    total = functional.cross_entropy(scores, wanted, ignore_index=IGNORED, reduction="sum")
    return total / (wanted != IGNORED).sum().clamp_min(1)


def _roles(scores: torch.Tensor, batch: Batch) -> torch.Tensor:
    """How little is said of all the places where a role may be found, together; zero where none is known."""
    known = (batch.places.sum(-1) > 0) * batch.row_weights[:, None]
    found = torch.logsumexp(scores + (batch.places - 1) * 1e4, -1) - torch.logsumexp(scores, -1)
    return -(found * known).sum() / known.sum().clamp_min(1)


def _soft(scores: Scores, soft: SoftBatch, plan: Plan) -> torch.Tensor:
    """Cross-entropy with what other readers say; links count as far as these see a content."""
    tags, links = scores.tags.float(), scores.links.float()
    pieces = soft.known.sum().clamp_min(1)
    total = torch.zeros((), device=tags.device)
    for first, last, weight in PARTS:
        told = soft.tags[..., first:last] * tags[..., first:last].log_softmax(-1)
        total = total - weight * (told.sum(-1) * soft.known).sum() / pieces
    content = soft.known * (1 - soft.tags[..., 0])
    told = (soft.shares * links.log_softmax(-1).gather(-1, soft.places)).sum(-1)
    total = total - plan.link_weight * (told * content[:, None]).sum() / content.sum().clamp_min(1)
    surprise = functional.binary_cross_entropy_with_logits(
        scores.acts.float(), soft.acts, soft.known[..., None].expand_as(soft.acts), reduction="sum"
    )
    return total + plan.act_weight * surprise / pieces


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
        if checkpoint is not None and checkpoint.exists():
            self._resume(torch.load(checkpoint, map_location=reader.nobody.device))

    def run(self, after: Callable[[int, Reader], None] = lambda _, __: None) -> Reader:
        """Learns to the end of the plan; gives the mean of the weights, which `after` sees at each epoch's end."""
        torch.manual_seed(self.plan.seed + self.done)
        random = np.random.default_rng(self.plan.seed)
        skipped, began = self.done, time.monotonic() - self.spent
        for number in itertools.count():
            for batch in epoch(self.examples, self.plan.size, random):
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
        value = loss(self.reader, moved(batch, self.reader.nobody.device), self.plan)
        self.optimiser.zero_grad(set_to_none=True)
        value.backward()
        own = max(self.done / self.steps, self.spent / self.plan.seconds)
        self.progress = max(self.progress, own)
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
        if self.checkpoint is not None and self.done % KEPT_EVERY == 0:
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
            found.setdefault(_rate(name, reader, plan), []).append(parameter)
    return [{"params": parameters, "lr": rate} for rate, parameters in found.items()]


def _rate(name: str, reader: Reader, plan: Plan) -> float:
    if name.startswith("encoder.layer."):
        return plan.rate * plan.decay ** (reader.shape.layers - 1 - int(name.split(".")[2]))
    return plan.head_rate


@torch.no_grad()
def _follow(mean: Reader, reader: Reader, keep: float) -> None:
    pairs = [(o, n) for o, n in zip(mean.parameters(), reader.parameters(), strict=True) if n.requires_grad]
    torch._foreach_lerp_([old for old, _ in pairs], [new for _, new in pairs], 1 - keep)
