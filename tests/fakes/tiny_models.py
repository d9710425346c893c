"""Prepared model folders of a few kilobytes, made with onnx alone: real files, real graphs."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import onnx
from onnx import TensorProto, helper, numpy_helper
from onnxruntime.quantization import QuantType, quantize_dynamic
from tokenizers import Tokenizer, models, normalizers, pre_tokenizers, processors

from engine.models.manifest import (
    Manifest,
    ModelKind,
    Precision,
    sha256_of,
    write_manifest,
)

LETTERS = "abcdefghijklmnopqrstuvwxyz0123456789"
WORDS = ("bee", "honey", "garden", "boiler", "pressure", "invoice", "query", "passage", "the", "of")
DIM = 32


def tokenizer() -> Tokenizer:
    """Return a WordPiece tokenizer of whole words and single letters."""
    vocabulary = ["[PAD]", "[UNK]", "[CLS]", "[SEP]", *WORDS, *LETTERS]
    vocabulary += [f"##{letter}" for letter in LETTERS]
    ids = {word: i for i, word in enumerate(vocabulary)}
    made = Tokenizer(models.WordPiece(ids, unk_token="[UNK]"))  # noqa: S106 - no secret
    made.normalizer = normalizers.BertNormalizer(lowercase=True)
    made.pre_tokenizer = pre_tokenizers.BertPreTokenizer()
    made.post_processor = processors.TemplateProcessing(
        single="[CLS] $A [SEP]",
        pair="[CLS] $A [SEP] $B:1 [SEP]:1",
        special_tokens=[("[CLS]", 2), ("[SEP]", 3)],
    )
    # what a careless file carries: callers must not depend on it
    made.enable_truncation(4)
    made.enable_padding(length=12)
    return made


def bi_encoder(
    folder: Path,
    *,
    seed: int = 1,
    precision: Precision = Precision.INT8,
    gives_tokens: bool = True,
) -> Manifest:
    """Make a prepared bi-encoder: embeddings, one layer, mean, unit length."""
    random = np.random.default_rng(seed)
    nodes = [
        helper.make_node("Gather", ["embeddings", "input_ids"], ["gathered"]),
        helper.make_node("MatMul", ["gathered", "weights"], ["mixed"]),
        helper.make_node("Tanh", ["mixed"], ["tokens"]),
        helper.make_node("ReduceMean", ["tokens"], ["pooled"], axes=[1], keepdims=0),
        helper.make_node("LpNormalization", ["pooled"], ["vector"], axis=1, p=2),
    ]
    weights = {
        "embeddings": random.normal(size=(tokenizer().get_vocab_size(), DIM)),
        "weights": random.normal(size=(DIM, DIM)) / DIM**0.5,
    }
    outputs: dict[str, tuple[int | str, ...]] = {"vector": (1, DIM)}
    if gives_tokens:
        outputs["tokens"] = (1, "n", DIM)
    return _prepare(
        folder, nodes, weights, kind=ModelKind.BI_ENCODER, outputs=outputs, precision=precision
    )


def cross_encoder(folder: Path, *, seed: int = 1) -> Manifest:
    """Make a prepared cross-encoder that takes segments."""
    random = np.random.default_rng(seed)
    nodes = [
        helper.make_node("Gather", ["embeddings", "input_ids"], ["tokens"]),
        helper.make_node("Gather", ["segments", "token_type_ids"], ["sides"]),
        helper.make_node("Add", ["tokens", "sides"], ["sum"]),
        helper.make_node("MatMul", ["sum", "weights"], ["mixed"]),
        helper.make_node("Tanh", ["mixed"], ["curved"]),
        helper.make_node("ReduceMean", ["curved"], ["pooled"], axes=[1], keepdims=0),
        helper.make_node("MatMul", ["pooled", "head"], ["vector"]),
    ]
    weights = {
        "embeddings": random.normal(size=(tokenizer().get_vocab_size(), DIM)),
        "segments": random.normal(size=(2, DIM)),
        "weights": random.normal(size=(DIM, DIM)) / DIM**0.5,
        "head": random.normal(size=(DIM, 1)),
    }
    return _prepare(
        folder, nodes, weights, kind=ModelKind.CROSS_ENCODER, outputs={"vector": (1, 1)}
    )


def _prepare(
    folder: Path,
    nodes: list[onnx.NodeProto],
    weights: dict[str, np.ndarray],
    *,
    kind: ModelKind,
    outputs: dict[str, tuple[int | str, ...]],
    precision: Precision = Precision.INT8,
) -> Manifest:
    folder.mkdir(parents=True, exist_ok=True)
    inputs = ["input_ids"] + (["token_type_ids"] if kind is ModelKind.CROSS_ENCODER else [])
    graph = helper.make_graph(
        nodes,
        "tiny",
        [helper.make_tensor_value_info(name, TensorProto.INT64, [1, "n"]) for name in inputs],
        [
            helper.make_tensor_value_info(name, TensorProto.FLOAT, list(shape))
            for name, shape in outputs.items()
        ],
        [numpy_helper.from_array(v.astype(np.float32), name) for name, v in weights.items()],
    )
    model = helper.make_model(graph, opset_imports=[helper.make_opsetid("", 17)], ir_version=8)
    onnx.save(model, str(folder / "model.fp32.onnx"))
    quantize_dynamic(
        str(folder / "model.fp32.onnx"),
        str(folder / "model.int8.onnx"),
        per_channel=True,
        weight_type=QuantType.QInt8,
    )
    tokenizer().save(str(folder / "tokenizer.json"))
    manifest = Manifest(
        name="tiny",
        kind=kind,
        fingerprint="0123456789abcdef",
        max_tokens=24,
        files={path.name: sha256_of(path) for path in sorted(folder.glob("[mt]*[nx]"))},
        precision=precision,
        dim=DIM if kind is ModelKind.BI_ENCODER else 0,
    )
    write_manifest(folder, manifest)
    return manifest
