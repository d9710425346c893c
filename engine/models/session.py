"""ONNX Runtime sessions and the threads that share one.

What lives here: session options and `spread`, which runs single texts on several threads. The one
rule: a session computes one text at a time on one thread, because int8 quantises activations per
tensor, so that in a batch a text's result would depend on its neighbours.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import TypeVar

import onnxruntime

from engine.errors import EnvironmentProblem, ErrorCode
from engine.models.manifest import Precision

T = TypeVar("T")
R = TypeVar("R")
# a bi-encoder's second output: what it makes of every token, which is computed anyway for the first
TOKENS_OUTPUT = "tokens"
MODEL_FILES = {Precision.INT8: "model.int8.onnx", Precision.FP32: "model.fp32.onnx"}
_ERRORS_ONLY = 3


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
