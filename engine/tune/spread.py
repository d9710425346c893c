"""How a generation's vectors lie, and how far what is searched has moved since it was built.

What lives here: figures about one generation, from its rows and past searches. What does not: their
formulas (`tune/guards.py`). The one rule: a figure that too little is known for is None.
"""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from engine.feedback.blend import Blend
from engine.feedback.records import Impression
from engine.learning import GenerationFigures
from engine.ports import Embedder, Ids, Vectors
from engine.store import contents
from engine.store import vectors as vector_rows
from engine.store.database import Connection
from engine.store.generations import Generation, GenerationState
from engine.tune import guards
from engine.tune.embedding import embed_queries
from engine.tune.searches import Search

_N_PASSAGES = 1_000  # drawn
N_QUERIES = 200  # the latest, which are embedded for it: more would be waited for
_LEAST = 10  # on either side of a comparison


def figures_of(
    library: Connection,
    generation: Generation,
    state: GenerationState,
    *,
    embedder: Embedder | None,
    asked: Sequence[Impression],
    wanted: Sequence[Search],
    blend: Blend,
) -> GenerationFigures:
    """Return what can be said of a generation.

    Args:
        library: its rows.
        generation: which one.
        state: what becomes of it.
        embedder: the encoder that made it, or None where that is not at hand.
        asked: every search, oldest first, for the drift of queries.
        wanted: searches with the file that was wanted, for the alignment.
        blend: the search's weights with its model.
    """
    rows = _Rows(library, generation)
    ids = vector_rows.vector_ids(library, generation.id)
    passages = rows.vectors(_drawn(ids))
    last = generation.last_chunk_id
    later = ids[ids > last] if last is not None else ids[:0]
    before = rows.vectors(_drawn(ids[ids <= last])) if last is not None else passages[:0]
    built_utc_ms = generation.created_utc_ms
    alignment = query_drift = None
    if embedder is not None and embedder.fingerprint == generation.fingerprint:
        alignment = _alignment(rows, embedder, wanted)
        query_drift = _query_drift(embedder, asked, built_utc_ms)
    return GenerationFigures(
        generation=generation.id,
        state=state.value,
        model=generation.model,
        precision=generation.precision,
        created_utc_ms=built_utc_ms,
        n_vectors=len(ids),
        alignment=alignment,
        uniformity=guards.uniformity(passages) if len(passages) >= _LEAST else None,
        anisotropy=guards.anisotropy(passages) if len(passages) >= _LEAST else None,
        query_drift=query_drift,
        n_queries_since=sum(one.at_utc_ms >= built_utc_ms for one in asked),
        passage_drift=drift(before, rows.vectors(_drawn(later))),
        n_passages_since=len(later) if last is not None else None,
        meaning_more=blend.meaning,
        words_more=blend.words,
    )


def drift(before: Vectors, since: Vectors) -> float | None:
    """Return `1 - cos(mean of before, mean of since)`; None with fewer than ten on either side."""
    if min(len(before), len(since)) < _LEAST:
        return None
    one, other = before.mean(axis=0), since.mean(axis=0)
    return float(1 - one @ other / max(np.linalg.norm(one) * np.linalg.norm(other), 1e-12))


class _Rows:
    """The vectors of one generation."""

    def __init__(self, library: Connection, generation: Generation) -> None:
        self._library, self._generation = library, generation

    def vectors(self, ids: Ids) -> Vectors:
        """Return `(n, dim) float32` unit rows of chunks, in no order."""
        id_, dim = self._generation.id, self._generation.dim
        found = [rows for _, rows in vector_rows.read_vectors(self._library, id_, ids, dim)]
        return np.concatenate(found) if found else np.empty((0, dim), np.float32)

    def of_content(self, content: int) -> Vectors:
        """Return those of a content."""
        return self.vectors(np.array(contents.chunk_ids_of(self._library, [content]), np.int64))


def _drawn(ids: Ids) -> Ids:
    return np.random.default_rng(0).permutation(ids)[:_N_PASSAGES]


def _alignment(rows: _Rows, embedder: Embedder, wanted: Sequence[Search]) -> float | None:
    """Compare each query with the passage of its file that is nearest to it, as the gate does."""
    queries, opened = [], []
    for one in wanted[-N_QUERIES:]:
        vectors = rows.of_content(one.content)
        if len(vectors):
            query = embedder.embed_query(one.label.query)
            queries.append(query)
            opened.append(vectors[int((vectors @ query).argmax())])
    return guards.alignment(np.stack(queries), np.stack(opened)) if queries else None


def _query_drift(
    embedder: Embedder, asked: Sequence[Impression], built_utc_ms: int
) -> float | None:
    sides: list[list[str]] = [[], []]
    for one in asked:
        sides[one.at_utc_ms >= built_utc_ms].append(one.query)
    before, since = (embed_queries(embedder, side[-N_QUERIES:], lambda: None) for side in sides)
    return drift(before, since)
