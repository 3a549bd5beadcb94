"""Scores act mentions against the annotated news texts: `python -m eval.acts SHARED [--set news_train]`.

A predicted mention matches a gold row where the act is the same, the actors' Jaccard index is at least .5
and its span has IoU >= .3 with the row or with the sentences that hold the row; one to one, best first.
Core rows count for recall; borderline rows are neutral: a mention that matches one is neither right nor
wrong. Negated and hypothetical mentions, deeds and the author's own advice are left out on both sides.
"""

from __future__ import annotations

import argparse
import hashlib
import json
import random
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from functools import partial
from pathlib import Path

from eval import parses
from melian.language import English
from melian.model.mention import WORDS, Mention
from melian.model.parsed import Parsed
from melian.model.span import Span


@dataclass(frozen=True, slots=True, kw_only=True)
class Gold:
    """One annotated row."""

    doc: str
    span: Span
    act: str
    actors: frozenset[str]
    targets: frozenset[str]
    core: bool
    row: dict[str, object]


@dataclass(slots=True)
class Counts:
    """What one document adds to the score."""

    right: int = 0
    wrong: int = 0
    missed: int = 0

    def __add__(self, other: Counts) -> Counts:
        return Counts(self.right + other.right, self.wrong + other.wrong, self.missed + other.missed)

    @property
    def precision(self) -> float:
        """Share of the finds that is right."""
        return self.right / max(1, self.right + self.wrong)

    @property
    def recall(self) -> float:
        """Share of the core rows that was found."""
        return self.right / max(1, self.right + self.missed)

    @property
    def f1(self) -> float:
        """Harmonic mean of the two."""
        return 2 * self.right / max(1, 2 * self.right + self.wrong + self.missed)


@dataclass(slots=True)
class Outcome:
    """Matches of one document, for one way of matching."""

    counts: Counts = field(default_factory=Counts)
    pairs: list[tuple[Gold, Mention]] = field(default_factory=list)
    missed: list[Gold] = field(default_factory=list)
    wrong: list[Mention] = field(default_factory=list)


def names(value: object) -> frozenset[str]:
    """A '; ' list of names as a set."""
    return frozenset(part.strip() for part in str(value).split(";") if part.strip()) if value else frozenset()


def jaccard(left: frozenset[str], right: frozenset[str]) -> float:
    """Shared names over all names; 1 for two empty sets."""
    return len(left & right) / len(left | right) if left | right else 1.0


def fits(gold: Gold, mention: Mention, around: Span, level: str) -> bool:
    """Whether a mention matches a row at a level: act, actor or target."""
    if gold.act != mention.act or max(mention.iou(gold.span), mention.iou(around)) < 0.3:
        return False
    if level == "act":
        return True
    if jaccard(gold.actors, names(mention.actor)) < 0.5:
        return False
    return level == "actor" or jaccard(gold.targets, names(mention.target)) >= 0.5


def match(golds: Sequence[Gold], found: Sequence[Mention], parsed: Parsed, level: str) -> Outcome:
    """One-to-one matches, core rows first, best overlap first."""
    held = [sentences(parsed, g.span) for g in golds]
    pairs = [
        (not g.core, -m.iou(g.span), a, b)
        for a, g in enumerate(golds)
        for b, m in enumerate(found)
        if fits(g, m, held[a], level)
    ]
    taken_gold: set[int] = set()
    taken_found: set[int] = set()
    outcome = Outcome()
    for _, _, a, b in sorted(pairs):
        if a in taken_gold or b in taken_found:
            continue
        taken_gold.add(a)
        taken_found.add(b)
        outcome.pairs.append((golds[a], found[b]))
    outcome.missed = [g for a, g in enumerate(golds) if g.core and a not in taken_gold]
    outcome.wrong = [m for b, m in enumerate(found) if b not in taken_found]
    right = sum(g.core for g, _ in outcome.pairs)
    outcome.counts = Counts(right, len(outcome.wrong), len(outcome.missed))
    return outcome


def sentences(parsed: Parsed, span: Span) -> Span:
    """The sentences that hold a span."""
    held = [s for s in parsed.sentences if s.overlaps(span)]
    return Span(start=held[0].start, end=held[-1].end) if held else span


