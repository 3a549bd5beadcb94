"""Checks the measures against their floors: `python -m eval.floors ../shared`; status 1 where one is missed."""

from __future__ import annotations

import argparse
import hashlib
import sys
import tomllib
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from eval import (
    actors,
    acts,
    controls,
    deeds,
    events,
    facts,
    gold_mentions,
    pairs,
    quotes,
    reprint_pairs,
    reprints,
    sentences,
    stance,
    stance_answers,
)
from eval.readers import Reader
from melian.language.encoder import WEIGHTS
from melian.packs import load_packs
from melian.resolution import resolve
from melian.resolution.wording import same_wording

FLOORS = Path(__file__).with_name("floors.toml")


@dataclass(frozen=True, slots=True, kw_only=True)
class Measure:
    """One number beside its floor; `most_...` is a ceiling."""

    name: str
    value: float
    floor: float

    @property
    def kept(self) -> bool:
        """Whether the number is on the right side."""
        return self.value <= self.floor if ".most_" in self.name else self.value >= self.floor


Found = Iterator[tuple[str, float]]
RULES = Reader(folder=None)
READERS: dict[str, Reader] = {"rules": RULES, "encoder": Reader(folder=WEIGHTS)}


def measure_acts(folder: Path, reader: Reader) -> Found:
    """F1 at each level, and how many acts are found in the control texts."""
    outcomes = acts.evaluate(folder, reader.mentions)
    for level in ("act", "actor", "target"):
        yield level, sum((o[level].counts for o in outcomes.values()), start=acts.Counts()).f1
    empty = [o["act"] for o in outcomes.values() if not o["act"].pairs and not o["act"].missed]
    yield "most_in_controls", sum(len(o.wrong) for o in empty)


def measure_deeds(folder: Path, reader: Reader) -> Found:
    """F1 of deeds at each level."""
    outcomes = deeds.evaluate(folder, reader.mentions)
    for level in deeds.LEVELS:
        yield level, sum((o[level].counts for o in outcomes.values()), start=acts.Counts()).f1


def measure_quotes(path: Path, reader: Reader) -> Found:
    """F1 of spans, and of spans with their speaker; the share of chains that are right."""
    reader = replace(reader, inner=not quotes.outer(path))
    outcomes = list(quotes.evaluate(path, quotes.reader(reader)))
    total = sum((o.counts for o in outcomes), start=quotes.Counts())
    yield "span", total.f1(total.spans)
    yield "spoken", total.f1(total.spoken)
    right, annotated = quotes.chained(outcomes)
    yield "chain", right / max(1, annotated)
    for kind in ("direct", "mixed", "indirect"):
        yield kind, quotes.recall(outcomes, kind)
    yield "precise", quotes.precision(outcomes, "indirect")


def measure_actors(folder: Path, _reader: Reader) -> Found:
    """Shares of the annotated actors and targets that are known, resolved, and right as speakers."""
    texts, golds, _ = acts.load(folder)
    right: Counter[str] = Counter()
    total: Counter[str] = Counter()
    for outcomes in actors.evaluate(acts.parsed_texts(texts), golds).values():
        for name, ok, _ in outcomes:
            right[name] += ok
            total[name] += 1
    yield from ((name, right[name] / total[name]) for name in total)


def measure_events(folder: Path, _reader: Reader) -> Found:
    """BCubed F1 of the joins of annotated mentions; support and origins; joins of opposite directions."""
    gold = gold_mentions.load(folder)
    found = resolve(gold.readings, outlets=load_packs().outlets)
    documents = {key: row["doc"] for key, row in gold.rows.items()}
    yield "bcubed", events.bcubed(events.grouping(found, gold.acts), gold.acts, documents).f1
    yield "most_opposite", events.reversed_joins(found, gold)
    agreed = events.shares(found, gold, folder / "chains.jsonl")
    yield "support", agreed.support[0] / agreed.support[1]
    yield "origins", agreed.origins[0] / agreed.origins[1]
    yield "novelty", agreed.novelty_dated[0] / agreed.novelty_dated[1]


def measure_sentences(path: Path, reader: Reader) -> Found:
    """Precision, recall and macro F1 by sentence."""
    wanted = sentences.classes(path)
    names = [c.name for c in wanted]
    outcomes = sentences.evaluate(path, wanted, reader.mentions, alone=False)
    whole = sentences.total(outcomes, names)
    yield "precision", whole.precision
    yield "recall", whole.recall
    yield "macro", sentences.macro(outcomes, names)


