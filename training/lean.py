"""The exported graph with less to run, and the same numbers but for rounding.

onnxruntime 1.32 draws the sums and norms of the exported graph together into a node that takes five times as long as
both, and does not draw those of this one. It sums in another order there, and a number of 8 bits that falls to the
other side changes a probability by less than a thousandth on the average, now and then by a tenth.

A window is run whole and by itself, so nothing is masked. Matrices that read the same hidden states are one matrix;
heads are not cut out one by one; zero points that are zero are not added; and what distances add to the links of the
longest window is in the file, so that a shorter one takes a corner of it.
"""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
import onnx
from onnx import ModelProto

from training.graphs import MICROSOFT, Array, Graph, Linear

HEADS = 12
"""Of the encoder that ships: `training.network.SMALL`."""
CONSTANTS = {
    "role_acts": "reader.role_acts.weight",
    "role_distance": "reader.role_distance",
    "role_nobody": "reader.role_nobody",
    "role_bias": "reader.role_bias",
}
"""Outputs that are the same for every window, and the weights that they are."""


def lean(model: ModelProto, heads: int = HEADS) -> ModelProto:
    """A graph of `training.export`, quantised, written anew; the same inputs and outputs. A lean one stays as it is.

    Raises ValueError where the graph is not built as the export builds it.
    """
    graph = Graph(model)
    if "links.table" in graph.tensors:
        return model
    for k in range(sum(name.endswith("attention.self.query.bias") for name in graph.tensors)):
        _attention(graph, k, heads)
    _heads(graph)
    _links(graph)
    for output, tensor in CONSTANTS.items():
        graph.put("Identity", [tensor], [output])
    graph.drop_zero_points()
    found = graph.written()
    onnx.checker.check_model(found)
    return found


def _attention(graph: Graph, k: int, heads: int) -> None:
    """One layer's attention, unmasked: three matrices as one, and heads read where they lie."""
    weights = f"reader.encoder.layer.{k}.attention"
    own = [graph.linear(f"{weights}.self.{part}.bias") for part in ("query", "key", "value")]
    width = len(own[0].bias)
    name = f"layer.{k}"
    query, key, value = (f"{name}.{part}" for part in ("query", "key", "value"))
    _joined(graph, name, own, [query, key, value])
    # A row of one number, since onnxruntime would draw a single one into the product, and round otherwise.
    root = np.full(width, np.float32(width // heads) ** np.float32(-0.5), dtype=np.float32)
    graph.put("Mul", [query, graph.constant("root", root)], [f"{query}.scaled"])
    by_head = graph.constant("by_head", np.array([-1, heads, width // heads], dtype=np.int64))
    for part in (f"{query}.scaled", key, value):
        graph.put("Reshape", [part, by_head], [f"{part}.heads"])
    _product(graph, f"{query}.scaled.heads", f"{key}.heads", f"{name}.scores", transBatchA=1, transB=1)
    graph.put("Softmax", [f"{name}.scores"], [f"{name}.shares"], axis=-1)
    _product(graph, f"{name}.shares", f"{value}.heads", f"{name}.mixed")
    graph.put("Transpose", [f"{name}.mixed"], [f"{name}.pieces"], perm=[1, 0, 2])
    whole = graph.constant("whole", np.array([1, -1, width], dtype=np.int64))
    out = graph.linear(f"{weights}.output.dense.bias").source
    graph.put("Reshape", [f"{name}.pieces", whole], [out])


def _product(graph: Graph, left: str, right: str, out: str, **attributes: float) -> None:
    """Products of matrices, of which the right one at least is [piece, head, size]."""
    graph.put("FusedMatMul", [left, right], [out], domain=MICROSOFT, transBatchB=1, **attributes)


def _heads(graph: Graph) -> None:
    """All heads as one matrix; `ask` and `answer` of the roles are outputs as they are."""
    tags, acts, *others = (
        graph.linear(f"reader.{n}.bias") for n in ("tags", "acts", "ask", "answer", "role_ask", "role_answer")
    )
    outputs = [tags.out, acts.out, "links.ask", "links.answer", "ask", "answer"]
    _joined(graph, "heads", [tags, acts, *others], outputs)


def _joined(graph: Graph, name: str, parts: Sequence[Linear], outputs: list[str]) -> None:
    """Matrices that read the same, as one: each column keeps its own scale, so each number stays what it was."""
    if len({part.source for part in parts}) > 1:
        raise ValueError(f"{name}: the matrices read different things")
    sizes = graph.constant(f"{name}.sizes", np.array([len(part.bias) for part in parts], dtype=np.int64))
    whole = Linear(
        source=parts[0].source,
        out=f"{name}.joined",
        weight=np.concatenate([part.weight for part in parts], axis=1),
        scale=np.concatenate([part.scale for part in parts]),
        bias=np.concatenate([part.bias for part in parts]),
    )
    graph.put_linear(name, whole)
    graph.put("Split", [whole.out, sizes], outputs, axis=2)


def _links(graph: Graph) -> None:
    """Links from what their heads say and a corner of the table of distances."""
    kinds = graph.array("reader.distance").shape[0]
    size = len(graph.array("reader.ask.bias")) // kinds
    shape = graph.constant("by_kind", np.array([-1, kinds, size], dtype=np.int64))
    for part in ("links.ask", "links.answer"):
        graph.put("Reshape", [part, shape], [f"{part}.kinds"])
    alpha = float(1 / np.float32(size**0.5))
    _product(graph, "links.ask.kinds", "links.answer.kinds", "links.scores", transBatchA=1, transB=1, alpha=alpha)
    graph.put("Shape", ["ids"], ["length"], start=1, end=2)
    graph.put("Concat", ["length", "length"], ["corner"], axis=0)
    zeros = graph.constant("zeros", np.zeros(2, dtype=np.int64))
    axes = graph.constant("axes", np.array([1, 2], dtype=np.int64))
    graph.put("Slice", [graph.constant("links.table", _table(graph)), zeros, "corner", axes], ["links.bias"])
    graph.put("Add", ["links.scores", "links.bias"], ["links.sums"])
    graph.put("Softmax", ["links.sums"], ["links.shares"], axis=-1)
    first = graph.constant("first", np.zeros(1, dtype=np.int64))
    graph.put("Unsqueeze", ["links.shares", first], ["links"])


def _table(graph: Graph) -> Array:
    """[kind, piece, nobody and piece] of the longest window."""
    distance = graph.array("reader.distance")
    reach = distance.shape[1] // 2
    at = np.arange(len(graph.array("reader.embeddings.position_embeddings.weight")))
    table = distance[:, (at[None, :] - at[:, None]).clip(-reach, reach) + reach]
    expand = next(node for node in graph.nodes if node.op_type == "Expand")
    table[:, :, :1] = graph.array(expand.input[0])
    return table
