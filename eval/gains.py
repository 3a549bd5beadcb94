"""What a change gained and lost: `python -m eval.gains SHARED [--set news_train] [--commit HEAD~1] [--level target]`.

The same texts are read by the extraction of this working tree and by that of a commit, which is checked out beside it
and read in a process of its own. Printed are the rows that only one of them finds, and the finds that only one of
them makes and that match no row. The scorer is this tree's for both, so a change of the scorer never counts as one
of the reader.
"""

from __future__ import annotations

import argparse
import json
import os
import subprocess
import sys
import tempfile
from collections import Counter
from collections.abc import Sequence
from pathlib import Path

from eval import acts, readers

ROOT = Path(__file__).resolve().parents[1]
Lines = Counter[str]


def lines(outcomes: dict[str, dict[str, acts.Outcome]], level: str) -> Lines:
    """One line a row that was found and a line a find that is wrong, at one level."""
    kept: Lines = Counter()
    for name, outcome in ((n, o[level]) for n, o in outcomes.items()):
        for gold, _ in outcome.pairs:
            if gold.core:
                kept[f"right {name} {gold.act}: {gold.row['actor']} -> {gold.row['target']}: {_flat(gold.row)}"] += 1
        for m in outcome.wrong:
            kept[f"wrong {name} {m.act}: {m.actor} -> {m.target} [{m.rule}]: {' '.join(m.text.split())}"] += 1
    return kept


def _flat(row: dict[str, object]) -> str:
    return " ".join(str(row["text"]).split())


def beside(commit: str, arguments: Sequence[str]) -> Lines:
    """The lines of a commit's own extraction, read by this tree's scorer in another process."""
    with tempfile.TemporaryDirectory() as folder:
        tree = Path(folder) / "tree"
        subprocess.run(["git", "worktree", "add", "--quiet", "--detach", str(tree), commit], cwd=ROOT, check=True)
        try:
            command = [sys.executable, "-m", "eval.gains", *arguments, "--dump"]
            path = os.pathsep.join([str(tree / "src"), str(ROOT)])
            done = subprocess.run(
                command, cwd=ROOT, check=True, text=True, stdout=subprocess.PIPE, env={**os.environ, "PYTHONPATH": path}
            )
        finally:
            subprocess.run(["git", "worktree", "remove", "--force", str(tree)], cwd=ROOT, check=True)
    return Counter(json.loads(done.stdout.splitlines()[-1]))


def compare(before: Lines, after: Lines) -> None:
    """Prints what changed, the good first."""
    for title, found in (
        ("gained", _only(after, before, "right")),
        ("lost", _only(before, after, "right")),
        ("wrong no more", _only(before, after, "wrong")),
        ("newly wrong", _only(after, before, "wrong")),
    ):
        print(f"{title}: {sum(found.values())}")
        for line in sorted(found.elements()):
            print(f"  {line.split(' ', 1)[1]}")


def _only(here: Lines, there: Lines, kind: str) -> Lines:
    return Counter({k: n for k, n in (here - there).items() if k.startswith(kind)})


def main() -> None:
    """Prints the list; with `--dump` only this tree's lines, for the process that compares."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("shared", type=Path)
    parser.add_argument("--set", default="news")
    parser.add_argument("--level", choices=("act", "actor", "target"), default="actor")
    parser.add_argument("--commit", default="HEAD")
    parser.add_argument("--dump", action="store_true", help=argparse.SUPPRESS)
    readers.add_options(parser)
    options = parser.parse_args()
    outcomes = acts.evaluate(options.shared / "gold" / options.set, readers.chosen(options).mentions)
    found = lines(outcomes, options.level)
    if options.dump:
        print(json.dumps(found))
        return
    acts.tables(outcomes)
    passed = ["--set", options.set, "--level", options.level, "--reader", options.reader]
    folds = ["--folds", str(options.folds.resolve())] if options.folds else []
    compare(beside(options.commit, [str(options.shared.resolve()), *passed, *folds]), found)


if __name__ == "__main__":
    main()
