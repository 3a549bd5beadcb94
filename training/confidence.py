"""Learns the confidence model of act mentions: `python -m training.confidence SHARED --out confidence.toml`.

Logistic regression with an L2 penalty over the features of `melian.extraction.confidence`, learned on
`news_train` (public domain texts; see docs/quality.md). A mention counts as right where it matches a gold row
by act and actor, core or borderline. Reported by five-fold cross-validation over documents: expected
calibration error, precision of the most confident half, and the floor that gives the best F1.
"""

from __future__ import annotations

import argparse
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from eval import readers
from eval.acts import Counts, Gold, load, match, parsed_texts, scored
from melian.model.mention import Mention
from melian.model.parsed import Parsed

FOLDS = 5
RAREST = 4
"""A feature seen in fewer mentions than this gets no weight of its own."""

Array = NDArray[np.float64]


@dataclass(frozen=True, slots=True, kw_only=True)
class Sample:
    """One mention of the development texts."""

    document: int
    mention: Mention
    features: frozenset[str]
    right: bool


def samples(folder: Path, reader: readers.Reader) -> tuple[list[Sample], list[tuple[Sequence[Gold], Parsed]]]:
    """Every asserted mention with its features and whether it is right; and the gold rows by document."""
    texts, rows, _ = load(folder)
    found: list[Sample] = []
    documents: list[tuple[Sequence[Gold], Parsed]] = []
    for k, (name, parsed) in enumerate(parsed_texts(texts)):
        gold = rows.get(name, [])
        documents.append((gold, parsed))
        weighed = reader.weighed(parsed)
        kept = {m.id: f for m, f in weighed}
        mentions = scored([m for m, _ in weighed])
        right = {m.id for _, m in match(gold, mentions, parsed, "actor").pairs}
        found.extend(Sample(document=k, mention=m, features=kept[m.id], right=m.id in right) for m in mentions)
    return found, documents


def fit(rows: Sequence[Sample], penalty: float, steps: int = 60) -> dict[str, float]:
    """Weights by Newton's method; the intercept is not penalised."""
    counts = Counter(f for row in rows for f in row.features)
    names = sorted(f for f, n in counts.items() if n >= RAREST)
    x = matrix(rows, names)
    y = np.array([row.right for row in rows], dtype=float)
    w = np.zeros(x.shape[1])
    ridge = np.full(x.shape[1], penalty)
    ridge[-1] = 1e-6
    for _ in range(steps):
        p = 1 / (1 + np.exp(-(x @ w)))
        gradient = x.T @ (p - y) + ridge * w
        hessian = (x * (p * (1 - p))[:, None]).T @ x + np.diag(ridge)
        step = np.linalg.solve(hessian, gradient)
        w = w - step
        if float(np.abs(step).max()) < 1e-6:
            break
    return dict(zip([*names, "intercept"], (float(v) for v in w), strict=True))


def matrix(rows: Sequence[Sample], names: Sequence[str]) -> Array:
    """One row a mention, one column a feature, a last column of ones."""
    index = {name: k for k, name in enumerate(names)}
    x = np.zeros((len(rows), len(names) + 1))
    x[:, -1] = 1
    for k, row in enumerate(rows):
        for name in row.features:
            if name in index:
                x[k, index[name]] = 1
    return x


def predict(rows: Sequence[Sample], weights: dict[str, float]) -> Array:
    """Probabilities of being right."""
    logits = [weights["intercept"] + sum(weights.get(f, 0.0) for f in row.features) for row in rows]
    return np.asarray(1 / (1 + np.exp(-np.array(logits))))


def cross_validated(rows: Sequence[Sample], penalty: float) -> Array:
    """Each mention's probability from a model that has not seen its document."""
    p = np.zeros(len(rows))
    for fold in range(FOLDS):
        train = [r for r in rows if r.document % FOLDS != fold]
        held = [k for k, r in enumerate(rows) if r.document % FOLDS == fold]
        p[held] = predict([rows[k] for k in held], fit(train, penalty))
    return p


def calibration_error(p: Array, right: Array, bins: int = 10) -> float:
    """Expected calibration error over equal-width bins."""
    which = np.minimum((p * bins).astype(int), bins - 1)
    parts = [
        (which == b).sum() * abs(p[which == b].mean() - right[which == b].mean())
        for b in range(bins)
        if (which == b).any()
    ]
    return float(sum(parts) / len(p))


def best_floor(
    rows: Sequence[Sample], p: Array, documents: Sequence[tuple[Sequence[Gold], Parsed]]
) -> list[tuple[float, Counts]]:
    """Counts at act + actor for a row of floors."""
    found = []
    for floor in np.arange(0, 0.62, 0.04):
        total = Counts()
        for k, (gold, parsed) in enumerate(documents):
            kept = [r.mention for r, q in zip(rows, p, strict=True) if r.document == k and q >= floor]
            total = total + match(gold, _deduplicated(kept), parsed, "actor").counts
        found.append((float(floor), total))
    return found


def _deduplicated(mentions: Sequence[Mention]) -> list[Mention]:
    kept = {(m.start, m.act, m.actor): m for m in mentions}
    return list(kept.values())


def main() -> None:
    """Prints what cross-validation says and writes the weights learned on everything."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("shared", type=Path)
    parser.add_argument("--set", default="news_train")
    parser.add_argument("--out", type=Path)
    parser.add_argument("--floor", type=float)
    options = parser.parse_args()
    rows, documents = samples(options.shared / "gold" / options.set)
    right = np.array([r.right for r in rows], dtype=float)
    print(f"{len(rows)} mentions, {int(right.sum())} right")
    scored_by_penalty = {}
    for penalty in (0.5, 1.0, 2.0, 4.0, 8.0):
        p = cross_validated(rows, penalty)
        loss = float(-(right * np.log(p) + (1 - right) * np.log(1 - p)).mean())
        half = p >= np.median(p)
        scored_by_penalty[penalty] = loss
        print(f"penalty {penalty}: log loss {loss:.4f}, calibration error {calibration_error(p, right):.3f}, "
              f"precision of the most confident half {right[half].mean():.3f}")  # fmt: skip
    penalty = min(scored_by_penalty, key=lambda k: scored_by_penalty[k])
    floors = best_floor(rows, cross_validated(rows, penalty), documents)
    for floor, counts in floors:
        print(f"floor {floor:.2f}: P {counts.precision:.3f} R {counts.recall:.3f} F1 {counts.f1:.3f}")
    best = options.floor if options.floor is not None else max(floors, key=lambda f: f[1].f1)[0]
    print(f"penalty {penalty}, floor {best:.2f}")
    if options.out:
        write(options.out, fit(rows, penalty), best)


def write(path: Path, weights: dict[str, float], floor: float) -> None:
    """The pack's file, sorted by name, four decimals."""
    lines = [
        "# Learned by training/confidence.py on news_train (Voice of America items, public domain). Do not edit.",
        "",
        f"floor = {floor:.2f}",
        "",
        "[weights]",
        *(f'"{name}" = {value:.4f}' for name, value in sorted(weights.items())),
    ]
    path.write_text("\n".join(lines) + "\n", "utf-8")


if __name__ == "__main__":
    main()
