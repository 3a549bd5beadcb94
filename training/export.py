"""Trained weights to the file that is shipped: ONNX, matrices of int8 with a scale a channel, lean, and digests."""

from __future__ import annotations

import tempfile
from pathlib import Path

import onnx
import torch
from onnxruntime.quantization import QuantType, quantize_dynamic
from torch import nn

from training.lean import lean
from training.loop import PARTS
from training.network import SMALL, Reader
from training.shipped import ship

LONGEST = 256


class Packed(nn.Module):
    """A table of embeddings as it was published: a byte a number, one scale a row."""

    def __init__(self, weight: torch.Tensor) -> None:
        super().__init__()
        scale = weight.abs().amax(1, keepdim=True).clamp_min(1e-8) / 127
        self.register_buffer("scale", scale)
        self.register_buffer("bytes", (weight / scale).round().to(torch.int8))

    def forward(self, ids: torch.Tensor) -> torch.Tensor:
        """Rows of the table in float32."""
        return self.bytes[ids].float() * self.scale[ids]


OUTPUTS = ("tags", "links", "acts", "ask", "answer", "role_acts", "role_distance", "role_nobody", "role_bias")


class Shipped(nn.Module):
    """One whole window in; probabilities out, and what roles of acts are found with."""

    def __init__(self, reader: Reader) -> None:
        super().__init__()
        self.reader = reader.eval()
        reader.embeddings.word_embeddings = Packed(reader.embeddings.word_embeddings.weight.detach())
        positions = reader.embeddings.position_embeddings.weight.detach()[:LONGEST].clone()
        reader.embeddings.position_embeddings = nn.Embedding.from_pretrained(positions)

    def forward(self, ids: torch.Tensor, features: torch.Tensor) -> tuple[torch.Tensor, ...]:
        """`OUTPUTS`, in that order: see `melian.language.encoder.Encoder`. Each part of a row of tags sums to one.

        `ask` and `answer` are [window, piece, role x size]; the last four don't depend on the window.
        """
        reader = self.reader
        scores = reader(ids, features, torch.ones_like(ids))
        tags = [scores.tags[..., first:last].softmax(-1) for first, last, _ in PARTS]
        ask, answer = (part.transpose(1, 2).flatten(2) for part in (scores.ask, scores.answer))
        constants = (reader.role_acts.weight, reader.role_distance, reader.role_nobody, reader.role_bias)
        nothing = ids.sum() * 0.0
        return (
            torch.cat(tags, -1),
            scores.links.softmax(-1),
            scores.acts.sigmoid(),
            ask,
            answer,
            *(part + nothing for part in constants),
        )


def export(reader: Reader, folder: Path, *, tokenizer: Path) -> Path:
    """Writes model, vocabulary and SHA256SUMS into `folder`; gives the model's path."""
    with tempfile.TemporaryDirectory() as scratch:
        whole, small = (Path(scratch) / name for name in ("whole.onnx", "small.onnx"))
        example = torch.ones((1, 16), dtype=torch.long)
        torch.onnx.export(
            Shipped(reader),
            (example, torch.zeros_like(example)),
            str(whole),
            input_names=["ids", "features"],
            output_names=list(OUTPUTS),
            dynamic_axes={
                **{name: {1: "n"} for name in ("ids", "features", "tags", "acts", "ask", "answer")},
                "links": {2: "n", 3: "n"},
            },
            opset_version=17,
            dynamo=False,
        )
        onnx.checker.check_model(str(whole))
        quantize_dynamic(
            str(whole),
            str(small),
            op_types_to_quantize=["MatMul"],
            per_channel=True,
            weight_type=QuantType.QInt8,
        )
        model = lean(onnx.load(small), SMALL.heads)
    return ship(folder, model=model.SerializeToString(deterministic=True), tokenizer=tokenizer.read_bytes())
