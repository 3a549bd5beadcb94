"""The annotated texts of a training, cut into word pieces once and kept in a file."""

from __future__ import annotations

import lzma
import pickle
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from melian.errors import UsageError
from training.examples import Example


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Sets:
    """What is learned from, and the fold of each text that is cross-validated, by name."""

    outer: Sequence[Example]
    """Quotations annotated from outside in, many."""
    small: Sequence[Example]
    """Quotations annotated from inside out, and acts; few."""
    invented: Sequence[Example]
    """Both, in texts of no fold."""
    folds: Mapping[str, int]

    def without(self, fold: int | None) -> Sets:
        """Without the texts of one fold; None leaves nothing out."""
        outer, small = ([e for e in part if self.folds[e.name] != fold] for part in (self.outer, self.small))
        return replace(self, outer=outer, small=small)

    def of(self, fold: int) -> Iterator[Example]:
        """The texts of one fold."""
        yield from (e for part in (self.outer, self.small) for e in part if self.folds[e.name] == fold)

    def first(self, count: int | None) -> Sets:
        """The first texts of each kind only, for a trial; None keeps all."""
        return replace(self, outer=self.outer[:count], small=self.small[:count], invented=self.invented[:count])


def save(sets: Sets, path: Path) -> None:
    """Writes a pickle: to be read where it was made, or by those who trust its maker."""
    with lzma.open(path, "wb", preset=1) as file:
        pickle.dump(sets, file, protocol=4)


def load(path: Path) -> Sets:
    """Reads what `save` wrote."""
    with lzma.open(path) as file:
        sets = pickle.load(file)
    if not isinstance(sets, Sets):
        raise UsageError(f"{path}: no prepared texts")
    return sets
