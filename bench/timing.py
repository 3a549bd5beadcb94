"""What the benchmarks share: articles, a stopwatch and the machine's description."""

from __future__ import annotations

import os
import platform
import subprocess
import sys
import time
from collections.abc import Sequence
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
ARTICLES = tuple(str(path) for path in sorted((ROOT / "examples").glob("*.txt")))


def machine() -> str:
    """Where a number comes from: Python, system, cores, load."""
    where = f"{platform.system()} {platform.machine()}, {os.cpu_count()} cores, load {os.getloadavg()[0]:.1f}"
    return f"Python {platform.python_version()}, {where}"


def best(command: Sequence[str], *, times: int = 3) -> float:
    """Least seconds of wall time that the command took, start-up included, after one run to warm the disk."""
    return min(_once(command) for _ in range(times + 1))


def python(*arguments: str) -> list[str]:
    """A command that runs this Python."""
    return [sys.executable, *arguments]


def _once(command: Sequence[str]) -> float:
    begun = time.perf_counter()
    subprocess.run(command, check=True, capture_output=True)
    return time.perf_counter() - begun
