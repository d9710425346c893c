"""Whether this processor computes a prepared model well in int8.

What lives here: the parity check against what fp32 made, and its remembered outcome. What does not:
the texts and measures (`models.parity`). The one rule: a check is made once for each model,
processor and version of ONNX Runtime.
"""

from __future__ import annotations

import json
import logging
from pathlib import Path

import numpy as np
import onnxruntime

from engine.models import device, parity
from engine.models.cross_encoder import OnnxReranker
from engine.models.encoder import OnnxEmbedder
from engine.models.manifest import Manifest, ModelKind, Precision, verified
from engine.models.prefix import prefix
from engine.models.session import MODEL_FILES

log = logging.getLogger(__name__)


def choose_precision(folder: Path, manifest: Manifest, memory_dir: Path) -> Precision | None:
    """Return the precision to serve a prepared model with; None when neither will do.

    Args:
        folder: the prepared folder.
        manifest: its manifest.
        memory_dir: where outcomes are remembered; that they cannot be is no error.

    Raises:
        EnvironmentProblem: MODEL_DAMAGED.
    """
    if manifest.precision is Precision.FP32:
        return Precision.FP32
    if parity.REFERENCE_FILE not in manifest.files:
        return Precision.INT8
    agreement = _remembered_agreement(folder, manifest, memory_dir)
    if agreement >= parity.MIN_AGREEMENT:
        return Precision.INT8
    log.warning("int8 agrees with fp32 by %.3f only on this processor", agreement)
    return Precision.FP32 if MODEL_FILES[Precision.FP32] in manifest.files else None


def _remembered_agreement(folder: Path, manifest: Manifest, memory_dir: Path) -> float:
    key = f"{device.processor_key()}-{onnxruntime.__version__}"
    memory = memory_dir / f"parity-{manifest.fingerprint_at(Precision.INT8)}.json"
    try:
        outcomes = dict(json.loads(memory.read_text("utf-8")))
    except (OSError, ValueError, TypeError):
        outcomes = {}
    known = outcomes.get(key)
    if isinstance(known, float):
        return known
    agreement = measured_agreement(folder, manifest, Precision.INT8)
    try:
        memory_dir.mkdir(parents=True, exist_ok=True)
        memory.write_text(json.dumps(outcomes | {key: agreement}), "utf-8")
    except OSError:
        log.debug("the parity check will be made again next time")
    return agreement


def measured_agreement(folder: Path, manifest: Manifest, precision: Precision) -> float:
    """Return how well a precision agrees with what fp32 made when the model was prepared.

    Raises:
        EnvironmentProblem: MODEL_DAMAGED.
    """
    expected = np.load(verified(folder, manifest, parity.REFERENCE_FILE), allow_pickle=False)
    n_threads = device.n_threads(0)
    if manifest.kind is ModelKind.BI_ENCODER:
        embedder = OnnxEmbedder(folder, manifest, precision, n_threads=n_threads)
        made = embedder.embed_passages(parity.TEXTS)
        return parity.agreement_of_vectors(made, prefix(expected, manifest.width))
    reranker = OnnxReranker(folder, manifest, precision, n_threads=n_threads)
    actual = [reranker.logits(query, [passage])[0] for query, passage in parity.PAIRS]
    return parity.agreement_of_logits(np.array(actual, np.float32), expected)
