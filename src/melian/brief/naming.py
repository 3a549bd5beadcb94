"""Which states the articles name, by the actors' pack."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from melian.model.actor import Actor
from melian.model.document import Document


def named_in(documents: Iterable[Document], cast: Sequence[Actor]) -> tuple[str, ...]:
    """Canonical names of the states whose own name stands in a text outside its furniture, in alphabetical order.

    By name alone: adjectives and capitals stand for other things too often to list a state for them.
    """
    texts = [_article(document) for document in documents]
    return tuple(sorted({actor.name for actor in cast if actor.kind == "state" and _stands(actor.name, texts)}))


def _stands(name: str, texts: list[str]) -> bool:
    return any(re.search(rf"\b{re.escape(name)}\b", text) for text in texts)


def _article(document: Document) -> str:
    kept, at = [], 0
    for piece in sorted(document.furniture):
        kept.append(document.text[at : piece.start])
        at = max(at, piece.end)
    return "\n".join((*kept, document.text[at:]))
