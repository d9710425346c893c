"""The bi-encoder on ONNX Runtime.

What lives here: `OnnxEmbedder`. What does not: pooling, and making a text's vector a unit vector,
which are part of the exported graph. The one rule: one text at a time, so that the same text always
gets the same vector.
"""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import numpy as np
from tokenizers import Encoding

from engine.models.manifest import Manifest, ModelKind, Precision
from engine.models.prefix import prefix
from engine.models.session import TOKENS_OUTPUT, OnnxModel, spread
from engine.models.tokens import is_whole, known_share, readable
from engine.ports import Ids, Vectors


class OnnxEmbedder(OnnxModel):
    """Turns texts into unit vectors."""

    kind = ModelKind.BI_ENCODER

    def __init__(
        self, folder: Path, manifest: Manifest, precision: Precision, *, n_threads: int
    ) -> None:
        super().__init__(folder, manifest, precision, n_threads=n_threads)
        self.dim = manifest.served_dim
        self._width = manifest.width
        self._query_prompt = manifest.query_prompt
        self._passage_prompt = manifest.passage_prompt
        outputs = [output.name for output in self._session.get_outputs()]
        self._vector_output = outputs[:1]
        self._has_tokens = TOKENS_OUTPUT in outputs

    def embed_query(self, text: str) -> Vectors:
        """Return `(dim,) float32`, a unit vector."""
        return self._embed(self._query_prompt + text)

    def embed_passages(self, texts: Sequence[str]) -> Vectors:
        """Return `(n, dim) float32`, unit rows, same order as texts; `(0, dim)` for no texts.

        A text's vector does not depend on its neighbours.
        """
        rows = spread(lambda text: self._embed(self._passage_prompt + text), texts, self._n_threads)
        return np.stack(rows) if rows else np.empty((0, self.dim), np.float32)

    def token_vectors(self, text: str, *, is_query: bool = False) -> tuple[Ids, Vectors]:
        """Return what the last layer makes of each token of a text.

        Args:
            text: a passage or a query; what is beyond `max_tokens` is left out.
            is_query: which prompt the text stands behind.

        Returns:
            `(n, 2) int64` half-open places in the text, in code points and in order, and `(n,
            width) float32` unit rows. Marks of beginning and end and the prompt are not among
            them; no rows when the folder's graph does not give tokens.
        """
        if not self._has_tokens:
            return np.empty((0, 2), np.int64), np.empty((0, self.dim), np.float32)
        prompt = self._query_prompt if is_query else self._passage_prompt
        encoding = self._encode(prompt + text)
        (tokens,) = self._session.run([TOKENS_OUTPUT], _inputs(encoding))
        places = np.array(encoding.offsets, np.int64).reshape(-1, 2) - len(prompt)
        kept = (places[:, 0] >= 0) & (places[:, 1] > places[:, 0])
        kept &= np.array(encoding.special_tokens_mask) == 0
        rows = tokens[0][kept]
        norms = np.maximum(np.linalg.norm(rows, axis=1, keepdims=True), np.float32(1e-12))
        return places[kept], rows / norms

    def known_share(self, text: str) -> float:
        """Return how much of a query's words the model can know, by letters, 0 to 1."""
        return known_share(self._tokenizer, readable(text, self.max_tokens))

    def is_frequent(self, word: str) -> bool:
        """Return whether a word is one of the frequent ones, which the model knows whole."""
        return is_whole(self._tokenizer, readable(word, self.max_tokens))

    def _encode(self, text: str) -> Encoding:
        return self._tokenizer.encode(readable(text, self.max_tokens))

    def _embed(self, text: str) -> Vectors:
        vector: Vectors = self._session.run(self._vector_output, _inputs(self._encode(text)))[0][0]
        return prefix(vector, self._width)


def _inputs(encoding: Encoding) -> dict[str, Ids]:
    return {"input_ids": np.array([encoding.ids], np.int64)}
