"""What tests of the command line ask for."""

from __future__ import annotations

import io
import logging
import os
import sys
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest

from melian.cli import run as run_command


@dataclass(frozen=True, slots=True)
class Done:
    """What a command left: its exit status and what it wrote."""

    returncode: int
    stdout: bytes
    stderr: bytes


Melian = Callable[..., Done]


@pytest.fixture(scope="module")
def restore_logging() -> Iterator[None]:
    """Leaves logging as it was."""
    root, ours = logging.getLogger(), logging.getLogger("melian")
    before = (root.handlers[:], root.level, ours.level)
    yield
    logging.captureWarnings(capture=False)
    root.handlers[:], root.level, ours.level = before


@pytest.fixture
def melian(
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capfdbinary: pytest.CaptureFixture[bytes],
    restore_logging: None,
) -> Melian:
    """Runs the command line in an empty folder, in this process: the model is loaded once."""
    monkeypatch.chdir(tmp_path)

    def run(*arguments: str | bytes | Path, stdin: bytes = b"") -> Done:
        monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(stdin), encoding="utf-8"))
        capfdbinary.readouterr()
        status = run_command([os.fsdecode(argument) for argument in arguments])
        written = capfdbinary.readouterr()
        return Done(status, written.out, written.err)

    return run
