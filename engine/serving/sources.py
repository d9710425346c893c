"""Where a library gets its models from.

What lives here: `ModelSource`, the seam that lets a test hand in small ones, and the real source.
The one rule: nothing is loaded before it is asked for.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Protocol

from engine.chunking import ChunkSize, TokenFinder
from engine.config import EngineConfig
from engine.models import catalog
from engine.models.splitter import TokenSplitter
from engine.ports import Embedder, Reranker


@dataclass(frozen=True, slots=True)
class Measure:
    """How chunks are measured for an encoder: its tokenizer, and the sizes that it can read."""

    finder: TokenFinder
    size: ChunkSize


class ModelSource(Protocol):
    """Opens what a library needs."""

    def embedder(self) -> Embedder:
        """Return the encoder; the first time on a machine it is prepared."""

    def reranker(self) -> Reranker | None:
        """Return the cross-encoder, or None when there is none."""

    def measure(self) -> Measure:
        """Return how chunks are measured for the encoder."""


class CatalogSource:
    """The models on this machine."""

    def __init__(self, config: EngineConfig) -> None:
        self._config = config

    def embedder(self) -> Embedder:
        """Return the encoder; the first time on a machine it is prepared.

        Raises:
            EnvironmentProblem: MODEL_MISSING or MODEL_DAMAGED.
        """
        return catalog.open_embedder(self._config)

    def reranker(self) -> Reranker | None:
        """Return the cross-encoder that is shipped or was imported, or None."""
        return catalog.open_reranker(self._config)

    def measure(self) -> Measure:
        """Return how chunks are measured for the encoder.

        The default encoder is measured before it is prepared, so that words need not wait for it.

        Raises:
            EnvironmentProblem: MODEL_MISSING or MODEL_DAMAGED.
        """
        finder = TokenSplitter(catalog.tokenizer_path(self._config))
        if self._config.model_dir is None:
            return Measure(finder, ChunkSize())
        return Measure(finder, ChunkSize.for_encoder(self.embedder().max_tokens))
