"""The pretrained encoders as they are published: the small one in ONNX with int8 weights, the large one in float32."""

from __future__ import annotations

from pathlib import Path

import torch

from melian.errors import UsageError
from training.network import LARGE, SMALL, Reader, Shape

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
    import onnx
    from onnx import numpy_helper

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


def published(path: Path, shape: Shape) -> Reader:
    """A reader whose encoder is the published one and whose heads know nothing yet: as the seed of torch has it.

    Raises UsageError where the file is of another encoder.
    """
    load, suffix = {SMALL: (load_base, ".onnx"), LARGE: (load_large, ".safetensors")}[shape]
    if path.suffix != suffix:
        raise UsageError(f"{path}: not the encoder that is wanted, which is a file {suffix}")
    reader, tensors = Reader(shape), load(path)
    try:
        missing = reader.load_state_dict(tensors, strict=False).missing_keys
    except RuntimeError as error:
        raise UsageError(f"{path}: not the encoder that is wanted: {error}") from error
    lost = [name for name in missing if name.startswith("encoder.")]
    extra = sorted(set(tensors) - set(reader.state_dict()))
    if lost or extra:
        raise UsageError(f"{path}: not the encoder that is wanted: {[*lost, *extra][:3]}")
    return reader


def keep(reader: Reader, path: Path) -> None:
    """Writes weights in half precision, which is finer than what is shipped."""
    torch.save({name: tensor.half() for name, tensor in reader.state_dict().items()}, path)


def kept(path: Path, shape: Shape, device: torch.device) -> Reader:
    """Reads what `keep` wrote, to be used and not to learn on."""
    reader = Reader(shape)
    reader.load_state_dict(torch.load(path, map_location="cpu"))
    return reader.to(device).eval()
