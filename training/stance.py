"""Fits the weights of stances on the annotated answers and writes them to the pack: `python -m training.stance SHARED`.

What is measured (`python -m eval.stance`) is measured by weights fitted without each document; these here are fitted
on all of them, for texts that nobody has annotated.
"""

from __future__ import annotations

import argparse
from pathlib import Path

from eval import readers
from eval.stance import BASES, based, fitted
from melian.model.stance import StanceIndex
from melian.packs.stances import load_stances

FILE = Path(__file__).resolve().parents[1] / "src" / "melian" / "packs" / "stance" / "weights.yaml"
_HEAD = """# How much each sign counts, in log odds: `weights` for whether words answer a demand, `kinds` for which
# stance they show. Made by `python -m training.stance`; what the signs are: docs/stance.md.
"""


def written(index: StanceIndex) -> str:
    """The pack's file."""
    lines = [f"floor: {index.floor}", "weights:", *(f"  {name}: {weight}" for name, weight in index.weights), "kinds:"]
    for kind, row in index.kinds:
        lines += [f"  {kind}:", *(f"    {name}: {weight}" for name, weight in row)]
    return _HEAD + "\n".join(lines) + "\n"


def main() -> None:
    """Fits and writes."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("shared", type=Path)
    readers.add_options(parser)
    options = parser.parse_args()
    folder, reader = options.shared / "gold" / "news", readers.chosen(options)
    bases = {name: based(folder, look(folder, reader)) for name, look in BASES}
    held = [pair for base in bases.values() for pair in base.held]
    FILE.write_text(written(fitted(load_stances(), held, bases["annotated acts"].found)), "utf-8")


if __name__ == "__main__":
    main()
