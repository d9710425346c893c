"""Smoothing changes nothing in fp32 and lets int8 keep more of channels that are small."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import onnx
import onnxruntime
import pytest
from numpy.typing import NDArray
from onnx import TensorProto, helper, numpy_helper

from engine.models.export import quantise
from engine.models.manifest import Precision
from engine.models.session import MODEL_FILES
from engine.models.smoothing import smooth

_WIDTH = 16


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Return a folder with `table[ids] * sizes @ matrix` as its fp32 graph."""
    generator = np.random.default_rng(3)
    table = generator.normal(size=(40, _WIDTH)).astype(np.float32)
    sizes = np.ones(_WIDTH, np.float32)
    sizes[2] = 60  # one channel that takes the room of all others
    matrix = generator.normal(size=(_WIDTH, 8)).astype(np.float32)
    matrix[2] /= 60
    graph = helper.make_graph(
        [
            helper.make_node("Gather", ["table", "input_ids"], ["row"], name="row"),
            helper.make_node("Mul", ["row", "sizes"], ["read"], name="read"),
            helper.make_node("MatMul", ["read", "matrix"], ["vector"], name="product"),
        ],
        "small",
        [helper.make_tensor_value_info("input_ids", TensorProto.INT64, [1, "n"])],
        [helper.make_tensor_value_info("vector", TensorProto.FLOAT, [1, "n", 8])],
        [
            numpy_helper.from_array(table, "table"),
            numpy_helper.from_array(sizes, "sizes"),
            numpy_helper.from_array(matrix, "matrix"),
        ],
    )
    model = helper.make_model(graph, opset_imports=[helper.make_opsetid("", 17)], ir_version=9)
    onnx.save(model, str(tmp_path / MODEL_FILES[Precision.FP32]))
    return tmp_path


def computed(path: Path) -> NDArray[np.float32]:
    session = onnxruntime.InferenceSession(str(path), providers=["CPUExecutionProvider"])
    (result,) = session.run(["vector"], {"input_ids": np.arange(40)[None]})
    return np.asarray(result, np.float32)


EXAMPLES = [{"input_ids": np.arange(0, 40, 2)[None]}]


def test_a_smoothed_graph_computes_the_same(folder: Path) -> None:
    fused = folder / MODEL_FILES[Precision.FP32]
    smooth(fused, folder / "smoothed.onnx", EXAMPLES)
    np.testing.assert_allclose(computed(folder / "smoothed.onnx"), computed(fused), rtol=1e-4)


def test_int8_is_nearer_to_fp32_with_smoothing_than_without(folder: Path) -> None:
    from onnxruntime.quantization import QuantType, quantize_dynamic

    fused = folder / MODEL_FILES[Precision.FP32]
    plain = folder / "plain.onnx"
    quantize_dynamic(str(fused), str(plain), per_channel=True, weight_type=QuantType.QInt8)
    quantise(folder, EXAMPLES, reduced=False)
    exact = computed(fused)
    lost = [
        np.abs(computed(path) - exact).mean()
        for path in (folder / MODEL_FILES[Precision.INT8], plain)
    ]
    assert lost[0] < 0.6 * lost[1]


def test_a_weight_that_two_products_share_is_left_alone(folder: Path) -> None:
    fused = folder / MODEL_FILES[Precision.FP32]
    model = onnx.load(str(fused))
    second = helper.make_node("MatMul", ["read", "matrix"], ["again"], name="second")
    model.graph.node.append(second)
    onnx.save(model, str(fused))
    smooth(fused, folder / "smoothed.onnx", EXAMPLES)
    np.testing.assert_allclose(computed(folder / "smoothed.onnx"), computed(fused))
