"""Two governments of one state: one that was ousted, and the one that holds its place."""

from __future__ import annotations

from collections.abc import Iterable

OUSTED = "ousted government of "
STANDING = "de facto government of "


def ousted(actor: str) -> str:
    """The name of the government that was ousted in a state."""
    return OUSTED + actor


def in_place(actors: tuple[str, ...], others: Iterable[tuple[str, ...]]) -> tuple[str, ...]:
    """The government that holds the place, where `others` of the text act for the ousted one; else `actors`."""
    rivalled = len(actors) == 1 and any((ousted(actors[0]),) == other for other in others)
    return (STANDING + actors[0],) if rivalled else actors
