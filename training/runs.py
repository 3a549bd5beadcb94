"""One training each of a large reader or the small one, from prepared texts to a file of weights."""

from __future__ import annotations

from dataclasses import dataclass, replace
from pathlib import Path

import torch

from training.base import keep, published
from training.examples import Example
from training.labels import Labels
from training.loop import Fit, Plan
from training.network import LARGE, SMALL, Shape
from training.plans import FOLD_EPOCHS, REPEATS
from training.sets import Sets


@dataclass(frozen=True, slots=True, kw_only=True)
class Run:
    """Where a training begins, where it is done and where it ends."""

    base: Path
    out: Path
    device: torch.device
    checkpoint: Path | None = None
    epochs: float | None = None
    """Instead of those of the plan."""

    def large(self, sets: Sets, fold: int, plan: Plan) -> None:
        """A reader for the small one to learn from, by annotation alone, without the texts of a fold."""
        left = sets.without(fold)
        examples = [*left.outer, *_repeated(left.small), *left.invented]
        self._fit(examples, replace(plan, seed=fold), LARGE)

    def small(self, sets: Sets, labels: Labels, fold: int | None, plan: Plan) -> None:
        """The reader that ships, or, to be measured, one without the texts of a fold."""
        left = sets.without(fold)
        outer = [labels.outer(example, fold) for example in sets.outer]
        small = [labels.small(example, fold) for example in left.small]
        epochs = plan.epochs if fold is None else FOLD_EPOCHS
        seed = plan.seed + (fold or 0)
        self._fit([*outer, *_repeated(small), *left.invented], replace(plan, epochs=epochs, seed=seed), SMALL)

    def _fit(self, examples: list[Example], plan: Plan, shape: Shape) -> None:
        torch.manual_seed(plan.seed)
        reader = published(self.base, shape).to(self.device)
        whole = plan if self.epochs is None else replace(plan, epochs=self.epochs)
        keep(Fit(reader, examples, whole, self.checkpoint).run(), self.out)


def _repeated(examples: list[Example]) -> list[Example]:
    return examples * REPEATS