def interval(per_document: Sequence[Counts], seed: int = 1, rounds: int = 1000) -> tuple[float, float]:
    """Bootstrap 95% interval of F1 over documents."""
    rng = random.Random(seed)
    scores = sorted(sum((rng.choice(per_document) for _ in per_document), start=Counts()).f1 for _ in range(rounds))
    return scores[int(0.025 * rounds)], scores[int(0.975 * rounds)]


def load(folder: Path, name: str = "acts.jsonl") -> tuple[dict[str, Path], dict[str, list[Gold]], str]:
    """Texts, rows and the digest of the rows."""
    index = [json.loads(line) for line in (folder / "index.jsonl").read_text("utf-8").splitlines()]
    texts = {d["id"]: (folder / d["file"]).resolve() for d in index if d.get("annotated")}
    raw = (folder / name).read_text("utf-8")
    rows: dict[str, list[Gold]] = defaultdict(list)
    for row in map(json.loads, raw.splitlines()):
        rows[row["doc"]].append(
            Gold(
                doc=row["doc"],
                span=Span(start=row["start"], end=row["end"]),
                act=row["act"],
                actors=names(row["actor"]),
                targets=names(row["target"]),
                core=row["salience"] == "core",
                row=row,
            )
        )
    return texts, rows, hashlib.sha256(raw.encode()).hexdigest()[:12]


def scored(mentions: Iterable[Mention]) -> list[Mention]:
    """The mentions that are compared with the rows: asserted acts in words, of somebody else than the author."""
    return [m for m in mentions if m.act in WORDS and m.polarity == "asserted" and m.form != "author_advice"]


def parsed_texts(texts: dict[str, Path]) -> Iterator[tuple[str, Parsed]]:
    """Documents read and parsed; kept in the temporary folder between runs, keyed by the text."""
    from melian.model.document import Document
    from melian.reading import read

    english = English()
    for name, path in texts.items():
        document = next(iter(read([str(path)])))
        if not isinstance(document, Document):
            raise SystemExit(f"{path}: {document.why}")
        yield name, parses.kept(repr(document), english, partial(english.parse, document))


def report(outcomes: dict[str, dict[str, Outcome]]) -> None:
    """Prints the tables, and how often fields are right."""
    tables(outcomes)
    _fields([p for o in outcomes.values() for p in o["actor"].pairs if p[0].core])


def tables(outcomes: dict[str, dict[str, Outcome]]) -> None:
    """Prints the table of scores and the table by act."""
    print(f"{'level':8} {'P':>6} {'R':>6} {'F1':>6}  95% interval  right/wrong/missed")
    for level in ("act", "actor", "target"):
        per_document = [o[level].counts for o in outcomes.values()]
        total = sum(per_document, start=Counts())
        low, high = interval(per_document)
        print(f"{level:8} {total.precision:6.3f} {total.recall:6.3f} {total.f1:6.3f}  {low:.3f}-{high:.3f}   "
              f"{total.right}/{total.wrong}/{total.missed}")  # fmt: skip
    by_act: dict[str, Counter[str]] = defaultdict(Counter)
    for outcome in (o["actor"] for o in outcomes.values()):
        for gold, _ in outcome.pairs:
            by_act[gold.act]["right"] += gold.core
        for gold in outcome.missed:
            by_act[gold.act]["missed"] += 1
        for mention in outcome.wrong:
            by_act[mention.act]["wrong"] += 1
    print("act + actor by act: right wrong missed F1")
    for act, c in sorted(by_act.items()):
        print(f"  {act:16} {c['right']:4} {c['wrong']:4} {c['missed']:4}  "
              f"{Counts(c['right'], c['wrong'], c['missed']).f1:.2f}")  # fmt: skip


