"""Scores quotations against annotated texts: `python -m eval.quotes GOLD.jsonl ... [--errors N]`.

The unit is one contiguous piece of content: pieces of one quotation that nothing but white space parts are one,
in the annotation as in what is found. A found piece matches an annotated one where their characters have
IoU >= .5; one to one, best overlap first. *span* F1 counts the matches; *span + speaker* F1 those whose speaker is
right too: neither has one, or the words in the text share their last word of substance, or half of their words
(Jaccard >= .5). Recall is given by kind, precision for pieces found as indirect. Where texts are annotated with
chains, *chain* is the share of units with a chain whose content, speaker and outermost source are all right.
Where they are not (PolNeAR keeps the outer attribution alone), *or outer* also takes the outermost source of a found
chain for the speaker. Intervals: bootstrap over documents, 95%, 1000 rounds.
"""

from __future__ import annotations

import argparse
import hashlib
import json
import random
import sys
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from eval import readers
from eval.quote_units import Unit, found_units, gold_units, match, same_speaker
from eval.readers import Reader
from melian.language.encoder import WEIGHTS
from melian.model.document import Document
from melian.model.quotation import Quotation


@dataclass(slots=True)
class Counts:
    """What one document adds: pieces annotated, found, matched, matched with their speaker."""

    gold: int = 0
    found: int = 0
    spans: int = 0
    spoken: int = 0
    outer: int = 0

    def __add__(self, other: Counts) -> Counts:
        return Counts(
            self.gold + other.gold,
            self.found + other.found,
            self.spans + other.spans,
            self.spoken + other.spoken,
            self.outer + other.outer,
        )

    def f1(self, right: int) -> float:
        """F1 of so many right ones."""
        return 2 * right / max(1, self.gold + self.found)


@dataclass(slots=True)
class Outcome:
    """One document's units and which of them match."""

    name: str
    text: str
    gold: list[Unit]
    found: list[Unit]
    pairs: list[tuple[Unit, Unit]] = field(default_factory=list)

    @property
    def counts(self) -> Counts:
        """The document's share of the score."""
        spoken = sum(same_speaker(g.speaker, f.speaker) for g, f in self.pairs)
        outer = sum(
            same_speaker(g.speaker, f.speaker) or bool(f.outer and same_speaker(g.speaker, f.outer))
            for g, f in self.pairs
        )
        return Counts(len(self.gold), len(self.found), len(self.pairs), spoken, outer)


def evaluate(path: Path, read: Callable[[str, str], Sequence[Quotation]]) -> Iterator[Outcome]:
    """Outcomes of all texts of a file, in order."""
    for line in path.read_text("utf-8").splitlines():
        row = json.loads(line)
        gold, found = gold_units(row), found_units(row["text"], read(row["id"], row["text"]))
        yield Outcome(name=row["id"], text=row["text"], gold=gold, found=found, pairs=match(gold, found))


def interval(counts: Sequence[Counts], part: Callable[[Counts], int]) -> tuple[float, float]:
    """Bootstrap 95% interval of F1 over documents."""
    rng = random.Random(1)
    rounds = [sum((rng.choice(counts) for _ in counts), start=Counts()) for _ in range(1000)]
    scores = sorted(c.f1(part(c)) for c in rounds)
    return scores[25], scores[974]


def recall(outcomes: Sequence[Outcome], kind: str) -> float:
    """Share of the annotated pieces of a kind that are found."""
    found = sum(unit.kind == kind for o in outcomes for unit, _ in o.pairs)
    return found / max(1, sum(unit.kind == kind for o in outcomes for unit in o.gold))


def precision(outcomes: Sequence[Outcome], kind: str) -> float:
    """Share of the pieces found as of a kind that match any annotated one."""
    right = sum(unit.kind == kind for o in outcomes for _, unit in o.pairs)
    return right / max(1, sum(unit.kind == kind for o in outcomes for unit in o.found))


def report(name: str, digest: str, outcomes: Sequence[Outcome]) -> None:
    """Prints the table of one corpus."""
    counts = [o.counts for o in outcomes]
    total = sum(counts, start=Counts())
    print(f"{name}: {len(outcomes)} texts, {total.gold} pieces annotated, {total.found} found, digest {digest}")
    rows: list[tuple[str, Callable[[Counts], int]]] = [
        ("span", lambda c: c.spans),
        ("span + speaker", lambda c: c.spoken),
    ]
    if not any(g.outer for o in outcomes for g in o.gold):
        rows.append(("or outer", lambda c: c.outer))
    for label, part in rows:
        low, high = interval(counts, part)
        right = part(total)
        print(
            f"  {label:15} P {right / max(1, total.found):.3f}  R {right / max(1, total.gold):.3f}  "
            f"F1 {total.f1(right):.3f}  ({low:.3f}-{high:.3f})"
        )
    _kinds(outcomes)
    _chains(outcomes)
    for side, kinds in faults(outcomes).items():
        print(f"  {side:15} " + "  ".join(f"{kind} {count}" for kind, count in kinds.most_common()))


