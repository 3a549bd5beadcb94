"""Counts the acts found in texts of our own that hold none: `python -m eval.controls`."""

from __future__ import annotations

import argparse
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from eval import parses
from eval.readers import Extract, extractor
from melian.model.mention import Mention

FILE = Path(__file__).resolve().parents[1] / "tests" / "extraction" / "data" / "controls.txt"


@dataclass(frozen=True, slots=True, kw_only=True)
class Control:
    """A text in which no state or body does anything to another."""

    area: str
    text: str


def load(path: Path = FILE) -> list[Control]:
    """The texts, in order."""
    blocks = (block.splitlines() for block in path.read_text("utf-8").split("\n\n"))
    return [
        Control(area=lines[0].strip("[]"), text="\n".join(lines[1:])) for lines in blocks if lines[0].startswith("[")
    ]


def evaluate(controls: Sequence[Control], extract: Extract) -> list[tuple[Control, Mention]]:
    """Every act that is found though there is none; the author's own advice is nobody's act."""
    return [
        (control, mention)
        for control, parsed in zip(controls, parses.of_texts([c.text for c in controls]), strict=True)
        for mention in extract(parsed)
        if mention.polarity == "asserted" and mention.form != "author_advice"
    ]


def main() -> None:
    """Prints what is found, and how much."""
    argparse.ArgumentParser(description=__doc__).parse_args()
    controls = load()
    found = evaluate(controls, extractor())
    for control, m in found:
        print(f"{control.area}: {m.act} {m.actor} > {m.target} [{m.rule}, {m.confidence}] {m.text}")
    print(f"{len(controls)} texts, {len(found)} acts found")


if __name__ == "__main__":
    main()
