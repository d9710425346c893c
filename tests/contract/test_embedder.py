"""What every `Embedder` promises."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest

from engine.models.encoder import OnnxEmbedder
from engine.models.manifest import Precision
from engine.ports import Embedder
from tests.fakes import tiny_models
from tests.fakes.hash_embedder import HashEmbedder

TEXTS = (
    "honey of the bee",
    "boiler pressure",
    "",
    "ünïcödé 蜜蜂 🐝",
    "the garden " * 200,
    "invoice\n\n\tinvoice",
    "\ud800 half of a pair",
    "b",
)


@pytest.fixture(scope="module", params=["fake", "int8", "fp32"])
def embedder(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Embedder:
    if request.param == "fake":
        return HashEmbedder()
    folder: Path = tmp_path_factory.mktemp("encoder")
    manifest = tiny_models.bi_encoder(folder)
    return OnnxEmbedder(folder, manifest, Precision(request.param), n_threads=2)


def test_vectors_are_unit_float32_rows_in_the_order_of_the_texts(embedder: Embedder) -> None:
    vectors = embedder.embed_passages(TEXTS)
    assert vectors.shape == (len(TEXTS), embedder.dim)
    assert vectors.dtype == np.float32
    np.testing.assert_allclose(np.linalg.norm(vectors, axis=1), 1.0, atol=1e-5)
    backwards = embedder.embed_passages(TEXTS[::-1])
    np.testing.assert_allclose(vectors, backwards[::-1], atol=1e-6)


def test_a_text_gets_the_same_vector_whatever_stands_beside_it(embedder: Embedder) -> None:
    together = embedder.embed_passages(TEXTS)
    for text, vector in zip(TEXTS, together, strict=True):
        alone = embedder.embed_passages([text])
        np.testing.assert_allclose(alone[0], vector, atol=1e-5)


def test_no_texts_give_no_rows(embedder: Embedder) -> None:
    assert embedder.embed_passages([]).shape == (0, embedder.dim)


def test_different_texts_get_different_vectors(embedder: Embedder) -> None:
    first, second = embedder.embed_passages(["honey of the bee", "boiler pressure"])
    assert float(first @ second) < 0.999


def test_a_query_is_a_unit_vector_and_is_embedded_alike_every_time(embedder: Embedder) -> None:
    query = embedder.embed_query("pressure of the boiler")
    assert query.shape == (embedder.dim,)
    assert query.dtype == np.float32
    assert np.linalg.norm(query) == pytest.approx(1.0, abs=1e-5)
    np.testing.assert_array_equal(query, embedder.embed_query("pressure of the boiler"))


def test_a_query_of_any_length_and_content_is_embedded(embedder: Embedder) -> None:
    for text in ("", " ", "?!" * 50_000, "\udfff", "\x00", "word " * 20_000):
        assert np.isfinite(embedder.embed_query(text)).all()


def test_an_embedder_says_what_it_is(embedder: Embedder) -> None:
    assert embedder.fingerprint
    assert embedder.dim > 0
    assert embedder.max_tokens > 0
