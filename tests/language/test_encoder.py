from __future__ import annotations

import hashlib
import pickle
from pathlib import Path

import numpy as np
import pytest

from melian.errors import UsageError
from melian.language.encoder import MODEL, SUMS, VOCABULARY, Encoder
from melian.language.encoder_pieces import cut
from melian.model.span import Span
from melian.model.tags import CUE


def test_a_folder_without_weights_is_named(tmp_path: Path) -> None:
    with pytest.raises(UsageError, match="SHA256SUMS: no weights here"):
        _ = Encoder(folder=tmp_path).version


def test_another_vocabulary_than_the_one_written_down_is_refused(vocabulary: Path) -> None:
    (vocabulary.parent / SUMS).write_text(f"{'0' * 64}  {VOCABULARY}\n", encoding="ascii")
    with pytest.raises(UsageError, match="not the weights that SHA256SUMS names"):
        _ = Encoder(folder=vocabulary.parent).tokenizer


def test_the_right_vocabulary_is_loaded(vocabulary: Path) -> None:
    digest = hashlib.sha256(vocabulary.read_bytes()).hexdigest()
    (vocabulary.parent / SUMS).write_text(f"{'1' * 64}  {MODEL}\n{digest}  {VOCABULARY}\n", encoding="ascii")
    encoder = Encoder(folder=vocabulary.parent)
    assert encoder.tokenizer.encode("he said").ids == [2, 3]
    assert encoder.version == "reader.onnx 111111111111"


def test_a_window_is_scored_between_its_start_and_its_end(small_weights: Path) -> None:
    encoder = Encoder(folder=small_weights)
    text = "The Kremlin said the war would end."
    pieces = cut(encoder.tokenizer, text, [Span(start=0, end=len(text))])
    scores = encoder.score(pieces, 2, 7)
    tags, links = scores.tags, scores.links
    assert tags.shape == (5, 11)
    assert links.shape == (3, 5, 6)
    assert np.allclose(links.sum(axis=-1)[CUE], 1, atol=1e-6)
    assert links[CUE].argmax(axis=-1).tolist() == [0, 0, 1, 1, 1]


def test_what_is_loaded_stays_in_its_process(small_weights: Path) -> None:
    encoder = Encoder(folder=small_weights, window=1)
    text = "the war"
    pieces = cut(encoder.tokenizer, text, [Span(start=0, end=len(text))])
    here = encoder.score(pieces, 0, 2)
    there = pickle.loads(pickle.dumps(encoder)).score(pieces, 0, 2)
    assert np.array_equal(here.tags, there.tags)
    assert np.array_equal(here.links, there.links)
    assert here.acts is None


@pytest.mark.parametrize("sums", ["", "\n\n", "only-a-digest\n", "caf\xe9  reader.onnx\n"])
def test_a_list_of_digests_that_names_nothing_right_is_refused(sums: str, small_weights: Path, tmp_path: Path) -> None:
    for name in (MODEL, VOCABULARY):
        (tmp_path / name).write_bytes((small_weights / name).read_bytes())
    (tmp_path / SUMS).write_text(sums, encoding="latin-1")
    with pytest.raises(UsageError, match="not the weights that SHA256SUMS names"):
        _ = Encoder(folder=tmp_path).tokenizer
