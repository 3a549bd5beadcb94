"""Learns the confidence model of act mentions: `python -m training.confidence SHARED --out confidence.toml`.

Logistic regression with an L2 penalty over the features of `melian.extraction.confidence`. A mention counts as right
where it matches a gold row by act and actor, core or borderline. Reported by five-fold cross-validation over
documents: F1 for a row of floors, and at the floor taken the expected calibration error and the precision of the
most confident half of what is reported.

With `--folds DIR` the encoder reads each text with the weights of the fold that left it out, and the model of what
both find is learned, on `--set news_train --set news`; without, that of the patterns alone, on `news_train`.
"""

from __future__ import annotations

import argparse
from collections import Counter, defaultdict
from collections.abc import Sequence
from dataclasses import dataclass, replace
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from eval import readers
from eval.acts import Counts, Gold, fits, load, match, parsed_texts, scored, sentences
from melian.extraction.confidence import CHOICE
from melian.model.mention import Mention
from melian.model.parsed import Parsed

DEED_FLOOR = 0.12
"""Deeds are told by patterns alone and are not annotated in what is learned from: found by hand on eval/deeds.py."""
RAREST = 4
"""A feature seen in fewer mentions than this gets no weight of its own."""

Array = NDArray[np.float64]


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Document:
    """One development text: its set, its fold and what is annotated in it."""

    set: str
    fold: int
    gold: Sequence[Gold]
    parsed: Parsed


@dataclass(frozen=True, slots=True, kw_only=True)
class Sample:
    """One mention of the development texts."""

    document: Document
    mention: Mention
    features: frozenset[str]
    right: bool


def samples(folder: Path, reader: readers.Reader) -> tuple[list[Sample], list[Document]]:
    """Every asserted mention with its features and whether it is right; and the documents."""
    texts, rows, _ = load(folder)
    found: list[Sample] = []
    documents: list[Document] = []
    for name, parsed in parsed_texts(texts):
        gold = rows.get(name, [])
        fold = readers.fold_of(parsed.document.path)
        documents.append(Document(set=folder.name, fold=fold, gold=gold, parsed=parsed))
        weighed = reader.weighed(parsed)
        kept = {m.id: f for m, f in weighed}
        mentions = scored([m for m, _ in weighed])
        right = {m.id for m in mentions if any(fits(g, m, sentences(parsed, g.span), "actor") for g in gold)}
        found.extend(
            Sample(document=documents[-1], mention=m, features=kept[m.id], right=m.id in right) for m in mentions
        )
    return found, documents


def fit(rows: Sequence[Sample], penalty: float, steps: int = 60) -> dict[str, float]:
    """Weights by Newton's method; the intercept is not penalised."""
    seen = Counter(f for row in rows for f in row.features)
    names = sorted(f for f, n in seen.items() if n >= RAREST)
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
    for fold in range(readers.FOLDS):
        train = [r for r in rows if r.document.fold != fold]
        held = [k for k, r in enumerate(rows) if r.document.fold == fold]
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


def counts(
    rows: Sequence[Sample], p: Array, documents: Sequence[Document], floor: float, level: str
) -> dict[str, Counts]:
    """Counts by set, of the mentions at least as probable as the floor."""
    by_document: dict[int, list[tuple[Mention, float]]] = defaultdict(list)
    for row, q in zip(rows, p, strict=True):
        if q >= floor:
            by_document[id(row.document)].append((row.mention, float(q)))
    found: dict[str, Counts] = defaultdict(Counts)
    for document in documents:
        kept = deduplicated(by_document[id(document)])
        found[document.set] = found[document.set] + match(document.gold, kept, document.parsed, level).counts
    return found


def deduplicated(mentions: Sequence[tuple[Mention, float]]) -> list[Mention]:
    """Of the mentions of one act of one actor in a sentence, the one that is reported."""
    kept: dict[tuple[int, str, str | None], tuple[bool, float, Mention]] = {}
    for mention, q in mentions:
        key = (mention.start, mention.act, mention.actor)
        if key not in kept or (mention.target is not None, q) > kept[key][:2]:
            kept[key] = (mention.target is not None, q, mention)
    return [mention for _, _, mention in kept.values()]


