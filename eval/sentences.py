"""Scores acts by sentence on ICBe and PLOVER: `python -m eval.sentences SHARED [--set plover] [--alone]`.

ICBe's sentences make one document a crisis, in their order, as far as the set holds them; with `--alone`, and in
PLOVER, each is a document of its own. A class is right where the sentence bears one of its labels and an asserted
mention that stands for it is found there (`sentences.toml` says which, and why). ICBe holds only sentences in which
something is said, so precision is among those. Actors do not count.
"""

from __future__ import annotations

import argparse
import hashlib
import json
import random
import tomllib
from bisect import bisect_right
from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import accumulate, groupby
from pathlib import Path
from typing import Any

from eval import parses
from eval.acts import Counts
from eval.readers import Extract, extractor
from melian.model.mention import Mention

TABLE = Path(__file__).with_suffix(".toml")
SETS = {"icbe": "icbe_speech_events.jsonl", "plover": "plover_gsr_cameo.jsonl"}
ROUNDS = 1000
_TIES = ("if", "unless", "until", "precondition")
_BREAK = "\n\n"


@dataclass(frozen=True, slots=True, kw_only=True)
class Class:
    """A class of a set: the labels that bear it there, and the acts that stand for it here."""

    name: str
    labels: frozenset[str]
    acts: frozenset[str]
    tied: frozenset[str]
    """Acts that stand for it where they have a condition."""
    untied: frozenset[str]
    """Acts that stand for it where they have none."""

    def holds(self, mention: Mention) -> bool:
        """Whether a mention stands for this class."""
        tied = mention.condition is not None and mention.condition.kind in _TIES
        return mention.act in self.acts or mention.act in (self.tied if tied else self.untied)


@dataclass(frozen=True, slots=True, kw_only=True)
class Sentence:
    """A sentence of a set, with its labels and what is resampled with it."""

    text: str
    group: str
    labels: frozenset[str]


@dataclass(frozen=True, slots=True, kw_only=True)
class Outcome:
    """One sentence: its classes, and what was found in it."""

    text: str
    group: str
    """What is resampled together: ICBe's crisis, else the sentence itself."""
    gold: frozenset[str]
    found: frozenset[str]
    mentions: tuple[Mention, ...]

    def counts(self, name: str) -> Counts:
        """Right, wrong or missed for one class."""
        gold, found = name in self.gold, name in self.found
        return Counts(int(gold and found), int(found and not gold), int(gold and not found))


def classes(path: Path) -> tuple[Class, ...]:
    """The classes of a set, by its file."""
    table = next(t for t in tomllib.loads(TABLE.read_text("utf-8")).values() if t["file"] == path.name)
    found = (
        Class(name=key, **{part: frozenset(c.get(part, ())) for part in ("labels", "acts", "tied", "untied")})
        for key, c in table["classes"].items()
    )
    return tuple(found)


def load(path: Path) -> list[Sentence]:
    """The set's sentences, those of a group together and in their order."""
    labels: defaultdict[str, set[str]] = defaultdict(set)
    places: dict[str, tuple[str, float]] = {}
    for row in map(json.loads, path.read_text("utf-8").splitlines()):
        text = row["text"]
        labels[text].update([row["label"]] if isinstance(row["label"], str) else row["label"])
        places.setdefault(text, (str(row.get("crisis", text)), _place(row)))
    ordered = sorted(places, key=lambda text: places[text])
    return [Sentence(text=text, group=places[text][0], labels=frozenset(labels[text])) for text in ordered]


def _place(row: dict[str, Any]) -> float:
    """A sentence's number in its text; a few rows bear several."""
    return float(str(row.get("sentence", 0)).split(";")[0])


def told(sentences: Sequence[Sentence], extract: Extract, *, alone: bool) -> list[list[Mention]]:
    """The asserted mentions of each sentence, read alone or in its group's document."""
    groups = [[s] for s in sentences] if alone else [list(g) for _, g in groupby(sentences, key=lambda s: s.group)]
    documents = parses.of_texts([_BREAK.join(s.text for s in group) for group in groups])
    found: list[list[Mention]] = []
    for group, document in zip(groups, documents, strict=True):
        ends = list(accumulate(len(s.text) + len(_BREAK) for s in group))
        held: list[list[Mention]] = [[] for _ in group]
        for m in extract(document):
            if m.polarity == "asserted" and m.form != "author_advice":
                held[bisect_right(ends, m.trigger.start)].append(m)
        found.extend(held)
    return found


