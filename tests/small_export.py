"""A graph as `training.export` writes it before it is made lean, of a small reader with random weights."""

from __future__ import annotations

from typing import Any

import numpy as np
from onnx import ModelProto, NodeProto, TensorProto, helper, numpy_helper

from melian.model.tags import ACTS

LAYERS, HEADS, WIDTH, LINKS, LINK, ROLE = 2, 4, 32, 3, 8, 8
LONGEST, REACH = 40, 20
ACT = len(ACTS) + 1


class _Maker:
    """Nodes and weights so far. A number in a name's place is a constant."""

    def __init__(self, zero_point: int) -> None:
        self.rng = np.random.default_rng(7)
        self.zero_point = zero_point
        self.nodes: list[NodeProto] = []
        self.tensors: list[TensorProto] = []

    def weights(self, name: str, *shape: int, by: float = 1.0) -> str:
        return self.tensor(name, (self.rng.normal(size=shape) * by).astype(np.float32))

    def tensor(self, name: str, value: np.ndarray[tuple[int, ...], np.dtype[np.generic]]) -> str:
        self.tensors.append(numpy_helper.from_array(value, name))
        return name

    def whole(self, *numbers: int) -> str:
        return self.tensor(f"constant.{len(self.tensors)}", np.array(numbers, dtype=np.int64))

    def real(self, number: float) -> str:
        return self.tensor(f"constant.{len(self.tensors)}", np.array(number, dtype=np.float32))

    def make(self, kind: str, *inputs: str, out: str = "", **attributes: Any) -> str:
        out = out or f"{kind}.{len(self.nodes)}"
        self.nodes.append(helper.make_node(kind, list(inputs), [out], **attributes))
        return out

    def quantised(self, source: str) -> tuple[str, str, str]:
        names = (f"{source}.bytes", f"{source}.scale", f"{source}.zero")
        self.nodes.append(helper.make_node("DynamicQuantizeLinear", [source], list(names)))
        return names

    def linear(self, name: str, read: tuple[str, str, str], rows: int, columns: int) -> str:
        """As onnxruntime's quantisation writes a matrix and its bias."""
        weight = self.rng.integers(-100, 100, (rows, columns)).astype(np.int8)
        scale = self.weights(f"{name}.scale", columns, by=0.004)
        zeros = self.tensor(f"{name}.zero", np.full(columns, self.zero_point, dtype=np.int8))
        product = self.make("MatMulInteger", read[0], self.tensor(f"{name}.bytes", weight), read[2], zeros)
        scaled = self.make("Mul", self.make("Cast", product, to=TensorProto.FLOAT), self.make("Mul", read[1], scale))
        return self.make("Add", self.weights(f"{name}.bias", columns, by=0.2), scaled)


def small_export(zero_point: int = 0) -> ModelProto:
    """The model. Its weights' zero points are zero unless it is said otherwise."""
    maker = _Maker(zero_point)
    length = maker.make("Shape", "ids", start=1, end=2)
    hidden = _embedded(maker, length)
    ones = maker.make("ConstantOfShape", length, value=numpy_helper.from_array(np.ones(1, dtype=np.float32)))
    mask = maker.make("Mul", maker.make("Sub", maker.real(1), ones), maker.real(-1e4))
    for k in range(LAYERS):
        hidden = _layer(maker, f"reader.encoder.layer.{k}", hidden, mask)
    _all_heads(maker, hidden, mask, length)
    graph = helper.make_graph(
        maker.nodes,
        "small",
        [helper.make_tensor_value_info(name, TensorProto.INT64, [1, "n"]) for name in ("ids", "features")],
        [helper.make_tensor_value_info(name, TensorProto.FLOAT, shape) for name, shape in _SHAPES.items()],
        maker.tensors,
    )
    return helper.make_model(graph, opset_imports=[helper.make_opsetid("", 17)], ir_version=8)


_SHAPES: dict[str, list[int | str]] = {
    "tags": [1, "n", 11],
    "links": [1, LINKS, "n", "n"],
    "acts": [1, "n", ACT],
    "ask": [1, "n", 2 * ROLE],
    "answer": [1, "n", 2 * ROLE],
    "role_acts": [ACT - 1, 2 * ROLE],
    "role_distance": [2, 2 * REACH + 1],
    "role_nobody": [2, ROLE],
    "role_bias": [2],
}


def _embedded(maker: _Maker, length: str) -> str:
    words = maker.make("Gather", maker.weights("words", 50, WIDTH), "ids")
    marks = maker.make("Gather", maker.weights("reader.features.weight", 4, WIDTH), "features")
    places = maker.weights("reader.embeddings.position_embeddings.weight", LONGEST, WIDTH)
    near = maker.make("Slice", places, maker.whole(0), length, maker.whole(0))
    return maker.make("Add", maker.make("Add", words, marks), near)