def measure_pairs(path: Path, reader: Reader) -> Found:
    """Share of the pairs of which both sentences are right."""
    right = pairs.right(pairs.evaluate(pairs.load(path), reader.mentions))
    yield "right", sum(right) / len(right)


def measure_controls(path: Path, reader: Reader) -> Found:
    """How many acts are found where there are none."""
    yield "most_found", len(controls.evaluate(controls.load(path), reader.mentions))


def measure_reprints(path: Path, _reader: Reader) -> Found:
    """Precision and recall of reprints among texts made from the invented ones, and on one story printed 200 times."""
    given = tuple(reprint_pairs.invented(path))
    made = reprint_pairs.corpus(given, reprints.SEED)
    outcomes = reprints.evaluate(made, same_wording(made.documents))
    yield "precision", reprints.precision(outcomes)
    yield "recall", reprints.recall(outcomes)
    story = reprint_pairs.wire_story(given, 200, reprints.SEED)
    yield "story", reprints.recall(reprints.evaluate(story, same_wording(story.documents)))


def measure_facts(path: Path, _reader: Reader) -> Found:
    """F1 of facts beside acts."""
    yield "f1", facts.total(facts.evaluate(facts.load(path))).f1


def measure_stance(folder: Path, reader: Reader) -> Found:
    """F1 of holders, and with their stance, on annotated acts and on our own; macro F1 of kinds. By folds."""
    bases = [stance.based(folder, look(folder, reader)) for _, look in stance.BASES]
    indices = stance.by_fold([pair for base in bases for pair in base.held], bases[0].found)
    for prefix, base in zip(("", "own "), bases, strict=True):
        found, ours = base.found, stance.told(base.lookup, indices)
        for name, stanced, answered in (("holder", False, False), ("stance", True, False), ("answered", True, True)):
            counts = stance.end_to_end(ours, found, stance=stanced, answered=answered)
            yield f"{prefix}{name}", stance.f1(list(counts.values()))
        if not prefix:
            yield "kinds", stance.macro(stance.kinds(found, indices))


KINDS = {
    "acts": measure_acts,
    "deeds": measure_deeds,
    "quotes": measure_quotes,
    "actors": measure_actors,
    "events": measure_events,
    "sentences": measure_sentences,
    "pairs": measure_pairs,
    "controls": measure_controls,
    "reprints": measure_reprints,
    "facts": measure_facts,
    "stance": measure_stance,
}
FOLDERS = {"quotes": "quotes", "sentences": "events"}
"""Where in the gold data a kind's files lie, if not at its root."""
ROWS = {"deeds": deeds.FILE, "stance": stance_answers.FILE}
"""Which rows a folder's kinds are measured on, if not its acts."""
OURS = {"pairs": pairs.FILE, "controls": controls.FILE, "reprints": reprint_pairs.OURS, "facts": facts.FILE}
"""Kinds that are measured on texts of the project's own."""


def measures(gold: Path) -> Iterator[Measure]:
    """Every measure that has a floor. Raises ValueError where the gold rows are not those it was set on."""
    for name, kinds in tomllib.loads(FLOORS.read_text("utf-8")).items():
        for kind, sets in kinds.items():
            for file, floors in sets.items():
                yield from _measured(f"{name}.{kind}.{file}", READERS[name], kind, gold, floors)


def _measured(name: str, reader: Reader, kind: str, gold: Path, floors: dict[str, Any]) -> Iterator[Measure]:
    path = OURS.get(kind) or gold / FOLDERS.get(kind, "") / name.split(".", 2)[2]
    digest = _digest(path, kind)
    if digest != floors["digest"]:
        raise ValueError(f"{name}: floors were set on rows {floors['digest']}, these are {digest}")
    for found, value in KINDS[kind](path, reader):
        if found in floors:
            yield Measure(name=f"{name}.{found}", value=value, floor=floors[found])


def _digest(path: Path, kind: str) -> str:
    if kind == "reprints":
        return reprint_pairs.digest(path)
    if path.is_dir():
        path = path / ROWS.get(kind, "acts.jsonl")
    return hashlib.sha256(path.read_bytes()).hexdigest()[:12]


def main() -> int:
    """Prints every measure beside its floor."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("shared", type=Path)
    given = parser.parse_args()
    found = list(measures(given.shared / "gold"))
    for m in found:
        print(f"{'kept  ' if m.kept else 'MISSED'} {m.name:28} {m.value:.3f}  floor {m.floor:g}")
    return 0 if all(m.kept for m in found) else 1


if __name__ == "__main__":
    sys.exit(main())
