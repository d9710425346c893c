"""The cross-encoder on ONNX Runtime.

What lives here: `OnnxReranker`, and the comparison of texts that were read apart. What does not:
choosing which part of a passage it reads, and mixing its logit with other evidence. The one rule:
one text or pair at a time, so that a pair's logit does not depend on the pairs beside it.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

import numpy as np
from numpy.typing import NDArray
from tokenizers import Encoding

from engine.models.manifest import Manifest, ModelKind, Precision
from engine.models.session import OnnxModel, spread
from engine.models.tokens import readable

_KEPT_TEXTS = 64  # some 10 MB: most windows are the same when a query is typed on


@dataclass(frozen=True, slots=True)
class ReadText:
    """A text without its first and last token: `(n, width)` unit rows, `(n,)` weights; the head."""

    tokens: NDArray[np.float32]
    weights: NDArray[np.float32]
    head: NDArray[np.float32]


class OnnxReranker(OnnxModel):
    """Reads a query and a passage together, or each on its own where the graph is made for that."""

    kind = ModelKind.CROSS_ENCODER

    def __init__(
        self, folder: Path, manifest: Manifest, precision: Precision, *, n_threads: int
    ) -> None:
        super().__init__(folder, manifest, precision, n_threads=n_threads)
        self._has_segments = len(self._session.get_inputs()) > 1
        self._reads_apart = len(self._session.get_outputs()) > 1
        self._read = lru_cache(_KEPT_TEXTS)(self._text)

    def logits(self, query: str, passages: Sequence[str]) -> NDArray[np.float32]:
        """Return `(n,) float32` relevance logits, higher is better, same order as passages.

        A pair that is too long loses tokens of the longer side.
        """
        query = readable(query, self.max_tokens)
        values = spread(lambda passage: self._logit(query, passage), passages, self._n_threads)
        return np.array(values, np.float32)

    def _logit(self, query: str, passage: str) -> float:
        encoding = self._tokenizer.encode(query, readable(passage, self.max_tokens))
        if self._reads_apart:
            return compared(*(self._read(tuple(ids)) for ids in texts_apart(encoding)))
        inputs = {"input_ids": np.array([encoding.ids], np.int64)}
        if self._has_segments:
            inputs["token_type_ids"] = np.array([encoding.type_ids], np.int64)
        return float(self._session.run(None, inputs)[0][0, 0])

    def _text(self, ids: tuple[int, ...]) -> ReadText:
        tokens, weights, head = self._session.run(None, {"input_ids": np.array([ids], np.int64)})
        return ReadText(tokens[0], weights[0], head)


def texts_apart(pair: Encoding) -> tuple[list[int], list[int]]:
    """Return the tokens of both texts of a pair, each between the two signs that frame it."""
    n_first = pair.type_ids.count(0)
    return pair.ids[:n_first], [pair.ids[0], *pair.ids[n_first:]]


def compared(query: ReadText, passage: ReadText) -> float:
    """Return the logit of two texts that were read apart, compared token by token.

    `a sum_i w_i max_j (q_i p_j) / sum_i w_i + b v + c`, with v the cosine of the mean vectors (late
    interaction: Khattab and Zaharia, "ColBERT", 2020; trained in `engine.tune.reranker_model`).
    """
    scale, whole, shift = map(float, query.head)
    if not len(query.tokens) or not len(passage.tokens):
        return float(shift)
    nearest = (query.tokens @ passage.tokens.T).max(axis=1)
    covered = float(query.weights @ nearest) / float(query.weights.sum())
    sums = query.tokens.sum(axis=0), passage.tokens.sum(axis=0)
    cosine = float(sums[0] @ sums[1]) / float(np.linalg.norm(sums[0]) * np.linalg.norm(sums[1]))
    return scale * covered + whole * cosine + shift
