"""The command line."""

from __future__ import annotations

import sys
from collections.abc import Sequence

from melian.errors import MelianError

__all__ = ["main", "run"]

INTERRUPTED = 130
"""Exit status after Ctrl-C, as a shell gives for SIGINT."""


def main() -> None:
    """Runs the command line and ends the process with the documented status."""
    sys.exit(run(sys.argv[1:]))


def run(arguments: Sequence[str]) -> int:
    """Runs one command; returns its exit status."""
    try:
        return _run(arguments)
    except KeyboardInterrupt:
        return INTERRUPTED


def _run(arguments: Sequence[str]) -> int:
    import typer.main

    from melian.cli.app import app
    from melian.cli.output import CLOSED, StdoutClosed
    from melian.cli.terminal import say, tell_fault

    try:
        typer.main.get_command(app).main(args=list(arguments), prog_name="melian")
    except SystemExit as end:
        return end.code if isinstance(end.code, int) else 0
    except StdoutClosed:
        return CLOSED
    except MelianError as error:
        say(str(error))
        return error.exit_status
    except Exception as error:
        tell_fault(error)
        return MelianError.exit_status
    return 0
