"""Which model serves, and where its prepared folder lies.

What lives here: finding the default bi-encoder, preparing folders in a child process, choosing the
precision that this processor computes well. What does not: computing. The one rule: no network; a
model comes from a folder, and every byte of it was compared with a sha256.

A prepared folder holds
    manifest.json     name, kind (`bi-encoder` | `cross-encoder`), fingerprint, max_tokens, dim,
                      query_prompt, passage_prompt, reduced, licence, precision, format and `files`,
                      a map from file name to sha256 (see `models.manifest.Manifest`)
    tokenizer.json    without truncation and padding
    model.int8.onnx   input `input_ids (1, n) int64`, for a cross-encoder that was trained with
                      segments also `token_type_ids (1, n)`; first output `(1, dim)` unit rows or
                      `(1, 1)` logits, before any sigmoid; a bi-encoder also has `tokens`, the last
                      layer's `(1, n, width)` before pooling (without it nothing is marked by
                      meaning); a cross-encoder that reads texts apart takes one text and gives
                      `tokens (1, m, width)`, `weights (1, m)` and `head (3,)`
    model.fp32.onnx   the same in fp32; may be left out, then there is nothing to fall back to
    parity.npy        what fp32 made of `models.parity`'s texts or pairs; may be left out of a
                      folder that was made on the machine that serves it
"""

from __future__ import annotations

import json
import logging
import secrets
import shutil
import subprocess
from pathlib import Path

from engine.config import EngineConfig
from engine.errors import EnvironmentProblem, ErrorCode, environment_problem
from engine.models import device
from engine.models.cross_encoder import OnnxReranker
from engine.models.encoder import OnnxEmbedder
from engine.models.manifest import is_prepared, read_manifest, sha256_of, verified
from engine.models.precision import choose_precision
from engine.models.sources import RECIPE, read_source
from engine.models.tokens import TOKENIZER_FILE
from engine.packs.trainer import base_model, trainer_command

log = logging.getLogger(__name__)

DEFAULT_NAME = "all-MiniLM-L6-v2"
DEFAULT_SHA256 = "53aa51172d142c89d9012cce15ae4d6cc0ca6895895114379cacb4fab128d9db"
_DEFAULT_FOLDER = f"{DEFAULT_NAME}-{DEFAULT_SHA256[:12]}-{RECIPE}"
EXPORT_FAILED = 3  # the child's exit status with an error code on stdout
_EXPORT_LIMIT_S = 900


def open_embedder(config: EngineConfig) -> OnnxEmbedder:
    """Return the encoder that serves; the first time on a machine it is prepared (about 20 s).

    Raises:
        EnvironmentProblem: MODEL_MISSING, MODEL_DAMAGED, MODEL_UNSUPPORTED, WORKER_FAILED, or
            DISK_FULL and its kin while preparing.
    """
    folder = _embedder_folder(config)
    try:
        return _load_embedder(config, folder)
    except EnvironmentProblem as problem:
        if problem.code is not ErrorCode.MODEL_DAMAGED or folder != _default_folder(config):
            raise
        log.warning("the prepared encoder is damaged and is made anew")
        shutil.rmtree(folder, ignore_errors=True)
    return _load_embedder(config, _embedder_folder(config))


def open_reranker(config: EngineConfig, folder: Path | None = None) -> OnnxReranker | None:
    """Return a prepared cross-encoder; None where there is none.

    One that this processor does not compute well is left out: search is good without it.

    Args:
        config: threads, and where parity checks are remembered.
        folder: a prepared folder; None is the one that comes with the program.

    Raises:
        EnvironmentProblem: MODEL_DAMAGED, or MODEL_MISSING for a folder that is not there.
    """
    if folder is None:
        folder = Path(__file__).parents[2] / "resources" / "models" / "reranker"
        if not is_prepared(folder):
            return None
    manifest = read_manifest(folder)
    n_threads = device.n_threads(config.n_threads)
    precision = choose_precision(folder, manifest, config.models_dir)
    if precision is None:
        return None
    return OnnxReranker(folder, manifest, precision, n_threads=n_threads)


def tokenizer_path(config: EngineConfig) -> Path:
    """Return the encoder's tokenizer file, also before the encoder was prepared.

    Raises:
        EnvironmentProblem: MODEL_MISSING, or MODEL_DAMAGED when it differs from its manifest.
    """
    for folder in (config.model_dir, _bundled_folder(config), _default_folder(config)):
        if folder is not None and is_prepared(folder):
            return verified(folder, read_manifest(folder), TOKENIZER_FILE)
    return base_model(config) / TOKENIZER_FILE


