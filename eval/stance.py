"""Scores stances against the annotated answers: `python -m eval.stance SHARED [--folds DIR | --reader rules]`.

Three measures on `gold/news/stance.jsonl`:

- *annotated acts*: from the annotators' acts, with quotations and deeds of our own reading. An answer is a holder's
  stance towards one act (demand, threat, appeal, offer), however many sentences show it. It is right where the act is
  the same (by any of the annotated mentions that share its key), the holders' Jaccard index is at least .5 and the
  stance is the same. Every act without an annotated answer counts: what is found there is wrong; and once more among
  those that have one.
- *own reading*: the same from our own acts. An act is the annotated one where its span has IoU >= .3 with the row or
  its sentences and it is any act that asks, since a demand may be read as an appeal.
- *kinds*: given the holder and the words, macro F1 over the seven stances.

The weights are learned from the same answers, by the annotated acts and by our own together, so that each document is
judged by weights fitted without it (5 folds).
The phrases of the pack were written by people who had seen these texts: on others expect less.
"""

from __future__ import annotations

import argparse
import random
from collections import defaultdict
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

import numpy as np

from eval import readers
from eval.acts import jaccard
from eval.readers import FOLDS, fold_of
from eval.stance_answers import Answer, Row, annotated, answers, known_as, own
from eval.stance_fit import logistic, matrix, names_of, softmax
from melian.assessment.lookup import Lookup
from melian.assessment.stance import StanceBook, of_reading
from melian.assessment.stance_evidence import evidence
from melian.assessment.stance_kinds import kind, kind_signs
from melian.assessment.stance_links import candidates
from melian.assessment.stance_signs import Candidate, link_signs
from melian.model.span import Span
from melian.model.stance import STANCES, Stance, StanceIndex, StanceKind
from melian.packs import load_packs
from melian.packs.stances import load_stances

