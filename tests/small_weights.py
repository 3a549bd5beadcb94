"""An encoder of a few words, made up: it takes "war", "would" and "end" for content, said by the Kremlin."""

from __future__ import annotations

import hashlib
from pathlib import Path

import numpy as np
from onnx import TensorProto, helper, numpy_helper, save
from tokenizers import Tokenizer, models, normalizers, pre_tokenizers

from melian.language.encoder import MODEL, SUMS, VOCABULARY
from melian.language.encoder_pieces import START

WORDS = ("[PAD]", "[UNK]", "kremlin", "said", "war", "would", "end", "the", "that", ",", ".", '"')
CONTENT, CUE, SOURCE = ("war", "would", "end"), "said", "kremlin"
_ROWS = 128
_SURE = 20.0


def write_small_weights(folder: Path) -> Path:
    """Writes the three files into the folder; gives the folder."""
    tokenizer = Tokenizer(models.WordPiece({word: k for k, word in enumerate(WORDS)}, unk_token="[UNK]"))
    tokenizer.normalizer = normalizers.BertNormalizer(lowercase=True)
    tokenizer.pre_tokenizer = pre_tokenizers.BertPreTokenizer()
    tokenizer.save(str(folder / VOCABULARY))
    _save_model(folder / MODEL)
    lines = [f"{hashlib.sha256((folder / n).read_bytes()).hexdigest()}  {n}\n" for n in (MODEL, VOCABULARY)]
    (folder / SUMS).write_text("".join(lines), encoding="ascii")
    return folder


def _save_model(path: Path) -> None:
    """Each piece is tagged by its word; content points at the cue and the source, all else at nobody."""
    nodes = [
        helper.make_node("Gather", ["tag_table", "ids"], ["tags"]),
        helper.make_node("Gather", ["asks", "ids"], ["asked"]),
        helper.make_node("Reshape", ["asked", "shape"], ["by_kind"]),
        helper.make_node("Transpose", ["by_kind"], ["queries"], perm=[0, 2, 1, 3]),
        helper.make_node("Gather", ["answers", "ids"], ["answered"]),
        helper.make_node("Transpose", ["answered"], ["keys"], perm=[0, 2, 1]),
        helper.make_node("MatMul", ["queries", "keys"], ["scores"]),
        helper.make_node("Softmax", ["scores"], ["links"], axis=-1),
    ]
    graph = helper.make_graph(
        nodes,
        "small",
        [helper.make_tensor_value_info(name, TensorProto.INT64, [1, "n"]) for name in ("ids", "features")],
        [
            helper.make_tensor_value_info("tags", TensorProto.FLOAT, [1, "n", 11]),
            helper.make_tensor_value_info("links", TensorProto.FLOAT, [1, 3, "n", "n"]),
        ],
        [numpy_helper.from_array(table, name) for name, table in _tables().items()],
    )
    save(helper.make_model(graph, opset_imports=[helper.make_opsetid("", 17)], ir_version=8), str(path))


def _tables() -> dict[str, np.ndarray[tuple[int, ...], np.dtype[np.float32 | np.int64]]]:
    tags = np.zeros((_ROWS, 11), dtype=np.float32)
    tags[:, [0, 5, 8]] = 1
    asks = np.zeros((_ROWS, 3, 3), dtype=np.float32)
    asks[:, :, 0] = _SURE
    answers = np.zeros((_ROWS, 3), dtype=np.float32)
    for column, piece in enumerate((START, WORDS.index(CUE), WORDS.index(SOURCE))):
        answers[piece, column] = 1
    for word in CONTENT:
        k = WORDS.index(word)
        tags[k, :5] = (0, 0.3, 0.4, 0.2, 0.1)
        asks[k, :2] = _SURE * np.eye(3, dtype=np.float32)[1:]
    tags[WORDS.index(CUE), 5:8] = tags[WORDS.index(SOURCE), 8:11] = (0, 1, 0)
    shape = np.array([1, -1, 3, 3], dtype=np.int64)
    return {"tag_table": tags, "asks": asks.reshape(_ROWS, 9), "answers": answers, "shape": shape}
