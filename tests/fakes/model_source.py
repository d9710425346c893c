"""Small models for a whole library: a hashing encoder and words as tokens."""

from __future__ import annotations

from engine.chunking import ChunkSize
from engine.ports import Embedder, Reranker
from engine.serving.sources import Measure
from tests.fakes.hash_embedder import HashEmbedder
from tests.fakes.words import Words


class FakeModels:
    """A `ModelSource` that needs no model on disk."""

    def __init__(self, embedder: Embedder | None = None, reranker: Reranker | None = None) -> None:
        self._embedder = embedder or HashEmbedder()
        self._reranker = reranker

    def embedder(self) -> Embedder:
        return self._embedder

    def reranker(self) -> Reranker | None:
        return self._reranker

    def measure(self) -> Measure:
        return Measure(Words(), ChunkSize())
