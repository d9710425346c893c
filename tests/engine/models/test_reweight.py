"""A tuned model's way into a graph that was exported before, and torch beside ONNX."""

import numpy as np
import onnx
import pytest
import torch
from safetensors.torch import load_file, save_file

from engine.models import parity
from engine.models.encoder import OnnxEmbedder
from engine.models.export import export
from engine.models.manifest import Precision, read_manifest
from engine.models.reweight import prepare_tuned, replace_weights, requantise, tensors_of
from engine.models.sources import read_source
from engine.models.torch_encoder import TorchEncoder, open_torch_embedder
from tests.engine.tune.tiny_sources import tiny_source

TEXTS = ("word1 word2", "", "word3 " * 100, "word4 unheard", "蜜 \ud800")


@pytest.fixture(scope="module")
def base(tmp_path_factory):
    """A source and what export made of it."""
    folder = tmp_path_factory.mktemp("models")
    source = tiny_source(folder / "base")
    (folder / "prepared").mkdir()
    export(read_source(source), folder / "prepared")
    return source, folder / "prepared"


@pytest.fixture(scope="module")
def tuned(base, tmp_path_factory):
    """The same architecture with every weight moved that a vector depends on."""
    folder = tiny_source(tmp_path_factory.mktemp("tuned") / "tuned")
    path = folder / "model.safetensors"
    generator = torch.Generator().manual_seed(5)
    moved = {
        name: value
        if name.startswith("pooler")
        else value + 0.05 * torch.randn(value.shape, generator=generator)
        for name, value in load_file(path).items()
    }
    save_file(moved, path, metadata={"format": "pt"})
    return folder


def test_new_weights_in_the_old_graph_compute_what_torch_computes(base, tuned, tmp_path):
    manifest = requantise(read_source(tuned), tmp_path, read_source(base[0]), base[1])
    assert manifest is not None
    assert manifest == read_manifest(tmp_path)
    assert manifest.fingerprint == read_source(tuned).fingerprint()
    assert {path.name for path in tmp_path.iterdir()} == {*manifest.files, "manifest.json"}
    encoder = TorchEncoder(read_source(tuned), "cpu")
    with torch.inference_mode():
        expected = encoder.vectors(encoder.token_ids(TEXTS)).numpy()
    for precision, least in ((Precision.FP32, 0.99999), (Precision.INT8, 0.99)):
        onnx_one = OnnxEmbedder(tmp_path, manifest, precision, n_threads=1)
        assert parity.agreement_of_vectors(onnx_one.embed_passages(TEXTS), expected) > least


def test_a_tensor_that_is_not_in_the_graph_is_no_success(base, tuned, tmp_path):
    old, new = tensors_of(read_source(base[0])), tensors_of(read_source(tuned))
    graph = base[1] / "model.fp32.onnx"
    model = onnx.load(str(graph))
    value = onnx.numpy_helper.to_array(model.graph.initializer[0])
    other = onnx.numpy_helper.from_array(value + 1, model.graph.initializer[0].name)
    model.graph.initializer[0].CopyFrom(other)
    onnx.save(model, str(tmp_path / "other.onnx"))
    assert replace_weights(graph, tmp_path / "a.onnx", old, new)
    assert not replace_weights(tmp_path / "other.onnx", tmp_path / "b.onnx", old, new)
    assert not (tmp_path / "b.onnx").exists()


def test_where_the_graph_is_another_model_s_everything_is_exported(base, tuned, tmp_path):
    other = tiny_source(tmp_path / "other", seed=9)
    target = tmp_path / "target"
    target.mkdir()
    manifest = prepare_tuned(tuned, target, base_dir=other, base_prepared=base[1], name="mine")
    assert manifest.name == "mine"
    assert read_manifest(target).fingerprint == read_source(tuned).fingerprint()


def test_torch_embeds_as_the_fp32_graph_does(base):
    source, prepared = base
    manifest = read_manifest(prepared)
    found = open_torch_embedder(source, prepared, manifest, "cpu")
    assert found is not None
    onnx_one = OnnxEmbedder(prepared, manifest, Precision.FP32, n_threads=1)
    assert found.fingerprint == onnx_one.fingerprint
    np.testing.assert_allclose(
        found.embed_passages(TEXTS), onnx_one.embed_passages(TEXTS), atol=1e-5
    )
    np.testing.assert_allclose(found.embed_query("word1"), onnx_one.embed_query("word1"), atol=1e-5)
    assert found.embed_passages([]).shape == (0, found.dim)


def test_torch_does_not_stand_in_for_another_model(base, tuned):
    prepared = base[1]
    assert open_torch_embedder(tuned, prepared, read_manifest(prepared), "cpu") is None
