"""The immutable set of parts that one search runs on.

What lives here: `Snapshot`. The one rule: a search takes one snapshot and keeps it from start to
end, so that a switch in between cannot mix vectors of two generations.
"""

from __future__ import annotations

from dataclasses import dataclass

from engine.ports import Embedder, Reranker, VectorIndex
from engine.types import Degraded, GenerationId


@dataclass(frozen=True, slots=True)
class Snapshot:
    """Encoder, index and reranker of one generation; what is None is done without.

    `degraded` says why something is missing, for the person.
    """

    generation: GenerationId | None
    embedder: Embedder | None
    index: VectorIndex | None
    reranker: Reranker | None
    degraded: frozenset[Degraded] = frozenset()
