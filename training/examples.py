"""Annotated articles as rows of tags and link targets, one a word piece."""

from __future__ import annotations

import itertools
import json
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
from tokenizers import Tokenizer

from melian.language.blocks import blocks
from melian.language.encoder_pieces import Ints, Pieces, cut
from melian.model.document import Document

IGNORED = -100
NOBODY = -1
OUTSIDE, BEGIN, INNER, FINISH, SINGLE = range(5)
CUE, SOURCE, REPORTER = range(3)


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Example:
    """One article. `tags` is [3, piece]; `links` is [3, piece]: first piece of the cue, source and reporter."""

    name: str
    pieces: Pieces
    tags: Ints
    links: Ints
    inner: bool
    """Whether a source's report of another source is annotated inside out, with its chain."""


def load_examples(path: Path, tokenizer: Tokenizer, *, inner: bool) -> list[Example]:
    """Reads gold attributions, a JSON object a line."""
    with path.open(encoding="utf-8") as lines:
        return [_example(json.loads(line), tokenizer, inner=inner) for line in lines]


def _example(row: dict[str, Any], tokenizer: Tokenizer, *, inner: bool) -> Example:
    document = Document(path=row["id"], text=row["text"], kind="text")
    pieces = cut(tokenizer, document.text, blocks(document))
    tags = np.zeros((3, len(pieces)), dtype=np.int64)
    links = np.full((3, len(pieces)), IGNORED, dtype=np.int64)
    for quote in row["quotes"]:
        _mark(quote, pieces, tags, links)
    return Example(name=row["id"], pieces=pieces, tags=tags, links=links, inner=inner)


def _mark(quote: dict[str, Any], pieces: Pieces, tags: Ints, links: Ints) -> None:
    cues = [_range(pieces, *span) for span in quote.get("cue_spans") or []]
    sources = [_range(pieces, *span) for span in quote.get("speaker_spans") or []]
    chain = [_range(pieces, link["start"], link["end"]) for link in quote.get("chain") or []]
    for first, last in cues:
        _begin_inside(tags[1], first, last)
    for first, last in sources + chain:
        _begin_inside(tags[2], first, last)
    for first, last in (_range(pieces, *span) for span in quote["spans"]):
        _whole(tags[0], first, last)
        links[CUE, first:last] = _target(cues)
        links[SOURCE, first:last] = _target(sources)
        links[REPORTER, first:last] = _target(chain[::-1])
    for (first, last), target in zip(chain[1:], chain, strict=False):
        links[REPORTER, first:last] = target[0]


def _target(spans: list[tuple[int, int]]) -> int:
    return next((first for first, last in spans if first < last), NOBODY)


def _range(pieces: Pieces, start: int, end: int) -> tuple[int, int]:
    first = int(np.searchsorted(pieces.ends, start, side="right"))
    last = int(np.searchsorted(pieces.starts, end, side="left"))
    return first, max(first, last)


def _begin_inside(row: Ints, first: int, last: int) -> None:
    row[first:last] = INNER
    row[first : first + (first < last)] = BEGIN


def _whole(row: Ints, first: int, last: int) -> None:
    if first == last:
        return
    row[first:last] = INNER
    row[first], row[last - 1] = BEGIN, FINISH
    if last - first == 1:
        row[first] = SINGLE


def shifted(example: Example, length: int, shift: int) -> Iterator[tuple[int, int]]:
    """Windows that lie end to end over an example, the first cut short by `shift`."""
    count = len(example.pieces)
    edges = [0, *range(length - shift, count, length), count]
    yield from ((a, b) for a, b in itertools.pairwise(edges) if b - a >= 8)