def prepare(
    config: EngineConfig, source_dir: Path, *, name: str = "", target: Path | None = None
) -> Path:
    """Export a model folder in a child process and put the result in place whole.

    Args:
        config: how to start a child, and where prepared models are kept.
        source_dir: a sentence-transformers folder, bi-encoder or cross-encoder.
        name: what people call the model; the source folder's name when empty.
        target: the folder to make; by default the one named by the source's fingerprint.

    Returns:
        The prepared folder; one that is there already is not made again.

    Raises:
        EnvironmentProblem: MODEL_MISSING, MODEL_DAMAGED, MODEL_UNSUPPORTED, WORKER_FAILED,
            TUNING_PACK_MISSING, DISK_FULL, READ_ONLY or NO_ACCESS.
    """
    source = read_source(source_dir)  # refuse at once what a child would refuse after seconds
    target = target or config.models_dir / source.fingerprint()
    if is_prepared(target):
        return target
    unfinished = target.with_name(f"{target.name}.{secrets.token_hex(4)}.tmp")
    try:
        unfinished.mkdir(parents=True)
        _run_export(config, source_dir, unfinished, name)
        try:
            unfinished.rename(target)
        except OSError:
            if not is_prepared(target):  # another process may have been faster
                raise
    except OSError as problem:
        raise environment_problem(problem) from problem
    finally:
        shutil.rmtree(unfinished, ignore_errors=True)
    return target


def _run_export(config: EngineConfig, source_dir: Path, target: Path, name: str) -> None:
    try:
        child = subprocess.run(
            [*trainer_command(config), "export", str(source_dir), str(target), name],
            capture_output=True,
            encoding="utf-8",
            errors="replace",
            timeout=_EXPORT_LIMIT_S,
            check=False,
        )
    except subprocess.TimeoutExpired as problem:
        raise EnvironmentProblem(ErrorCode.WORKER_FAILED, "the export took too long") from problem
    if child.returncode == 0:
        return
    lines = (child.stderr or "").strip().splitlines()
    detail = lines[-1] if lines else f"exit status {child.returncode}"
    if child.returncode == EXPORT_FAILED:
        told = json.loads(child.stdout)
        raise EnvironmentProblem(ErrorCode(told["code"]), told["detail"])
    raise EnvironmentProblem(ErrorCode.WORKER_FAILED, detail)


def _embedder_folder(config: EngineConfig) -> Path:
    if config.model_dir is not None:
        return config.model_dir
    for folder in (_bundled_folder(config), _default_folder(config)):
        if folder is not None and is_prepared(folder):
            return folder
    source = default_source(config)
    return prepare(config, source, name=DEFAULT_NAME, target=_default_folder(config))


def _bundled_folder(config: EngineConfig) -> Path | None:
    bundled = config.bundled_models_dir
    if bundled is None:
        return None
    return bundled / ("encoder" if device.adds_int8_exactly() else "encoder-7bit")


def _default_folder(config: EngineConfig) -> Path:
    return config.models_dir / _DEFAULT_FOLDER


def default_source(config: EngineConfig) -> Path:
    """Return the default model's folder, after comparing its weights.

    Raises:
        EnvironmentProblem: MODEL_MISSING, or MODEL_DAMAGED for other weights.
    """
    return verified_source(base_model(config))


def verified_source(folder: Path) -> Path:
    """Return a folder that is to hold the default model, after comparing its weights.

    Raises:
        EnvironmentProblem: MODEL_MISSING, or MODEL_DAMAGED for other weights.
    """
    weights = folder / "model.safetensors"
    try:
        genuine = sha256_of(weights) == DEFAULT_SHA256
    except OSError as problem:
        raise EnvironmentProblem(ErrorCode.MODEL_MISSING, f"no {weights}") from problem
    if not genuine:
        raise EnvironmentProblem(ErrorCode.MODEL_DAMAGED, f"{weights} is not {DEFAULT_NAME}")
    return folder


def _load_embedder(config: EngineConfig, folder: Path) -> OnnxEmbedder:
    manifest = read_manifest(folder)
    n_threads = device.n_threads(config.n_threads)
    precision = choose_precision(folder, manifest, config.models_dir)
    if precision is None:
        raise EnvironmentProblem(
            ErrorCode.MODEL_UNSUPPORTED, f"this processor does not compute {manifest.name} in int8"
        )
    return OnnxEmbedder(folder, manifest, precision, n_threads=n_threads)
