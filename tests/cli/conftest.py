"""What tests of the command line ask for."""

from __future__ import annotations

import logging
import os
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

Melian = Callable[..., "subprocess.CompletedProcess[bytes]"]


@pytest.fixture
def restore_logging() -> Iterator[None]:
    """Leaves logging as it was."""
    root, ours = logging.getLogger(), logging.getLogger("melian")
    before = (root.handlers[:], root.level, ours.level)
    yield
    logging.captureWarnings(capture=False)
    root.handlers[:], root.level, ours.level = before


@pytest.fixture
def melian(tmp_path: Path) -> Melian:
    """Runs the command line in a process of its own, in an empty folder."""

    def run(*arguments: str | bytes | Path, stdin: bytes = b"") -> subprocess.CompletedProcess[bytes]:
        command: list[str | bytes] = [sys.executable, "-m", "melian", *(os.fsencode(a) for a in arguments)]
        return subprocess.run(command, input=stdin, capture_output=True, cwd=tmp_path, check=False, timeout=120)

    return run
