"""The folder that is shipped: a model, its vocabulary, and the digests of both."""

from __future__ import annotations

import hashlib
from pathlib import Path

MODEL = "reader.onnx"
VOCABULARY = "tokenizer.json"
SUMS = "SHA256SUMS"


def ship(folder: Path, *, model: bytes, tokenizer: bytes, name: str = MODEL) -> Path:
    """Writes model, vocabulary and SHA256SUMS into `folder`, which is made; gives the model's path."""
    folder.mkdir(parents=True, exist_ok=True)
    files = {name: model, VOCABULARY: tokenizer}
    for file, content in files.items():
        (folder / file).write_bytes(content)
    lines = [f"{hashlib.sha256(content).hexdigest()}  {file}\n" for file, content in files.items()]
    (folder / SUMS).write_text("".join(lines), encoding="ascii")
    return folder / name
