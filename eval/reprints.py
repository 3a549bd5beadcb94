"""Scores which texts are told to be reprints of each other: `python -m eval.reprints [SHARED] [--seed N] [--errors]`.

Pairs are made by rule, see `eval.reprint_pairs`: every text once, variants of it, and look-alikes, all in one
collection, so that any two of them can be wrongly joined. The interval is a bootstrap over pairs.
"""

from __future__ import annotations

import argparse
import random
import time
from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path

from eval.reprint_pairs import Corpus, corpus, texts, wire_story
from melian.resolution.wording import Wording, same_wording

SEED = 1


@dataclass(frozen=True, slots=True, kw_only=True)
class Outcome:
    """One pair that is a reprint, or was taken for one."""

    left: str
    right: str
    kind: str
    reprint: bool
    found: bool


def evaluate(made: Corpus, wording: Wording) -> tuple[Outcome, ...]:
    """Every known pair, and every pair wrongly found."""
    known = {frozenset((p.left, p.right)): p for p in made.pairs}
    outcomes = [
        Outcome(left=p.left, right=p.right, kind=p.kind, reprint=p.reprint, found=_found(wording, p.left, p.right))
        for p in known.values()
    ]
    for left, others in ((d.path, wording.reprints(d.path)) for d in made.documents):
        outcomes += [
            Outcome(left=left, right=right, kind="unrelated", reprint=False, found=True)
            for right in others
            if left < right and frozenset((left, right)) not in known and not made.open(left, right)
        ]
    return tuple(outcomes)


def precision(outcomes: Sequence[Outcome]) -> float:
    """Of the pairs found, the share that are reprints."""
    return sum(o.reprint for o in outcomes if o.found) / max(1, sum(o.found for o in outcomes))


def recall(outcomes: Sequence[Outcome]) -> float:
    """Of the reprints, the share found."""
    return sum(o.found for o in outcomes if o.reprint) / max(1, sum(o.reprint for o in outcomes))


def passages(made: Corpus, wording: Wording) -> float:
    """Of the pairs that print one statement, the share told to share a passage."""
    held = [p for p in made.pairs if p.kind.startswith("same ") and p.kind != "same page"]
    return sum(wording.between(p.left, p.right) == "passage" for p in held) / max(1, len(held))


def interval(outcomes: Sequence[Outcome], value: Callable[[Sequence[Outcome]], float]) -> tuple[float, float]:
    """The 95% interval of a share."""
    rng = random.Random(SEED)
    rounds = sorted(value(rng.choices(outcomes, k=len(outcomes))) for _ in range(500))
    return rounds[12], rounds[487]


def _found(wording: Wording, left: str, right: str) -> bool:
    return wording.between(left, right) == "reprint"


def _tell(name: str, outcomes: Sequence[Outcome]) -> None:
    for told, value in (("precision", precision), ("recall", recall)):
        low, high = interval(outcomes, value)
        print(f"{name} {told:9s} {value(outcomes):.3f} [{low:.3f}, {high:.3f}]")


def main() -> None:
    """Prints precision and recall, and the share right by kind of pair."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("shared", type=Path, nargs="?")
    parser.add_argument("--seed", type=int, default=SEED)
    parser.add_argument("--errors", action="store_true")
    given = parser.parse_args()
    made = corpus(tuple(texts(given.shared)), given.seed)
    start = time.perf_counter()
    wording = same_wording(made.documents)
    spent = time.perf_counter() - start
    outcomes = evaluate(made, wording)
    print(f"{len(made.documents)} texts, {len(made.pairs)} pairs, seed {given.seed}: {spent:.1f} s")
    _tell("reprints", outcomes)
    print(f"passages recall    {passages(made, wording):.3f}")
    right, total = Counter(o.kind for o in outcomes if o.found == o.reprint), Counter(o.kind for o in outcomes)
    for kind in total:
        print(f"  {kind:22s} {right[kind]} of {total[kind]}")
    story = wire_story(tuple(texts(given.shared)), 200, given.seed)
    _tell("one story, 200 times:", evaluate(story, same_wording(story.documents)))
    if given.errors:
        print(*(o for o in outcomes if o.found != o.reprint), sep="\n")


if __name__ == "__main__":
    main()