def main() -> None:
    """Prints what cross-validation says and writes the weights learned on everything."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("shared", type=Path)
    parser.add_argument("--set", action="append", help="news_train, or several")
    parser.add_argument("--out", type=Path)
    parser.add_argument("--floor", type=float)
    parser.add_argument("--folds", type=Path, help="folder with the weights of each fold")
    parser.add_argument("--parties", type=Path, help="folder with each fold's weights for the parties of acts")
    options = parser.parse_args()
    reader = readers.Reader(folder=options.folds, folded=True, parties=options.parties)
    rows: list[Sample] = []
    documents: list[Document] = []
    for name in options.set or ["news_train"]:
        more, texts = samples(options.shared / "gold" / name, reader)
        rows += more
        documents += texts
    right = np.array([r.right for r in rows], dtype=float)
    print(f"{len(rows)} mentions, {int(right.sum())} right")
    penalty, p = _penalty(rows, right)
    floors = np.arange(0.1, 0.62, 0.05)
    scores = {float(f): counts(rows, p, documents, float(f), "actor") for f in floors}
    for floor, by_set in scores.items():
        print(
            f"floor {floor:.2f}:",
            *(f"{n} P {c.precision:.3f} R {c.recall:.3f} F1 {c.f1:.3f}" for n, c in by_set.items()),
        )
    best = options.floor or max(scores, key=lambda f: sum(c.f1 for c in scores[f].values()))
    print(f"penalty {penalty}, floor {best:.2f}")
    for level in ("act", "actor", "target"):
        print(level, {n: round(c.f1, 3) for n, c in counts(rows, p, documents, best, level).items()})
    for name in {d.set for d in documents}:
        _calibration(name, np.array([r.document.set == name for r in rows]) & (p >= best), p, right)
    if options.out:
        unchosen = {} if options.folds else fit([_unchosen(row) for row in rows], penalty)
        write(options.out, fit(rows, penalty), unchosen, best, options)


def _unchosen(row: Sample) -> Sample:
    """The same without the choice of its parties, for acts whose parties are not chosen, as those of deeds are not."""
    return replace(row, features=frozenset(f for f in row.features if not f.startswith(CHOICE)))


def _penalty(rows: Sequence[Sample], right: Array) -> tuple[float, Array]:
    """The penalty with the least loss on documents left out, and the probabilities that it gives."""
    found: dict[float, tuple[float, Array]] = {}
    for penalty in (0.5, 1.0, 2.0, 4.0, 8.0):
        p = cross_validated(rows, penalty)
        loss = float(-(right * np.log(p) + (1 - right) * np.log(1 - p)).mean())
        found[penalty] = loss, p
        print(f"penalty {penalty}: log loss {loss:.4f}, calibration error {calibration_error(p, right):.3f}")
    best = min(found, key=lambda k: found[k][0])
    return best, found[best][1]


def _calibration(name: str, kept: NDArray[np.bool_], p: Array, right: Array) -> None:
    """Of what is reported: calibration error, and precision of the most confident half."""
    if kept.any():
        half = kept & (p >= np.median(p[kept]))
        print(f"{name}: {int(kept.sum())} reported, calibration error {calibration_error(p[kept], right[kept]):.3f}, "
              f"precision {right[kept].mean():.3f}, of the most confident half {right[half].mean():.3f}")  # fmt: skip


def write(
    path: Path, weights: dict[str, float], unchosen: dict[str, float], floor: float, options: argparse.Namespace
) -> None:
    """The pack's file, sorted by name, four decimals."""
    prefix = "encoder_" if options.folds else ""
    lines = [
        f"# Learned by training/confidence.py on {' and '.join(options.set or ['news_train'])}. Do not edit.",
        "",
        f"{prefix}floor = {floor:.2f}",
        *([] if options.folds else [f"deed_floor = {DEED_FLOOR:.2f}"]),
        "",
        f"[{prefix}weights]",
        *(f'"{name}" = {value:.4f}' for name, value in sorted(weights.items())),
        *(["", "[unchosen_weights]"] if unchosen else []),
        *(f'"{name}" = {value:.4f}' for name, value in sorted(unchosen.items())),
    ]
    path.write_text("\n".join(lines) + "\n", "utf-8")


if __name__ == "__main__":
    main()
