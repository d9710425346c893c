"""Runs both halves of reading side by side and tells how far they are.

What lives here: the order of work, progress and time left. The one rule: words never wait for
meaning; while one thread turns files into chunks, the job's own thread embeds them.
"""

from __future__ import annotations

import threading
from collections import deque
from collections.abc import Callable
from concurrent.futures import Future, ThreadPoolExecutor, wait

from engine.clock import Clock
from engine.errors import CancelledError
from engine.figures import ReadProgress, ReadSummary
from engine.ingest import packing
from engine.ingest.sweep import sweep
from engine.ingest.texts import TextReader
from engine.ingest.vectors import VectorWriter
from engine.jobs import Report
from engine.serving.serving import Serving
from engine.store import contents, documents
from engine.store.database import Database

_WINDOW_MS = 30_000.0  # rates are measured over the last half minute
_MEASURED_MS = 5_000.0  # and nothing is shown before this much was measured
_IDLE_S = 0.05


class Reading:
    """One run over everything that waits."""

    def __init__(
        self, database: Database, serving: Serving, texts: TextReader, clock: Clock
    ) -> None:
        self._database = database
        self._serving = serving
        self._texts = texts
        self._vectors = VectorWriter(database, serving)
        self._meter = Meter(clock)
        self._stop = threading.Event()
        self._n_files = 0
        self._n_waiting_before = 0

    def run(self, report: Report) -> ReadSummary:
        """Read and embed until nothing waits.

        Raises:
            CancelledError: told to stop; what was done is stored and not done again.
            EnvironmentProblem: DISK_FULL and its kin; the queue is kept.
        """
        reader = self._database.reader()
        self._n_files = documents.queue_length(reader)
        self._n_waiting_before = contents.n_waiting_chunks(reader)

        def tell() -> None:
            report("read", self._texts.counts.n_done, self._n_files, self._progress())

        def check() -> None:
            if self._stop.is_set():
                raise CancelledError
            tell()

        with ThreadPoolExecutor(1, thread_name_prefix="honeyguide-texts") as pool:
            texts = pool.submit(self._texts.run, check)
            try:
                self._embed_beside(texts, check)
            finally:
                self._stop.set()
        texts.result()
        sweep(self._database, self._serving)
        self._serving.save_now_and_then()
        if packing.is_due(reader):
            packing.pack_words(self._database, tell)
        counts = self._texts.counts
        return ReadSummary(
            n_read=counts.n_read,
            n_reused=counts.n_reused,
            n_failed=counts.n_failed,
            n_chunks=counts.n_chunks,
            n_embedded=self._vectors.n_embedded,
        )

    def _embed_beside(self, texts: Future[None], check: Callable[[], None]) -> None:
        """Embed what the other thread finds until it is done and nothing waits."""
        while True:
            finished = texts.done()
            check()
            n_embedded = self._vectors.run_batch(check)
            if n_embedded:
                self._meter.add(self._vectors.n_done, self._texts.counts.n_done)
            elif finished:
                return
            else:
                wait([texts], timeout=_IDLE_S)

    def _progress(self) -> ReadProgress:
        counts = self._texts.counts
        n_done = self._vectors.n_done
        n_waiting = max(0, self._n_waiting_before + counts.n_chunks - n_done)
        files_left = max(0, self._n_files - counts.n_done)
        per_file = counts.n_chunks / counts.n_done if counts.n_done else 0.0
        return ReadProgress(
            n_files_done=counts.n_done,
            n_files=self._n_files,
            n_chunks_embedded=n_done,
            n_chunks_waiting=n_waiting,
            files_per_s=self._meter.files_per_s,
            ms_left=self._meter.ms_left(n_waiting + files_left * per_file, files_left),
        )


class Meter:
    """Measures how fast chunks and files come through."""

    def __init__(self, clock: Clock) -> None:
        self._clock = clock
        self._points: deque[tuple[float, int, int]] = deque([(clock.monotonic_ms(), 0, 0)])

    def add(self, n_chunks: int, n_files: int) -> None:
        """Note how many chunks and files are done by now."""
        now_ms = self._clock.monotonic_ms()
        self._points.append((now_ms, n_chunks, n_files))
        while now_ms - self._points[0][0] > _WINDOW_MS:
            self._points.popleft()

    def _rates(self) -> tuple[float, float, float]:
        (first_ms, first_chunks, first_files) = self._points[0]
        (last_ms, last_chunks, last_files) = self._points[-1]
        span_ms = last_ms - first_ms
        if span_ms <= 0:
            return 0.0, 0.0, 0.0
        return span_ms, (last_chunks - first_chunks) / span_ms, (last_files - first_files) / span_ms

    @property
    def files_per_s(self) -> float:
        """Return the files read a second, over the last half minute."""
        return self._rates()[2] * 1000

    def ms_left(self, n_chunks: float, n_files: int) -> float | None:
        """Return the time that is left, or None while too little was measured."""
        span_ms, chunks_per_ms, files_per_ms = self._rates()
        if span_ms < _MEASURED_MS or not chunks_per_ms:
            return None
        by_files = n_files / files_per_ms if files_per_ms else 0.0
        return max(n_chunks / chunks_per_ms, by_files)
