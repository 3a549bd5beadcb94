"""Resolution of 1,000, 10,000 and 100,000 invented mentions: seconds, how they grow, memory, and one article more.

`python -m bench.resolution [SIZE...]`; each size runs in a process of its own. Seconds are of processor time, so that
what else the machine does counts little.
"""

from __future__ import annotations

import math
import multiprocessing
import resource
import sys
import time
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise
from statistics import median

from bench.synthetic import readings
from bench.timing import machine
from melian.resolution import Standing

SIZES = (1_000, 10_000, 100_000)
ADDED = 50
"""Articles from all over the years that are added one by one."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Timed:
    """What resolving so many mentions took."""

    mentions: int
    events: int
    block: int
    """Mentions of one act by one actor, where there are most."""
    seconds: float
    memory: int
    """Mebibytes at the most."""
    added: tuple[float, ...]
    """Seconds for each further article, in the order of time taken."""


def timed(size: int) -> Timed:
    """Resolves all but the last articles at once, then those one by one."""
    told = readings(size)
    blocks = Counter((m.act, m.actor) for r in told for m in r.mentions)
    new = told[:: len(told) // ADDED][:ADDED]
    paths = {r.document.path for r in new}
    standing = Standing()
    begun = time.process_time()
    standing.put(r for r in told if r.document.path not in paths)
    seconds = time.process_time() - begun
    added = []
    for reading in new:
        begun = time.process_time()
        standing.put([reading])
        added.append(time.process_time() - begun)
    return Timed(
        mentions=sum(len(r.mentions) for r in told),
        events=len(standing.events()),
        block=max(blocks.values()),
        seconds=seconds,
        memory=resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024,
        added=tuple(sorted(added)),
    )


def main(sizes: Sequence[int]) -> None:
    """Prints one line a size, and the slope of seconds over mentions between each two (1 is linear)."""
    print(machine())
    found: list[Timed] = []
    for size in sizes:
        with multiprocessing.get_context("spawn").Pool(1) as pool:
            found.append(pool.apply(timed, (size,)))
        _tell(found[-1])
    for a, b in pairwise(found):
        slope = math.log(b.seconds / a.seconds) / math.log(b.mentions / a.mentions)
        print(f"from {a.mentions} to {b.mentions} mentions: slope {slope:.2f}")


def _tell(found: Timed) -> None:
    print(
        f"{found.mentions:7d} mentions, at most {found.block} of one act by one actor: {found.events} events in "
        f"{found.seconds:.1f} s, {found.memory} MiB; one article more: median {median(found.added):.3f} s, at most "
        f"{found.added[-1]:.3f} s of {len(found.added)}",
        flush=True,
    )


if __name__ == "__main__":
    main([int(size) for size in sys.argv[1:]] or SIZES)
