"""Resolution of 1,000, 10,000 and 100,000 invented mentions: seconds, how they grow, and the most memory.

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
from itertools import pairwise

from bench.synthetic import readings
from bench.timing import machine
from melian.resolution import resolve

SIZES = (1_000, 10_000, 100_000)


def timed(size: int) -> tuple[int, int, int, float, int]:
    """Mentions, events, those of the largest block, seconds, and mebibytes at the most."""
    told = readings(size)
    blocks = Counter((m.act, m.actor) for r in told for m in r.mentions)
    begun = time.process_time()
    events = resolve(told)
    seconds = time.process_time() - begun
    memory = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024
    return sum(len(r.mentions) for r in told), len(events), max(blocks.values()), seconds, memory


def main(sizes: Sequence[int]) -> None:
    """Prints one line a size, and the slope of seconds over mentions between each two (1 is linear)."""
    print(machine())
    found = []
    for size in sizes:
        with multiprocessing.get_context("spawn").Pool(1) as pool:
            mentions, events, block, seconds, memory = pool.apply(timed, (size,))
        found.append((mentions, seconds))
        print(
            f"{mentions:7d} mentions, at most {block} of one act by one actor: {events} events in {seconds:.1f} s, "
            f"{memory} MiB",
            flush=True,
        )
    for (a, s), (b, t) in pairwise(found):
        print(f"from {a} to {b}: slope {math.log(t / s) / math.log(b / a):.2f}")


if __name__ == "__main__":
    main([int(size) for size in sys.argv[1:]] or SIZES)
