"""Builds a generation beside the one that answers, proves it, and clears away what is old.

What lives here: what a generation costs, filling, verifying, giving up, sweeping. What does not:
which model is used and why (`serving.shelf`), and the change itself (`Serving.switch`). The one
rule: until the change nothing that serves is touched, so that a kill anywhere leaves it whole.
"""

from __future__ import annotations

import os
import shutil
import sys
import threading
from collections.abc import Callable, Sequence
from concurrent.futures import ThreadPoolExecutor
from functools import partial

import numpy as np

from engine.clock import Clock
from engine.errors import CancelledError, DataProblem, EnvironmentProblem, ErrorCode
from engine.index import files
from engine.index.hnsw import HnswIndex, M
from engine.jobs import Report
from engine.ports import Embedder, Ids
from engine.serving.embedding import BATCH, embed_chunks
from engine.serving.serving import Serving
from engine.sizes import size_text
from engine.store import contents
from engine.store import generations as rows
from engine.store import vectors as vector_rows
from engine.store.contents import StoredChunk
from engine.store.database import Database
from engine.store.generations import Generation, GenerationState
from engine.types import GenerationId

KEPT_MS = 14 * 24 * 3_600_000  # how long one can go back at once
_MIN_RECALL = 0.95  # of the ten nearest
_N_RECALL_PROBES = 50
N_TEXT_PROBES = 8  # texts that are embedded once more, to be compared
_MIN_SAME = 0.999  # cosine of a stored half-precision vector with the same text embedded again
# of each vector: its row with two index entries, and links and id in the graph; measured with 384
# numbers a vector (tests hold it to what a real one takes)
_ROW_BYTES = 80
_LINK_BYTES = 4 * (2 * M + 1) + 8 + 16
_SPARE = 1.1
_NICE = 10
_NONE = GenerationId(0)  # a generation without a vector: nothing is taken from what is stored


def cost(n_chunks: int, dim: int) -> int:
    """Return how many bytes a generation takes on disk: rows in half precision, and its index."""
    return int(n_chunks * (2 * dim + _ROW_BYTES + 4 * dim + _LINK_BYTES) * _SPARE)


