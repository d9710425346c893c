"""Which model serves, and what happens when its folder is not what it should be."""

from __future__ import annotations

import json
import logging
import sys
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest

from engine.config import EngineConfig
from engine.errors import EnvironmentProblem, ErrorCode
from engine.models import catalog, parity
from engine.models.encoder import OnnxEmbedder
from engine.models.manifest import (
    ModelKind,
    Precision,
    read_manifest,
    sha256_of,
    write_manifest,
)
from engine.models.precision import choose_precision, measured_agreement
from engine.packs import trainer
from tests.fakes import tiny_models


@pytest.fixture
def config(tmp_path: Path) -> EngineConfig:
    return EngineConfig(
        data_dir=tmp_path / "data",
        models_dir=tmp_path / "models",
        worker_command=(sys.executable, "-c", "raise SystemExit('no child wanted')"),
        n_threads=1,
    )


@pytest.fixture
def prepared(tmp_path: Path) -> Path:
    folder = tmp_path / "prepared"
    tiny_models.bi_encoder(folder)
    return folder


def add_reference(folder: Path, vectors: np.ndarray) -> None:
    np.save(folder / parity.REFERENCE_FILE, vectors)
    manifest = read_manifest(folder)
    digest = sha256_of(folder / parity.REFERENCE_FILE)
    write_manifest(
        folder, replace(manifest, files=manifest.files | {parity.REFERENCE_FILE: digest})
    )


def true_reference(folder: Path) -> np.ndarray:
    embedder = OnnxEmbedder(folder, read_manifest(folder), Precision.FP32, n_threads=1)
    return embedder.embed_passages(parity.TEXTS)


def test_a_chosen_folder_serves_as_it_is(config: EngineConfig, prepared: Path) -> None:
    config = replace(config, model_dir=prepared)
    embedder = catalog.open_embedder(config)
    assert (embedder.name, embedder.dim, embedder.max_tokens) == ("tiny", tiny_models.DIM, 24)
    assert embedder.precision == "int8"
    assert embedder.fingerprint.endswith("-int8")
    assert catalog.tokenizer_path(config) == prepared / "tokenizer.json"


def test_a_bundled_encoder_serves_before_any_other(config: EngineConfig, tmp_path: Path) -> None:
    tiny_models.bi_encoder(tmp_path / "bundled" / "encoder")
    config = replace(config, bundled_models_dir=tmp_path / "bundled")
    assert catalog.open_embedder(config).name == "tiny"


