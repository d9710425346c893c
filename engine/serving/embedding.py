"""Vectors for chunks, whichever generation they are for.

What lives here: embedding a list of chunks in steps. What does not: which chunks, and storing. The
one rule: a text that was embedded once in a generation is not embedded again, whichever file it
stands in.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence

import numpy as np

from engine import chunking
from engine.ports import Embedder, Vectors
from engine.store import vectors as vector_rows
from engine.store.contents import StoredChunk
from engine.store.database import Database
from engine.types import GenerationId

BATCH = 64  # chunks a transaction
_STEP = 16  # texts between two looks at pause and stop: about 100 ms


def embed_chunks(
    database: Database,
    generation: GenerationId,
    embedder: Embedder,
    chunks: Sequence[StoredChunk],
    check: Callable[[], None],
) -> tuple[Vectors, int]:
    """Embed chunks for a generation.

    Args:
        database: where vectors of equal texts may be stored already.
        generation: whose vectors these are.
        embedder: the encoder of that generation.
        chunks: one or more.
        check: called before every step.

    Returns:
        `(n, dim) float32` unit rows, same order as chunks, and how many texts were embedded.

    Raises:
        CancelledError: from `check`.
    """
    hashes = [stored.embedded_hash for stored in chunks]
    known = vector_rows.vectors_by_hash(database.reader(), generation, hashes)
    fresh: dict[bytes, str] = {}
    for stored in chunks:
        if stored.embedded_hash not in known:
            fresh[stored.embedded_hash] = chunking.embedded_text(stored.title, stored.chunk)
    digests = list(fresh)
    for start in range(0, len(digests), _STEP):
        check()
        step = digests[start : start + _STEP]
        embedded = embedder.embed_passages([fresh[digest] for digest in step])
        known.update(zip(step, embedded, strict=True))
    return np.stack([known[digest] for digest in hashes]).astype(np.float32), len(fresh)
