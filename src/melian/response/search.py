"""Options by words: their names, other names, purpose and what is done."""

from __future__ import annotations

import re

from melian.model.option import Option, OptionBook

_WEIGHTS = (("name", 4), ("also", 4), ("conduct", 2), ("purpose", 1), ("mechanism", 1))
_SMALL = frozenset({"a", "an", "and", "at", "by", "for", "in", "its", "of", "on", "or", "the", "to", "with"})
_STEM = 5
"""Letters that two words must share at their beginning, or all of the shorter."""


def find(book: OptionBook, text: str) -> tuple[Option, ...]:
    """Options that hold every word of the text, in any order and with any ending, the closest first.

    Where none does and the text is a list with commas, those that hold every word of one of its parts.
    """
    found = _holding(book, text)
    parts = [part for part in re.split(r"[,;]", text) if part.strip()]
    if found or len(parts) < 2:
        return found
    return tuple({option.id: option for part in parts for option in _holding(book, part)}.values())


def _holding(book: OptionBook, text: str) -> tuple[Option, ...]:
    wanted = [word for word in _words(text) if word not in _SMALL]
    scored = [(_score(option, wanted), i, option) for i, option in enumerate(book.options)]
    return tuple(option for score, _, option in sorted(scored, key=lambda row: (-row[0], row[1])) if score)


def _score(option: Option, wanted: list[str]) -> float:
    """0 unless every word is found; more where the words stand in a name, and most where they stand together."""
    held = {field: _texts(option, field) for field, _ in _WEIGHTS}
    total = 0.0
    for word in wanted:
        best = max((weight for field, weight in _WEIGHTS if any(_has(t, word) for t in held[field])), default=0)
        if not best:
            return 0.0
        total += best
    together = any(all(_has(t, word) for word in wanted) for field in ("name", "also") for t in held[field])
    return total + (4 * len(wanted) if together else 0)


def _texts(option: Option, field: str) -> tuple[str, ...]:
    value: str | tuple[str, ...] = getattr(option, field)
    return (value,) if isinstance(value, str) else value


def _has(text: str, word: str) -> bool:
    return any(_alike(word, other) for other in _words(text))


def _alike(left: str, right: str) -> bool:
    """The same word but for its ending; of short words only one and many are alike."""
    size = min(len(left), len(right))
    if left == right or (size == _STEM - 1 and f"{min(left, right)}s" == max(left, right)):
        return True
    return size >= _STEM and left[: max(_STEM, size - 3)] == right[: max(_STEM, size - 3)]


def _words(text: str) -> list[str]:
    return re.findall(r"[^\W_]+", text.casefold())
