"""Small models for a whole library: a hashing encoder and words as tokens."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

from engine.chunking import ChunkSize
from engine.errors import EnvironmentProblem, ErrorCode
from engine.models.imports import PreparedModel
from engine.ports import Embedder, Reranker
from engine.serving.sources import Measure
from engine.versions import VersionKind
from tests.fakes.hash_embedder import HashEmbedder
from tests.fakes.words import Words


class FakeModels:
    """A `ModelSource` that needs no model on disk.

    `others` are what folders of these names hold; importing one makes a folder with a file in
    `home`, which is all there is to such a model.
    """

    def __init__(
        self,
        embedder: Embedder | None = None,
        reranker: Reranker | None = None,
        *,
        others: Mapping[str, Embedder | Reranker] | None = None,
        home: Path | None = None,
    ) -> None:
        self._embedder = embedder or HashEmbedder()
        self._reranker = reranker
        self._others = others or {}
        self._home = home

    def embedder(self, folder: Path | None = None) -> Embedder:
        return self._embedder if folder is None else self._at(folder)

    def reranker(self, folder: Path | None = None) -> Reranker | None:
        return self._reranker if folder is None else self._at(folder)

    def measure(self) -> Measure:
        return Measure(Words(), ChunkSize())

    def prepare(self, source_dir: Path) -> PreparedModel:
        if source_dir.name not in self._others:
            raise EnvironmentProblem(ErrorCode.MODEL_UNSUPPORTED, f"no model in {source_dir}")
        assert self._home is not None
        folder = self._home / source_dir.name
        folder.mkdir(parents=True, exist_ok=True)
        (folder / "weights").write_bytes(b"as imported")
        return self.describe(folder)

    def describe(self, folder: Path) -> PreparedModel:
        model = self._at(folder)
        kind = VersionKind.ENCODER if hasattr(model, "dim") else VersionKind.RERANKER
        return PreparedModel(folder, kind, folder.name, model.fingerprint, 11)

    def _at(self, folder: Path):
        try:
            weights = (folder / "weights").read_bytes()
        except OSError as problem:
            raise EnvironmentProblem(ErrorCode.MODEL_MISSING, str(folder)) from problem
        if weights != b"as imported":
            raise EnvironmentProblem(ErrorCode.MODEL_DAMAGED, str(folder))
        return self._others[folder.name]
