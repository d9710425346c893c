"""From a training checkpoint to the cross-encoder that comes with the program.

What lives here: tracing, fusing, and the small form: matrices in 8 bits, word vectors in 4. What
does not: exporting folders of other people's models (`models.export`). The one rule: torch and onnx
are imported inside functions; this runs where models are made, never in the app.

The word vectors are two thirds of the weights and are only looked up, never multiplied, so that
they bear 4 bits: blocks of 32 with a half-precision step and a zero point each, read by ONNX
Runtime's `GatherBlockQuantized`.
"""

from __future__ import annotations

import warnings
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

import numpy as np
from numpy.typing import NDArray

from engine.models import parity
from engine.models.cross_encoder import texts_apart
from engine.models.manifest import Manifest, ModelKind, Precision, sha256_of, write_manifest
from engine.models.session import MODEL_FILES
from engine.models.tokens import TOKENIZER_FILE, load_tokenizer

if TYPE_CHECKING:
    import torch

NAME = "honeyguide-reranker"
LICENCE = "Apache-2.0"
BLOCK = 32
_OPSET = 17
_EXAMPLE_TOKENS = 17


@dataclass(frozen=True, slots=True)
class Shape:
    """What fusing has to know of the backbone."""

    n_heads: int
    width: int
    max_tokens: int


def export_reranker(
    module: torch.nn.Module,
    tokenizer_file: Path,
    target: Path,
    shape: Shape,
    *,
    reduced: bool = False,
) -> Manifest:
    """Write a prepared folder without an fp32 form.

    Args:
        module: the trained cross-encoder, see `engine.tune.reranker_model`.
        tokenizer_file: the backbone's tokenizer.
        target: a folder; files of the same names are replaced.
        shape: of the backbone.
        reduced: keep int8 weights to 7 bits, which every x86 processor adds exactly.
    """
    from tokenizers import Tokenizer

    target.mkdir(parents=True, exist_ok=True)
    tokenizer = Tokenizer.from_file(str(tokenizer_file))
    tokenizer.no_padding()
    tokenizer.no_truncation()
    tokenizer.save(str(target / TOKENIZER_FILE), pretty=False)
    np.save(target / parity.REFERENCE_FILE, _reference(module.eval(), target, shape.max_tokens))
    fp32, int8 = target / "traced.onnx", target / MODEL_FILES[Precision.INT8]
    _trace(module, fp32)
    _fuse(fp32, shape)
    words = module.get_parameter("encoder.embeddings.word_embeddings.weight")
    _replace_word_vectors(fp32, words.detach().float().numpy())
    _quantise(fp32, int8, reduced=reduced)
    fp32.unlink()
    names = (TOKENIZER_FILE, parity.REFERENCE_FILE, int8.name)
    files = {name: sha256_of(target / name) for name in sorted(names)}
    manifest = Manifest(
        name=NAME,
        kind=ModelKind.CROSS_ENCODER,
        fingerprint=f"{NAME}-{files[int8.name][:12]}",
        max_tokens=shape.max_tokens,
        files=files,
        reduced=reduced,
        licence=LICENCE,
    )
    write_manifest(target, manifest)
    return manifest