class Generations:
    """Everything that happens to a generation before and after it serves.

    Thread: one builder at a time; the caller sees to that.
    """

    def __init__(self, database: Database, serving: Serving, clock: Clock) -> None:
        self._database = database
        self._serving = serving
        self._clock = clock

    def waiting(self, fingerprint: str) -> Ids:
        """Return `(n,) int64`, the chunks that a model has yet to read, kept vectors counted."""
        reader = self._database.reader()
        for state in (GenerationState.GREEN, GenerationState.RETIRED):
            for kept in rows.generations(reader, state):
                if kept.fingerprint == fingerprint:
                    return rows.waiting_for(reader, kept.id)
        return rows.waiting_for(reader, _NONE)

    def ms_for(self, embedder: Embedder, chunks: Sequence[StoredChunk], report: Report) -> float:
        """Return how long it takes to embed some chunks, of which nothing is stored.

        Raises:
            CancelledError: told to stop.
        """
        if not chunks:
            return 0.0
        begun_ms = self._clock.monotonic_ms()
        embed_chunks(self._database, _NONE, embedder, chunks, lambda: report("measure", 0))
        return self._clock.monotonic_ms() - begun_ms

    def begin(self, embedder: Embedder) -> Generation:
        """Begin a green generation, or go on with one that a kill or a pause left.

        Raises:
            EnvironmentProblem: NOT_ENOUGH_SPACE with figures; nothing was changed.
        """
        needed_bytes = cost(len(self.waiting(embedder.fingerprint)), embedder.dim)
        free_bytes = shutil.disk_usage(self._database.path.parent).free
        if needed_bytes > free_bytes:
            raise EnvironmentProblem(
                ErrorCode.NOT_ENOUGH_SPACE,
                f"{size_text(needed_bytes)} needed, {size_text(free_bytes)} free",
            )
        with self._database.write() as library:
            green = rows.start_green(
                library,
                embedder.fingerprint,
                embedder.name,
                embedder.precision,
                dim=embedder.dim,
                now_utc_ms=self._clock.now_utc_ms(),
            )
        if not vector_rows.n_vectors(self._database.reader(), green.id):
            # a file of a library that was thrown away may have this number
            files.remove(self._serving.index_path(green.id))
        return green

    def build(self, green: Generation, embedder: Embedder, report: Report) -> HnswIndex:
        """Give every chunk its vector, those of files that changed last first, and verify.

        It works on a thread of its own that gives way to everything else where the system lets it.

        Returns:
            The index, saved and ready to serve.

        Raises:
            CancelledError: told to stop; what was embedded is kept for the next time.
            DataProblem: VECTOR_INVALID when the generation does not pass.
            EnvironmentProblem: DISK_FULL and its kin.
        """
        is_left = threading.Event()

        def told(stage: str, done: int, total: int | None = None, detail: object = None) -> None:
            if is_left.is_set():
                raise CancelledError
            report(stage, done, total, detail)

        with ThreadPoolExecutor(1, "honeyguide-green", initializer=_give_way) as pool:
            try:
                return pool.submit(self._build, green, embedder, told).result()
            finally:
                is_left.set()  # who was interrupted here waits for the thread, which knows nothing

    def _build(self, green: Generation, embedder: Embedder, report: Report) -> HnswIndex:
        index = self._serving.saved_index(green)
        if index is None or index.needs_rebuild:
            index = HnswIndex(green.dim)
        self._fill(green, embedder, report)
        n_chunks = contents.n_chunks(self._database.reader())
        self._serving.catch_up(index, green, lambda n: report("index", n, n_chunks))
        self._fill(green, embedder, report)  # what was read meanwhile
        self._verify(green, embedder, index, report)
        self._serving.save_index(index, green)
        return index

    def _fill(self, green: Generation, embedder: Embedder, report: Report) -> None:
        reader = self._database.reader()
        while len(waiting := rows.waiting_for(reader, green.id)):
            n_chunks = contents.n_chunks(reader)
            n_before = n_chunks - len(waiting)
            for start in range(0, len(waiting), BATCH):
                check = partial(report, "green", n_before + start, n_chunks)
                chunks = contents.chunks_of(reader, waiting[start : start + BATCH].tolist())
                if chunks:
                    self._embed(green, embedder, chunks, check)

    def _embed(
        self,
        green: Generation,
        embedder: Embedder,
        chunks: Sequence[StoredChunk],
        check: Callable[[], None],
    ) -> None:
        vectors, _ = embed_chunks(self._database, green.id, embedder, chunks, check)
        with self._database.write() as library:
            vector_rows.put_vectors(library, green.id, [c.id for c in chunks], vectors)

    def _verify(
        self, green: Generation, embedder: Embedder, index: HnswIndex, report: Report
    ) -> None:
        """Compare index, rows and encoder with one another.

        That every vector is finite, of unit length and of the right width, the index has checked.
        """
        report("verify", 0)
        self._count(green, index)
        random = np.random.default_rng(green.id)
        ids = index.ids()
        sample = random.permutation(ids)
        _, probes = index.vectors_of(sample[:_N_RECALL_PROBES])
        recall = index.recall(probes, 10)
        if recall < _MIN_RECALL:
            raise _invalid(f"the index finds {recall:.2f} of the nearest only")
        chunks = contents.chunks_of(self._database.reader(), sample[:N_TEXT_PROBES].tolist())
        known, stored = index.vectors_of(np.array([c.id for c in chunks], np.int64))
        kept = [c for c in chunks if c.id in set(known.tolist())]
        if not kept:
            return
        again, _ = embed_chunks(self._database, _NONE, embedder, kept, lambda: report("verify", 0))
        same = float(np.min(np.sum(again * stored, axis=1)))
        if not same >= _MIN_SAME:
            raise _invalid(f"a text embedded again is only {same:.3f} like its vector")

    def _count(self, green: Generation, index: HnswIndex) -> None:
        for _ in range(3):  # files may be forgotten meanwhile
            self._serving.catch_up(index, green)
            reader = self._database.reader()
            n_stored = vector_rows.n_vectors(reader, green.id)
            if len(index) == n_stored:
                return
        raise _invalid(f"{len(index)} of {n_stored} vectors can be used")

    def give_up(self, green: Generation) -> None:
        """Let go of a generation that will not serve."""
        self._set(green, GenerationState.GONE)

    def forget(self, fingerprint: str) -> None:
        """Let go of what a model that is deleted has read, unless it serves."""
        for state in (GenerationState.GREEN, GenerationState.RETIRED):
            for kept in rows.generations(self._database.reader(), state):
                if kept.fingerprint == fingerprint:
                    self._set(kept, GenerationState.GONE)

    def _set(self, generation: Generation, state: GenerationState) -> None:
        with self._database.write() as library:
            rows.set_state(library, generation.id, state, self._clock.now_utc_ms())

    def sweep(self) -> None:
        """Remove what was kept long enough, and what was let go of, in short transactions."""
        oldest_utc_ms = self._clock.now_utc_ms() - KEPT_MS
        for kept in rows.generations(self._database.reader(), GenerationState.RETIRED):
            if kept.changed_utc_ms < oldest_utc_ms:
                self._set(kept, GenerationState.GONE)
        for gone in rows.generations(self._database.reader(), GenerationState.GONE):
            files.remove(self._serving.index_path(gone.id))
            swept = False
            while not swept:
                with self._database.write() as library:
                    swept = rows.sweep_gone(library, gone.id)


def _give_way() -> None:
    """Take what the rest of the program leaves of the processor; encoders' threads inherit it."""
    if sys.platform == "linux":  # elsewhere a thread has no niceness of its own
        os.setpriority(os.PRIO_PROCESS, threading.get_native_id(), _NICE)


def _invalid(detail: str) -> DataProblem:
    return DataProblem(ErrorCode.VECTOR_INVALID, detail)
