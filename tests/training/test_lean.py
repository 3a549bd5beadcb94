"""The exported graph made lean: the same numbers from fewer nodes, on a small reader of random weights."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from pathlib import Path

import numpy as np
import onnxruntime
import pytest
from onnx import ModelProto, load

from melian.language.encoder import MODEL, WEIGHTS
from melian.model.tags import Floats
from tests.small_export import HEADS, LONGEST, small_export
from training.lean import lean

OUTPUTS = ("tags", "links", "acts", "ask", "answer", "role_acts", "role_distance", "role_nobody", "role_bias")


@pytest.fixture(scope="module")
def exported() -> ModelProto:
    return small_export()


def run(model: ModelProto, length: int) -> Sequence[Floats]:
    session = onnxruntime.InferenceSession(model.SerializeToString(), providers=["CPUExecutionProvider"])
    rng = np.random.default_rng(length)
    given = {name: rng.integers(0, top, (1, length)) for name, top in (("ids", 50), ("features", 4))}
    found: Sequence[Floats] = session.run(list(OUTPUTS), given)
    return found


@pytest.mark.parametrize("length", [2, 3, 17, LONGEST])
def test_the_numbers_are_the_same(exported: ModelProto, length: int) -> None:
    before, after = run(exported, length), run(lean(exported, HEADS), length)
    for name, old, new in zip(OUTPUTS, before, after, strict=True):
        assert old.shape == new.shape, name
        assert np.allclose(old, new, atol=1e-4), name


def test_the_small_reader_tells_pieces_and_places_apart(exported: ModelProto) -> None:
    tags, links, acts, *_ = run(exported, 17)
    assert links.shape == (1, 3, 17, 17)
    assert min(np.ptp(part, axis=-2).max() for part in (tags, links, acts)) > 0.2


def test_nothing_is_masked_and_what_reads_the_same_is_read_once(exported: ModelProto) -> None:
    before, after = (Counter(node.op_type for node in m.graph.node) for m in (exported, lean(exported, HEADS)))
    assert (before["MatMulInteger"], after["MatMulInteger"]) == (16, 7)
    assert after["Where"] == after["Expand"] == after["Range"] == after["ConstantOfShape"] == 0
    assert sum(after.values()) < 0.6 * sum(before.values())


def test_what_is_given_stays_as_it_was(exported: ModelProto) -> None:
    before = exported.SerializeToString(deterministic=True)
    lean(exported, HEADS)
    assert exported.SerializeToString(deterministic=True) == before


def test_a_lean_graph_stays_as_it_is(exported: ModelProto) -> None:
    once = lean(exported, HEADS)
    assert lean(once, HEADS) == once


def test_a_graph_of_another_make_is_refused(small_weights: Path) -> None:
    with pytest.raises(ValueError, match=r"reader\.tags\.bias: added to nothing"):
        lean(load(small_weights / MODEL), HEADS)


def test_weights_with_zero_points_are_refused() -> None:
    with pytest.raises(ValueError, match="not added to a matrix of 8 bits without zero points"):
        lean(small_export(zero_point=1), HEADS)


def test_the_weights_that_ship_are_lean() -> None:
    shipped = load(WEIGHTS / MODEL)
    assert lean(shipped) == shipped
