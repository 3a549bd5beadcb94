"""Annotated articles as rows of tags and link targets, one a word piece, and acts as ranges of pieces."""

from __future__ import annotations

import itertools
import json
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
import numpy.typing as npt
from tokenizers import Tokenizer

from melian.language.blocks import blocks
from melian.language.encoder_pieces import Ints, Pieces, cut
from melian.model.document import Document

Halves = npt.NDArray[np.float16]
IGNORED = -100
NOBODY = -1
OUTSIDE, BEGIN, INNER, FINISH, SINGLE = range(5)
CUE, SOURCE, REPORTER = range(3)


@dataclass(frozen=True, slots=True, kw_only=True)
class Act:
    """One annotated act: its pieces, which of `melian.model.tags.ACTS` it is, and where its actors and targets stand.

    `actors` and `targets` are the first pieces of every word that refers to them, in the whole text; empty for
    nobody, None where it isn't known.
    """

    first: int
    last: int
    act: int
    weight: float
    asserted: bool
    actors: tuple[int, ...] | None
    targets: tuple[int, ...] | None


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Soft:
    """What trained readers say of a text: probabilities of tags and acts by piece, the likeliest links, and acts.

    `places` and `shares` are [kind, piece, rank]: the likeliest pieces (NOBODY for none) and their probabilities.
    """

    tags: Halves
    inside: Halves
    places: np.ndarray
    shares: Halves
    acts: tuple[Act, ...]


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Example:
    """One article. `tags` is [3, piece]; `links` is [3, piece]: first piece of the cue, source and reporter."""

    name: str
    pieces: Pieces
    tags: Ints
    links: Ints
    inner: bool
    """Whether a source's report of another source is annotated inside out, with its chain."""
    quoted: bool = True
    """Whether quotations are annotated."""
    acts: tuple[Act, ...] | None = None
    """None where acts are not annotated."""
    soft: Soft | None = None


def load_examples(path: Path, tokenizer: Tokenizer, *, inner: bool) -> list[Example]:
    """Reads gold attributions, a JSON object a line."""
    with path.open(encoding="utf-8") as lines:
        return [_example(json.loads(line), tokenizer, inner=inner) for line in lines]


def _example(row: dict[str, Any], tokenizer: Tokenizer, *, inner: bool) -> Example:
    document = Document(path=row["id"], text=row["text"], kind="text")
    return quoted(row, cut(tokenizer, document.text, blocks(document)), inner=inner)


def bare(name: str, pieces: Pieces, acts: Sequence[Act]) -> Example:
    """A text in which acts are annotated and quotations are not."""
    nothing = np.full((3, len(pieces)), IGNORED, dtype=np.int64)
    return Example(name=name, pieces=pieces, tags=nothing, links=nothing, inner=True, quoted=False, acts=tuple(acts))


def quoted(row: dict[str, Any], pieces: Pieces, *, inner: bool, acts: Sequence[Act] | None = None) -> Example:
    """A text in which quotations are annotated, as a row of gold attributions."""
    tags = np.zeros((3, len(pieces)), dtype=np.int64)
    links = np.full((3, len(pieces)), IGNORED, dtype=np.int64)
    for quote in row["quotes"]:
        _mark(quote, pieces, tags, links)
    known = None if acts is None else tuple(acts)
    return Example(name=row["id"], pieces=pieces, tags=tags, links=links, inner=inner, acts=known)


def _mark(quote: dict[str, Any], pieces: Pieces, tags: Ints, links: Ints) -> None:
    cues = [range_of(pieces, *span) for span in quote.get("cue_spans") or []]
    sources = [range_of(pieces, *span) for span in quote.get("speaker_spans") or []]
    chain = [range_of(pieces, link["start"], link["end"]) for link in quote.get("chain") or []]
    for first, last in cues:
        _begin_inside(tags[1], first, last)
    for first, last in sources + chain:
        _begin_inside(tags[2], first, last)
    for first, last in (range_of(pieces, *span) for span in quote["spans"]):
        _whole(tags[0], first, last)
        links[CUE, first:last] = _target(cues)
        links[SOURCE, first:last] = _target(sources)
        links[REPORTER, first:last] = _target(chain[::-1])
    for (first, last), target in zip(chain[1:], chain, strict=False):
        links[REPORTER, first:last] = target[0]


def _target(spans: list[tuple[int, int]]) -> int:
    return next((first for first, last in spans if first < last), NOBODY)


def range_of(pieces: Pieces, start: int, end: int) -> tuple[int, int]:
    """The pieces of some characters, half open."""
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
