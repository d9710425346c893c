"""Holds the snapshot that answers searches, and keeps its index in step with the store.

What lives here: loading the encoder and the index of the live generation, adding and removing
vectors, saving, a rival that is tried beside it, and the change to another generation. What does
not: building one (`serving.generations`). The one rule: the rows are the truth; whatever an index
file says is compared with them, and what is missing or too much is mended.
"""

from __future__ import annotations

import logging
import threading
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import numpy as np

from engine.clock import Clock
from engine.errors import DataProblem, EngineError
from engine.index import files
from engine.index.exact import ExactIndex
from engine.index.hnsw import HnswIndex
from engine.jobs import Report
from engine.ports import Embedder, Ids, Reranker, VectorIndex, Vectors
from engine.serving.snapshot import Snapshot
from engine.store import generations as generation_rows
from engine.store import vectors as vector_rows
from engine.store.database import Database
from engine.store.generations import Generation
from engine.types import ChunkId, Degraded, GenerationId

log = logging.getLogger(__name__)

# While an index is rebuilt, up to this many vectors are searched exactly; beyond it by words only.
_EXACT_LIMIT = 200_000
# The whole file is written for what changed: 1.7 GB for a million vectors. To take in at the next
# start what was not saved costs about a millisecond a vector, so many may wait: while files are
# read a tenth of the index, after a reading a hundredth, which takes as long as writing all.
_SAVE_EVERY = 20_000
_SAVE_SHARE = 0.1
_SAVE_SHARE_AT_REST = 0.01
_SAVE_EVERY_MS = 60_000.0
_REFRESH_EVERY_MS = 20_000.0


