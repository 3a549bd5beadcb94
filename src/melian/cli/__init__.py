"""The command line."""

from __future__ import annotations

import sys
from collections.abc import Sequence

from melian.errors import MelianError

__all__ = ["main", "run"]

INTERRUPTED = 130


def main() -> None:
    """Runs the command line and ends the process with the documented status."""
    sys.exit(run(sys.argv[1:]))


def run(arguments: Sequence[str]) -> int:
    """Runs one command; returns its exit status."""
    import typer.main

    from melian.cli.app import app
    from melian.cli.output import CLOSED, StdoutClosed
    from melian.cli.terminal import say

    try:
        typer.main.get_command(app).main(args=list(arguments), prog_name="melian")
    except SystemExit as end:
        return end.code if isinstance(end.code, int) else 0
    except StdoutClosed:
        return CLOSED
    except MelianError as error:
        say(str(error))
        return error.exit_status
    except KeyboardInterrupt:
        return INTERRUPTED
    except Exception as error:
        say(f"fault in Melian itself, please report it: {type(error).__name__}: {error} (-vv shows where)")
        _show_fault()
        return MelianError.exit_status
    return 0


def _show_fault() -> None:
    import logging

    logging.getLogger(__name__).debug("the fault", exc_info=True)