def test_without_a_model_it_is_told_that_one_is_missing(
    config: EngineConfig, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(trainer, "BASE_PACKAGE", "no_such_package_anywhere")
    for ask in (catalog.open_embedder, catalog.tokenizer_path):
        with pytest.raises(EnvironmentProblem) as caught:
            ask(config)
        assert caught.value.code is ErrorCode.MODEL_MISSING


def test_default_weights_that_are_not_the_official_ones_are_refused(
    config: EngineConfig, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    package = tmp_path / "site" / "forged_model"
    (package / "model").mkdir(parents=True)
    (package / "__init__.py").write_text("raise RuntimeError('was imported')")
    (package / "model" / "model.safetensors").write_bytes(b"something else")
    monkeypatch.syspath_prepend(str(tmp_path / "site"))
    monkeypatch.setattr(trainer, "BASE_PACKAGE", "forged_model")
    with pytest.raises(EnvironmentProblem) as caught:
        catalog.open_embedder(config)
    assert caught.value.code is ErrorCode.MODEL_DAMAGED


@pytest.mark.parametrize("name", ["model.int8.onnx", "tokenizer.json"])
@pytest.mark.parametrize("damage", ["flipped", "gone"])
def test_a_file_that_differs_from_the_manifest_is_never_used(
    config: EngineConfig, prepared: Path, name: str, damage: str
) -> None:
    if damage == "gone":
        (prepared / name).unlink()
    else:
        content = bytearray((prepared / name).read_bytes())
        content[len(content) // 2] ^= 0x01
        (prepared / name).write_bytes(content)
    with pytest.raises(EnvironmentProblem) as caught:
        catalog.open_embedder(replace(config, model_dir=prepared))
    assert caught.value.code is ErrorCode.MODEL_DAMAGED


@pytest.mark.parametrize("text", ["", "{", "[]", "{}", '{"kind": "bi-encoder"}'])
def test_a_manifest_that_makes_no_sense_is_damage(
    config: EngineConfig, prepared: Path, text: str
) -> None:
    (prepared / "manifest.json").write_text(text)
    with pytest.raises(EnvironmentProblem) as caught:
        catalog.open_embedder(replace(config, model_dir=prepared))
    assert caught.value.code is ErrorCode.MODEL_DAMAGED


def test_a_manifest_of_a_later_format_is_unsupported(config: EngineConfig, prepared: Path) -> None:
    path = prepared / "manifest.json"
    path.write_text(json.dumps(json.loads(path.read_text()) | {"format": 99}))
    with pytest.raises(EnvironmentProblem) as caught:
        catalog.open_embedder(replace(config, model_dir=prepared))
    assert caught.value.code is ErrorCode.MODEL_UNSUPPORTED


def test_a_cross_encoder_does_not_serve_as_encoder(config: EngineConfig, tmp_path: Path) -> None:
    tiny_models.cross_encoder(tmp_path / "cross")
    with pytest.raises(EnvironmentProblem) as caught:
        catalog.open_embedder(replace(config, model_dir=tmp_path / "cross"))
    assert caught.value.code is ErrorCode.MODEL_UNSUPPORTED


def test_int8_that_agrees_with_fp32_serves_and_is_checked_once(
    prepared: Path, tmp_path: Path
) -> None:
    add_reference(prepared, true_reference(prepared))
    manifest = read_manifest(prepared)
    assert measured_agreement(prepared, manifest, Precision.INT8) > 0.98
    memory = tmp_path / "memory"
    assert choose_precision(prepared, manifest, memory) is Precision.INT8
    (remembered,) = memory.iterdir()
    told = json.loads(remembered.read_text())
    remembered.write_text(json.dumps(dict.fromkeys(told, 0.99)))
    (prepared / parity.REFERENCE_FILE).unlink()
    assert choose_precision(prepared, manifest, memory) is Precision.INT8


@pytest.mark.expects_warning
def test_int8_that_disagrees_gives_way_to_fp32_with_a_notice(
    config: EngineConfig, prepared: Path, caplog: pytest.LogCaptureFixture
) -> None:
    add_reference(prepared, -true_reference(prepared))
    with caplog.at_level(logging.WARNING):
        embedder = catalog.open_embedder(replace(config, model_dir=prepared))
    assert embedder.precision == "fp32"
    assert embedder.fingerprint.endswith("-fp32")
    assert "int8" in caplog.text


@pytest.mark.expects_warning
def test_without_fp32_to_give_way_to_the_model_is_unsupported(
    config: EngineConfig, prepared: Path
) -> None:
    add_reference(prepared, -true_reference(prepared))
    manifest = read_manifest(prepared)
    files = {name: digest for name, digest in manifest.files.items() if "fp32" not in name}
    write_manifest(prepared, replace(manifest, files=files))
    with pytest.raises(EnvironmentProblem) as caught:
        catalog.open_embedder(replace(config, model_dir=prepared))
    assert caught.value.code is ErrorCode.MODEL_UNSUPPORTED


def test_precisions_never_share_a_fingerprint(prepared: Path) -> None:
    manifest = read_manifest(prepared)
    reduced = replace(manifest, reduced=True)
    names = {
        made.fingerprint_at(precision) for made in (manifest, reduced) for precision in Precision
    }
    assert len(names) == 3


def test_a_child_that_fails_leaves_no_folder_and_its_last_words(
    config: EngineConfig, tmp_path: Path
) -> None:
    source = tmp_path / "source"
    (source / "1_Pooling").mkdir(parents=True)
    write_json(
        source / "modules.json",
        [
            {"type": "sentence_transformers.models.Transformer", "path": ""},
            {"type": "sentence_transformers.models.Pooling", "path": "1_Pooling"},
        ],
    )
    write_json(source / "1_Pooling" / "config.json", {"pooling_mode_mean_tokens": True})
    write_json(source / "config.json", {"model_type": "bert"})
    (source / "model.safetensors").write_bytes(b"")
    with pytest.raises(EnvironmentProblem) as caught:
        catalog.prepare(config, source)
    assert caught.value.code is ErrorCode.WORKER_FAILED
    assert "no child wanted" in caught.value.detail
    assert not list(config.models_dir.iterdir())


def write_json(path: Path, value: object) -> None:
    path.write_text(json.dumps(value))


def test_manifests_survive_a_round_trip(prepared: Path) -> None:
    manifest = read_manifest(prepared)
    write_manifest(prepared, manifest)
    assert read_manifest(prepared) == manifest
    assert manifest.kind is ModelKind.BI_ENCODER
