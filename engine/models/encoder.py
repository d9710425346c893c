"""The bi-encoder on ONNX Runtime.

What lives here: `OnnxEmbedder`. What does not: pooling and normalisation, which are part of the
exported graph. The one rule: one text at a time, so that the same text always gets the same vector.
"""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import numpy as np

from engine.models.manifest import Manifest, ModelKind, Precision, verified
from engine.models.session import MODEL_FILES, open_session, spread
from engine.models.tokens import TOKENIZER_FILE, load_tokenizer, readable
from engine.ports import Vectors


class OnnxEmbedder:
    """Turns texts into unit vectors.

    Thread: any; passages are spread over `n_threads` threads of their own.
    """

    def __init__(
        self, folder: Path, manifest: Manifest, precision: Precision, *, n_threads: int
    ) -> None:
        """Load a prepared folder.

        Raises:
            EnvironmentProblem: MODEL_DAMAGED when a file differs from the manifest,
                MODEL_UNSUPPORTED when the folder holds something else.
        """
        manifest.require(ModelKind.BI_ENCODER)
        self.name = manifest.name
        self.dim = manifest.dim
        self.max_tokens = manifest.max_tokens
        self.precision = str(precision)
        self.fingerprint = manifest.fingerprint_at(precision)
        self._query_prompt = manifest.query_prompt
        self._passage_prompt = manifest.passage_prompt
        self._n_threads = n_threads
        self._tokenizer = load_tokenizer(
            verified(folder, manifest, TOKENIZER_FILE), manifest.max_tokens
        )
        self._session = open_session(verified(folder, manifest, MODEL_FILES[precision]))

    def embed_query(self, text: str) -> Vectors:
        """Return `(dim,) float32`, a unit vector."""
        return self._embed(self._query_prompt + text)

    def embed_passages(self, texts: Sequence[str]) -> Vectors:
        """Return `(n, dim) float32`, unit rows, same order as texts; `(0, dim)` for no texts.

        A text's vector does not depend on its neighbours.
        """
        rows = spread(lambda text: self._embed(self._passage_prompt + text), texts, self._n_threads)
        return np.stack(rows) if rows else np.empty((0, self.dim), np.float32)

    def _embed(self, text: str) -> Vectors:
        encoding = self._tokenizer.encode(readable(text, self.max_tokens))
        token_ids = np.array([encoding.ids], np.int64)
        vector: Vectors = self._session.run(None, {"input_ids": token_ids})[0][0]
        return vector
