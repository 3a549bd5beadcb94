"""Learns the gate before the parser: `python -m training.gate SHARED --out gate.toml`.

Logistic regression over the features of `melian.extraction.gate`, one row a sentence of `news_train` (public domain
texts) and of the training part of PolNeAR (campaign news). A sentence of the first counts where an act in it is found
when everything is parsed; of the second none is taken to count, though a few do. The floor is the highest at which, by
five-fold cross-validation over documents, at most `LOSS` of the annotated acts that are found lie below.
"""

from __future__ import annotations

import argparse
import json
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from eval.acts import load, match, parsed_texts, scored
from eval.readers import Reader
from melian.extraction.gate import Words, likeliest_near, sentences
from melian.language import English
from melian.language.encoder import WEIGHTS
from melian.model.document import Document
from melian.model.span import Span
from melian.packs import load_packs

FOLDS = 5
PENALTY = 1.0
RAREST = 3
FEWEST = 2
"""Actors that must be named near a sentence for it to be read at all."""
LOSS = 0.01
"""Share of the acts that a gate may lose."""

Array = NDArray[np.float64]


@dataclass(frozen=True, slots=True, kw_only=True)
class Row:
    """One sentence."""

    document: int
    features: frozenset[str]
    holds: bool = False
    """Whether any act is found in it."""
    acts: int = 0
    """Annotated acts in it that are found."""


def rows(folder: Path) -> list[Row]:
    """The sentences of an annotated set."""
    packs, reader = load_packs(), Reader(folder=WEIGHTS)
    words = Words(acts=packs.acts, actors=packs.actors)
    texts, golds, _ = load(folder)
    found: list[Row] = []
    for k, (name, parsed) in enumerate(parsed_texts(texts)):
        mentions = reader.mentions(parsed)
        told = [m.trigger.start for m in mentions]
        right = [m.trigger.start for _, m in match(golds.get(name, []), scored(mentions), parsed, "act").pairs]
        found.extend(
            Row(document=k, features=features, holds=_inside(told, span) > 0, acts=_inside(right, span))
            for span, features in _sentences(words, parsed.document)
        )
    return found


def others(path: Path) -> list[Row]:
    """The sentences of articles, one JSON object a line, that are taken to hold no act."""
    packs = load_packs()
    words = Words(acts=packs.acts, actors=packs.actors)
    texts = (json.loads(line)["text"] for line in path.read_text("utf-8").splitlines())
    documents = (Document(path=path.name, text=text, kind="text") for text in texts)
    return [
        Row(document=k, features=features)
        for k, document in enumerate(documents)
        for _, features in _sentences(words, document)
    ]


def _sentences(words: Words, document: Document) -> Iterator[tuple[Span, frozenset[str]]]:
    spans = [s for block in English.blocks(document) for s in sentences(document.text, block)]
    for span, around in zip(spans, words.nearby(document.text, spans), strict=True):
        if around >= FEWEST:
            yield span, words.features(document.text[span.start : span.end], around)


def _inside(places: Sequence[int], span: Span) -> int:
    return sum(span.start <= place < span.end for place in places)


def fit(found: Sequence[Row]) -> dict[str, float]:
    """Weights by Newton's method; the intercept is hardly penalised."""
    counts = Counter(f for row in found for f in row.features)
    names = sorted(f for f, n in counts.items() if n >= RAREST)
    index = {name: k for k, name in enumerate(names)}
    x = np.zeros((len(found), len(names) + 1))
    x[:, -1] = 1
    for k, row in enumerate(found):
        x[k, [index[f] for f in row.features if f in index]] = 1
    y = np.array([row.holds for row in found], dtype=float)
    w, ridge = np.zeros(x.shape[1]), np.full(x.shape[1], PENALTY)
    ridge[-1] = 1e-3
    for _ in range(12):
        p = 1 / (1 + np.exp(-(x @ w)))
        w = w - np.linalg.solve((x * (p * (1 - p))[:, None]).T @ x + np.diag(ridge), x.T @ (p - y) + ridge * w)
    return dict(zip([*names, "intercept"], (float(v) for v in w), strict=True))


def scores(found: Sequence[Row], weights: dict[str, float]) -> Array:
    """Log odds."""
    return np.array([weights["intercept"] + sum(weights.get(f, 0.0) for f in row.features) for row in found])


def cross_validated(found: Sequence[Row], beside: Sequence[Row]) -> Array:
    """For each sentence the log odds of the likeliest near it, from a model that has not seen its document."""
    held = np.zeros(len(found))
    for fold in range(FOLDS):
        out = [k for k, row in enumerate(found) if row.document % FOLDS == fold]
        weights = fit([*(row for row in found if row.document % FOLDS != fold), *beside])
        held[out] = scores([found[k] for k in out], weights)
    documents = groupby(range(len(found)), key=lambda k: found[k].document)
    return np.array([best for _, ks in documents for best in likeliest_near([float(held[k]) for k in ks])])


def highest_floor(found: Sequence[Row], log_odds: Array) -> float:
    """The floor that loses no more than `LOSS` of the acts."""
    order = np.argsort(log_odds)
    lost = np.cumsum(np.array([found[k].acts for k in order]))
    return float(log_odds[order[int(np.searchsorted(lost, LOSS * lost[-1], side="right"))]])


def main() -> None:
    """Prints what cross-validation says and writes the weights learned on everything."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("shared", type=Path)
    parser.add_argument("--out", type=Path)
    options = parser.parse_args()
    found = rows(options.shared / "gold" / "news_train")
    beside = others(options.shared / "gold" / "quotes" / "polnear_train.jsonl")
    log_odds = cross_validated(found, beside)
    floor = highest_floor(found, log_odds)
    print(f"{len(found)} sentences, {sum(r.holds for r in found)} with acts, beside {len(beside)}; floor {floor:.2f}, "
          f"above it {(log_odds >= floor).mean():.3f}")  # fmt: skip
    if options.out:
        write(options.out, fit([*found, *beside]), floor)


def write(path: Path, weights: dict[str, float], floor: float) -> None:
    """The pack's file, sorted by name."""
    lines = [
        "# Learned by training/gate.py on news_train (Voice of America items, public domain) and, as texts without",
        "# acts, on PolNeAR's training part. Do not edit by hand.",
        "",
        f"gate_floor = {floor:.3f}",
        "",
        "[gate]",
        *(f'"{name}" = {value:.3f}' for name, value in sorted(weights.items())),
    ]
    path.write_text("\n".join(lines) + "\n", "utf-8")


if __name__ == "__main__":
    main()
