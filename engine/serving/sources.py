"""Where a library gets its models from.

What lives here: `ModelSource`, the seam that lets a test hand in small ones, and the real source.
The one rule: nothing is loaded before it is asked for.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from pathlib import Path
from typing import Protocol

from engine.chunking import ChunkSize, TokenFinder
from engine.config import EngineConfig
from engine.models import catalog, imports
from engine.models.imports import PreparedModel
from engine.models.splitter import TokenSplitter
from engine.ports import Embedder, Reranker


@dataclass(frozen=True, slots=True)
class Measure:
    """How chunks are measured for an encoder: its tokenizer, and the sizes that it can read."""

    finder: TokenFinder
    size: ChunkSize


class ModelSource(Protocol):
    """Opens what a library needs; a folder is a prepared one, None what comes with the program."""

    def embedder(self, folder: Path | None = None) -> Embedder:
        """Return an encoder; the first time on a machine the program's own is prepared."""

    def reranker(self, folder: Path | None = None) -> Reranker | None:
        """Return a cross-encoder, or None when there is none."""

    def measure(self) -> Measure:
        """Return how chunks are measured."""

    def prepare(self, source_dir: Path) -> PreparedModel:
        """Make a sentence-transformers folder one of the profile's own models."""

    def describe(self, folder: Path) -> PreparedModel:
        """Say what a prepared folder holds, after it has computed once."""


class CatalogSource:
    """The models on this machine."""

    def __init__(self, config: EngineConfig) -> None:
        self._config = config

    def embedder(self, folder: Path | None = None) -> Embedder:
        """Return an encoder; the first time on a machine the program's own is prepared.

        Raises:
            EnvironmentProblem: MODEL_MISSING, MODEL_DAMAGED or MODEL_UNSUPPORTED.
        """
        if folder is None:
            return catalog.open_embedder(self._config)
        return catalog.open_embedder(replace(self._config, model_dir=folder))

    def reranker(self, folder: Path | None = None) -> Reranker | None:
        """Return a cross-encoder, or None when there is none that this processor computes well.

        Raises:
            EnvironmentProblem: MODEL_MISSING or MODEL_DAMAGED.
        """
        return catalog.open_reranker(self._config, folder)

    def measure(self) -> Measure:
        """Return how chunks are measured.

        By the program's own encoder whichever serves, so that another model never means reading
        the files again; before it is prepared, so that words need not wait for it.

        Raises:
            EnvironmentProblem: MODEL_MISSING or MODEL_DAMAGED.
        """
        finder = TokenSplitter(catalog.tokenizer_path(self._config))
        if self._config.model_dir is None:
            return Measure(finder, ChunkSize())
        return Measure(finder, ChunkSize.for_encoder(self.embedder().max_tokens))

    def prepare(self, source_dir: Path) -> PreparedModel:
        """Make a sentence-transformers folder one of the profile's own models.

        Raises:
            InputProblem: FOLDER_NOT_FOUND or NOT_A_FOLDER.
            EnvironmentProblem: MODEL_UNSUPPORTED, WORKER_FAILED, DISK_FULL and its kin.
        """
        return imports.import_folder(self._config, source_dir)

    def describe(self, folder: Path) -> PreparedModel:
        """Say what a prepared folder holds, after it has computed once.

        Raises:
            EnvironmentProblem: MODEL_MISSING, MODEL_DAMAGED or MODEL_UNSUPPORTED.
        """
        return imports.described(self._config, folder)
