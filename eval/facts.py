"""Scores facts on sentences of our own: `python -m eval.facts`.

A fact is right where its predicate, subject, object, state, quantity, places and time are those expected; each
sentence is read as a document of its own.
"""

from __future__ import annotations

import argparse
import random
import re
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path

from eval import parses
from eval.acts import Counts
from eval.readers import Reader
from melian.extraction.cast import Cast
from melian.extraction.facts import facts
from melian.model.fact import Fact, Quantity
from melian.model.parsed import Parsed
from melian.packs import Packs, load_packs

FILE = Path(__file__).resolve().parents[1] / "tests" / "extraction" / "data" / "facts.txt"
ROUNDS = 1000
_FACT = re.compile(
    r"(?P<predicate>\w+): (?P<subject>[^>\[{@#]+?)(?: > (?P<object>[^\[{@#]+?))?(?: \[(?P<state>\w+)\])?"
    r"(?: \{(?P<quantity>[^}]+)\})?(?: @(?P<place>[^#]+?))?(?: #(?P<time>[\d-]+))?"
)
_QUANTITY = re.compile(r"(?:(?P<how>~|>=|<=)?(?P<low>\d+)(?:-(?P<high>\d+))? )?(?P<unit>[a-zA-Z ]+?)(?P<added> \+)?")
Key = tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Expected:
    """A sentence and the facts that it claims."""

    text: str
    facts: Counter[Key]


def load(path: Path = FILE) -> list[Expected]:
    """The sentences, in order. Raises ValueError for a line that is none."""
    lines = (line for line in path.read_text("utf-8").splitlines() if line and line[0] != "#")
    return [_expected(line) for line in lines]


def _expected(line: str) -> Expected:
    told, _, text = line.partition(" | ")
    if not text:
        raise ValueError(f"no sentence: {line}")
    keys = [] if told == "nothing" else [_key(part) for part in told.split(" && ")]
    return Expected(text=text, facts=Counter(keys))


def _key(told: str) -> Key:
    match = _FACT.fullmatch(told)
    if match is None:
        raise ValueError(f"no fact: {told}")
    subject = "" if match["subject"] == "none" else match["subject"]
    quantity = match["quantity"] or ""
    if quantity and _QUANTITY.fullmatch(quantity) is None:
        raise ValueError(f"no quantity: {quantity}")
    rest = (match["object"] or "", match["state"] or "done", quantity, match["place"] or "", match["time"] or "")
    return (match["predicate"], subject, *rest)


def key(fact: Fact) -> Key:
    """A fact as the file writes it."""
    state = fact.modality if fact.modality != "actual" else fact.polarity
    written = {"prospective": "pending", "conditional": "if", "asserted": "done", "negated": "not"}[state]
    quantity = _written(fact.quantity) if fact.quantity else ""
    rest = (fact.object or "", written, quantity, fact.place or "", fact.time or "")
    return (fact.predicate, fact.subject or "", *rest)


def _written(quantity: Quantity) -> str:
    low, high = (None if n is None else f"{n:.0f}" for n in (quantity.low, quantity.high))
    before = {"about": "~", "at_least": ">=", "at_most": "<="}.get(quantity.approximation, "")
    number = (
        ""
        if low is None and high is None
        else low
        if low == high or high is None
        else high
        if low is None
        else f"{low}-{high}"
    )
    return f"{before}{number} {quantity.unit}".strip() + (" +" if quantity.added else "")


def read(parsed: Parsed, packs: Packs) -> tuple[Fact, ...]:
    """The facts of a text, its quotations read by rules."""
    reader = Reader(folder=None, packs=packs)
    cast = Cast(parsed, packs.actors)
    quoted = tuple(reader.quotations(parsed))
    return facts(parsed, cast, quoted, packs.actors, packs.facts, outlets=packs.outlets.names)


def evaluate(expected: Sequence[Expected]) -> list[tuple[Expected, Sequence[Fact]]]:
    """Each sentence with the facts found in it."""
    packs = load_packs()
    documents = parses.of_texts([e.text for e in expected])
    return [(e, read(p, packs)) for e, p in zip(expected, documents, strict=True)]


def counts(expected: Expected, found: Iterable[Fact]) -> Counts:
    """Right, wrong and missed facts of one sentence."""
    told = Counter(map(key, found))
    right = (told & expected.facts).total()
    return Counts(right, told.total() - right, expected.facts.total() - right)


def total(results: Sequence[tuple[Expected, Sequence[Fact]]]) -> Counts:
    """Their sum over all sentences."""
    return sum((counts(e, found) for e, found in results), start=Counts())


def main() -> None:
    """Prints precision, recall and F1 with its interval over sentences, and what is wrong."""
    argparse.ArgumentParser(description=__doc__).parse_args()
    results = evaluate(load())
    for expected, found in results:
        told = Counter(map(key, found))
        if told != expected.facts:
            print("TEXT ", expected.text)
            for sign, keys in (("  MISS ", expected.facts - told), ("  FALSE", told - expected.facts)):
                for k in keys.elements():
                    print(sign, " | ".join(k))
    each = [counts(e, found) for e, found in results]
    rng = random.Random(1)
    drawn = sorted(sum(rng.choices(each, k=len(each)), start=Counts()).f1 for _ in range(ROUNDS))
    whole = total(results)
    print(f"{len(each)} sentences: P {whole.precision:.3f} R {whole.recall:.3f} F1 {whole.f1:.3f} "
          f"({drawn[int(0.025 * ROUNDS)]:.3f}-{drawn[int(0.975 * ROUNDS)]:.3f})")  # fmt: skip


if __name__ == "__main__":
    main()
