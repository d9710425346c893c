"""An embedder without a model: texts that share words are near each other."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Sequence

import numpy as np

from engine.ports import Vectors

_WORD = re.compile(r"\w+")


class HashEmbedder:
    """Sums a fixed random vector for each word; deterministic everywhere."""

    name = "hashed words"
    precision = "fp32"
    max_tokens = 256

    def __init__(self, dim: int = 64) -> None:
        self.dim = dim
        self.fingerprint = f"hash-embedder-{dim}"
        self.n_embedded = 0

    def embed_query(self, text: str) -> Vectors:
        return self._embed(text)

    def embed_passages(self, texts: Sequence[str]) -> Vectors:
        self.n_embedded += len(texts)
        if not texts:
            return np.empty((0, self.dim), np.float32)
        return np.stack([self._embed(text) for text in texts])

    def _embed(self, text: str) -> Vectors:
        total = self._of_word("")
        for word in _WORD.findall(text.lower()):
            total = total + self._of_word(word)
        return (total / np.linalg.norm(total)).astype(np.float32)

    def _of_word(self, word: str) -> Vectors:
        seed = hashlib.blake2b(word.encode("utf-8", "replace"), digest_size=8).digest()
        random = np.random.default_rng(int.from_bytes(seed, "little"))
        return random.standard_normal(self.dim).astype(np.float32)
