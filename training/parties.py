"""Learns who fills the roles of acts: `python -m training.parties SHARED --folds DIR --out DIR`.

Two conditional logits a role, with an L2 penalty, over the features of `melian.extraction.party_features` and
`melian.extraction.party_account`: each act that is found and that a row tells is a choice among nobody and all parties
named around it, and whoever the row names (Jaccard index >= .5) is right. The target is learned beside the actor that
the row names. Learned on `news_train` and `news`, the encoder reading each text with the weights of the fold that left
it out. Writes `acts-parties.toml`, and one each in `f0` to `f4` that was learned without the texts of that fold, by
which both sets are measured (`eval.acts --parties DIR`).
"""

from __future__ import annotations

import argparse
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from eval import readers
from eval.acts import Gold, jaccard, load, parsed_texts, sentences
from melian.extraction.act_roles import names_of
from melian.extraction.party_choice import Candidate, Chooser, Read, probabilities
from melian.model.actor import Referent
from melian.model.frame import PartyWeights
from melian.model.parsed import Parsed

SETS = ("news_train", "news")
FILE = "acts-parties.toml"
PENALTIES = {"text": 4.0, "encoder": 2.0}
"""By cross-validation; flat from half to twice as much."""
RAREST = 5
"""A feature seen in fewer choices than this gets no weight."""

Array = NDArray[np.float64]
Features = Mapping[str, float]


@dataclass(frozen=True, slots=True, kw_only=True)
class Choice:
    """One choice of a party, with those that are right."""

    set: str
    fold: int
    role: str
    candidates: tuple[Candidate, ...]
    right: tuple[bool, ...]
    core: bool


def choices(folder: Path, reader: readers.Reader) -> Iterator[Choice]:
    """Every choice of the annotated texts of a set that has a right party among its candidates."""
    texts, rows, _ = load(folder)
    for name, parsed in parsed_texts(texts):
        chooser, reads = reader.reads(parsed)
        fold = readers.fold_of(parsed.document.path)
        for read in reads:
            told = _told(read, rows.get(name, ()), parsed)
            if told:
                yield from _both(read, chooser, told, folder.name, fold)


def _told(read: Read, rows: Sequence[Gold], parsed: Parsed) -> list[Gold]:
    """The rows that tell an act that was found."""
    if not read.open:
        return []
    around = parsed.sentence_of(read.found.trigger.i)
    same = (g for g in rows if g.act == read.found.act)
    return [g for g in same if max(around.iou(g.span), around.iou(sentences(parsed, g.span))) >= 0.3]


def _both(read: Read, chooser: Chooser, told: Sequence[Gold], name: str, fold: int) -> Iterator[Choice]:
    """The choice of the actor and, beside the right one, that of the target."""
    actors = chooser.actors(read)
    right = tuple(any(jaccard(g.actors, frozenset(c.names)) >= 0.5 for g in told) for c in actors)
    core = any(g.core for g in told)
    if not any(right):
        return
    yield Choice(set=name, fold=fold, role="actor", candidates=actors, right=right, core=core)
    who = _referents(read, actors, right)
    beside = [g for g in told if jaccard(g.actors, frozenset(names_of(who))) >= 0.5]
    targets = chooser.targets(read, who)
    right = tuple(any(jaccard(g.targets, frozenset(c.names)) >= 0.5 for g in beside) for c in targets)
    if any(right):
        yield Choice(set=name, fold=fold, role="target", candidates=targets, right=right, core=core)


def _referents(read: Read, actors: Sequence[Candidate], right: Sequence[bool]) -> tuple[Referent, ...]:
    """Of the right actors the one that is read, else the first."""
    good = [c for c, ok in zip(actors, right, strict=True) if ok]
    for who in (read.reviewed.who, read.found.who):
        if any(set(c.names) == set(names_of(who)) for c in good):
            return who
    return good[0].party.referents if good[0].party is not None else ()


