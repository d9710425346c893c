"""Any sentence-transformers or CrossEncoder folder becomes a model; other folders do not."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest

from engine.config import EngineConfig
from engine.errors import EngineError, ErrorCode
from engine.models import catalog, imports
from engine.versions import VersionKind
from tests.engine.models.test_export import (
    ARCHITECTURES,
    EXPORT,
    quiet_libraries,
    save_bi_encoder,
    save_transformer,
)

__all__ = ["quiet_libraries"]


@pytest.fixture
def config(tmp_path: Path) -> EngineConfig:
    return EngineConfig(
        data_dir=tmp_path / "data",
        models_dir=tmp_path / "cache",
        worker_command=(sys.executable, "-c", EXPORT),
    )


def refused(config: EngineConfig, folder: Path) -> EngineError:
    with pytest.raises(EngineError) as problem:
        imports.import_folder(config, folder)
    assert not imports.model_home(config).exists()
    return problem.value


def test_what_is_no_folder_is_refused(config: EngineConfig, tmp_path: Path) -> None:
    assert refused(config, tmp_path / "nowhere").code is ErrorCode.FOLDER_NOT_FOUND
    (tmp_path / "file").write_text("")
    assert refused(config, tmp_path / "file").code is ErrorCode.NOT_A_FOLDER


def test_a_folder_without_a_model_is_refused_with_what_is_missing(
    config: EngineConfig, tmp_path: Path
) -> None:
    (tmp_path / "photos").mkdir()
    problem = refused(config, tmp_path / "photos")
    assert problem.code is ErrorCode.MODEL_UNSUPPORTED
    assert "modules.json" in problem.detail


def test_a_damaged_folder_is_refused_by_the_name_of_the_file(
    config: EngineConfig, tmp_path: Path
) -> None:
    (tmp_path / "modules.json").write_text("{")
    problem = refused(config, tmp_path)
    assert problem.code is ErrorCode.MODEL_UNSUPPORTED
    assert "modules.json" in problem.detail


@pytest.mark.slow
def test_a_bi_encoder_is_imported_and_answers(config: EngineConfig, tmp_path: Path) -> None:
    save_bi_encoder(tmp_path, ARCHITECTURES[0])
    made = imports.import_folder(config, tmp_path / "st")
    assert (made.kind, made.name) == (VersionKind.ENCODER, "st")
    assert made.folder.parent == imports.model_home(config)
    assert made.size_bytes == sum(path.stat().st_size for path in made.folder.iterdir())
    assert imports.described(config, made.folder) == made
    imports.remove_folder(made.folder)
    assert list(imports.model_home(config).iterdir()) == []


@pytest.mark.slow
def test_a_cross_encoder_is_imported_and_answers(config: EngineConfig, tmp_path: Path) -> None:
    save_transformer(tmp_path / "ce", ARCHITECTURES[0], cross=True)
    made = imports.import_folder(config, tmp_path / "ce")
    assert (made.kind, made.name) == (VersionKind.RERANKER, "ce")
    reranker = catalog.open_reranker(config, made.folder)
    assert reranker is not None
    assert reranker.fingerprint == made.fingerprint
    assert len(reranker.logits("honey", ["the bee", "the boiler"])) == 2
