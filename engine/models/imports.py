"""A model folder from anywhere becomes one of the profile's own.

What lives here: import of a sentence-transformers folder, and its removal. What does not: reading
and exporting it (`models.sources`, `models.export`), and the list of models (`store`). The one
rule: a folder counts as imported only when what was made of it has answered once.
"""

from __future__ import annotations

import shutil
from dataclasses import dataclass, replace
from pathlib import Path

from engine.config import EngineConfig
from engine.errors import EnvironmentProblem, ErrorCode, InputProblem
from engine.models import catalog
from engine.models.cross_encoder import OnnxReranker
from engine.models.encoder import OnnxEmbedder
from engine.models.manifest import ModelKind, read_manifest
from engine.models.sources import read_source
from engine.versions import VersionKind

_KINDS = {
    ModelKind.BI_ENCODER: VersionKind.ENCODER,
    ModelKind.CROSS_ENCODER: VersionKind.RERANKER,
}
_NONE = (ErrorCode.MODEL_MISSING, ErrorCode.MODEL_DAMAGED)


@dataclass(frozen=True, slots=True)
class PreparedModel:
    """A model in a folder of the profile's own; `fingerprint` at the precision it serves with."""

    folder: Path
    kind: VersionKind
    name: str
    fingerprint: str
    size_bytes: int


def model_home(config: EngineConfig) -> Path:
    """Return the folder of a profile's own models."""
    return config.data_dir / "models"


def import_folder(config: EngineConfig, source_dir: Path) -> PreparedModel:
    """Export a sentence-transformers folder, bi-encoder or CrossEncoder, and try it once.

    It takes 20 to 60 s for a small model. The folder itself is only read, and not needed again.

    Raises:
        InputProblem: FOLDER_NOT_FOUND or NOT_A_FOLDER.
        EnvironmentProblem: MODEL_UNSUPPORTED when there is no model, or one that cannot be used;
            WORKER_FAILED, DISK_FULL, READ_ONLY or NO_ACCESS.
    """
    if not source_dir.exists():
        raise InputProblem(ErrorCode.FOLDER_NOT_FOUND, str(source_dir))
    if not source_dir.is_dir():
        raise InputProblem(ErrorCode.NOT_A_FOLDER, str(source_dir))
    try:
        return _import(config, source_dir.resolve())
    except EnvironmentProblem as problem:
        if problem.code not in _NONE:
            raise
        # missing or damaged is said of the model that serves; this one never did
        raise EnvironmentProblem(ErrorCode.MODEL_UNSUPPORTED, problem.detail) from problem


def _import(config: EngineConfig, source_dir: Path) -> PreparedModel:
    source = read_source(source_dir)
    target = model_home(config) / source.fingerprint()
    was_there = target.exists()
    folder = catalog.prepare(config, source_dir, name=source_dir.name, target=target)
    try:
        return described(config, folder)
    except EnvironmentProblem:
        if not was_there:
            remove_folder(folder)
        raise


def described(config: EngineConfig, folder: Path) -> PreparedModel:
    """Open a prepared folder, let it compute once, and say what it is.

    Raises:
        EnvironmentProblem: MODEL_MISSING, MODEL_DAMAGED or MODEL_UNSUPPORTED.
    """
    manifest = read_manifest(folder)
    model: OnnxEmbedder | OnnxReranker | None
    if manifest.kind is ModelKind.BI_ENCODER:
        model = catalog.open_embedder(replace(config, model_dir=folder))
        model.embed_query("bees")
    else:
        model = catalog.open_reranker(config, folder)
        if model is None:
            detail = f"this processor does not compute {manifest.name} in int8"
            raise EnvironmentProblem(ErrorCode.MODEL_UNSUPPORTED, detail)
        model.logits("bees", ["honey"])
    return PreparedModel(
        folder=folder,
        kind=_KINDS[manifest.kind],
        name=manifest.name,
        fingerprint=model.fingerprint,
        size_bytes=sum(path.stat().st_size for path in folder.rglob("*") if path.is_file()),
    )


def remove_folder(folder: Path) -> None:
    """Remove a prepared folder; what cannot be removed now is left, and is no model any more."""
    (folder / "manifest.json").unlink(missing_ok=True)
    shutil.rmtree(folder, ignore_errors=True)