def _kinds(outcomes: Sequence[Outcome]) -> None:
    gold = Counter(g.kind for o in outcomes for g in o.gold)
    right = Counter(g.kind for o in outcomes for g, _ in o.pairs)
    found = Counter(f.kind for o in outcomes for f in o.found)
    exact = Counter(f.kind for o in outcomes for _, f in o.pairs)
    print("  recall          " + "  ".join(f"{k} {right[k] / n:.3f} of {n}" for k, n in sorted(gold.items())))
    print("  precision       " + "  ".join(f"{k} {exact[k] / n:.3f} of {n}" for k, n in sorted(found.items())))
    alike = sum(g.kind == f.kind for o in outcomes for g, f in o.pairs)
    print(f"  kind right in   {alike / max(1, sum(right.values())):.3f} of the matches")


def chained(outcomes: Sequence[Outcome]) -> tuple[int, int]:
    """How many chains are right, of how many annotated."""
    right = sum(
        g.outer is not None and same_speaker(g.speaker, f.speaker) and same_speaker(g.outer, f.outer)
        for o in outcomes
        for g, f in o.pairs
    )
    return right, sum(g.outer is not None for o in outcomes for g in o.gold)


def _chains(outcomes: Sequence[Outcome]) -> None:
    right, annotated = chained(outcomes)
    if annotated:
        claimed = sum(f.outer is not None for o in outcomes for f in o.found)
        print(f"  chain           {right} right of {annotated} annotated ({right / annotated:.3f}), {claimed} found")


def faults(outcomes: Sequence[Outcome]) -> dict[str, Counter[str]]:
    """Errors by kind: pieces missed, pieces found wrongly, and speakers of the matches."""
    found = {"missed": Counter[str](), "wrong": Counter[str](), "speaker wrong": Counter[str]()}
    for o in outcomes:
        matched = {id(unit) for pair in o.pairs for unit in pair}
        found["missed"].update(_fault(u, o.found) for u in o.gold if id(u) not in matched)
        extra = [u for u in o.found if id(u) not in matched]
        found["wrong"].update("cut otherwise" if _near(u, o.gold) else "nothing there" for u in extra)
        other = [(g, f) for g, f in o.pairs if not same_speaker(g.speaker, f.speaker)]
        found["speaker wrong"].update(
            "nobody annotated" if not g.speaker else "another" if f.speaker else "nobody found" for g, f in other
        )
    return found


def _near(unit: Unit, others: Sequence[Unit]) -> list[Unit]:
    return [other for other in others if unit.overlaps(other)]


def _fault(unit: Unit, found: Sequence[Unit]) -> str:
    """How a missed piece was missed."""
    near = _near(unit, found)
    if not near:
        return f"not found, {unit.kind}"
    if len(near) > 1:
        return "split"
    return "cut too wide" if len(near[0]) > len(unit) else "cut too narrow"


def errors(outcomes: Sequence[Outcome], limit: int) -> None:
    """Prints the first misses, false finds and wrong speakers."""
    lines: dict[str, list[str]] = {"MISSED": [], "FALSE": [], "SPEAKER": []}
    for o in outcomes:
        matched = {id(u) for pair in o.pairs for u in pair}
        lines["MISSED"] += [_line(o, u) for u in o.gold if id(u) not in matched]
        lines["FALSE"] += [_line(o, u) for u in o.found if id(u) not in matched]
        lines["SPEAKER"] += [
            f"{_line(o, g)}  found: {f.speaker} [{f.rule}]"
            for g, f in o.pairs
            if not same_speaker(g.speaker, f.speaker)
        ]
    rng = random.Random(1)
    for label, rows in lines.items():
        print(f"{label}: {len(rows)}")
        for row in rng.sample(rows, min(limit, len(rows))):
            print("  " + row)


def _line(outcome: Outcome, unit: Unit) -> str:
    words = " ".join(outcome.text[unit.start : unit.end].split())
    before = " ".join(outcome.text[max(0, unit.start - 60) : unit.start].split())
    return f"{unit.kind[:3]} <{unit.speaker}> {{{unit.cue}}} ...{before} [[{words[:200]}]] {unit.rule}"


def reader(read: Reader | None = None) -> Callable[[str, str], Sequence[Quotation]]:
    """Text to quotations, as the pipeline does it; by the shipped reader unless another is given."""
    from melian.language import English

    english, chosen = English(), read or Reader(folder=WEIGHTS)

    def quotations(name: str, text: str) -> Sequence[Quotation]:
        return chosen.quotations(english.parse(Document(path=name, text=text, kind="text")))

    return quotations


def outer(path: Path) -> bool:
    """Whether a file keeps a report within a report whole, as PolNeAR does."""
    return path.name.startswith("polnear")


def main() -> None:
    """Prints a table for each file; writes nothing."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("gold", type=Path, nargs="+", help="JSONL with text and quotes")
    parser.add_argument("--errors", type=int, default=0, metavar="N", help="also print up to N errors of each kind")
    readers.add_options(parser)
    options = parser.parse_args()
    for path in options.gold:
        read = reader(readers.chosen(options, inner=not outer(path)))
        digest = hashlib.sha256(path.read_bytes()).hexdigest()[:12]
        outcomes = list(evaluate(path, read))
        report(path.name, digest, outcomes)
        if options.errors:
            errors(outcomes, options.errors)
        sys.stdout.flush()


if __name__ == "__main__":
    main()
