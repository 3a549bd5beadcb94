"""Building a text of paragraphs with blank lines between, keeping where each stands."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from melian.model.span import Span
from melian.reading.oddities import mended

_NULL = {0: " "}


@dataclass(frozen=True, slots=True, kw_only=True)
class Block:
    """A paragraph, or a heading, of a format that says which."""

    text: str
    heading: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Laid:
    """The text of blocks, and the headings in it."""

    text: str
    headings: tuple[Span, ...]
    problems: tuple[str, ...] = ()


def lay(blocks: Iterable[Block]) -> Laid:
    """The blocks one under another with a blank line between; empty ones left out, white space made single."""
    parts: list[str] = []
    headings: list[Span] = []
    at = lost = 0
    for block in blocks:
        words, lone = mended(tidy(block.text))
        if not words:
            continue
        lost += lone
        if block.heading:
            headings.append(Span(start=at, end=at + len(words)))
        parts.append(words)
        at += len(words) + 2
    problems = (f"{lost:,} lone surrogates replaced by U+FFFD",) if lost else ()
    return Laid(text="\n\n".join(parts), headings=tuple(headings), problems=problems)


def tidy(text: str) -> str:
    """Lines with single spaces, without empty ones, NUL characters made spaces."""
    lines = (" ".join(line.split()) for line in text.translate(_NULL).split("\n"))
    return "\n".join(line for line in lines if line)
