"""From a sentence-transformers folder to a prepared one.

What lives here: tracing with torch, fusing and quantising with ONNX Runtime's tools; the program of
a child process. What does not: choosing folders and putting results in place (`models.catalog`).
The one rule: torch is imported inside functions, so that the app never loads it.

Attention is exported as ONNX Runtime's own MultiHeadAttention instead of being recognised in the
traced graph afterwards: that holds for every architecture that computes attention with
`scaled_dot_product_attention`. Graphs take one text without padding, so there is no mask.
"""

from __future__ import annotations

import json
import logging
import os
import sys
import warnings
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Any

import numpy as np
from numpy.typing import NDArray

from engine.errors import EngineError, EnvironmentProblem, ErrorCode
from engine.models import device, graphs, parity
from engine.models.manifest import Manifest, ModelKind, Precision, sha256_of, write_manifest
from engine.models.session import MODEL_FILES, TOKENS_OUTPUT
from engine.models.smoothing import Inputs, smooth
from engine.models.sources import Source, read_source
from engine.models.tokens import TOKENIZER_FILE, load_tokenizer

if TYPE_CHECKING:
    import torch
    from tokenizers import Tokenizer

_OPSET = 17
_EXAMPLE_TOKENS = 17  # any length but 1
FAILED = 3  # exit status with an error code on stdout, as `models.catalog` knows it


def main(arguments: Sequence[str]) -> int:
    """Export `SOURCE` into the empty folder `TARGET` under `NAME`; the child's entry point.

    Returns:
        0, or `FAILED` after writing `{"code", "detail"}` to stdout.
    """
    source_dir, target_dir, name = arguments
    _stay_offline()
    logging.basicConfig(level=logging.ERROR)
    try:
        source = read_source(Path(source_dir))
        export(replace(source, name=name or source.name), Path(target_dir))
    except EngineError as problem:
        sys.stdout.write(json.dumps({"code": problem.code, "detail": problem.detail}))
        return FAILED
    return 0


def export(source: Source, target: Path) -> Manifest:
    """Write a prepared folder.

    Args:
        source: what to export.
        target: an empty folder.

    Raises:
        EnvironmentProblem: MODEL_UNSUPPORTED when the weights do not fit the description.
    """
    import torch

    torch.set_num_threads(device.n_threads(0))
    tokenizer = _write_tokenizer(source, target)
    module = _module_of(source).eval()
    reference = _reference(source, module, tokenizer)
    np.save(target / parity.REFERENCE_FILE, reference)
    reduced = not device.adds_int8_exactly()
    _trace(source, module, target / "traced.onnx")
    _fuse(source, target / "traced.onnx", target / MODEL_FILES[Precision.FP32])
    (target / "traced.onnx").unlink()
    quantise(target, _examples(source, tokenizer), reduced=reduced)
    manifest = Manifest(
        name=source.name,
        kind=source.kind,
        fingerprint=source.fingerprint(),
        max_tokens=source.max_tokens,
        files={path.name: sha256_of(path) for path in sorted(target.iterdir())},
        dim=reference.shape[1] if source.kind is ModelKind.BI_ENCODER else 0,
        query_prompt=source.query_prompt,
        passage_prompt=source.passage_prompt,
        reduced=reduced,
    )
    write_manifest(target, manifest)
    return manifest


def _stay_offline() -> None:
    os.environ.update(
        HF_HUB_OFFLINE="1",
        TRANSFORMERS_OFFLINE="1",
        HF_HUB_DISABLE_TELEMETRY="1",
        TQDM_DISABLE="1",
        TOKENIZERS_PARALLELISM="false",
    )


def _write_tokenizer(source: Source, target: Path) -> Tokenizer:
    """Write the tokenizer without truncation and padding; return it with the model's truncation."""
    from tokenizers import Tokenizer, normalizers
    from transformers import AutoTokenizer

    path = source.transformer / TOKENIZER_FILE
    if path.is_file():
        tokenizer = Tokenizer.from_file(str(path))
    else:
        loaded = AutoTokenizer.from_pretrained(
            str(source.transformer), local_files_only=True, trust_remote_code=False
        )
        tokenizer = loaded.backend_tokenizer
    tokenizer.no_padding()
    tokenizer.no_truncation()
    if source.lower_case:
        parts = [normalizers.Lowercase()]
        if tokenizer.normalizer is not None:
            parts.append(tokenizer.normalizer)
        tokenizer.normalizer = normalizers.Sequence(parts)
    tokenizer.save(str(target / TOKENIZER_FILE), pretty=False)
    return load_tokenizer(target / TOKENIZER_FILE, source.max_tokens)


def _module_of(source: Source) -> torch.nn.Module:
    """Return the whole computation from token ids to a unit vector with its tokens, or a logit."""
    try:
        if source.kind is ModelKind.CROSS_ENCODER:
            return graphs.cross_encoder_graph(source.transformer)
        return graphs.bi_encoder_graph(source.transformer, source.pooling, source.dense)
    except (OSError, ValueError, KeyError, RuntimeError) as problem:
        raise EnvironmentProblem(
            ErrorCode.MODEL_UNSUPPORTED, f"{source.transformer}: {problem}"
        ) from problem


def _reference(
    source: Source, module: torch.nn.Module, tokenizer: Tokenizer
) -> NDArray[np.float32]:
    """Return what fp32 makes of the fixed texts: `(n, dim)` vectors or `(n,)` logits."""
    import torch

    with torch.inference_mode():
        if source.kind is ModelKind.CROSS_ENCODER:
            encodings = [tokenizer.encode(*pair) for pair in parity.PAIRS]
            rows = [
                module(torch.tensor([encoding.ids]), torch.tensor([encoding.type_ids]))[0]
                for encoding in encodings
            ]
            return np.array([float(row[0]) for row in rows], np.float32)
        texts = [tokenizer.encode(source.passage_prompt + text) for text in parity.TEXTS]
        return np.stack([module(torch.tensor([text.ids]))[0][0].numpy() for text in texts])


