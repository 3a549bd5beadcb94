"""The pretrained encoder as it is published: an ONNX file with int8 weights, one scale a channel."""

from __future__ import annotations

from pathlib import Path

import onnx
import torch
from onnx import numpy_helper

PREFIX = "inner."
ROLES = (
    "attention.self.query",
    "attention.self.key",
    "attention.self.value",
    "attention.output.dense",
    "intermediate.dense",
    "output.dense",
)
"""The matrices of one layer, in the order in which the graph uses them."""


def load_base(path: Path) -> dict[str, torch.Tensor]:
    """Tensors by BERT's usual names, in float32: weight = integer x scale."""
    graph = onnx.load(str(path)).graph
    stored = {t.name: torch.from_numpy(numpy_helper.to_array(t).copy()) for t in graph.initializer}
    tensors = {n.removeprefix(PREFIX): t for n, t in stored.items() if n.startswith(PREFIX) and t.is_floating_point()}
    matrices = [n.removesuffix("_q") for n in stored if n.startswith("val_") and n.endswith("_q")]
    for k, name in enumerate(sorted(matrices, key=lambda n: int(n.split("_")[1]))):
        layer, role = divmod(k, len(ROLES))
        key = f"encoder.layer.{layer}.{ROLES[role]}.weight"
        tensors[key] = (stored[f"{name}_q"].float() * stored[f"{name}_scale"]).T.contiguous()
    for name in ("word", "position"):
        key = f"embeddings.{name}_embeddings.weight"
        tensors[key] = stored[f"{PREFIX}{key}_q"].float() * stored[f"{PREFIX}{key}_scale"]
    return {n: t for n, t in tensors.items() if not n.endswith("_scale")}


LARGE_ROLES = {
    "attention.attn.q": "attention.self.query",
    "attention.attn.k": "attention.self.key",
    "attention.attn.v": "attention.self.value",
    "attention.attn.o": "attention.output.dense",
    "attention.LayerNorm": "attention.output.LayerNorm",
}
"""Parts of a layer of MPNet, and BERT's names for them."""


def load_large(path: Path) -> dict[str, torch.Tensor]:
    """Tensors of an MPNet by BERT's usual names, from a `safetensors` file."""
    from safetensors.torch import load_file

    found = {}
    for name, tensor in load_file(path).items():
        renamed = name.replace("encoder.relative_attention_bias", "near")
        for ours, theirs in LARGE_ROLES.items():
            renamed = renamed.replace(ours, theirs)
        found[renamed] = tensor
    return {n: t for n, t in found.items() if t.is_floating_point() and not n.startswith("pooler.")}
