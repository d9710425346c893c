"""A reranker that reads query and passage apart and compares their tokens."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import onnx
import pytest
from onnx import TensorProto, helper, numpy_helper

from engine.models.cross_encoder import OnnxReranker, ReadText, compared
from engine.models.manifest import Manifest, ModelKind, Precision, sha256_of, write_manifest
from tests.fakes import tiny_models

DIM = 8
HEAD = np.array([3.0, 0.5, -1.0], np.float32)


def unit_rows(n: int, seed: int = 1) -> np.ndarray:
    rows = np.random.default_rng(seed).normal(size=(n, DIM)).astype(np.float32)
    return np.asarray(rows / np.linalg.norm(rows, axis=1, keepdims=True), np.float32)


@pytest.fixture
def embeddings() -> np.ndarray:
    return unit_rows(tiny_models.tokenizer().get_vocab_size())


@pytest.fixture
def reranker(tmp_path: Path, embeddings: np.ndarray) -> OnnxReranker:
    """One whose token vectors are its word vectors, all tokens weighing alike."""
    numbers = {
        "words": embeddings,
        "head_numbers": HEAD,
        "starts": np.array([1]),
        "ends": np.array([-1]),
        "axes": np.array([1]),
    }
    nodes = [
        helper.make_node("Gather", ["words", "input_ids"], ["all"]),
        helper.make_node("Slice", ["all", "starts", "ends", "axes"], ["tokens"]),
        helper.make_node("ReduceL2", ["tokens"], ["weights"], axes=[2], keepdims=0),
        helper.make_node("Identity", ["head_numbers"], ["head"]),
    ]
    shapes: dict[str, list[int | str]] = {"tokens": [1, "m", DIM], "weights": [1, "m"], "head": [3]}
    graph = helper.make_graph(
        nodes,
        "apart",
        [helper.make_tensor_value_info("input_ids", TensorProto.INT64, [1, "n"])],
        [helper.make_tensor_value_info(k, TensorProto.FLOAT, v) for k, v in shapes.items()],
        [numpy_helper.from_array(value, name) for name, value in numbers.items()],
    )
    model = helper.make_model(graph, opset_imports=[helper.make_opsetid("", 17)], ir_version=8)
    onnx.save(model, str(tmp_path / "model.int8.onnx"))
    tiny_models.tokenizer().save(str(tmp_path / "tokenizer.json"))
    manifest = Manifest(
        name="apart",
        kind=ModelKind.CROSS_ENCODER,
        fingerprint="apart",
        max_tokens=24,
        files={name: sha256_of(tmp_path / name) for name in ("model.int8.onnx", "tokenizer.json")},
    )
    write_manifest(tmp_path, manifest)
    return OnnxReranker(tmp_path, manifest, Precision.INT8, n_threads=2)


def test_tokens_of_the_query_find_their_nearest_in_the_passage(
    reranker: OnnxReranker, embeddings: np.ndarray
) -> None:
    ids = tiny_models.tokenizer().get_vocab()
    query, passage = (
        embeddings[[ids[word] for word in words]] for words in (("bee",), ("honey", "bee"))
    )
    whole = query[0] @ passage.sum(axis=0) / np.linalg.norm(passage.sum(axis=0))

    (logit,) = reranker.logits("bee", ["honey bee"])

    assert logit == pytest.approx(HEAD[0] * 1.0 + HEAD[1] * whole + HEAD[2], abs=1e-5)


def test_reading_again_gives_the_same(reranker: OnnxReranker) -> None:
    passages = ["honey bee", "the garden", "boiler pressure", "honey bee"]

    first = reranker.logits("bee garden", passages)

    assert first[0] == first[3]
    assert reranker.logits("bee garden", passages[::-1]).tolist() == first[::-1].tolist()


def test_heavier_tokens_of_the_query_count_for_more() -> None:
    query, rows = unit_rows(2), unit_rows(2)
    passage = ReadText(rows[:1], np.ones(1, np.float32), HEAD)

    def asked(weights: list[float]) -> float:
        return compared(ReadText(query, np.array(weights, np.float32), HEAD), passage)

    assert asked([9.0, 1.0]) > asked([1.0, 9.0])


@pytest.mark.parametrize(("query", "passage"), [("", "honey"), ("bee", ""), ("", "")])
def test_a_text_without_words_is_as_good_as_any(
    reranker: OnnxReranker, query: str, passage: str
) -> None:
    assert reranker.logits(query, [passage]).tolist() == [HEAD[2]]
