"""Gives chunks their vectors.

What lives here: the second half of reading, after which a document is found by its meaning, by both
models while two are tried. The one rule: rows first, then the index.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence

from engine.serving.embedding import BATCH, embed_chunks
from engine.serving.serving import Serving
from engine.serving.snapshot import Snapshot
from engine.store import contents
from engine.store import vectors as vector_rows
from engine.store.contents import StoredChunk
from engine.store.database import Database


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
        waiting = contents.waiting_chunks(self._database.reader(), BATCH)
        if not waiting:
            return 0
        rival = self._serving.rival
        if rival is not None:  # first: what waits, waits for the present model
            self._embed(rival, waiting, check)
        n_fresh = self._embed(snapshot, waiting, check)
        self.n_embedded += n_fresh
        self.n_reused += len(waiting) - n_fresh
        return len(waiting)

    def _embed(
        self, snapshot: Snapshot, waiting: Sequence[StoredChunk], check: Callable[[], None]
    ) -> int:
        """Give chunks their vectors of one model; return how many texts were new to it."""
        if snapshot.embedder is None or snapshot.generation is None:
            return 0
        vectors, n_fresh = embed_chunks(
            self._database, snapshot.generation, snapshot.embedder, waiting, check
        )
        ids = [stored.id for stored in waiting]
        with self._database.write() as library:
            as_stored = vector_rows.put_vectors(library, snapshot.generation, ids, vectors)
        self._serving.add(snapshot.generation, ids, as_stored)
        return n_fresh
