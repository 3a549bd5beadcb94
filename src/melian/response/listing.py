"""Names and clauses in a row, as running text."""

from __future__ import annotations

from collections.abc import Sequence


def listed(items: Sequence[str], last: str = "and") -> str:
    """'A', 'A and B', 'A, B and C'; `last` stands before the last."""
    return f" {last} ".join(filter(None, (", ".join(items[:-1]), *items[-1:])))
