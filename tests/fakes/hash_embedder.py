"""A bag of hashed words as an encoder: deterministic, and similar texts are near."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Sequence

import numpy as np

from engine.ports import Vectors

_WORD = re.compile(r"\w+")


class HashEmbedder:
    """An `Embedder` without a model: every word adds a fixed random direction."""

    name = "hash"
    precision = "fp32"
    max_tokens = 256

    def __init__(self, dim: int = 64) -> None:
        self.dim = dim
        self.fingerprint = f"hash-{dim}"

    def embed_query(self, text: str) -> Vectors:
        total = np.full(self.dim, 1e-3, np.float32)
        for word in _WORD.findall(text.lower()):
            seed = int.from_bytes(hashlib.blake2b(word.encode(), digest_size=8).digest(), "big")
            total += np.random.default_rng(seed).standard_normal(self.dim).astype(np.float32)
        unit: Vectors = total / np.linalg.norm(total)
        return unit

    def embed_passages(self, texts: Sequence[str]) -> Vectors:
        if not texts:
            return np.empty((0, self.dim), np.float32)
        return np.stack([self.embed_query(text) for text in texts])
