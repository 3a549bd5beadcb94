"""A vocabulary small enough to read."""

from __future__ import annotations

from pathlib import Path

import pytest
from tokenizers import Tokenizer, models, normalizers, pre_tokenizers

WORDS = (
    "[PAD]",
    "[UNK]",
    "he",
    "said",
    "that",
    "war",
    "would",
    "end",
    "##ed",
    "kremlin",
    "the",
    ",",
    ".",
    '"',
    "“",
    "”",
)


@pytest.fixture
def vocabulary(tmp_path: Path) -> Path:
    """A word-piece vocabulary in a file, with padding and cutting switched on as in published ones."""
    tokenizer = Tokenizer(models.WordPiece({word: k for k, word in enumerate(WORDS)}, unk_token="[UNK]"))
    tokenizer.normalizer = normalizers.BertNormalizer(lowercase=True)
    tokenizer.pre_tokenizer = pre_tokenizers.BertPreTokenizer()
    tokenizer.enable_padding(length=8)
    tokenizer.enable_truncation(max_length=4)
    path = tmp_path / "tokenizer.json"
    tokenizer.save(str(path))
    return path