LINK_PENALTY, KIND_PENALTY = 3.0, 2.0
TILT = 0.5
"""How far the rarity of a stance is taken out of its bias: 0 not, 1 wholly. Of 16 pairs of penalty and tilt, which gave
macro F1 of .59 to .73, the best; the mean of those with this tilt is .69."""
FLOOR = 0.18
"""Where F1 is best, in cross-validation; with a penalty of 2 to 6 and a floor of .17 to .22 within .02 of it."""
PRIOR = {
    "bias": -2.5, "holds it": 1.5, "addressee": 0.5, "third": -0.3, "before it": -0.5, "nearest": 0.3, "likest": 0.3,
    "first": 0.4, "told again": 0.4, "refers": 0.4, "like 0.15": 0.5, "like 0.4": 0.5, "away far": -0.8,
    "basis writer": -0.5, "basis deed": -0.8, "act no": 0.6, "act yes": 0.6, "act words only": -0.4, "act deed": -0.4,
    "aim asker": 0.5, "aim others": -0.8, "words none": -1.2, "words rejects": 0.2, "words vague": 0.3,
    "names not who asks": -0.5, "names it as the asker's": 1.0, "names another's": -0.6, "points at one": 0.2,
    "denies a report": -2.0, "asks before it": -1.0, "chief": 0.4, "says it responds": 0.8,
    "an answer at asker by addressee, soon after a main act": 0.7,
    "an answer at asker by third, soon after a main act": 1.0,
    "an answer at asked by third, soon after a main act": 0.8,
}  # fmt: skip
"""What one would expect of the signs before any answer is counted; the answers are too few to tell of each alone."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Pair:
    """Evidence and an act that it may answer, with the annotated answers that say it does, by number."""

    candidate: Candidate
    rows: tuple[int, ...]
    fold: int


@dataclass(slots=True)
class Counts:
    """Of one document."""

    right: int = 0
    found: int = 0
    annotated: int = 0

    def __add__(self, other: Counts) -> Counts:
        return Counts(self.right + other.right, self.found + other.found, self.annotated + other.annotated)

    @property
    def f1(self) -> float:
        """Harmonic mean of precision and recall."""
        return 2 * self.right / max(1, self.found + self.annotated)


def pairs(lookup: Lookup, found: Sequence[Answer]) -> list[Pair]:
    """Every pair of evidence and an act in one document."""
    gazetteer = load_packs().actors
    held = []
    for path, reading in lookup.readings.items():
        for candidate in candidates(reading, evidence(reading, lookup, gazetteer), lookup, lookup.events):
            rows = tuple(n for n, answer in enumerate(found) if _shows(candidate, answer))
            held.append(Pair(candidate=candidate, rows=rows, fold=fold_of(path)))
    return held


def _shows(candidate: Candidate, answer: Answer) -> bool:
    piece, row = candidate.evidence, answer.row
    return (
        piece.document == row["doc"]
        and candidate.asked.event.id in answer.events
        and piece.sentence.overlaps(Span(start=row["start"], end=row["end"]))
        and jaccard(known_as(row["holder"]), known_as(piece.holder)) >= 0.5
    )


def fitted(base: StanceIndex, held: Sequence[Pair], found: Sequence[Answer]) -> StanceIndex:
    """The pack with weights learned from these pairs and answers."""
    signs = [sorted(set(link_signs(p.candidate, base.phrases))) for p in held]
    columns = names_of(signs)
    prior = np.array([PRIOR.get(name, 0.0) for name in columns])
    shown = np.array([bool(p.rows) for p in held], dtype=float)
    weights = logistic(matrix(signs, columns), shown, LINK_PENALTY, prior)
    return replace(base, weights=_rounded(columns, weights), kinds=_kinds(base, found), floor=FLOOR)


def _kinds(base: StanceIndex, found: Sequence[Answer]) -> tuple[tuple[StanceKind, tuple[tuple[str, float], ...]], ...]:
    known = [(a, a.asked) for a in found if a.asked is not None]
    signs = [sorted(set(kind_signs(a.evidence, asked, base.phrases))) for a, asked in known]
    columns = names_of(signs)
    wanted = np.array([[a.row["stance"] == kind for kind in STANCES] for a, _ in known], dtype=float)
    weights = softmax(matrix(signs, columns), wanted, KIND_PENALTY)
    weights[0] -= TILT * np.log(np.maximum(wanted.mean(axis=0), 1 / len(known)))
    return tuple((kind, _rounded(columns, weights[:, n])) for n, kind in enumerate(STANCES))


def _rounded(columns: Sequence[str], weights: Any) -> tuple[tuple[str, float], ...]:
    return tuple((name, round(float(w), 2)) for name, w in zip(columns, weights, strict=True) if abs(w) >= 0.005)


@dataclass(frozen=True, slots=True, kw_only=True)
class Base:
    """One reading of the texts, with the annotated answers and the pairs found in it."""

    lookup: Lookup
    found: Sequence[Answer]
    held: Sequence[Pair]


BASES = (("annotated acts", annotated), ("own reading", own))
"""What stances are read from. The links are learned from the pairs of both together, so that the weights know acts as
the program reads them too; the kinds from the annotated acts."""


def based(folder: Path, lookup: Lookup) -> Base:
    """The answers and pairs of a reading."""
    found = answers(folder, lookup)
    return Base(lookup=lookup, found=found, held=pairs(lookup, found))


def by_fold(held: Sequence[Pair], found: Sequence[Answer]) -> dict[int, StanceIndex]:
    """The pack fitted without each fold."""
    base = load_stances()
    return {k: fitted(base, [p for p in held if p.fold != k], [a for a in found if a.fold != k]) for k in range(FOLDS)}


def told(lookup: Lookup, indices: Mapping[int, StanceIndex]) -> list[Stance]:
    """What the program says of every article, each by the pack fitted without it."""
    books = {k: StanceBook(index=index, gazetteer=load_packs().actors) for k, index in indices.items()}
    every = lookup.readings.items()
    return [stance for path, reading in every for stance in of_reading(reading, lookup, books[fold_of(path)])]


def end_to_end(
    held: Sequence[Stance], found: Sequence[Answer], *, stance: bool = True, answered: bool = False
) -> dict[str, Counts]:
    """Counts by document; without `stance` only the holder and the act must be right, with `answered` only acts that
    have an annotated answer count.
    """
    known = {event for answer in found for event in answer.events}
    counts: dict[str, Counts] = defaultdict(Counts)
    wanted: dict[tuple[object, ...], list[Answer]] = defaultdict(list)
    for answer in found:
        row = answer.row
        wanted[*_act(row), row["holder"], row["stance"] if stance else ""].append(answer)
    for units in wanted.values():
        counts[units[0].row["doc"]].annotated += 1
    acts = _acts_told(found)
    ours: dict[tuple[tuple[str, ...], str, str], str] = {}
    for s in held:
        if s.demand in known or not answered:
            told = acts.get(s.demand, (s.demand,))
            ours.setdefault((told, s.holder or "", s.kind if stance else ""), s.document)
    taken: set[tuple[object, ...]] = set()
    for (told, holder, name), document in sorted(ours.items(), key=lambda item: (len(item[0][0]), item)):
        counts[document].found += 1
        for unit in wanted:
            same = unit not in taken and unit[3] == name and repr((unit[0], unit[1])) in told
            if same and jaccard(known_as(unit[2]), known_as(holder)) >= 0.5:
                taken.add(unit)
                counts[document].right += 1
                break
    return counts


def _act(row: Row) -> tuple[object, str]:
    """The annotated act that a row answers: its key where it has one, else where it is told."""
    return row["of_act_key"] or (row["of_doc"], row["of_start"]), row["of_act"]


def _acts_told(found: Sequence[Answer]) -> dict[str, tuple[str, ...]]:
    """The annotated acts that each event tells: one act that we found as two events is answered once."""
    held: dict[str, set[str]] = defaultdict(set)
    for answer in found:
        for event in answer.events:
            held[event].add(repr(_act(answer.row)))
    return {event: tuple(sorted(acts)) for event, acts in held.items()}


def kinds(found: Sequence[Answer], indices: Mapping[int, StanceIndex]) -> list[tuple[str, str]]:
    """The annotated stance and ours for each answer whose act is known, given the holder and the words."""
    return [(a.row["stance"], kind(a.evidence, a.asked, indices[a.fold])[0]) for a in found if a.asked is not None]


def macro(told: Sequence[tuple[str, str]]) -> float:
    """Mean F1 over the seven stances."""
    return sum(of_kind(told, kind) for kind in STANCES) / len(STANCES)


def of_kind(told: Sequence[tuple[str, str]], kind: str) -> float:
    """F1 of one stance."""
    right = sum(a == b == kind for a, b in told)
    return 2 * right / max(1, sum((a == kind) + (b == kind) for a, b in told))


def interval(
    parts: Sequence[Any], measure: Callable[[Sequence[Any]], float], rounds: int = 1000
) -> tuple[float, float]:
    """Bootstrap 95% interval of a measure over its parts."""
    rng = random.Random(1)
    values = sorted(measure([rng.choice(parts) for _ in parts]) for _ in range(rounds))
    return values[int(0.025 * rounds)], values[int(0.975 * rounds)]


def f1(parts: Sequence[Counts]) -> float:
    """F1 of all documents together."""
    return sum(parts, start=Counts()).f1


def _tell(name: str, counts: Mapping[str, Counts]) -> None:
    parts = list(counts.values())
    total = sum(parts, start=Counts())
    low, high = interval(parts, f1)
    print(f"{name:48} F1 {total.f1:.3f} [{low:.3f}, {high:.3f}]  right {total.right} of {total.found} found, "
          f"{total.annotated} annotated")  # fmt: skip


def main() -> None:
    """Prints the three measures."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("shared", type=Path)
    readers.add_options(parser)
    parser.add_argument("--floors", action="store_true", help="holder by floor, on annotated acts")
    options = parser.parse_args()
    folder, reader = options.shared / "gold" / "news", readers.chosen(options)
    bases = {name: based(folder, look(folder, reader)) for name, look in BASES}
    indices = by_fold([p for base in bases.values() for p in base.held], bases["annotated acts"].found)
    for name, base in bases.items():
        lookup, found = base.lookup, base.found
        if options.floors:
            for floor in (0.15, 0.2, 0.25, 0.3, 0.35, 0.4, 0.5):
                at = told(lookup, {k: replace(index, floor=floor) for k, index in indices.items()})
                both = [f1(list(end_to_end(at, found, stance=s).values())) for s in (False, True)]
                print(f"  floor {floor}: holder {both[0]:.3f}, with stance {both[1]:.3f}")
        ours = told(lookup, indices)
        for answered, which in ((False, "all acts"), (True, "answered acts")):
            _tell(f"{name}, {which}: holder", end_to_end(ours, found, stance=False, answered=answered))
            _tell(f"{name}, {which}: holder and stance", end_to_end(ours, found, answered=answered))
        if name == "annotated acts":
            both_kinds = kinds(found, indices)
            low, high = interval(both_kinds, macro)
            share = sum(a == b for a, b in both_kinds) / len(both_kinds)
            print(f"kinds, given holder and words: macro F1 {macro(both_kinds):.3f} [{low:.3f}, {high:.3f}], "
                  f"right {share:.3f}")  # fmt: skip
            print("  " + ", ".join(f"{kind} {of_kind(both_kinds, kind):.2f}" for kind in STANCES))


if __name__ == "__main__":
    main()