def _layer(maker: _Maker, name: str, hidden: str, mask: str) -> str:
    """Attention and, in the place of what follows it, one matrix more."""
    read = maker.quantised(hidden)
    shape, swapped = maker.whole(1, -1, HEADS, WIDTH // HEADS), [0, 2, 1, 3]
    query, key, value = (
        maker.make("Reshape", maker.linear(f"{name}.attention.self.{part}", read, WIDTH, WIDTH), shape)
        for part in ("query", "key", "value")
    )
    scaled = maker.make("Mul", maker.make("Transpose", query, perm=swapped), maker.real((WIDTH // HEADS) ** -0.5))
    scores = maker.make("MatMul", scaled, maker.make("Transpose", key, perm=[0, 2, 3, 1]))
    shares = maker.make("Softmax", maker.make("Add", scores, mask), axis=-1)
    mixed = maker.make("MatMul", shares, maker.make("Transpose", value, perm=swapped))
    mixed = maker.make("Reshape", maker.make("Transpose", mixed, perm=swapped), maker.whole(1, -1, WIDTH))
    for part, new in ((".attention.output", mixed), (".output", "")):
        made = maker.linear(f"{name}{part}.dense", maker.quantised(new or hidden), WIDTH, WIDTH)
        hidden = _norm(maker, f"{name}{part}.LayerNorm", maker.make("Add", made, hidden))
    return hidden


def _norm(maker: _Maker, name: str, hidden: str) -> str:
    weight, bias = maker.weights(f"{name}.weight", WIDTH), maker.weights(f"{name}.bias", WIDTH)
    return maker.make("LayerNormalization", hidden, weight, bias, axis=-1, epsilon=1e-12)


def _all_heads(maker: _Maker, hidden: str, mask: str, length: str) -> None:
    read = maker.quantised(hidden)
    sizes = {"tags": 11, "acts": ACT, "ask": LINKS * LINK, "answer": LINKS * LINK}
    sizes |= {"role_ask": 2 * ROLE, "role_answer": 2 * ROLE}
    out = {name: maker.linear(f"reader.{name}", read, WIDTH, size) for name, size in sizes.items()}
    maker.make("Softmax", out["tags"], out="tags", axis=-1)
    maker.make("Sigmoid", out["acts"], out="acts")
    for name in ("ask", "answer"):
        maker.make("Reshape", out[f"role_{name}"], maker.whole(1, -1, 2 * ROLE), out=name)
    _links(maker, out, mask, length)
    nothing = maker.make("Mul", maker.make("Cast", length, to=TensorProto.FLOAT), maker.real(0))
    for name, shape in list(_SHAPES.items())[5:]:
        weights = f"reader.{name}.weight" if name == "role_acts" else f"reader.{name}"
        maker.make("Add", maker.weights(weights, *(int(n) for n in shape)), nothing, out=name)


def _links(maker: _Maker, out: dict[str, str], mask: str, length: str) -> None:
    """Products, distances looked up pair by pair, and nobody in the place of the start piece."""
    shape = maker.whole(1, -1, LINKS, LINK)
    ask, answer = (maker.make("Reshape", out[name], shape) for name in ("ask", "answer"))
    ask, answer = maker.make("Transpose", ask, perm=[0, 2, 1, 3]), maker.make("Transpose", answer, perm=[0, 2, 3, 1])
    scores = maker.make("Div", maker.make("MatMul", ask, answer), maker.real(LINK**0.5))
    count = maker.make("Squeeze", length, maker.whole(0))
    start, step = (maker.tensor(f"range.{n}", np.array(n, dtype=np.int64)) for n in (0, 1))
    at = maker.make("Range", start, count, step)
    rows, columns = (maker.make("Unsqueeze", at, maker.whole(axis)) for axis in (1, 0))
    ends = [maker.tensor(f"reach.{n}", np.array(n, dtype=np.int64)) for n in (-REACH, REACH)]
    apart = maker.make("Add", maker.make("Clip", maker.make("Sub", columns, rows), *ends), maker.whole(REACH))
    others = maker.make("Slice", apart, maker.whole(1), maker.whole(LONGEST), maker.whole(1))
    near = maker.make("Gather", maker.weights("reader.distance", LINKS, 2 * REACH + 1), others, axis=1)
    size = maker.make("Concat", maker.whole(LINKS), length, maker.whole(1), axis=0)
    nobody = maker.make("Expand", maker.weights("nobody", LINKS, 1, 1), size)
    biased = maker.make("Add", scores, maker.make("Concat", nobody, near, axis=-1))
    maker.make("Softmax", maker.make("Add", biased, mask), out="links", axis=-1)
