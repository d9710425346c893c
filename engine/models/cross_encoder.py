"""The cross-encoder on ONNX Runtime.

What lives here: `OnnxReranker`. What does not: choosing which part of a passage it reads, and
mixing its logit with other evidence. The one rule: one pair at a time, so that a pair's logit does
not depend on the pairs beside it.
"""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from engine.models.manifest import Manifest, ModelKind, Precision, verified
from engine.models.session import MODEL_FILES, open_session, spread
from engine.models.tokens import TOKENIZER_FILE, load_tokenizer, readable


class OnnxReranker:
    """Reads a query and a passage together.

    Thread: any; pairs are spread over `n_threads` threads of their own.
    """

    def __init__(
        self, folder: Path, manifest: Manifest, precision: Precision, *, n_threads: int
    ) -> None:
        """Load a prepared folder.

        Raises:
            EnvironmentProblem: MODEL_DAMAGED when a file differs from the manifest,
                MODEL_UNSUPPORTED when the folder holds something else.
        """
        manifest.require(ModelKind.CROSS_ENCODER)
        self.name = manifest.name
        self.max_tokens = manifest.max_tokens
        self.precision = str(precision)
        self.fingerprint = manifest.fingerprint_at(precision)
        self._n_threads = n_threads
        self._tokenizer = load_tokenizer(
            verified(folder, manifest, TOKENIZER_FILE), manifest.max_tokens
        )
        self._session = open_session(verified(folder, manifest, MODEL_FILES[precision]))
        self._has_segments = len(self._session.get_inputs()) > 1

    def logits(self, query: str, passages: Sequence[str]) -> NDArray[np.float32]:
        """Return `(n,) float32` relevance logits, higher is better, same order as passages.

        A pair that is too long loses tokens of the longer side.
        """
        query = readable(query, self.max_tokens)
        values = spread(lambda passage: self._logit(query, passage), passages, self._n_threads)
        return np.array(values, np.float32)

    def _logit(self, query: str, passage: str) -> float:
        encoding = self._tokenizer.encode(query, readable(passage, self.max_tokens))
        inputs = {"input_ids": np.array([encoding.ids], np.int64)}
        if self._has_segments:
            inputs["token_type_ids"] = np.array([encoding.type_ids], np.int64)
        return float(self._session.run(None, inputs)[0][0, 0])
