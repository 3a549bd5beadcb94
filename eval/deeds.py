"""Scores deeds against the annotated news texts: `python -m eval.deeds SHARED`.

A find matches a row as in `eval.acts`: the same kind, actors' Jaccard index at least .5, span IoU at least .3 with the
row or its sentences. Only asserted rows and finds count; core rows count for recall, borderline rows are neutral. Rows
without a named actor match finds without one. A find that fits a row that is denied or hypothetical is wrong.
"""

from __future__ import annotations

import argparse
from collections.abc import Iterable
from pathlib import Path

from eval import readers
from eval.acts import Outcome, errors, load, match, parsed_texts, rules, tables
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
    tables(outcomes)
    if options.rules:
        rules(outcomes)
    if options.errors:
        errors(outcomes, options.errors)


if __name__ == "__main__":
    main()
