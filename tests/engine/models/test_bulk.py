"""Passages are embedded beside the processor, tried through the device that every machine has."""

from __future__ import annotations

import sys
from dataclasses import replace

import numpy as np
import pytest

from engine.config import PROCESSOR, EngineConfig
from engine.errors import EnvironmentProblem, ErrorCode
from engine.models import catalog
from engine.models.bulk import BulkEmbedder, EmbedChild, bulk_embedder, device_of
from engine.models.embed_child import WEIGHTS
from engine.models.encoder import OnnxEmbedder
from engine.models.export import export
from engine.models.manifest import Precision, read_manifest
from engine.models.sources import read_source
from engine.tune.child import keep_weights
from tests.engine.tune.tiny_sources import tiny_source

TEXTS = ["word1 word2", "", "word3 " * 100, "word4 unheard", "蜜"]


@pytest.fixture(scope="module")
def folder(tmp_path_factory):
    """A prepared folder that may embed on the device of its weights."""
    home = tmp_path_factory.mktemp("bulk")
    source, prepared = tiny_source(home / "source"), home / "prepared"
    prepared.mkdir()
    manifest = export(read_source(source), prepared)
    assert keep_weights(source, prepared, manifest, "cpu")
    return prepared


@pytest.fixture
def config(tmp_path):
    return EngineConfig(tmp_path / "data", tmp_path / "models")


def opened(config, folder) -> OnnxEmbedder:
    return catalog.open_embedder(replace(config, model_dir=folder))


def test_a_folder_with_weights_serves_in_one_precision(config, folder):
    embedder = opened(config, folder)
    assert embedder.precision == Precision.FP32
    assert device_of(folder) == "cpu"


def test_the_child_makes_what_the_processor_makes(config, folder):
    embedder = opened(config, folder)
    with bulk_embedder(config, folder, embedder) as bulk:
        assert isinstance(bulk, BulkEmbedder)
        assert bulk.fingerprint == embedder.fingerprint
        made = bulk.embed_passages(TEXTS)
        np.testing.assert_allclose(made, embedder.embed_passages(TEXTS), atol=1e-5)
        assert made.dtype == np.float32
        assert bulk.embed_passages([]).shape == (0, embedder.dim)
        np.testing.assert_array_equal(bulk.embed_query("word1"), embedder.embed_query("word1"))


def test_the_setting_and_an_int8_model_keep_it_on_the_processor(config, folder):
    embedder = opened(config, folder)
    with bulk_embedder(replace(config, device=PROCESSOR), folder, embedder) as bulk:
        assert bulk is embedder
    int8 = OnnxEmbedder(folder, read_manifest(folder), Precision.INT8, n_threads=1)
    with bulk_embedder(config, folder, int8) as bulk:
        assert bulk is int8


@pytest.mark.expects_warning
def test_where_the_child_cannot_start_the_processor_does_it(config, folder):
    embedder = opened(config, folder)
    broken = replace(config, worker_command=(sys.executable, "-c", "raise SystemExit(1)"))
    with bulk_embedder(broken, folder, embedder) as bulk:
        assert bulk is embedder


@pytest.mark.expects_warning
def test_a_child_that_dies_on_the_way_costs_nothing(config, folder):
    embedder = opened(config, folder)
    with bulk_embedder(config, folder, embedder) as bulk:
        assert isinstance(bulk, BulkEmbedder)
        assert bulk._child is not None
        bulk._child._child.kill()
        bulk._child._child.wait()
        np.testing.assert_array_equal(bulk.embed_passages(TEXTS), embedder.embed_passages(TEXTS))


def test_a_device_that_is_not_there_is_said(config, folder):
    with pytest.raises(EnvironmentProblem) as problem:
        EmbedChild(config, folder, "cuda")
    assert problem.value.code is ErrorCode.MODEL_UNSUPPORTED


def test_other_weights_are_not_used(config, folder, tmp_path):
    other, prepared = tiny_source(tmp_path / "other", seed=9), tmp_path / "prepared"
    prepared.mkdir()
    manifest = read_manifest(folder)
    assert not keep_weights(other, prepared, manifest, "cpu")
    assert not (prepared / WEIGHTS).exists()