def evaluate(path: Path, wanted: Sequence[Class], extract: Extract, *, alone: bool) -> list[Outcome]:
    """Every sentence with its classes and the classes found."""
    sentences = load(path)
    return [
        Outcome(
            text=s.text,
            group=s.group,
            gold=frozenset(c.name for c in wanted if c.labels & s.labels),
            found=frozenset(c.name for c in wanted if any(map(c.holds, mentions))),
            mentions=tuple(mentions),
        )
        for s, mentions in zip(sentences, told(sentences, extract, alone=alone), strict=True)
    ]


def total(outcomes: Sequence[Outcome], names: Sequence[str]) -> Counts:
    """Counts over classes and sentences."""
    return sum((o.counts(name) for o in outcomes for name in names), start=Counts())


def macro(outcomes: Sequence[Outcome], names: Sequence[str]) -> float:
    """Mean of the classes' F1."""
    return sum(total(outcomes, [name]).f1 for name in names) / len(names)


def intervals(outcomes: Sequence[Outcome], names: Sequence[str]) -> dict[str, tuple[float, float]]:
    """Bootstrap 95% intervals over groups: precision, recall, F1 and macro F1."""
    grouped: defaultdict[str, list[dict[str, Counts]]] = defaultdict(list)
    for o in outcomes:
        grouped[o.group].append({name: o.counts(name) for name in names})
    sums = [{n: sum((c[n] for c in part), start=Counts()) for n in names} for part in grouped.values()]
    rng = random.Random(1)
    drawn: defaultdict[str, list[float]] = defaultdict(list)
    for _ in range(ROUNDS):
        sample = rng.choices(sums, k=len(sums))
        by_class = [_plus(s[n] for s in sample) for n in names]
        whole = _plus(by_class)
        mean = sum(c.f1 for c in by_class) / len(by_class)
        for key, value in (("P", whole.precision), ("R", whole.recall), ("F1", whole.f1), ("macro", mean)):
            drawn[key].append(value)
    return {k: (sorted(v)[int(0.025 * ROUNDS)], sorted(v)[int(0.975 * ROUNDS)]) for k, v in drawn.items()}


def _plus(counts: Iterable[Counts]) -> Counts:
    """Their sum, without making each step anew: it is asked for thousands of times."""
    right = wrong = missed = 0
    for c in counts:
        right, wrong, missed = right + c.right, wrong + c.wrong, missed + c.missed
    return Counts(right, wrong, missed)


def report(outcomes: Sequence[Outcome], names: Sequence[str]) -> None:
    """Prints a row a class, and all together."""
    print(f"{'class':12} {'P':>6} {'R':>6} {'F1':>6}  right/wrong/missed")
    for name in names:
        print(_row(name, total(outcomes, [name])))
    print(_row("all", total(outcomes, names)))
    spans = intervals(outcomes, names)
    print(f"macro F1 {macro(outcomes, names):.3f};", ", ".join(f"{k} {a:.3f}-{b:.3f}" for k, (a, b) in spans.items()))


def _row(name: str, c: Counts) -> str:
    return f"{name:12} {c.precision:6.3f} {c.recall:6.3f} {c.f1:6.3f}  {c.right}/{c.wrong}/{c.missed}"


def main() -> None:
    """Prints the scores, and with `--errors` what was missed and what was wrong."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("shared", type=Path)
    parser.add_argument("--set", default="icbe", choices=list(SETS))
    parser.add_argument("--alone", action="store_true", help="read each sentence as a document of its own")
    parser.add_argument("--errors", default="", help="class to list errors of, or 'all'")
    options = parser.parse_args()
    path = options.shared / "gold" / "events" / SETS[options.set]
    wanted = classes(path)
    outcomes = evaluate(path, wanted, extractor(), alone=options.alone)
    print(f"{path.name}: {len(outcomes)} sentences, digest {hashlib.sha256(path.read_bytes()).hexdigest()[:12]}")
    report(outcomes, [c.name for c in wanted])
    for name in (c.name for c in wanted if options.errors in ("all", c.name)):
        _errors(outcomes, name)


def _errors(outcomes: Sequence[Outcome], name: str) -> None:
    for o in outcomes:
        if (name in o.gold) != (name in o.found):
            kind = "MISS " if name in o.gold else "FALSE"
            told = ", ".join(f"{m.act} [{m.rule} {m.trigger.text}]" for m in o.mentions)
            print(f"{kind} {name}: {o.text} || {told}")


if __name__ == "__main__":
    main()