def quantised_rows(
    rows: NDArray[np.float32],
) -> tuple[NDArray[np.uint8], NDArray[np.float16], NDArray[np.uint8]]:
    """Quantise vectors to 4 bits in blocks.

    `x ~ step (q - zero)`, q and zero in 0..15, with the least and the greatest value of a block, or
    0, at the ends.

    Returns:
        `(n, width / 2) uint8`, two numbers a byte, the first in the low half; steps
        `(n, width / BLOCK) float16`; zero points `(n, width / BLOCK / 2) uint8`, packed alike.
    """
    n_rows, width = rows.shape
    blocks = rows.reshape(n_rows, width // BLOCK, BLOCK)
    low = np.minimum(blocks.min(-1), 0.0)
    high = np.maximum(blocks.max(-1), 0.0)
    steps = np.maximum((high - low) / 15.0, 1e-5).astype(np.float16)
    wide = steps.astype(np.float32)
    zeros = np.clip(np.rint(-low / wide), 0, 15)
    numbers = np.clip(np.rint(blocks / wide[..., None]) + zeros[..., None], 0, 15)
    return _packed(numbers.reshape(n_rows, width)), steps, _packed(zeros)


def _packed(numbers: NDArray[Any]) -> NDArray[np.uint8]:
    small = numbers.astype(np.uint8)
    return (small[:, 0::2] | (small[:, 1::2] << 4)).astype(np.uint8)


def _reference(module: torch.nn.Module, folder: Path, max_tokens: int) -> NDArray[np.float32]:
    """Return what fp32 makes of the fixed pairs, `(n,)` logits."""
    import torch

    tokenizer = load_tokenizer(folder / TOKENIZER_FILE, max_tokens)
    logits = []
    with torch.inference_mode():
        for query, passage in parity.PAIRS:
            read = []
            for ids in texts_apart(tokenizer.encode(query, passage)):
                states = module.states(torch.tensor([ids]), torch.ones(1, len(ids)))[:, 1:-1]  # type: ignore[operator]
                read += [states, torch.ones(states.shape[:2])]
            logits.append(float(module.compare(*read)))  # type: ignore[operator]
    return np.array(logits, np.float32)


def _one_text(module: torch.nn.Module) -> torch.nn.Module:
    """Return the module for one unpadded text, as `OnnxReranker` reads it."""
    import torch

    class OneText(torch.nn.Module):
        """Tokens `(1, n)` to their vectors and weights, and the three numbers of the head."""

        def __init__(self) -> None:
            super().__init__()
            self.module = module

        def forward(
            self, input_ids: torch.Tensor
        ) -> tuple[torch.Tensor, torch.Tensor, torch.Tensor]:
            seen = torch.ones_like(input_ids)
            states = self.module.states(input_ids, seen)[:, 1:-1]  # type: ignore[operator]
            head: Any = self.module.head
            numbers = torch.stack([head.log_scale.exp(), head.whole, head.shift])
            return states, head.importance(states).squeeze(-1).exp(), numbers

    return OneText().eval()


def _trace(module: torch.nn.Module, path: Path) -> None:
    import torch

    example = torch.arange(1, _EXAMPLE_TOKENS + 1)[None]
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # what tracing cannot see is fixed: batch 1, no mask
        torch.onnx.export(
            _one_text(module),
            (example,),
            str(path),
            input_names=["input_ids"],
            output_names=["tokens", "weights", "head"],
            dynamic_axes={"input_ids": {1: "n_tokens"}},
            opset_version=_OPSET,
            dynamo=False,
        )


def _fuse(path: Path, shape: Shape) -> None:
    """Fuse attention and GELU; leave the look-up of words and the layer norms alone."""
    from onnxruntime.transformers import optimizer
    from onnxruntime.transformers.fusion_options import FusionOptions

    options = FusionOptions("bert")
    options.enable_embed_layer_norm = False
    fused = optimizer.optimize_model(
        str(path),
        model_type="bert",
        num_heads=shape.n_heads,
        hidden_size=shape.width,
        optimization_options=options,
        opt_level=0,
    )
    _part_sums_from_norms(fused.model.graph)
    del fused.model.graph.value_info[:]  # some are wrong now, and the quantiser believes them
    fused.save_model_to_file(str(path))


def _part_sums_from_norms(graph: Any) -> None:  # noqa: ANN401 - onnx.GraphProto
    """Take sums and layer norms apart again, which attention is found by when they are fused.

    ONNX Runtime's fused form takes several times as long on a processor (a fifth of the whole).
    """
    from onnx import helper

    for place, node in reversed(list(enumerate(graph.node))):
        if node.op_type != "SkipLayerNormalization":
            continue
        (result,), (first, second, scale, shift, *bias) = node.output, node.input
        parts = [helper.make_node("Add", [first, one], [f"{result}_{one}"]) for one in bias]
        sums = [f"{result}_{one}" for one in bias] or [first]
        parts.append(helper.make_node("Add", [*sums, second], [f"{result}_sum"]))
        kept = {each.name: helper.get_attribute_value(each) for each in node.attribute}
        named = [f"{result}_sum", scale, shift]
        parts.append(
            helper.make_node("LayerNormalization", named, [result], epsilon=kept["epsilon"])
        )
        graph.node.remove(node)
        for part in reversed(parts):
            graph.node.insert(place, part)


def _replace_word_vectors(path: Path, words: NDArray[np.float32]) -> None:
    """Replace the look-ups of fp32 word vectors by look-ups of 4-bit blocks."""
    import onnx
    from onnx import helper, numpy_helper

    model = onnx.load(str(path))
    graph = model.graph
    table = next(each for each in graph.initializer if tuple(each.dims) == words.shape)
    numbers, steps, zeros = quantised_rows(words)
    graph.initializer.remove(table)
    graph.initializer.extend(
        [
            numpy_helper.from_array(numbers, "words"),
            numpy_helper.from_array(steps.astype(np.float32), "word_steps"),
            numpy_helper.from_array(zeros, "word_zeros"),
        ]
    )
    for place, look_up in enumerate(list(graph.node)):
        if table.name not in look_up.input:
            continue
        replacement = helper.make_node(
            "GatherBlockQuantized",
            ["words", look_up.input[1], "word_steps", "word_zeros"],
            list(look_up.output),
            name=f"word_vectors_{place}",
            domain="com.microsoft",
            bits=4,
            block_size=BLOCK,
            gather_axis=0,
            quantize_axis=1,
        )
        graph.node.remove(look_up)
        graph.node.insert(place, replacement)
    onnx.save(model, str(path))


def _quantise(fp32: Path, int8: Path, *, reduced: bool) -> None:
    from onnxruntime.quantization import QuantType, quantize_dynamic

    quantize_dynamic(
        str(fp32),
        str(int8),
        per_channel=True,
        reduce_range=reduced,
        weight_type=QuantType.QInt8,
        extra_options={"DefaultTensorType": 1},  # what has no known type is float32
    )