def _fields(pairs: list[tuple[Gold, Mention]]) -> None:
    """Form, speaker's surname, month and condition on the rows that match by act and actor."""
    checks: dict[str, Callable[[Gold, Mention], bool | None]] = {
        "form": lambda g, m: g.row["form"] == m.form,
        "speaker": _speaker_right,
        "month": lambda g, m: None if not g.row["date"] else str(g.row["date"])[:7] == (m.date or "")[:7],
    }
    for name, check in checks.items():
        results = [r for g, m in pairs if (r := check(g, m)) is not None]
        print(f"{name}: {sum(results)}/{len(results)} = {sum(results) / max(1, len(results)):.3f}")
    gold_tied = [(g, m) for g, m in pairs if g.row["condition"]]
    right = sum(_half_of_words(str(g.row["condition"]), m) for g, m in gold_tied)
    found = sum(m.condition is not None for _, m in pairs)
    print(f"condition: {right} right of {len(gold_tied)} gold, {found} found, F1 "
          f"{2 * right / max(1, found + len(gold_tied)):.3f}")  # fmt: skip


def _speaker_right(gold: Gold, mention: Mention) -> bool | None:
    if not gold.row["speaker"]:
        return None
    surnames = {
        part.split("(")[0].split()[-1].lower() for part in str(gold.row["speaker"]).split(";") if part.split("(")[0]
    }
    return mention.speaker is not None and mention.speaker.name.split()[-1].lower() in surnames


def _half_of_words(gold: str, mention: Mention) -> bool:
    if mention.condition is None:
        return False
    left, right = Counter(gold.lower().split()), Counter(mention.condition.text.lower().split())
    return 2 * sum((left & right).values()) >= max(sum(left.values()), sum(right.values()))


def evaluate(folder: Path, extract: Callable[[Parsed], Sequence[Mention]]) -> dict[str, dict[str, Outcome]]:
    """Outcomes by document and level."""
    texts, rows, digest = load(folder)
    print(f"{folder.name}: {len(texts)} texts, {sum(map(len, rows.values()))} rows, digest {digest}")
    outcomes: dict[str, dict[str, Outcome]] = {}
    for name, parsed in parsed_texts(texts):
        found = scored(extract(parsed))
        outcomes[name] = {
            level: match(rows.get(name, []), found, parsed, level) for level in ("act", "actor", "target")
        }
    return outcomes


def main() -> None:
    """Prints scores, and with `--errors` what was missed and what was wrong."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("shared", type=Path)
    parser.add_argument("--set", default="news")
    parser.add_argument("--errors", default="", help="act to list errors of, or 'all'")
    parser.add_argument("--rules", action="store_true", help="precision of each rule")
    from eval import readers

    readers.add_options(parser)
    options = parser.parse_args()
    outcomes = evaluate(options.shared / "gold" / options.set, readers.chosen(options).mentions)
    report(outcomes)
    controls = sum(len(o["act"].wrong) for n, o in outcomes.items() if not o["act"].pairs and not o["act"].missed)
    print(f"acts in texts without any: {controls}")
    if options.rules:
        rules(outcomes)
    if options.errors:
        errors(outcomes, options.errors)


def rules(outcomes: dict[str, dict[str, Outcome]]) -> None:
    """Prints how often each rule is right."""
    right: Counter[str] = Counter()
    wrong: Counter[str] = Counter()
    for outcome in (o["actor"] for o in outcomes.values()):
        right.update(m.rule for _, m in outcome.pairs)
        wrong.update(m.rule for m in outcome.wrong)
    for rule in sorted(set(right) | set(wrong), key=lambda r: (-(right[r] + wrong[r]), r)):
        print(
            f"  {rule:24} right {right[rule]:4} wrong {wrong[rule]:4}  {right[rule] / (right[rule] + wrong[rule]):.2f}"
        )


def errors(outcomes: dict[str, dict[str, Outcome]], act: str) -> None:
    """Prints what was missed and what was wrong, of an act or of all."""
    for name, outcome in ((n, o["actor"]) for n, o in outcomes.items()):
        for gold in outcome.missed:
            if act in ("all", gold.act):
                print(f"MISS {name} {gold.act} {gold.row['actor']} -> {gold.row['target']}: {gold.row['text']}")
        for m in outcome.wrong:
            if act in ("all", m.act):
                found = f"{m.act} [{m.rule} {m.trigger.text}] {m.actor} -> {m.target}"
                print(f"FALSE {name} {found}: {' '.join(m.text.split())}")


if __name__ == "__main__":
    main()
