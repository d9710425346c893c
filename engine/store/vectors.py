"""Vectors by generation, as half-precision rows: the truth that index files are rebuilt from.

What lives here: `vectors`. What does not: the generations themselves (`store.generations`). The one
rule: a vector is read and compared only within its generation.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

import numpy as np
from numpy.typing import NDArray

from engine.ports import Ids, Vectors
from engine.store.database import Connection
from engine.types import ChunkId, GenerationId

_BATCH = 2_000


def put_vectors(
    library: Connection, generation: GenerationId, ids: Sequence[ChunkId], vectors: Vectors
) -> Vectors:
    """Store `(n, dim) float32` unit rows; those of the live generation wait no more.

    A chunk that was removed meanwhile is passed over.

    Returns:
        `(n, dim) float32` unit rows, the vectors as they will be read back.
    """
    halves = vectors.astype(np.float16)
    live = library.execute("SELECT id FROM generations WHERE state = 'live'").fetchone()
    for chunk_id, half in zip(ids, halves, strict=True):
        library.execute(
            """
            INSERT OR REPLACE INTO vectors (generation_id, chunk_id, vector)
            SELECT ?, id, ? FROM chunks WHERE id = ?
            """,
            (generation, half.tobytes(), chunk_id),
        )
        if live == (generation,):
            library.execute("DELETE FROM unembedded WHERE chunk_id = ?", (chunk_id,))
    return _unit_rows(halves)


def _unit_rows(halves: NDArray[np.float16]) -> Vectors:
    vectors = halves.astype(np.float32)
    vectors /= np.maximum(np.linalg.norm(vectors, axis=1, keepdims=True), 1e-12)
    return vectors


def vectors_by_hash(
    library: Connection, generation: GenerationId, hashes: Sequence[bytes]
) -> dict[bytes, Vectors]:
    """Return vectors that are stored already for texts with these hashes."""
    found: dict[bytes, Vectors] = {}
    for digest in set(hashes):
        row = library.execute(
            """
            SELECT v.vector FROM chunks c
            JOIN vectors v ON v.chunk_id = c.id AND v.generation_id = ?
            WHERE c.embedded_hash = ? LIMIT 1
            """,
            (generation, digest),
        ).fetchone()
        if row is not None:
            found[digest] = _unit_rows(np.frombuffer(row[0], np.float16)[None, :])[0]
    return found


def vector_ids(library: Connection, generation: GenerationId) -> Ids:
    """Return `(n,) int64`, the chunks that have a vector, ascending."""
    rows = library.execute(
        "SELECT chunk_id FROM vectors WHERE generation_id = ? ORDER BY chunk_id", (generation,)
    )
    return np.fromiter((row[0] for row in rows), np.int64)


def n_vectors(library: Connection, generation: GenerationId) -> int:
    """Return how many vectors a generation has."""
    row = library.execute("SELECT count(*) FROM vectors WHERE generation_id = ?", (generation,))
    return int(row.fetchone()[0])


def read_vectors(
    library: Connection, generation: GenerationId, ids: Ids, dim: int
) -> Iterator[tuple[Ids, Vectors]]:
    """Yield `(m,) int64` ids and `(m, dim) float32` unit rows in batches, in the order of ids."""
    for start in range(0, len(ids), _BATCH):
        wanted = [int(i) for i in ids[start : start + _BATCH]]
        marks = ",".join("?" * len(wanted))
        rows = library.execute(
            f"SELECT chunk_id, vector FROM vectors WHERE generation_id = ? AND chunk_id IN ({marks})",  # noqa: E501, S608 - only question marks
            (generation, *wanted),
        ).fetchall()
        rows = [row for row in rows if len(row[1]) == dim * 2]
        if not rows:
            continue
        halves = np.frombuffer(b"".join(row[1] for row in rows), np.float16)
        yield np.array([row[0] for row in rows], np.int64), _unit_rows(halves.reshape(-1, dim))
