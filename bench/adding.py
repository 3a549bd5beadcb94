"""One article more in a case file of 1,000, 10,000 and 100,000 invented mentions: seconds, file and all.

`python -m bench.adding [SIZE...]`; each size runs in a process of its own. What is timed is what `melian case build`
does once the article is read: the file is opened, the article recorded, what it touches resolved and written, the
file closed. Wall time, as much of it is the disk's and the database's.
"""

from __future__ import annotations

import gc
import multiprocessing
import sys
import tempfile
import time
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from statistics import median

from bench.resolution import ADDED, SIZES
from bench.synthetic import readings
from bench.timing import machine
from melian.model.event import Reading
from melian.model.link import Link
from melian.model.standing import Store
from melian.record import open_case, record, resolve_events
from melian.resolution import Standing


@dataclass(frozen=True, slots=True, kw_only=True)
class Timed:
    """What a case of so many mentions took."""

    mentions: int
    whole: float
    """Seconds for resolving it all and writing that, when its articles are recorded."""
    megabytes: float
    added: tuple[float, ...]
    """Seconds for each further article, in the order of time taken."""


def standing(rejected: frozenset[str], links: Sequence[Link], store: Store | None) -> Standing:
    """Resolution with no outlets."""
    return Standing(rejected=rejected, links=links, store=store)


def timed(size: int) -> Timed:
    """Builds the case of all but some articles, then adds those one by one."""
    told = readings(size)
    gc.freeze()  # what is only here to be added is no work of the collector's
    new = told[:: max(1, len(told) // ADDED)][:ADDED]
    paths = {r.document.path for r in new}
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "case.db"
        whole = build(path, [r for r in told if r.document.path not in paths])
        megabytes = path.stat().st_size / 1e6
        added = tuple(sorted(add(path, reading) for reading in new))
    return Timed(mentions=sum(len(r.mentions) for r in told), whole=whole, megabytes=megabytes, added=added)


def build(path: Path, told: Sequence[Reading]) -> float:
    """Records all these and resolves them; gives the seconds of the resolving."""
    with open_case(path, create=True) as case:
        case.connection.exec_driver_sql("PRAGMA synchronous = OFF")
        for reading in told:
            record(case, reading)
        begun = time.perf_counter()
        resolve_events(case, "bench", standing)
        return time.perf_counter() - begun


def add(path: Path, reading: Reading) -> float:
    """Adds one article; gives the seconds. Raises RuntimeError where all had to be resolved anew for it."""
    begun = time.perf_counter()
    with open_case(path) as case:
        record(case, reading)
        if not resolve_events(case, "bench", standing):
            raise RuntimeError(f"{reading.document.path}: all was resolved anew")
    return time.perf_counter() - begun


def main(sizes: Sequence[int]) -> None:
    """Prints one line a size."""
    print(machine())
    for size in sizes:
        with multiprocessing.get_context("spawn").Pool(1) as pool:
            found = pool.apply(timed, (size,))
        print(
            f"{found.mentions:7d} mentions, {found.megabytes:.0f} MB: resolved and written in {found.whole:.1f} s; one "
            f"article more: median {median(found.added):.2f} s, at most {found.added[-1]:.2f} s of {len(found.added)}",
            flush=True,
        )


if __name__ == "__main__":
    main([int(size) for size in sys.argv[1:]] or SIZES)
