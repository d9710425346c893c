"""What the encoder tells of single tokens."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest

from engine.models.encoder import OnnxEmbedder
from engine.models.manifest import Manifest, Precision
from tests.fakes import tiny_models


@pytest.fixture
def prepared(tmp_path: Path) -> tuple[Path, Manifest]:
    return tmp_path, tiny_models.bi_encoder(tmp_path)


def embedder_of(prepared: tuple[Path, Manifest], **changes: object) -> OnnxEmbedder:
    folder, manifest = prepared
    made = replace(manifest, **changes)  # type: ignore[arg-type]
    return OnnxEmbedder(folder, made, Precision.INT8, n_threads=1)


def test_every_token_has_its_place_and_a_unit_vector(prepared: tuple[Path, Manifest]) -> None:
    text = "Honey of the bee, a boiler"
    places, vectors = embedder_of(prepared).token_vectors(text)
    pieces = [text[start:end].lower() for start, end in places]
    assert pieces == ["honey", "of", "the", "bee", ",", "a", "boiler"]
    assert places.dtype == np.int64
    assert vectors.shape == (len(places), tiny_models.DIM)
    assert vectors.dtype == np.float32
    np.testing.assert_allclose(np.linalg.norm(vectors, axis=1), 1.0, atol=1e-5)


def test_places_count_code_points(prepared: tuple[Path, Manifest]) -> None:
    text = "🐝 bee \ud800 honey"
    places, _ = embedder_of(prepared).token_vectors(text)
    pieces = [text[start:end] for start, end in places]
    assert pieces[1] == "bee"
    assert pieces[-1] == "honey"


def test_a_prompt_is_read_but_not_among_the_tokens(prepared: tuple[Path, Manifest]) -> None:
    embedder = embedder_of(prepared, query_prompt="query: ", passage_prompt="passage: ")
    for is_query in (True, False):
        places, vectors = embedder.token_vectors("bee honey", is_query=is_query)
        assert places.tolist() == [[0, 3], [4, 9]]
        assert len(vectors) == 2


@pytest.mark.parametrize("text", ["", " ", "\x00", "the garden " * 500])
def test_texts_of_any_length_have_tokens_of_matching_number(
    prepared: tuple[Path, Manifest], text: str
) -> None:
    places, vectors = embedder_of(prepared).token_vectors(text)
    assert len(places) == len(vectors) <= 24
    assert places.shape[1] == 2


def test_the_vector_of_a_text_does_not_depend_on_whether_tokens_are_given(tmp_path: Path) -> None:
    texts = ["the honey bee", "boiler pressure 12", ""]
    vectors = []
    for gives_tokens in (True, False):
        folder = tmp_path / str(gives_tokens)
        manifest = tiny_models.bi_encoder(folder, gives_tokens=gives_tokens)
        vectors.append(embedder_of((folder, manifest)).embed_passages(texts))
    np.testing.assert_array_equal(*vectors)


def test_a_folder_whose_graph_gives_no_tokens_gives_no_rows(tmp_path: Path) -> None:
    manifest = tiny_models.bi_encoder(tmp_path, gives_tokens=False)
    places, vectors = embedder_of((tmp_path, manifest)).token_vectors("honey of the bee")
    assert places.shape == (0, 2)
    assert len(vectors) == 0
