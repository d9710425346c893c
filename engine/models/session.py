"""Prepared models on ONNX Runtime, and the threads that share one.

What lives here: loading a folder, session options, and `spread`, which runs single texts on several
threads. What does not: what a model is asked (`encoder`, `cross_encoder`). The one rule: a session
computes one text at a time on one thread, because int8 quantises activations per tensor, so that in
a batch a text's result would depend on its neighbours.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import ClassVar, TypeVar

import onnxruntime

from engine.errors import EnvironmentProblem, ErrorCode
from engine.models.manifest import Manifest, ModelKind, Precision, verified
from engine.models.tokens import TOKENIZER_FILE, load_tokenizer

T = TypeVar("T")
R = TypeVar("R")
# a bi-encoder's second output: what it makes of every token, which is computed anyway for the first
TOKENS_OUTPUT = "tokens"
MODEL_FILES = {Precision.INT8: "model.int8.onnx", Precision.FP32: "model.fp32.onnx"}
_ERRORS_ONLY = 3


class OnnxModel:
    """A prepared folder that was loaded: what it is called, its tokenizer and its graph.

    Thread: any; texts are spread over `n_threads` threads of their own.
    """

    kind: ClassVar[ModelKind]

    def __init__(
        self, folder: Path, manifest: Manifest, precision: Precision, *, n_threads: int
    ) -> None:
        """Load a prepared folder.

        Raises:
            EnvironmentProblem: MODEL_DAMAGED when a file differs from the manifest,
                MODEL_UNSUPPORTED when the folder holds another kind.
        """
        manifest.require(self.kind)
        self.name = manifest.name
        self.max_tokens = manifest.max_tokens
        self.precision = str(precision)
        self.fingerprint = manifest.fingerprint_at(precision)
        self._n_threads = n_threads
        self._tokenizer = load_tokenizer(
            verified(folder, manifest, TOKENIZER_FILE), manifest.max_tokens
        )
        self._session = open_session(verified(folder, manifest, MODEL_FILES[precision]))


def open_session(model_path: Path) -> onnxruntime.InferenceSession:
    """Return a session that computes on the thread that calls it.

    Raises:
        EnvironmentProblem: MODEL_DAMAGED when ONNX Runtime refuses the file.
    """
    options = onnxruntime.SessionOptions()
    options.intra_op_num_threads = 1
    options.inter_op_num_threads = 1
    options.log_severity_level = _ERRORS_ONLY
    try:
        return onnxruntime.InferenceSession(
            str(model_path), options, providers=["CPUExecutionProvider"]
        )
    except (OSError, RuntimeError, ValueError) as problem:
        detail = f"{model_path} cannot be loaded ({type(problem).__name__})"
        raise EnvironmentProblem(ErrorCode.MODEL_DAMAGED, detail) from problem


def spread(work: Callable[[T], R], items: Sequence[T], n_threads: int) -> list[R]:
    """Return the results of `work` in the order of items, computed on several threads."""
    n_threads = min(n_threads, len(items))
    if n_threads <= 1:
        return [work(item) for item in items]
    with ThreadPoolExecutor(n_threads, thread_name_prefix="honeyguide-model") as pool:
        return list(pool.map(work, items))
