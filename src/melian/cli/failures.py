"""From what went wrong to an exit status."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import TypeVar

import typer

from melian.cli.terminal import say
from melian.errors import InputError
from melian.model.document import Unreadable

EPILOG = (
    "Exit status: 0 done; 1 a fault in Melian itself; 2 wrong usage; 3 some input could not be read, the rest was; "
    "4 the case file; 5 the output could not be written; 6 a pack; 130 interrupted; 141 the reader of the output left."
)

Item = TypeVar("Item")


class Failures:
    """Says on stderr what could not be read, and remembers that there was some."""

    def __init__(self) -> None:
        self.count = 0

    def told(self, items: Iterable[Item | Unreadable]) -> Iterator[Item]:
        """Passes on what was read; of the rest each gets one line on stderr."""
        for item in items:
            if isinstance(item, Unreadable):
                self.tell(item)
            else:
                yield item

    def noted(self, items: Iterable[Item | Unreadable]) -> Iterator[Item | Unreadable]:
        """Passes everything on; of what could not be read each gets one line on stderr."""
        for item in items:
            if isinstance(item, Unreadable):
                self.tell(item)
            yield item

    def tell(self, unreadable: Unreadable) -> None:
        """One line on stderr."""
        self.count += 1
        say(f"{unreadable.path}: {unreadable.why}")

    def leave(self) -> None:
        """Ends the command with status 3 if anything could not be read."""
        if self.count:
            raise typer.Exit(InputError.exit_status)