class Serving:
    """The current snapshot and its upkeep.

    Thread: any; `current` is a reference read. Everything that changes the snapshot or its index
    takes turns.
    """

    def __init__(self, database: Database, index_dir: Path, clock: Clock) -> None:
        self._database = database
        self._index_dir = index_dir
        self._clock = clock
        self._lock = threading.Lock()
        self._generation: Generation | None = None
        self._rival: tuple[Generation, Snapshot] | None = None
        self._n_unsaved = 0
        self._saved_ms: float | None = None
        self._refreshed_ms = clock.monotonic_ms()
        self._snapshot = Snapshot(None, None, None, None, frozenset({Degraded.MODEL_UNAVAILABLE}))

    def current(self) -> Snapshot:
        """Return the snapshot that a search starting now runs on."""
        return self._snapshot

    @property
    def generation(self) -> Generation | None:
        """Return the live generation."""
        return self._generation

    @property
    def present(self) -> str | None:
        """Return the fingerprint of the encoder that answers, None while there is none."""
        embedder = self._snapshot.embedder
        return None if embedder is None else embedder.fingerprint

    @property
    def rival(self) -> Snapshot | None:
        """Return what is tried beside the present model, None outside of trials."""
        rival = self._rival
        return None if rival is None else replace(rival[1], reranker=self._snapshot.reranker)

    def set_rival(self, green: Generation, embedder: Embedder, index: HnswIndex) -> None:
        """Let another model answer beside the present one; its rows are complete."""
        with self._lock:
            self.catch_up(index, green)
            self._rival = green, Snapshot(green.id, embedder, index, None)

    def end_rival(self) -> None:
        """Let the present model answer alone again; searches that run keep both."""
        with self._lock:
            self._rival = None

    def load(self, embedder: Embedder, reranker: Reranker | None) -> None:
        """Put an encoder in service with the index of its generation.

        A writer starts a new generation when there is none, or when what made the stored one can
        compute the same no more; a reader then searches by words only. A missing or damaged index
        file is replaced by an exact scan of the rows until `rebuild` has made a new one.

        Args:
            embedder: the encoder for queries and passages.
            reranker: the cross-encoder, or None.
        """
        with self._lock:
            generation = generation_rows.live_generation(self._database.reader())
            if generation is None or generation.fingerprint != embedder.fingerprint:
                if not self._database.writable:
                    log.warning("no generation of this model; searching by words only")
                    return
                with self._database.write() as library:
                    generation = generation_rows.start_generation(
                        library,
                        embedder.fingerprint,
                        embedder.name,
                        embedder.precision,
                        dim=embedder.dim,
                        now_utc_ms=self._clock.now_utc_ms(),
                    )
                # a file of a library that was thrown away may have this number
                files.remove(self.index_path(generation.id))
            self._generation = generation
            index, degraded = self.open_index(generation)
            self._snapshot = Snapshot(generation.id, embedder, index, reranker, degraded)

    def refresh(self) -> bool:
        """Take in the vectors that another process wrote since, now and then.

        Returns:
            Whether the same generation still serves; if not, `load` has to find the one that does.
        """
        now_ms = self._clock.monotonic_ms()
        with self._lock:
            if now_ms - self._refreshed_ms < _REFRESH_EVERY_MS:
                return True
            self._refreshed_ms = now_ms
            generation = self._generation
            live = generation_rows.live_generation(self._database.reader())
            if generation is None or live is None or live.id != generation.id:
                return False
            if isinstance(self._snapshot.index, HnswIndex):
                self.catch_up(self._snapshot.index, generation)
            else:
                index, degraded = self.open_index(generation)
                self._snapshot = replace(self._snapshot, index=index, degraded=degraded)
            return True

    def index_path(self, generation: GenerationId) -> Path:
        """Return the base name of a generation's index files."""
        return self._index_dir / f"generation-{generation:04d}"

    def open_index(self, generation: Generation) -> tuple[VectorIndex | None, frozenset[Degraded]]:
        """Return a generation's index in step with its rows, and what is wrong with it."""
        index = self.saved_index(generation)
        if index is not None:
            self._n_unsaved += self.catch_up(index, generation)
            return index, frozenset()
        n_rows = vector_rows.n_vectors(self._database.reader(), generation.id)
        if n_rows == 0:
            return HnswIndex(generation.dim), frozenset()
        if n_rows > _EXACT_LIMIT:
            return None, frozenset({Degraded.INDEX_REBUILDING})
        exact = ExactIndex(generation.dim)
        self._fill(
            exact, vector_rows.vector_ids(self._database.reader(), generation.id), generation
        )
        return exact, frozenset()

    def saved_index(self, generation: Generation) -> HnswIndex | None:
        """Return a generation's index as it was saved; None where that is missing or damaged."""
        path = self.index_path(generation.id)
        try:
            return files.load(path, generation.dim, generation.fingerprint)
        except FileNotFoundError:
            return None
        except DataProblem as problem:
            log.warning("the index file is damaged and will be rebuilt: %s", problem.code)
            return None

    def catch_up(
        self,
        index: HnswIndex,
        generation: Generation,
        on_batch: Callable[[int], None] | None = None,
    ) -> int:
        """Give an index the rows it lacks and take from it what has no row; return how many."""
        stored = vector_rows.vector_ids(self._database.reader(), generation.id)
        held = index.ids()
        stale = np.setdiff1d(held, stored, assume_unique=True)
        missing = np.setdiff1d(stored, held, assume_unique=True)
        if len(stale):
            index.remove(stale)
        if len(missing):
            self._fill(index, missing, generation, on_batch or (lambda _: None))
        return len(stale) + len(missing)

    def _fill(
        self,
        index: VectorIndex,
        ids: Ids,
        generation: Generation,
        on_batch: Callable[[int], None] = lambda _: None,
    ) -> None:
        n_done = 0
        reader = self._database.reader()
        for batch_ids, batch in vector_rows.read_vectors(
            reader, generation.id, ids, generation.dim
        ):
            index.add(batch_ids, batch)
            n_done += len(batch_ids)
            on_batch(n_done)

    @property
    def needs_rebuild(self) -> bool:
        """Return whether searches run without a proper index, or on one full of holes."""
        index = self._snapshot.index
        if self._generation is None or not self._database.writable:
            return False
        return not isinstance(index, HnswIndex) or index.needs_rebuild

    def rebuild(self, report: Report) -> None:
        """Build the index anew from the rows beside the one that answers, then change over.

        Raises:
            CancelledError: told to stop; the present index stays.
        """
        generation = self._generation
        if generation is None:
            return
        stored = vector_rows.vector_ids(self._database.reader(), generation.id)
        fresh = HnswIndex(generation.dim)
        self._fill(fresh, stored, generation, lambda n: report("index", n, len(stored)))
        with self._lock:
            if self._generation is not generation:
                return  # another one answers since
            self.catch_up(fresh, generation)
            self._n_unsaved += len(fresh)
            before = self._snapshot
            self._snapshot = Snapshot(
                generation.id, before.embedder, fresh, before.reranker, frozenset()
            )
        self.save()

    def switch(
        self,
        target: Generation,
        embedder: Embedder,
        index: VectorIndex | None,
        degraded: frozenset[Degraded] = frozenset(),
    ) -> None:
        """Let another generation answer from now on; searches that run keep theirs.

        One transaction decides: killed before it the present generation serves at the next start,
        killed after it the new one does. The present one is kept, with its index file.

        Raises:
            EnvironmentProblem: DISK_FULL and its kin; the present generation goes on.
        """
        self.save()
        with self._lock:
            if isinstance(index, HnswIndex):
                self.catch_up(index, target)
            with self._database.write() as library:
                generation_rows.switch_generation(library, target, self._clock.now_utc_ms())
            self._generation = target
            self._rival = None
            self._n_unsaved = 1  # its file may be older than this
            reranker = self._snapshot.reranker
            self._snapshot = Snapshot(target.id, embedder, index, reranker, degraded)

    def set_reranker(self, reranker: Reranker | None) -> None:
        """Let another cross-encoder read closely from now on."""
        with self._lock:
            self._snapshot = replace(self._snapshot, reranker=reranker)

    def add(self, generation: GenerationId, ids: list[ChunkId], vectors: Vectors) -> None:
        """Add vectors whose rows are committed: `(n, dim) float32` unit rows.

        Those of a generation that answers no more are passed over: its rows have them.
        """
        with self._lock:
            if self._rival is not None and self._rival[0].id == generation:
                _add(self._rival[1].index, ids, vectors)
            if self._snapshot.generation != generation:
                return
            _add(self._snapshot.index, ids, vectors)
            self._n_unsaved += len(ids)
        if self._n_unsaved >= _SAVE_EVERY and self._unsaved_share() >= _SAVE_SHARE:
            self.save()

    def remove(self, ids: list[ChunkId]) -> None:
        """Remove vectors whose rows are gone."""
        with self._lock:
            rival = self._rival[1].index if self._rival is not None else None
            for index in (self._snapshot.index, rival):
                if index is not None:
                    index.remove(np.array(ids, np.int64))
            self._n_unsaved += len(ids)

    def save_now_and_then(self) -> None:
        """Write the index file where much changed and that was not done a moment ago.

        Closing writes what is left.
        """
        if self._unsaved_share() < _SAVE_SHARE_AT_REST:
            return
        now_ms = self._clock.monotonic_ms()
        if self._saved_ms is None or now_ms - self._saved_ms >= _SAVE_EVERY_MS:
            self.save()

    def _unsaved_share(self) -> float:
        return self._n_unsaved / max(1, len(self._snapshot.index or ()))

    def save(self) -> None:
        """Write the index file; a failure costs a rebuild at the next start, nothing else."""
        with self._lock:
            self._save()

    def _save(self) -> bool:
        """Write the index file where something is unsaved; return whether that was written."""
        index, generation = self._snapshot.index, self._generation
        if generation is None or not self._n_unsaved or not isinstance(index, HnswIndex):
            return False
        if not self.save_index(index, generation):
            return False
        self._n_unsaved = 0
        self._saved_ms = self._clock.monotonic_ms()
        return True

    def save_without_removed(self) -> None:
        """Leave no vector in an index file whose passage was removed.

        The one that serves is written anew; where that cannot be done it goes. So do those of other
        generations; what went is made from the rows when it serves again.

        Raises:
            EnvironmentProblem: READ_ONLY and its kin; a file that was to go is still there.
        """
        with self._lock:
            self._n_unsaved += 1
            serving = self._generation
            kept = self.index_path(serving.id) if self._save() and serving is not None else None
            files.remove_all_but(kept, self._index_dir)

    def save_index(self, index: HnswIndex, generation: Generation) -> bool:
        """Write a generation's index file; return whether it was written."""
        try:
            self._index_dir.mkdir(parents=True, exist_ok=True)
            files.save(index, self.index_path(generation.id), generation.fingerprint)
        except (EngineError, OSError) as problem:
            log.warning("the index was not saved: %s", type(problem).__name__)
            return False
        return True


def _add(index: VectorIndex | None, ids: list[ChunkId], vectors: Vectors) -> None:
    if index is not None:
        index.add(np.array(ids, np.int64), vectors)
