"""Gives chunks their vectors.

What lives here: the second half of reading, after which a document is found by its meaning. The one
rule: rows first, then the index; a text that was embedded once in this generation is not embedded
again, whichever file it stands in.
"""

from __future__ import annotations

from collections.abc import Callable

import numpy as np

from engine import chunking
from engine.ports import Embedder, Vectors
from engine.serving.serving import Serving
from engine.store import contents
from engine.store import vectors as vector_rows
from engine.store.contents import StoredChunk
from engine.store.database import Database
from engine.types import GenerationId

_BATCH = 64  # chunks a transaction
_STEP = 16  # texts between two looks at pause and stop: about 100 ms


class VectorWriter:
    """Embeds the chunks that wait.

    Thread: one at a time.
    """

    def __init__(self, database: Database, serving: Serving) -> None:
        self._database = database
        self._serving = serving
        self.n_embedded = 0
        self.n_reused = 0

    @property
    def n_done(self) -> int:
        """Return how many chunks got a vector."""
        return self.n_embedded + self.n_reused

    def run_batch(self, check: Callable[[], None]) -> int:
        """Embed one batch; return how many chunks got a vector, 0 when none waits.

        Raises:
            CancelledError: from `check`; what was embedded is stored.
            EnvironmentProblem: DISK_FULL and its kin.
        """
        snapshot = self._serving.current()
        if snapshot.embedder is None or snapshot.generation is None:
            return 0
        waiting = contents.waiting_chunks(self._database.reader(), _BATCH)
        if not waiting:
            return 0
        vectors = self._vectors(waiting, snapshot.generation, snapshot.embedder, check)
        ids = [stored.id for stored in waiting]
        with self._database.write() as library:
            as_stored = vector_rows.put_vectors(library, snapshot.generation, ids, vectors)
        self._serving.add(ids, as_stored)
        return len(ids)

    def _vectors(
        self,
        waiting: list[StoredChunk],
        generation: GenerationId,
        embedder: Embedder,
        check: Callable[[], None],
    ) -> Vectors:
        """Return `(n, dim) float32` unit rows for the waiting chunks, same order."""
        hashes = [stored.embedded_hash for stored in waiting]
        known = vector_rows.vectors_by_hash(self._database.reader(), generation, hashes)
        fresh: dict[bytes, str] = {}
        for stored in waiting:
            if stored.embedded_hash not in known:
                fresh[stored.embedded_hash] = chunking.embedded_text(stored.title, stored.chunk)
        digests = list(fresh)
        for start in range(0, len(digests), _STEP):
            check()
            step = digests[start : start + _STEP]
            embedded = embedder.embed_passages([fresh[digest] for digest in step])
            known.update(zip(step, embedded, strict=True))
        self.n_embedded += len(fresh)
        self.n_reused += len(waiting) - len(fresh)
        return np.stack([known[digest] for digest in hashes]).astype(np.float32)
