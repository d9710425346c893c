"""New weights in a graph that was exported before: a tuned model is prepared without tracing.

What lives here: finding a model's tensors in its exported fp32 graph, replacing them, quantising
again, comparing with torch. What does not: the export (`models.export`), which is fallen back to.
The one rule: a tensor that changed and was not found in the graph, or vectors that differ from
torch's, and the fast way is not taken.
"""

from __future__ import annotations

import hashlib
import shutil
from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from engine.models import device, parity
from engine.models.export import export, quantise
from engine.models.manifest import (
    Manifest,
    ModelKind,
    Precision,
    read_manifest,
    sha256_of,
    verified,
    write_manifest,
)
from engine.models.precision import measured_agreement
from engine.models.session import MODEL_FILES
from engine.models.sources import Source, read_source
from engine.models.tokens import TOKENIZER_FILE, load_tokenizer
from engine.models.torch_encoder import TorchEncoder

_LEAST_AGREEMENT = 0.9999  # of the new fp32 graph with torch
_FP32 = MODEL_FILES[Precision.FP32]

Tensors = Mapping[str, NDArray[Any]]


def prepare_tuned(
    source_dir: Path, target: Path, *, base_dir: Path, base_prepared: Path, name: str
) -> Manifest:
    """Write a prepared folder for a model of the same architecture as one that is prepared.

    Args:
        source_dir: the sentence-transformers folder with the new weights.
        target: an empty folder.
        base_dir: the sentence-transformers folder that was exported.
        base_prepared: what was made of it, with its fp32 graph.
        name: what people call the model.

    Raises:
        EnvironmentProblem: MODEL_MISSING, MODEL_DAMAGED or MODEL_UNSUPPORTED.
    """
    source = replace(read_source(source_dir), name=name)
    manifest = requantise(source, target, read_source(base_dir), base_prepared)
    if manifest is not None:
        return manifest
    shutil.rmtree(target)
    target.mkdir()
    return export(source, target)


def requantise(source: Source, target: Path, base: Source, base_prepared: Path) -> Manifest | None:
    """Put a source's weights into the graph of its base; None when that cannot be done.

    Raises:
        EnvironmentProblem: MODEL_MISSING or MODEL_DAMAGED.
    """
    prepared = read_manifest(base_prepared)
    known = prepared.kind is source.kind is ModelKind.BI_ENCODER and _FP32 in prepared.files
    if not known or prepared.fingerprint != base.fingerprint():
        return None
    graph = verified(base_prepared, prepared, _FP32)
    if not replace_weights(graph, target / _FP32, tensors_of(base), tensors_of(source)):
        return None
    shutil.copyfile(verified(base_prepared, prepared, TOKENIZER_FILE), target / TOKENIZER_FILE)
    np.save(target / parity.REFERENCE_FILE, _reference(source))
    tokenizer = load_tokenizer(target / TOKENIZER_FILE, source.max_tokens)
    texts = [tokenizer.encode(source.passage_prompt + text) for text in parity.TEXTS]
    reduced = not device.adds_int8_exactly()
    quantise(target, [{"input_ids": np.array([text.ids])} for text in texts], reduced=reduced)
    manifest = replace(
        prepared,
        name=source.name,
        fingerprint=source.fingerprint(),
        files={path.name: sha256_of(path) for path in sorted(target.iterdir())},
        reduced=reduced,
    )
    write_manifest(target, manifest)
    agreement = measured_agreement(target, manifest, Precision.FP32)
    return manifest if agreement >= _LEAST_AGREEMENT else None


def replace_weights(graph: Path, target: Path, old: Tensors, new: Tensors) -> bool:
    """Write a graph with new weights; return False, and write nothing, when one was not found.

    A tensor is found by its name and value, or, where the exporter turned and renamed it, by the
    value of its transpose.

    Args:
        graph: made from `old`.
        target: the file to write.
        old: every tensor by its name in the exported module.
        new: the same names and shapes.
    """
    import onnx
    from onnx import numpy_helper

    if {name: one.shape for name, one in old.items()} != {n: one.shape for n, one in new.items()}:
        return False
    turned: dict[str, set[str]] = {}
    for name, one in old.items():
        if one.ndim == 2:
            turned.setdefault(_digest(one.T), set()).add(name)
    model = onnx.load(str(graph))
    found: set[str] = set()
    for stored in model.graph.initializer:
        value = numpy_helper.to_array(stored)
        name = stored.name
        if name in old and np.array_equal(value, old[name]):
            fresh = new[name]
        else:
            names = turned.get(_digest(value), set()) if value.ndim == 2 else set()
            if len(names) != 1:
                continue
            name = next(iter(names))
            fresh = new[name].T
        found.add(name)
        whole = np.ascontiguousarray(fresh, value.dtype)
        stored.CopyFrom(numpy_helper.from_array(whole, stored.name))
    changed = {name for name in old if not np.array_equal(old[name], new[name])}
    if changed - found:
        return False
    onnx.save(model, str(target))
    return True


def tensors_of(source: Source) -> dict[str, NDArray[Any]]:
    """Return a bi-encoder's weights by their names in the module that is exported."""
    from safetensors.torch import load_file

    found = {
        f"transformer.{name}": value.float().numpy()
        for name, value in load_file(source.transformer / "model.safetensors").items()
        if value.is_floating_point()
    }
    for place, layer in enumerate(source.dense):
        for name, value in load_file(layer.weights).items():
            found[f"dense.{place}.0.{name.removeprefix('linear.')}"] = value.float().numpy()
    return found


def _reference(source: Source) -> NDArray[np.float32]:
    """Return what torch makes of the fixed texts, `(n, dim)`, one text at a time."""
    import torch

    encoder = TorchEncoder(source, "cpu")
    texts = encoder.token_ids([source.passage_prompt + text for text in parity.TEXTS])
    with torch.inference_mode():
        rows: NDArray[np.float32] = encoder.vectors(texts, 1).numpy()
    return rows


def _digest(value: NDArray[Any]) -> str:
    return hashlib.sha256(np.ascontiguousarray(value, np.float32).tobytes()).hexdigest()
