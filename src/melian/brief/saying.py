"""Putting sentences, cells and tables together."""

from __future__ import annotations

from collections.abc import Iterable

from melian.brief.tree import Cell, Piece, Reference, Sentence, Tint


def say(*parts: str | Piece | None, on: Iterable[Reference] = ()) -> Sentence:
    """A sentence from the brief's words and articles' words, resting on `on`; each reference once.

    A full stop after words that end with one of their own is left out.
    """
    pieces: list[Piece] = []
    for part in parts:
        piece = Piece(text=part) if isinstance(part, str) else part
        if piece is None or not piece.text:
            continue
        if piece.text == "." and pieces and pieces[-1].text.rstrip("”\"’'»").endswith((".", "!", "?")):
            continue
        pieces.append(piece)
    return Sentence(pieces=tuple(pieces), references=tuple(dict.fromkeys(on)))


def cell(
    *parts: str | Piece | None, on: Iterable[Reference] = (), tint: Tint | None = None, to: str | None = None,
    anchor: str | None = None,
) -> Cell:  # fmt: skip
    """A table's cell, put together as a sentence is."""
    return Cell(sentence=say(*parts, on=on), tint=tint, to=to, anchor=anchor)


def stop(text: str) -> str:
    """The text with a full stop at its end."""
    text = text.strip()
    return text if text.endswith((".", "!", "?")) else text + "."
