"""Annotated texts to the sets of a training.

Done where Melian is installed, since acts need its parser; what is made here is learned from where torch is.
"""

from __future__ import annotations

import tomllib
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import numpy as np
from tokenizers import Tokenizer

from eval.readers import fold_of
from melian.errors import UsageError
from melian.packs.actors import load_actors
from training.acts import load_acts
from training.examples import Example, load_examples
from training.invented import load_invented, stand_ins
from training.sets import Sets

TEXTS = ("reports", "analyses", "acts", "formats")
"""Files of invented texts, in the order in which they are read."""
COPIES, SEED = 2, 5
"""Copies of each invented text with states exchanged, and the seed of the exchange."""


def prepare(gold: Path, texts: Path, tokenizer: Tokenizer) -> Sets:
    """Reads the gold data of `quotes`, `news` and `news_train`, and the invented texts."""
    quotes = gold / "quotes"
    outer = load_examples(quotes / "polnear_train.jsonl", tokenizer, inner=False)
    small = load_examples(quotes / "news_quotes.jsonl", tokenizer, inner=True)
    small = [replace(e, name=f"quotes/{e.name}") for e in small]
    for name in ("news", "news_train"):
        small.extend(load_acts(gold / name, tokenizer))
    folds = {e.name: fold_of(e.name) for e in (*outer, *small)}
    if len(folds) < len(outer) + len(small):
        raise UsageError(f"{gold}: two texts of one set have the same name")
    return Sets(outer=outer, small=small, invented=list(_invented(texts, tokenizer)), folds=folds)


def _invented(folder: Path, tokenizer: Tokenizer) -> Iterator[Example]:
    """Each file as it is and with states exchanged."""
    random, states, actors = np.random.default_rng(SEED), invented_states(folder), load_actors().actors
    names = [None, *(stand_ins(random, states, actors) for _ in range(COPIES))]
    for text in TEXTS:
        for k, exchanged in enumerate(names):
            for example in load_invented([folder / f"{text}.txt"], tokenizer, exchanged):
                yield replace(example, name=f"{example.name}.{k}")


def invented_states(folder: Path) -> list[tuple[str, ...]]:
    """Name, adjective and capital of each invented state."""
    return [tuple(row) for row in tomllib.loads((folder / "states.toml").read_text("utf-8"))["states"]]
