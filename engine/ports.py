"""The five seams of the engine, as protocols.

What lives here: `Extractor`, `Embedder`, `VectorIndex`, `Reranker`, `Trainer`, and nothing else.
The one rule: each port has one contract suite in `tests/contract/` that runs on the fake and on
the real thing.
"""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import Protocol

import numpy as np
from numpy.typing import NDArray

from engine.jobs import Report
from engine.types import ExtractedText

Vectors = NDArray[np.float32]
Ids = NDArray[np.int64]


class Extractor(Protocol):
    """Turns a file into text."""

    version: str

    def extract(self, path: Path) -> ExtractedText:
        """Return the text of a file.

        Raises:
            ExtractionError: the file gives no text; `reason` says why.
        """


class Embedder(Protocol):
    """Turns texts into unit vectors.

    `fingerprint` names weights, precision, prompts and maximum length; two embedders with the
    same fingerprint give the same vectors. `name` and `precision` (`int8`, `fp32`) are for people.
    """

    fingerprint: str
    name: str
    precision: str
    dim: int
    max_tokens: int

    def embed_query(self, text: str) -> Vectors:
        """Return `(dim,) float32`, a unit vector."""

    def embed_passages(self, texts: Sequence[str]) -> Vectors:
        """Return `(n, dim) float32`, unit rows, same order as texts; `(0, dim)` for no texts.

        A text's vector does not depend on its neighbours (1e-5).
        """


class VectorIndex(Protocol):
    """Nearest neighbours by cosine over unit vectors, keyed by chunk id."""

    dim: int

    def __len__(self) -> int:
        """Return the number of live vectors."""

    def add(self, ids: Ids, vectors: Vectors) -> None:
        """Add or replace vectors; `ids (n,) int64`, `vectors (n, dim) float32` unit rows.

        Raises:
            DataProblem: VECTOR_INVALID for a wrong shape, a non-finite value or a non-unit row.
        """

    def remove(self, ids: Ids) -> None:
        """Remove vectors; an unknown id is not an error."""

    def search(self, vector: Vectors, k: int, allowed: Ids | None = None) -> tuple[Ids, Vectors]:
        """Return ids and cosines of the nearest live vectors, best first.

        Args:
            vector: `(dim,) float32`, a unit vector.
            k: how many; fewer live vectors is not an error.
            allowed: only these ids, sorted ascending, or None for all.

        Returns:
            `(m,) int64` ids and `(m,) float32` cosines, `m <= k`, cosines descending.
        """

    def vectors_of(self, ids: Ids) -> tuple[Ids, Vectors]:
        """Return the ids that are here and their `(m, dim) float32` vectors, same order."""


class Reranker(Protocol):
    """Reads a query and a passage together."""

    fingerprint: str

    def logits(self, query: str, passages: Sequence[str]) -> NDArray[np.float32]:
        """Return `(n,) float32` relevance logits, higher is better, same order as passages."""


class Trainer(Protocol):
    """Trains a model from examples into a folder."""

    def train(self, examples: Path, out_dir: Path, report: Report) -> None:
        """Train; leave nothing at `out_dir` unless finished; stop within 2 s when told."""
