"""Scores deeds against the annotated news texts: `python -m eval.deeds SHARED`.

A find matches a row as in `eval.acts`: the same kind, actors' Jaccard index at least .5, span IoU at least .3 with the
row or its sentences. Only asserted rows and finds count; core rows count for recall, borderline rows are neutral. Rows
without a named actor match finds without one. A find that fits a row that is denied or hypothetical is wrong.
"""

from __future__ import annotations

import argparse
from collections import Counter, defaultdict
from collections.abc import Iterable
from pathlib import Path

from eval import readers
from eval.acts import Counts, Gold, Outcome, interval, load, match, parsed_texts
from eval.readers import Extract
from melian.model.mention import DEEDS, Mention

FILE = "deeds.jsonl"
LEVELS = ("act", "actor", "target")


def scored(mentions: Iterable[Mention]) -> list[Mention]:
    """The mentions that are compared with the rows: deeds told as done or under way."""
    return [m for m in mentions if m.act in DEEDS and m.polarity == "asserted"]


def evaluate(folder: Path, extract: Extract) -> dict[str, dict[str, Outcome]]:
    """Outcomes by document and level."""
    texts, rows, digest = load(folder, FILE)
    told = {doc: [g for g in golds if g.row["polarity"] == "asserted"] for doc, golds in rows.items()}
    print(f"{folder.name}: {len(texts)} texts, {sum(map(len, told.values()))} asserted deeds, digest {digest}")
    outcomes: dict[str, dict[str, Outcome]] = {}
    for name, parsed in parsed_texts(texts):
        found = scored(extract(parsed))
        outcomes[name] = {level: match(told.get(name, []), found, parsed, level) for level in LEVELS}
    return outcomes


def report(outcomes: dict[str, dict[str, Outcome]]) -> None:
    """Prints the scores by level, and by kind."""
    print(f"{'level':8} {'P':>6} {'R':>6} {'F1':>6}  95% interval  right/wrong/missed")
    for level in LEVELS:
        per_document = [o[level].counts for o in outcomes.values()]
        total = sum(per_document, start=Counts())
        low, high = interval(per_document)
        print(f"{level:8} {total.precision:6.3f} {total.recall:6.3f} {total.f1:6.3f}  {low:.3f}-{high:.3f}   "
              f"{total.right}/{total.wrong}/{total.missed}")  # fmt: skip
    by_kind: dict[str, Counter[str]] = defaultdict(Counter)
    for outcome in (o["actor"] for o in outcomes.values()):
        by_kind = _counted(by_kind, outcome)
    print("kind + actor by kind: right wrong missed F1")
    for kind, c in sorted(by_kind.items()):
        f1 = Counts(c["right"], c["wrong"], c["missed"]).f1
        print(f"  {kind:16} {c['right']:4} {c['wrong']:4} {c['missed']:4}  {f1:.2f}")


def _counted(by_kind: dict[str, Counter[str]], outcome: Outcome) -> dict[str, Counter[str]]:
    for gold, _ in outcome.pairs:
        by_kind[gold.act]["right"] += gold.core
    for gold in outcome.missed:
        by_kind[gold.act]["missed"] += 1
    for mention in outcome.wrong:
        by_kind[mention.act]["wrong"] += 1
    return by_kind


def errors(outcomes: dict[str, dict[str, Outcome]], kind: str) -> None:
    """Prints what was missed and what was wrong, of a kind or of all."""
    for name, outcome in ((n, o["actor"]) for n, o in outcomes.items()):
        for gold in outcome.missed:
            if kind in ("all", gold.act):
                print(f"MISS {name} {gold.act} {_told(gold)}")
        for m in outcome.wrong:
            if kind in ("all", m.act):
                found = f"{m.act} [{m.rule} {m.trigger.text}] {m.actor} -> {m.target}"
                print(f"FALSE {name} {found}: {' '.join(m.text.split())}")


def _told(gold: Gold) -> str:
    return f"{gold.row['actor']} -> {gold.row['target']}: {gold.row['text']}"


def rules(outcomes: dict[str, dict[str, Outcome]]) -> None:
    """Prints how often each rule is right."""
    right: Counter[str] = Counter()
    wrong: Counter[str] = Counter()
    for outcome in (o["actor"] for o in outcomes.values()):
        right.update(m.rule for _, m in outcome.pairs)
        wrong.update(m.rule for m in outcome.wrong)
    for rule in sorted(set(right) | set(wrong), key=lambda r: -(right[r] + wrong[r])):
        print(f"  {rule:24} right {right[rule]:4} wrong {wrong[rule]:4}")


def main() -> None:
    """Prints scores; with `--errors` what was missed and wrong, with `--rules` how often each rule is right."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("shared", type=Path)
    parser.add_argument("--set", default="news")
    parser.add_argument("--errors", default="", help="kind to list errors of, or 'all'")
    parser.add_argument("--rules", action="store_true")
    readers.add_options(parser)
    options = parser.parse_args()
    outcomes = evaluate(options.shared / "gold" / options.set, readers.chosen(options).mentions)
    report(outcomes)
    if options.rules:
        rules(outcomes)
    if options.errors:
        errors(outcomes, options.errors)


if __name__ == "__main__":
    main()
