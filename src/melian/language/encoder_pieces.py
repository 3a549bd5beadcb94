"""A text as the encoder sees it: word pieces with their characters and features, and windows over them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Final

import numpy as np
import numpy.typing as npt
from tokenizers import Tokenizer

from melian.language.encoder_marks import mark_states
from melian.model.span import Span

START: Final = 101
END: Final = 102
"""The pieces [CLS] and [SEP] of the vocabulary."""
FEATURES: Final = 24
"""Four states of quotation marks, by three of case, by whether a block begins."""

Ints = npt.NDArray[np.int64]


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Pieces:
    """Word pieces of a text in order: vocabulary number, characters and feature of each."""

    ids: Ints
    starts: Ints
    ends: Ints
    features: Ints

    def __len__(self) -> int:
        return len(self.ids)


def load_tokenizer(path: Path) -> Tokenizer:
    """The vocabulary as it is kept in a `tokenizer.json`, without padding or cutting."""
    tokenizer = Tokenizer.from_file(str(path))
    tokenizer.no_padding()
    tokenizer.no_truncation()
    return tokenizer


def cut(tokenizer: Tokenizer, text: str, blocks: Iterable[Span]) -> Pieces:
    """The pieces of some blocks of a text. Characters are offsets into the whole text."""
    rows: list[tuple[int, int, int, int]] = []
    for span in blocks:
        block = text[span.start : span.end]
        # A batch would start threads, which a process that forks later does not survive well.
        one = tokenizer.encode(block, add_special_tokens=False)
        rows.extend(_rows(block, span.start, one.ids, one.offsets))
    columns = np.array(rows, dtype=np.int64).reshape(-1, 4).T
    return Pieces(ids=columns[0], starts=columns[1], ends=columns[2], features=columns[3])


def _rows(
    block: str, offset: int, ids: Sequence[int], offsets: Sequence[tuple[int, int]]
) -> Iterator[tuple[int, int, int, int]]:
    marks = mark_states(block)
    before = case = 0
    for k, (piece, (start, end)) in enumerate(zip(ids, offsets, strict=True)):
        if k == 0 or start != before:
            case = _case(block[start:end])
        before = end
        state = marks[start] if start < len(marks) else 0
        yield piece, offset + start, offset + end, state * 6 + case * 2 + (k == 0)


def _case(piece: str) -> int:
    if not piece[:1].isupper():
        return 0
    return 2 if len(piece) > 1 and piece.isupper() else 1


def windows(count: int, *, length: int, overlap: int) -> Iterator[tuple[int, int]]:
    """Half-open ranges of pieces that cover `count` of them, each at most `length` long, sharing `overlap`."""
    first = 0
    while first < count:
        last = min(count, first + length)
        yield first, last
        if last == count:
            return
        first = last - overlap