def learned(rows: Sequence[Choice]) -> PartyWeights:
    """The weights of one role."""
    text = fit([[c.text for c in row.candidates] for row in rows], [row.right for row in rows], PENALTIES["text"])
    read = [row for row in rows if row.candidates[0].encoder is not None]
    accounts = [[c.encoder or {} for c in row.candidates] for row in read]
    encoder = fit(accounts, [row.right for row in read], PENALTIES["encoder"]) if read else {}
    return PartyWeights(text=tuple(sorted(text.items())), encoder=tuple(sorted(encoder.items())))


def fit(
    asked: Sequence[Sequence[Features]], right: Sequence[Sequence[bool]], penalty: float, steps: int = 40
) -> dict[str, float]:
    """Weights by Newton's method; the curvature is that of all candidates, so each step is downhill."""
    seen = Counter(name for candidates in asked for name in {n for c in candidates for n in c})
    names = sorted(name for name, times in seen.items() if times >= RAREST)
    x = matrix([c for candidates in asked for c in candidates], names)
    y = np.array([ok for one in right for ok in one], dtype=float)
    sizes = [len(candidates) for candidates in asked]
    starts, group = np.concatenate([[0], np.cumsum(sizes)[:-1]]), np.repeat(np.arange(len(sizes)), sizes)
    w = np.zeros(len(names))
    for _ in range(steps):
        scores = x @ w
        odds = np.exp(scores - np.maximum.reduceat(scores, starts)[group])
        p = odds / np.add.reduceat(odds, starts)[group]
        of_right = odds * y / np.add.reduceat(odds * y, starts)[group]
        means = np.add.reduceat(x * p[:, None], starts)
        curvature = (x * p[:, None]).T @ x - means.T @ means + penalty * np.eye(len(names))
        step = np.linalg.solve(curvature, x.T @ (p - of_right) + penalty * w)
        w = w - step
        if float(np.abs(step).max()) < 1e-4:
            break
    return dict(zip(names, (float(v) for v in w), strict=True))


def matrix(rows: Sequence[Features], names: Sequence[str]) -> Array:
    """One row a candidate, one column a feature."""
    index = {name: k for k, name in enumerate(names)}
    x = np.zeros((len(rows), len(names)))
    for k, row in enumerate(rows):
        for name, value in row.items():
            if name in index:
                x[k, index[name]] = value
    return x


def write(path: Path, actor: PartyWeights, target: PartyWeights, learned_on: str) -> None:
    """The pack's file, sorted by name, four decimals."""
    lines = [f"# Learned by training/parties.py on {learned_on}. Do not edit."]
    for role, weights in (("actor", actor), ("target", target)):
        for part, named in (("text", weights.text), ("encoder", weights.encoder)):
            lines += ["", f"[{role}.{part}]", *(f'"{name}" = {value:.4f}' for name, value in named)]
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text("\n".join(lines) + "\n", "utf-8")


def main() -> None:
    """Prints how often the right party is chosen on texts left out, and writes all weights."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("shared", type=Path)
    parser.add_argument("--folds", type=Path, required=True, help="folder with the encoder's weights of each fold")
    parser.add_argument("--out", type=Path, required=True)
    options = parser.parse_args()
    reader = readers.Reader(folder=options.folds, folded=True)
    rows = [c for name in SETS for c in choices(options.shared / "gold" / name, reader)]
    on = " and ".join(SETS)
    by_role = {role: [r for r in rows if r.role == role] for role in ("actor", "target")}
    for fold in range(readers.FOLDS):
        without = {role: learned([r for r in of if r.fold != fold]) for role, of in by_role.items()}
        write(options.out / f"f{fold}" / FILE, without["actor"], without["target"], f"{on} without fold {fold}")
        for role, weights in without.items():
            _report(f"fold {fold}", [r for r in by_role[role] if r.fold == fold], weights)
    write(options.out / FILE, learned(by_role["actor"]), learned(by_role["target"]), on)


def _report(name: str, rows: Sequence[Choice], weights: PartyWeights) -> None:
    for part in SETS:
        held = [r for r in rows if r.set == part and r.core]
        right = [r.right[int(np.argmax(probabilities(r.candidates, weights)))] for r in held]
        print(f"{name} {part} {held[0].role if held else ''}: {sum(right)} right of {len(right)}")


if __name__ == "__main__":
    main()
