"""Where the reports of an act have it from first, as the source chain tells: one account for all assessments."""

from __future__ import annotations

from collections.abc import Iterable

from melian.model.event import ChainLink


def firsts(chain: Iterable[ChainLink]) -> dict[str, str | None]:
    """By report, the name of its outermost source; None where none is known.

    A report that names no source, and that others go back to, is that source's own.
    """
    links = tuple(chain)
    owned = {link.origin.document: link.origin.name for link in links if link.origin and link.origin.document}
    return {link.document: link.origin.name if link.origin else owned.get(link.document) for link in links}
