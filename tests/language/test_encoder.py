from __future__ import annotations

import hashlib
from pathlib import Path

import pytest

from melian.errors import UsageError
from melian.language.encoder import MODEL, SUMS, VOCABULARY, Encoder


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
