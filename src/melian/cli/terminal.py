"""What goes to a person's terminal: messages made harmless, and logs."""

from __future__ import annotations

import logging
import re
import sys

_UNSAFE = re.compile("[\x00-\x1f\x7f-\x9f\u061c\u200e\u200f\u2028\u2029\u202a-\u202e\u2066-\u2069\ud800-\udfff]")
"""Controls, line and paragraph ends, marks that turn the direction of writing, lone surrogates."""


def harmless(text: str) -> str:
    r"""The text on one line, with every character that could steer a terminal written out (`\x1b`)."""
    return _UNSAFE.sub(lambda m: m.group().encode("unicode_escape").decode("ascii"), text)


def say(message: str) -> None:
    """One line on stderr; a closed stderr is no reason to stop."""
    try:
        sys.stderr.write(f"melian: {harmless(message)}\n")
        sys.stderr.flush()
    except (OSError, ValueError):
        return


def tell_fault(error: Exception) -> None:
    """What to say of an error that nobody foresaw; `-vv` shows where it was."""
    say(f"a fault in Melian itself, please report it: {type(error).__name__}: {error} (-vv shows where)")
    logging.getLogger(__name__).debug("the fault", exc_info=error)


def start_logging(verbosity: int) -> None:
    """Logs to stderr: warnings of ours; with 1 our counts and others' warnings, with 2 everything."""
    handler = logging.StreamHandler()
    handler.setFormatter(_Harmless("%(name)s: %(message)s"))
    ours = (logging.WARNING, logging.INFO, logging.DEBUG)[min(verbosity, 2)]
    others = (logging.CRITICAL, logging.WARNING, logging.DEBUG)[min(verbosity, 2)]
    logging.basicConfig(level=others, handlers=[handler], force=True)
    logging.getLogger("melian").setLevel(ours)
    logging.captureWarnings(capture=True)


class _Harmless(logging.Formatter):
    def format(self, record: logging.LogRecord) -> str:
        return "\n".join(harmless(line) for line in super().format(record).split("\n"))
