from __future__ import annotations

import itertools
from pathlib import Path

from hypothesis import given
from hypothesis import strategies as st

from melian.language.encoder_pieces import FEATURES, cut, load_tokenizer, windows
from melian.model.span import Span


def whole(text: str) -> list[Span]:
    return [Span(start=0, end=len(text))]


def test_pieces_know_their_characters(vocabulary: Path) -> None:
    text = "He said, “the war ended.”"
    pieces = cut(load_tokenizer(vocabulary), text, whole(text))
    words = [text[a:b] for a, b in zip(pieces.starts, pieces.ends, strict=True)]
    assert words == ["He", "said", ",", "“", "the", "war", "end", "ed", ".", "”"]


def test_offsets_are_into_the_text_and_blocks_begin(vocabulary: Path) -> None:
    text = "He said. The war."
    pieces = cut(load_tokenizer(vocabulary), text, [Span(start=0, end=8), Span(start=9, end=17)])
    assert [text[a:b] for a, b in zip(pieces.starts, pieces.ends, strict=True)][3:] == ["The", "war", "."]
    assert [int(f) & 1 for f in pieces.features] == [1, 0, 0, 1, 0, 0]


def test_features_tell_case_and_marks(vocabulary: Path) -> None:
    text = "The WAR “ended”"
    pieces = cut(load_tokenizer(vocabulary), text, whole(text))
    assert [(int(f) // 2 % 3, int(f) // 6) for f in pieces.features] == [(1, 0), (2, 0), (0, 2), (0, 1), (0, 1), (0, 2)]
    assert max(pieces.features) < FEATURES


def test_nothing_to_read(vocabulary: Path) -> None:
    assert len(cut(load_tokenizer(vocabulary), "  ", [])) == 0


@given(count=st.integers(0, 2000), length=st.integers(2, 300), share=st.floats(0, 0.9))
def test_windows_cover_all_and_overlap(count: int, length: int, share: float) -> None:
    overlap = int(length * share)
    found = list(windows(count, length=length, overlap=overlap))
    covered = [k for first, last in found for k in range(first, last)]
    assert sorted(set(covered)) == list(range(count))
    assert all(last - first <= length for first, last in found)
    assert all(after[0] == before[1] - overlap for before, after in itertools.pairwise(found))