def _trace(source: Source, module: torch.nn.Module, path: Path) -> None:
    import torch

    shape = source.shape()
    names = ["input_ids"]
    outputs = ["vector", TOKENS_OUTPUT]
    if source.kind is ModelKind.CROSS_ENCODER:
        outputs = ["logit"]
        names += ["token_type_ids"] if module.has_segments else []
    example = torch.arange(_EXAMPLE_TOKENS)[None] % shape.n_tokens
    inputs = (example, torch.zeros_like(example))[: len(names)]
    with (
        warnings.catch_warnings(),
        _attention_as_one_operator(shape.n_heads, shape.head_dim),
    ):
        warnings.simplefilter("ignore")  # what tracing cannot see is fixed: batch 1, no mask
        torch.onnx.export(
            module,
            inputs,
            str(path),
            input_names=names,
            output_names=outputs,
            dynamic_axes={name: {1: "n_tokens"} for name in (*names, *outputs[1:])},
            opset_version=_OPSET,
            custom_opsets={"com.microsoft": 1},
            dynamo=False,
        )


@contextmanager
def _attention_as_one_operator(n_heads: int, head_dim: int) -> Iterator[None]:
    """Let torch export attention as one operator meanwhile; what it is told is the process's."""
    import torch
    from torch.onnx import symbolic_helper

    @symbolic_helper.parse_args("v", "v", "v", "v", "f", "b", "f", "b")
    def attention(  # noqa: PLR0917 - torch's own argument list
        graph: Any,  # noqa: ANN401
        query: Any,  # noqa: ANN401
        key: Any,  # noqa: ANN401
        value: Any,  # noqa: ANN401
        mask: Any,  # noqa: ANN401
        dropout: float,
        causal: bool,  # noqa: FBT001
        scale: float | None,
        grouped: bool,  # noqa: FBT001
    ) -> Any:  # noqa: ANN401
        if not mask.node().mustBeNone() or dropout or grouped:
            raise EnvironmentProblem(
                ErrorCode.MODEL_UNSUPPORTED, "its attention is masked, grouped or random"
            )
        joined = graph.op("Constant", value_t=torch.tensor([1, -1, n_heads * head_dim]))
        split = graph.op("Constant", value_t=torch.tensor([1, -1, n_heads, head_dim]))
        rows = [
            graph.op("Reshape", graph.op("Transpose", part, perm_i=[0, 2, 1, 3]), joined)
            for part in (query, key, value)
        ]
        attended = graph.op(
            "com.microsoft::MultiHeadAttention",
            *rows,
            num_heads_i=n_heads,
            scale_f=float(scale or head_dim**-0.5),
            unidirectional_i=int(causal),
        )
        heads = graph.op("Reshape", attended, split)
        return graph.op("Transpose", heads, perm_i=[0, 2, 1, 3]).setType(query.type())

    name = "aten::scaled_dot_product_attention"
    torch.onnx.register_custom_op_symbolic(name, attention, _OPSET)  # type: ignore[attr-defined]
    try:
        yield
    finally:
        torch.onnx.unregister_custom_op_symbolic(name, _OPSET)  # type: ignore[attr-defined]


def _fuse(source: Source, traced: Path, fused: Path) -> None:
    """Fuse GELU and layer norms; a pattern that is not found stays as it was traced."""
    from onnxruntime.transformers import optimizer
    from onnxruntime.transformers.fusion_options import FusionOptions

    options = FusionOptions("bert")
    # the fused operator takes four times as long as an addition and a layer norm (1.31, AVX-512)
    options.enable_skip_layer_norm = False
    options.enable_bias_skip_layer_norm = False
    options.enable_embed_layer_norm = False

    shape = source.shape()
    optimized = optimizer.optimize_model(
        str(traced),
        model_type="bert",
        num_heads=shape.n_heads,
        hidden_size=shape.n_heads * shape.head_dim,
        optimization_options=options,
        opt_level=0,
    )
    # tensors around the attention operator got an unknown type, which the quantiser believes
    del optimized.model.graph.value_info[:]
    optimized.save_model_to_file(str(fused))


def _examples(source: Source, tokenizer: Tokenizer) -> list[Inputs]:
    """Return what the fixed texts or pairs feed a graph with."""
    if source.kind is ModelKind.BI_ENCODER:
        texts = [tokenizer.encode(source.passage_prompt + text) for text in parity.TEXTS]
        return [{"input_ids": np.array([text.ids])} for text in texts]
    pairs = [tokenizer.encode(*pair) for pair in parity.PAIRS]
    return [
        {"input_ids": np.array([pair.ids]), "token_type_ids": np.array([pair.type_ids])}
        for pair in pairs
    ]


def quantise(target: Path, examples: Sequence[Inputs], *, reduced: bool) -> None:
    """Write the int8 graph beside the fp32 graph of a folder.

    Args:
        target: the folder.
        examples: what the graph is fed to see how large its activations become.
        reduced: use 7 bits, for processors whose int8 sums saturate.
    """
    from onnxruntime.quantization import QuantType, quantize_dynamic

    smoothed = target / "smoothed.onnx"
    smooth(target / MODEL_FILES[Precision.FP32], smoothed, examples)
    quantize_dynamic(
        str(smoothed),
        str(target / MODEL_FILES[Precision.INT8]),
        per_channel=True,
        reduce_range=reduced,
        weight_type=QuantType.QInt8,
        extra_options={"DefaultTensorType": 1},  # what has no known type is float32
    )
    smoothed.unlink()


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
