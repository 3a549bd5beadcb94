"""Scores resolution on the annotated news texts: `python -m eval.events SHARED [--set news] [--errors]`.

Annotated mentions are resolved and compared with the annotators' keys by BCubed (Bagga and Baldwin 1998);
a row without a key is an act of its own. Support, origins and novelty are compared with chains.jsonl, each
keyed act by the event that holds most of its mentions. Novelty is compared as four kinds: new; repeated; widened or
hardened; narrowed or softened; once for every step, and once for those whose date the texts give: of the others the
annotators inferred the order, and the reader, who is given no date, answers `undetermined`, which counts as wrong.
"""

from __future__ import annotations

import argparse
import json
import random
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from eval.gold_mentions import Gold, load
from melian.model.event import Event
from melian.packs.outlets import load_outlets
from melian.resolution import resolve

NOVELTY = {
    "new": "new", "repeated": "repeated", "widened": "more", "hardened": "more", "narrowed": "less", "softened": "less",
}  # fmt: skip


@dataclass(frozen=True, slots=True, kw_only=True)
class Score:
    """Precision, recall and F1 with the 95% interval of F1 (bootstrap over documents)."""

    precision: float
    recall: float
    low: float
    high: float

    @property
    def f1(self) -> float:
        """The harmonic mean of the two."""
        return _f1(self.precision, self.recall)


@dataclass(frozen=True, slots=True, kw_only=True)
class Shares:
    """How many of how many judgements on keyed acts agree with the annotators'."""

    support: tuple[int, int]
    origins: tuple[int, int]
    novelty: tuple[int, int]
    novelty_dated: tuple[int, int]
    """Of the steps whose date the texts give."""
    wrong: tuple[str, ...]


def bcubed(found: Mapping[str, str], gold: Mapping[str, str], documents: Mapping[str, str]) -> Score:
    """BCubed of one grouping against another; both map a mention to its group."""
    found_groups, gold_groups = _grouped(found), _grouped(gold)
    by_document: defaultdict[str, list[tuple[float, float]]] = defaultdict(list)
    for key in gold:
        both = len(found_groups[found[key]] & gold_groups[gold[key]])
        pair = both / len(found_groups[found[key]]), both / len(gold_groups[gold[key]])
        by_document[documents[key]].append(pair)
    held = list(by_document.values())
    precision, recall = _means(held)
    rng = random.Random(1)
    rounds = sorted(_f1(*_means([rng.choice(held) for _ in held])) for _ in range(1000))
    return Score(precision=precision, recall=recall, low=rounds[25], high=rounds[974])


def grouping(events: Iterable[Event], keys: Iterable[str]) -> dict[str, str]:
    """Each mention's event; a mention in none stands alone."""
    held = {m.id: event.id for event in events for m in event.mentions}
    return {key: held.get(key, f"none {key}") for key in keys}


def shares(events: Sequence[Event], gold: Gold, chains: Path) -> Shares:
    """Support, origins and novelty against the annotated chains."""
    by_id = {event.id: event for event in events}
    found = grouping(events, gold.acts)
    rows = [json.loads(line) for line in chains.read_text("utf-8").splitlines()]
    right: Counter[str] = Counter()
    total: Counter[str] = Counter()
    wrong: list[str] = []

    def tell(kind: str, key: str, wanted: object, got: object) -> None:
        total[kind] += 1
        right[kind] += wanted == got
        if wanted != got:
            wrong.append(f"{kind} {key}: {got}, annotated {wanted}")

    for row in rows:
        if row["type"] == "event" and (event := _event(row["act_key"], gold, found, by_id)):
            tell("support", row["act_key"], row["support"], event.support)
            tell("origins", row["act_key"], row["independent_origins"], event.independent_sources)
        for step in row["steps"] if row["type"] == "sequence" else ():
            for event in _steps(step, gold, found, by_id):
                wanted, got = NOVELTY[step["novelty"]], NOVELTY.get(event.novelty, event.novelty)
                tell("novelty", step["act_key"], wanted, got)
                if not step["date_inferred"]:
                    total["novelty_dated"] += 1
                    right["novelty_dated"] += wanted == got
    return Shares(
        support=(right["support"], total["support"]),
        origins=(right["origins"], total["origins"]),
        novelty=(right["novelty"], total["novelty"]),
        novelty_dated=(right["novelty_dated"], total["novelty_dated"]),
        wrong=tuple(wrong),
    )


