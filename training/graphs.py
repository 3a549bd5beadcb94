"""An ONNX graph to be read by the names of its weights and written anew in parts."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
import numpy.typing as npt
from onnx import ModelProto, NodeProto, TensorProto, helper, numpy_helper

MICROSOFT = "com.microsoft"
"""Operators that onnxruntime has besides those of ONNX."""
CHAIN = ("Mul", "Cast", "MatMulInteger", "DynamicQuantizeLinear")
"""What lies between the sum with a bias and the input of a matrix of 8 bits, from behind."""

Array = npt.NDArray[Any]


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Linear:
    """A matrix of 8 bits with one scale a column, no zero points, and a bias: from name to name."""

    source: str
    out: str
    weight: Array
    scale: Array
    bias: Array


class Graph:
    """Holds a copy of a model. What is put in takes the place of what gave the same outputs before."""

    def __init__(self, model: ModelProto) -> None:
        self._model = ModelProto.FromString(model.SerializeToString())
        self.nodes: list[NodeProto] = list(self._model.graph.node)
        self.maker = {output: node for node in self.nodes for output in node.output if output}
        self.tensors: dict[str, TensorProto] = {tensor.name: tensor for tensor in self._model.graph.initializer}

    def array(self, name: str) -> Array:
        """Weights. Raises ValueError where there are none of this name."""
        if name not in self.tensors:
            raise ValueError(f"{name}: no such weights in the graph")
        return numpy_helper.to_array(self.tensors[name])

    def constant(self, name: str, value: Array) -> str:
        """Adds weights; gives their name."""
        self.tensors[name] = numpy_helper.from_array(np.ascontiguousarray(value), name)
        return name

    def put(self, kind: str, inputs: Sequence[str], outputs: Sequence[str], *, domain: str = "", **more: Any) -> None:
        """Adds a node, by which its outputs are made from now on."""
        node = helper.make_node(kind, inputs, outputs, domain=domain, **more)
        self.nodes.append(node)
        self.maker.update(dict.fromkeys(outputs, node))

    def linear(self, bias: str) -> Linear:
        """The matrix that a bias is added to. Raises ValueError where it is not of 8 bits without zero points."""
        add = next((node for node in self.nodes if node.op_type == "Add" and bias in node.input), None)
        if add is None:
            raise ValueError(f"{bias}: added to nothing")
        chain, at = [], next(name for name in add.input if name != bias)
        for _ in CHAIN:
            chain.append(self.maker[at])
            at = chain[-1].input[0]
        scaled, _, product, _ = chain
        if tuple(node.op_type for node in chain) != CHAIN or self._shifted(product):
            raise ValueError(f"{bias}: not added to a matrix of 8 bits without zero points")
        scale = self.array(self.maker[scaled.input[1]].input[1])
        weight = self.array(product.input[1])
        return Linear(source=at, out=add.output[0], weight=weight, scale=scale, bias=self.array(bias))

    def _shifted(self, product: NodeProto) -> bool:
        """Whether weights have zero points other than zero."""
        return len(product.input) > 3 and bool(self.array(product.input[3]).any())

    def put_linear(self, name: str, linear: Linear) -> None:
        """Adds a matrix as onnxruntime's quantisation writes it: what runs it knows the pattern."""
        parts = {"weight": linear.weight, "scale": linear.scale, "bias": linear.bias}
        weight, scale, bias = (self.constant(f"{name}.{part}", value) for part, value in parts.items())
        quantised = [f"{name}.{part}" for part in ("bytes", "step", "zero")]
        self.put("DynamicQuantizeLinear", [linear.source], quantised)
        self.put("Mul", [quantised[1], scale], [f"{name}.scales"])
        self.put("MatMulInteger", [quantised[0], weight, quantised[2]], [f"{name}.whole"])
        self.put("Cast", [f"{name}.whole"], [f"{name}.cast"], to=TensorProto.FLOAT)
        self.put("Mul", [f"{name}.cast", f"{name}.scales"], [f"{name}.product"])
        self.put("Add", [bias, f"{name}.product"], [linear.out])

    def drop_zero_points(self) -> None:
        """Of weights, where they are zero throughout."""
        for node in self.nodes:
            if node.op_type == "MatMulInteger" and not self._shifted(node):
                del node.input[3:]

    def written(self) -> ModelProto:
        """The model, with the nodes and weights that its outputs need and no others."""
        nodes = list(self._needed())
        used = {name for node in nodes for name in node.input}
        model = ModelProto()
        model.CopyFrom(self._model)
        for field in ("node", "initializer", "value_info"):
            model.graph.ClearField(field)
        model.graph.node.extend(nodes)
        model.graph.initializer.extend(tensor for name, tensor in self.tensors.items() if name in used)
        if all(known.domain != MICROSOFT for known in model.opset_import):
            model.opset_import.append(helper.make_opsetid(MICROSOFT, 1))
        return model

    def _needed(self) -> Iterator[NodeProto]:
        """Nodes that the outputs need, each behind those it needs itself."""
        done: set[int] = set()
        waiting = [self.maker[output.name] for output in reversed(self._model.graph.output)]
        while waiting:
            node = waiting[-1]
            before = [self.maker[name] for name in node.input if name in self.maker]
            missing = [other for other in before if id(other) not in done]
            if missing:
                waiting.extend(missing)
                continue
            waiting.pop()
            if id(node) not in done:
                done.add(id(node))
                yield node
