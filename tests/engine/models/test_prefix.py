"""The first numbers of a vector serve for all of it, in graph and torch alike."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest

from engine.models.encoder import OnnxEmbedder
from engine.models.export import export
from engine.models.manifest import Precision, read_manifest, write_manifest
from engine.models.precision import choose_precision, measured_agreement
from engine.models.prefix import prefix
from engine.models.sources import read_source
from engine.models.torch_encoder import open_torch_embedder
from tests.engine.tune.tiny_sources import tiny_source

TEXTS = ["word1 word2", "word3", "word4 word5 word6"]


@pytest.fixture(scope="module")
def made(tmp_path_factory):
    home = tmp_path_factory.mktemp("prefix")
    source, prepared = tiny_source(home / "source"), home / "prepared"
    prepared.mkdir()
    export(read_source(source), prepared)
    return source, prepared


def test_a_cut_vector_is_a_unit_vector_again() -> None:
    rows = np.array([[0.6, 0.0, 0.8], [0.0, 1.0, 0.0]], np.float32)
    np.testing.assert_allclose(prefix(rows, 2), [[1.0, 0.0], [0.0, 1.0]])
    np.testing.assert_allclose(prefix(rows[0], 1), [1.0])
    assert prefix(rows, 0) is rows
    assert prefix(rows, 3) is rows


def test_a_narrow_model_is_another_generation_and_computes_the_same(made, tmp_path) -> None:
    source, prepared = made
    manifest = read_manifest(prepared)
    whole = OnnxEmbedder(prepared, manifest, Precision.FP32, n_threads=1)
    narrow = replace(manifest, width=manifest.dim // 2)
    cut = OnnxEmbedder(prepared, narrow, Precision.FP32, n_threads=1)
    assert cut.dim == whole.dim // 2
    assert cut.fingerprint != whole.fingerprint
    expected = prefix(whole.embed_passages(TEXTS), cut.dim)
    np.testing.assert_allclose(cut.embed_passages(TEXTS), expected, atol=1e-6)
    beside = open_torch_embedder(source, prepared, narrow, "cpu")
    assert beside is not None
    assert beside.fingerprint == cut.fingerprint
    np.testing.assert_allclose(beside.embed_passages(TEXTS), expected, atol=1e-5)
    assert measured_agreement(prepared, narrow, Precision.FP32) > 0.9999
    assert choose_precision(prepared, narrow, tmp_path) is not None


def test_the_width_is_kept_in_the_manifest(made, tmp_path) -> None:
    narrow = replace(read_manifest(made[1]), width=8)
    write_manifest(tmp_path, narrow)
    assert read_manifest(tmp_path) == narrow
