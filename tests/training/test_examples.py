"""Annotated articles as tags and links of word pieces. All texts are made up."""

from __future__ import annotations

import json
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from tokenizers import Tokenizer

from melian.language.encoder_pieces import load_tokenizer
from training.examples import CUE, IGNORED, NOBODY, REPORTER, SOURCE, Example, load_examples, range_of, shifted

TEXT = "The Herald wrote that Ann said it rained all night ."
#       0   1      2     3    4   5    6  7      8   9     10


@pytest.fixture
def tokenizer(small_weights: Path) -> Tokenizer:
    return load_tokenizer(small_weights / "tokenizer.json")


def span(words: str) -> list[int]:
    return [TEXT.index(words), TEXT.index(words) + len(words)]


def loaded(folder: Path, tokenizer: Tokenizer, quotes: Sequence[dict[str, Any]], *, inner: bool = True) -> Example:
    path = folder / "gold.jsonl"
    path.write_text(json.dumps({"id": "made/one", "text": TEXT, "quotes": quotes}) + "\n", encoding="utf-8")
    (example,) = load_examples(path, tokenizer, inner=inner)
    return example


def quote(content: Sequence[str], speaker: str | None, cue: str | None, chain: Sequence[str] = ()) -> dict[str, Any]:
    return {
        "spans": [span(words) for words in content],
        "speaker_spans": [span(speaker)] if speaker else None,
        "cue_spans": [span(cue)] if cue else None,
        "chain": [dict(zip(("start", "end"), span(words), strict=True)) for words in chain],
    }


def test_a_content_is_tagged_and_linked_with_its_cue_source_and_reporter(tmp_path: Path, tokenizer: Tokenizer) -> None:
    example = loaded(tmp_path, tokenizer, [quote(["it rained all night"], "Ann", "said", ["The Herald"])])
    assert example.tags.tolist() == [
        [0, 0, 0, 0, 0, 0, 1, 2, 2, 3, 0],
        [0, 0, 0, 0, 0, 1, 0, 0, 0, 0, 0],
        [1, 2, 0, 0, 1, 0, 0, 0, 0, 0, 0],
    ]
    assert [example.links[kind, 6:10].tolist() for kind in (CUE, SOURCE, REPORTER)] == [[5] * 4, [4] * 4, [0] * 4]
    assert set(example.links[:, [0, 5, 10]].ravel().tolist()) == {IGNORED}


def test_what_is_not_there_is_nobody(tmp_path: Path, tokenizer: Tokenizer) -> None:
    example = loaded(tmp_path, tokenizer, [quote(["rained"], None, None)], inner=False)
    assert example.tags[0].tolist() == [0, 0, 0, 0, 0, 0, 0, 4, 0, 0, 0]
    assert example.links[:, 7].tolist() == [NOBODY] * 3
    assert (example.inner, example.quoted, example.acts) == (False, True, None)


def test_pieces_of_one_attribution_share_their_links(tmp_path: Path, tokenizer: Tokenizer) -> None:
    example = loaded(tmp_path, tokenizer, [quote(["it", "all night"], "Ann", "said")])
    assert example.tags[0].tolist() == [0, 0, 0, 0, 0, 0, 4, 0, 1, 3, 0]
    assert example.links[SOURCE, [6, 8, 9]].tolist() == [4, 4, 4]


def test_a_source_in_the_middle_of_a_chain_is_linked_to_the_one_outside(tmp_path: Path, tokenizer: Tokenizer) -> None:
    chain = ["The Herald", "Ann"]
    example = loaded(tmp_path, tokenizer, [quote(["rained all night"], "it", None, chain)])
    assert example.links[REPORTER].tolist()[4:10] == [0, IGNORED, IGNORED, 4, 4, 4]


def test_characters_within_a_word_are_its_piece_and_those_between_words_are_none(
    tmp_path: Path, tokenizer: Tokenizer
) -> None:
    pieces = loaded(tmp_path, tokenizer, []).pieces
    assert range_of(pieces, 5, 6) == (1, 2)
    assert range_of(pieces, 3, 4) == (1, 1)
    assert range_of(pieces, 0, len(TEXT)) == (0, 11)


@given(length=st.integers(10, 60), shift=st.integers(0, 59), times=st.integers(1, 30))
def test_windows_lie_end_to_end_and_only_scraps_are_left_out(length: int, shift: int, times: int) -> None:
    example = of_size(times * 7)
    found = list(shifted(example, length, shift % length))
    covered = [k for first, last in found for k in range(first, last)]
    assert covered == sorted(set(covered))
    assert all(8 <= last - first <= length for first, last in found)
    assert np.diff([-1, *covered, times * 7]).max() <= 15


def of_size(count: int) -> Example:
    """An example of some pieces, of which only the number matters."""
    nothing = np.zeros((3, count), dtype=np.int64)
    return Example(name="made", pieces=range(count), tags=nothing, links=nothing, inner=True)  # type: ignore[arg-type]
