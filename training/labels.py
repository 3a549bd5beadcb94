"""What the large readers say of the texts that the small one learns from, each text by a reader that left it out."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

import numpy as np
import torch

from melian.errors import UsageError
from training.base import kept
from training.examples import Act, Example, Halves, Soft
from training.network import LARGE
from training.sets import Sets
from training.soft import Teachers


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class ActLabels:
    """Probabilities of acts by piece, and the acts with their roles, as one reader sees them."""

    inside: Halves
    acts: tuple[Act, ...]


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Labels:
    """Soft labels by a text's name: by the readers that left it out, and acts of the outer texts by each reader."""

    texts: Mapping[str, Soft]
    acts: Sequence[Mapping[str, ActLabels]]

    def outer(self, example: Example, fold: int | None) -> Example:
        """An outer text: acts as the mean of all readers, or as the one that left out the fold sees them."""
        soft = self._of(example)
        if fold is not None:
            seen = self.acts[fold][example.name]
            return replace(example, soft=replace(soft, inside=seen.inside, acts=seen.acts))
        inside = np.mean([seen[example.name].inside.astype(np.float32) for seen in self.acts], axis=0)
        return replace(example, soft=replace(soft, inside=inside.astype(np.float16)))

    def small(self, example: Example, fold: int | None) -> Example:
        """A text of the small sets; bare where a fold is left out, since its labels come from readers of that fold."""
        return example if fold is not None else replace(example, soft=self._of(example))

    def _of(self, example: Example) -> Soft:
        """Raises UsageError where the labels are of other texts."""
        if example.name not in self.texts:
            raise UsageError(f"{example.name}: no soft labels, which were made for other texts")
        return self.texts[example.name]


def soften(sets: Sets, quotations: Sequence[Path], acts: Sequence[Path], device: torch.device) -> Labels:
    """Reads with the weights of both kinds, the first of each being those that left out fold 0, and so on."""
    texts: dict[str, Soft] = {}
    seen: list[Mapping[str, ActLabels]] = []
    for fold, paths in enumerate(zip(quotations, acts, strict=True)):
        quoting, acting = (Teachers(readers=[kept(path, LARGE, device)]) for path in paths)
        mine = list(sets.of(fold))
        read = {e.name: _acts(e) for e in acting.soften([*sets.outer, *(e for e in mine if e.inner)])}
        for example in quoting.soften(mine):
            own = read[example.name]
            texts[example.name] = replace(_soft(example), inside=own.inside, acts=own.acts)
        seen.append({e.name: read[e.name] for e in sets.outer})
    return Labels(texts=texts, acts=seen)


def _soft(example: Example) -> Soft:
    assert example.soft is not None
    return example.soft


def _acts(example: Example) -> ActLabels:
    soft = _soft(example)
    return ActLabels(inside=soft.inside, acts=soft.acts)


def save(labels: Labels, path: Path) -> None:
    """Writes a pickle: to be read where it was made, or by those who trust its maker."""
    torch.save(labels, path)


def load(path: Path) -> Labels:
    """Reads what `save` wrote."""
    labels = torch.load(path, weights_only=False)
    if not isinstance(labels, Labels):
        raise UsageError(f"{path}: no soft labels")
    return labels
