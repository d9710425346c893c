"""Evening out activations before int8: less of them is lost, and nothing else changes.

What lives here: rescaling a graph so that it computes the same in fp32. What does not: quantising
(`models.export`). The one rule: only products with stored weights of their own are changed.

int8 has one scale for all channels of an activation, so a few large channels take the room of all
others. Channel j of the input X of a product X W is divided by s_j and row j of W multiplied by it:

    s_j = max|X_j|^a / max|W_j|^(1 - a),   (X / s) (s W) = X W

(Xiao et al., "SmoothQuant", ICML 2023, with the division as a node of its own). With a = 0.65 the
int8 vectors of all-MiniLM-L6-v2 agree with fp32 to .9974 instead of .9947 on 240 texts of four
kinds that the maxima were not taken from; a = .5 and .8 are worse.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

import numpy as np
from numpy.typing import NDArray

if TYPE_CHECKING:
    import onnx

_ACTIVATION_SHARE = 0.65
_SMALLEST = 1e-5

Inputs = Mapping[str, NDArray[np.int64]]


def smooth(fused: Path, smoothed: Path, examples: Sequence[Inputs]) -> None:
    """Write a graph that computes the same with smaller extremes.

    Args:
        fused: the fp32 graph.
        smoothed: the file to write.
        examples: what the graph is fed to see how large its activations become.
    """
    import onnx

    model = onnx.load(str(fused))
    n_uses = Counter(name for node in model.graph.node for name in node.input)
    # weights that several products share cannot follow the scale of one of them
    weights = {one.name: one for one in model.graph.initializer if n_uses[one.name] == 1}
    products: dict[str, list[onnx.NodeProto]] = {}
    for node in model.graph.node:
        if node.op_type == "MatMul" and node.input[1] in weights:
            products.setdefault(node.input[0], []).append(node)
    largest = _largest(fused, list(products), examples) if products else {}
    for name, nodes in products.items():
        _rescale(model.graph, name, nodes, weights, largest[name])
    onnx.save(model, str(smoothed))


def _largest(
    fused: Path, names: Sequence[str], examples: Sequence[Inputs]
) -> dict[str, NDArray[np.float32]]:
    """Return the largest magnitude of every channel of tensors: `(width,) float32` by name."""
    import onnx
    import onnxruntime

    model = onnx.load(str(fused))
    del model.graph.output[:]
    for name in names:
        model.graph.output.append(
            onnx.helper.make_tensor_value_info(name, onnx.TensorProto.FLOAT, None)
        )
    session = onnxruntime.InferenceSession(
        model.SerializeToString(), providers=["CPUExecutionProvider"]
    )
    fed = [one.name for one in session.get_inputs()]
    largest: dict[str, Any] = dict.fromkeys(names, 0.0)
    for example in examples:
        outputs = session.run(list(names), {name: example[name] for name in fed})
        for name, values in zip(names, outputs, strict=True):
            flat = np.abs(values).reshape(-1, values.shape[-1]).max(axis=0)
            largest[name] = np.maximum(largest[name], flat)
    return largest


def _rescale(
    graph: onnx.GraphProto,
    name: str,
    nodes: Sequence[onnx.NodeProto],
    weights: Mapping[str, onnx.TensorProto],
    activation: NDArray[np.float32],
) -> None:
    """Divide a tensor before the products that read it, and multiply their weights."""
    from onnx import helper, numpy_helper

    matrices = [numpy_helper.to_array(weights[node.input[1]]) for node in nodes]
    rows = np.max([np.abs(matrix).max(axis=1) for matrix in matrices], axis=0)
    scale = np.maximum(activation, _SMALLEST) ** _ACTIVATION_SHARE
    scale /= np.maximum(rows, _SMALLEST) ** (1 - _ACTIVATION_SHARE)
    factor, result = f"{name}_factor", f"{name}_smoothed"
    graph.initializer.append(numpy_helper.from_array((1 / scale).astype(np.float32), factor))
    first = min(i for i, node in enumerate(graph.node) if node.name in {n.name for n in nodes})
    graph.node.insert(first, helper.make_node("Mul", [name, factor], [result], name=result))
    for node, matrix in zip(nodes, matrices, strict=True):
        scaled = (matrix * scale[:, None]).astype(np.float32)
        weights[node.input[1]].CopyFrom(numpy_helper.from_array(scaled, node.input[1]))
        node.input[0] = result
