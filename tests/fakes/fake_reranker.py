"""A reranker without a model: the more of the query's words a passage has, the higher."""

from __future__ import annotations

import re
from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

_WORD = re.compile(r"\w+")


class FakeReranker:
    """Counts shared words; deterministic everywhere."""

    name = "shared words"
    precision = "fp32"
    fingerprint = "fake-reranker"
    max_tokens = 256

    def logits(self, query: str, passages: Sequence[str]) -> NDArray[np.float32]:
        wanted = set(_WORD.findall(query.lower()))
        shared = [len(wanted & set(_WORD.findall(text.lower()))) for text in passages]
        return np.array([4.0 * n / max(len(wanted), 1) - 2.0 for n in shared], np.float32)