def reversed_joins(events: Iterable[Event], gold: Gold) -> int:
    """Events that hold acts in opposite directions: one's actor is the other's target."""
    return sum(_reversed([gold.rows[m.id] for m in event.mentions]) for event in events)


def _reversed(rows: Sequence[Mapping[str, Any]]) -> bool:
    sides = [(set((r["actor"] or "").split("; ")) - {""}, set((r["target"] or "").split("; ")) - {""}) for r in rows]
    return any(a & u and t & b for n, (a, t) in enumerate(sides) for b, u in sides[n + 1 :])


def _event(key: str, gold: Gold, found: Mapping[str, str], by_id: Mapping[str, Event]) -> Event | None:
    held = Counter(found[m] for m, act in gold.acts.items() if act == key)
    return by_id.get(held.most_common(1)[0][0]) if held else None


def _steps(step: Any, gold: Gold, found: Mapping[str, str], by_id: Mapping[str, Event]) -> Iterable[Event]:
    """The event of a step's act in the step's document; a step whose act is told later again is not scored."""
    keyed = [m for m, act in gold.acts.items() if act == step["act_key"]]
    here = Counter(found[m] for m in keyed if gold.rows[m]["doc"] == step["doc"])
    if here and step["earlier"] != step["act_key"]:
        event = by_id.get(here.most_common(1)[0][0])
        if event is not None:
            yield event


def _grouped(labels: Mapping[str, str]) -> dict[str, set[str]]:
    groups: defaultdict[str, set[str]] = defaultdict(set)
    for key, label in labels.items():
        groups[label].add(key)
    return groups


def _means(documents: Sequence[Sequence[tuple[float, float]]]) -> tuple[float, float]:
    pairs = [pair for document in documents for pair in document]
    return sum(p for p, _ in pairs) / len(pairs), sum(r for _, r in pairs) / len(pairs)


def _f1(precision: float, recall: float) -> float:
    return 2 * precision * recall / (precision + recall)


def _baselines(gold: Gold) -> dict[str, dict[str, str]]:
    def side(key: str) -> str:
        row = gold.rows[key]
        return f"{row['act']}|{row['actor']}|{row['target']}"

    return {"all apart": {k: k for k in gold.acts}, "by act, actor and target": {k: side(k) for k in gold.acts}}


def _tell(name: str, score: Score) -> None:
    interval = f"[{score.low:.3f}, {score.high:.3f}]"
    print(f"{name:28s} P {score.precision:.3f}  R {score.recall:.3f}  F1 {score.f1:.3f}  {interval}")


def _errors(events: Iterable[Event], gold: Gold, found: Mapping[str, str]) -> None:
    for event in events:
        keys = {gold.acts[m.id] for m in event.mentions}
        if len(keys) > 1:
            print(f"joined {event.id}:", *sorted(keys))
    for key in sorted(set(gold.acts.values())):
        parts = {found[m] for m, act in gold.acts.items() if act == key}
        if len(parts) > 1:
            print(f"apart {key}: {len(parts)} events")


def main() -> None:
    """Prints the scores, and with --errors what was wrongly joined or left apart."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("shared", type=Path)
    parser.add_argument("--set", default="news")
    parser.add_argument("--errors", action="store_true")
    arguments = parser.parse_args()
    folder = arguments.shared / "gold" / arguments.set
    gold = load(folder)
    events = resolve(gold.readings, outlets=load_outlets())
    documents = {key: row["doc"] for key, row in gold.rows.items()}
    found = grouping(events, gold.acts)
    print(f"{arguments.set}: {len(gold.acts)} mentions in {len(gold.readings)} texts, rows {gold.digest}")
    for name, labels in _baselines(gold).items():
        _tell(name, bcubed(labels, gold.acts, documents))
    _tell("resolved", bcubed(found, gold.acts, documents))
    print(f"opposite directions joined: {reversed_joins(events, gold)}")
    if (folder / "chains.jsonl").exists():
        agreed = shares(events, gold, folder / "chains.jsonl")
        for name in ("support", "origins", "novelty", "novelty_dated"):
            right, total = getattr(agreed, name)
            print(f"{name.replace('_', ', ')}: {right} of {total}")
        if arguments.errors:
            print(*agreed.wrong, sep="\n")
    if arguments.errors:
        _errors(events, gold, found)


if __name__ == "__main__":
    main()
