"""Progress on stderr for long work: only where a person watches, never among the output."""

from __future__ import annotations

import sys
from collections.abc import Iterable, Iterator
from typing import TypeVar

Item = TypeVar("Item")


def watched() -> bool:
    """Whether a person sees stderr and the output goes elsewhere or comes at the end."""
    return sys.stderr.isatty() and not sys.stdout.isatty()


def counted(items: Iterable[Item], what: str, *, show: bool) -> Iterator[Item]:
    """Passes items on while a line on stderr tells how many there were and how long it took."""
    if not show:
        yield from items
        return
    from rich.console import Console
    from rich.progress import Progress, SpinnerColumn, TextColumn, TimeElapsedColumn

    columns = (SpinnerColumn(), TextColumn(what), TextColumn("{task.completed:.0f}"), TimeElapsedColumn())
    with Progress(*columns, console=Console(stderr=True), transient=True) as progress:
        task = progress.add_task(what, total=None)
        for item in items:
            progress.advance(task)
            yield item
